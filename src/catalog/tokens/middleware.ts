import type { LibraryEntry, SlotSource, SymbolEntry } from "../../model/index.js";

/** A middleware that verifies the token of every request by the options of its first argument. */
function verifier(symbol: string | readonly string[], inferred: SlotSource): SymbolEntry {
  return {
    symbol,
    operation: "jwt.verify",
    arguments: { atLeast: 1 },
    slots: {
      key: { argument: 0, path: "secret" },
      algorithms: { argument: 0, path: "algorithms" },
      misnamed: { argument: 0, path: "algorithm" },
      inferred,
      ignoreExpiration: { argument: 0, path: "ignoreExpiration" },
      issuer: { argument: 0, path: "issuer" },
      audience: { argument: 0, path: "audience" },
      options: { argument: 0 },
    },
  };
}

/** express-jwt: version 6 and later refuse to start without `algorithms`. */
export const EXPRESS_JWT: LibraryEntry = {
  library: "express-jwt",
  documentation: "https://github.com/auth0/express-jwt",
  aliases: { "express-jwt#default": "express-jwt" },
  symbols: [verifier(["express-jwt", "express-jwt#expressjwt"], { value: "required", since: 6 })],
};

/** koa-jwt: version 4 stands on jsonwebtoken 9. */
export const KOA_JWT: LibraryEntry = {
  library: "koa-jwt",
  documentation: "https://github.com/koajs/jwt",
  aliases: { "koa-jwt#default": "koa-jwt" },
  symbols: [verifier("koa-jwt", { value: "key", since: 4 })],
};
