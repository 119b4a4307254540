import type { LibraryEntry } from "../../model/index.js";

/**
 * passport-jwt, alone and as the base of a Nest strategy: `class JwtStrategy extends PassportStrategy(Strategy)` hands its options to `super`.
 * `jsonWebTokenOptions` does not reach `algorithms` and `ignoreExpiration`: the strategy's own options are laid over it, set or not.
 */
export const PASSPORT_JWT: LibraryEntry = {
  library: "passport-jwt",
  documentation: "https://github.com/mikenicholson/passport-jwt",
  aliases: { "passport-jwt#default": "passport-jwt" },
  symbols: [
    { symbol: "@nestjs/passport#PassportStrategy", returns: { argument: 0 } },
    {
      symbol: "passport-jwt#Strategy",
      operation: "jwt.verify",
      slots: {
        key: { argument: 0, path: "secretOrKey" },
        provider: { argument: 0, path: "secretOrKeyProvider" },
        algorithms: { argument: 0, path: "algorithms" },
        misnamed: { argument: 0, path: "algorithm" },
        inferred: { value: "key", since: 4 },
        ignoreExpiration: { argument: 0, path: "ignoreExpiration" },
        issuer: { argument: 0, path: "issuer" },
        audience: { argument: 0, path: "audience" },
        options: { argument: 0 },
      },
      callbacks: [{ argument: 1, runs: "request" }],
    },
  ],
};
