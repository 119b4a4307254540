import type { LibraryEntry, SlotSource } from "../../model/index.js";

const SERVICE = "@nestjs/jwt#JwtService";

function configured(slot: string): SlotSource {
  return { configured: "jwt.configure", slot };
}

function moduleOptions(under: string): Readonly<Record<string, SlotSource | readonly SlotSource[]>> {
  const at = (path: string): SlotSource => ({ argument: 0, path: `${under}${path}` });
  return {
    key: [at("secret"), at("secretOrPrivateKey")],
    privateKey: at("privateKey"),
    publicKey: at("publicKey"),
    algorithm: at("signOptions.algorithm"),
    algorithms: at("verifyOptions.algorithms"),
    expiry: at("signOptions.expiresIn"),
    ignoreExpiration: at("verifyOptions.ignoreExpiration"),
    issuer: at("signOptions.issuer"),
    audience: at("signOptions.audience"),
    provider: at("secretOrKeyProvider"),
  };
}

/** @nestjs/jwt: options of the call stand over those of the module. From version 10 on it stands on jsonwebtoken 9. */
export const NESTJS_JWT: LibraryEntry = {
  library: "@nestjs/jwt",
  documentation: "https://github.com/nestjs/jwt",
  symbols: [
    { symbol: "@nestjs/jwt#JwtModule.register", operation: "jwt.configure", slots: moduleOptions("") },
    {
      symbol: "@nestjs/jwt#JwtModule.registerAsync",
      operation: "jwt.configure",
      when: { argument: 0, path: "useFactory" },
      slots: moduleOptions("useFactory()."),
    },
    {
      symbol: "@nestjs/jwt#JwtModule.registerAsync",
      operation: "jwt.configure",
      when: { argument: 0, path: "useClass" },
      slots: moduleOptions("useClass.createJwtOptions()."),
    },
    {
      symbol: "@nestjs/jwt#JwtModule.registerAsync",
      operation: "jwt.configure",
      slots: moduleOptions("useExisting.createJwtOptions()."),
    },
    ...["sign", "signAsync"].map((name) => ({
      symbol: `${SERVICE}.${name}`,
      operation: "jwt.sign" as const,
      slots: {
        payload: { argument: 0 },
        key: [
          { argument: 1, path: "secret" },
          { made: 0, path: "secret" },
          configured("key"),
          { argument: 1, path: "privateKey" },
          configured("privateKey"),
        ],
        algorithm: [
          { argument: 1, path: "algorithm" },
          { made: 0, path: "signOptions.algorithm" },
          configured("algorithm"),
          { value: "HS256" },
        ],
        expiry: [{ argument: 1, path: "expiresIn" }, { made: 0, path: "signOptions.expiresIn" }, configured("expiry")],
        expiryClaim: { argument: 0, path: "exp" },
        issuer: [{ argument: 1, path: "issuer" }, { argument: 0, path: "iss" }, configured("issuer")],
        audience: [{ argument: 1, path: "audience" }, { argument: 0, path: "aud" }, configured("audience")],
        options: { argument: 1 },
      },
      ...(name === "signAsync" ? { asynchronous: true } : {}),
    })),
    ...["verify", "verifyAsync"].map((name) => ({
      symbol: `${SERVICE}.${name}`,
      operation: "jwt.verify" as const,
      slots: {
        token: { argument: 0 },
        key: [
          { argument: 1, path: "secret" },
          { made: 0, path: "secret" },
          configured("key"),
          { argument: 1, path: "publicKey" },
          configured("publicKey"),
        ],
        algorithms: [{ argument: 1, path: "algorithms" }, { made: 0, path: "verifyOptions.algorithms" }, configured("algorithms")],
        misnamed: { argument: 1, path: "algorithm" },
        inferred: { value: "key", since: 10 },
        ignoreExpiration: [{ argument: 1, path: "ignoreExpiration" }, configured("ignoreExpiration")],
        issuer: { argument: 1, path: "issuer" },
        audience: { argument: 1, path: "audience" },
        complete: { argument: 1, path: "complete" },
        options: { argument: 1 },
        ...(name === "verifyAsync" ? { promise: { value: true } } : {}),
      },
      ...(name === "verifyAsync" ? { asynchronous: true } : {}),
    })),
    {
      symbol: `${SERVICE}.decode`,
      operation: "jwt.decode",
      slots: { token: { argument: 0 }, complete: { argument: 1, path: "complete" } },
    },
  ],
};
