import type { LibraryEntry } from "../../model/index.js";

/** jwt-simple: `decode` verifies unless its third argument is true-ish. It signs what it is given: `exp` in the payload is the only expiry. */
export const JWT_SIMPLE: LibraryEntry = {
  library: "jwt-simple",
  documentation: "https://github.com/hokaccha/node-jwt-simple",
  symbols: [
    {
      symbol: "jwt-simple#encode",
      operation: "jwt.sign",
      slots: {
        payload: { argument: 0 },
        key: { argument: 1 },
        algorithm: [{ argument: 2 }, { value: "HS256" }],
        expiryClaim: { argument: 0, path: "exp" },
        issuer: { argument: 0, path: "iss" },
        audience: { argument: 0, path: "aud" },
      },
    },
    {
      symbol: "jwt-simple#decode",
      operation: "jwt.verify",
      arguments: { atLeast: 2 },
      slots: {
        token: { argument: 0 },
        key: { argument: 1 },
        unverified: { argument: 2 },
        algorithms: { argument: 3 },
        inferred: { value: "key" },
      },
    },
  ],
};

/** njwt: tokens of `create` expire after an hour; `verify` takes HS256 unless told otherwise, and unsigned tokens where it is given no key. */
export const NJWT: LibraryEntry = {
  library: "njwt",
  documentation: "https://github.com/jwtk/njwt",
  aliases: { "njwt#default": "njwt", "njwt#createVerifier()": "njwt#Verifier", "njwt#Verifier()": "njwt#Verifier" },
  symbols: [
    {
      symbol: "njwt#create",
      operation: "jwt.sign",
      arguments: { atLeast: 2 },
      slots: {
        payload: { argument: 0 },
        key: { argument: 1 },
        algorithm: [{ argument: 2 }, { value: "HS256" }],
        expiry: { value: 3600 },
      },
      returns: { type: "njwt#Jwt" },
    },
    {
      symbol: "njwt#verify",
      operation: "jwt.verify",
      arguments: { atMost: 1 },
      slots: { token: { argument: 0 }, algorithms: { value: ["none"] } },
    },
    {
      symbol: "njwt#verify",
      operation: "jwt.verify",
      slots: {
        token: { argument: 0 },
        key: { argument: 1 },
        algorithms: [{ argument: 2 }, { value: ["HS256"] }],
        callback: { argument: -1 },
      },
    },
    {
      symbol: "njwt#Verifier.verify",
      operation: "jwt.verify",
      slots: {
        token: { argument: 0 },
        key: { chained: "setSigningKey", argument: 0 },
        algorithms: [{ chained: "setSigningAlgorithm", argument: 0 }, { value: ["HS256"] }],
      },
    },
    {
      symbol: ["njwt#Verifier.setSigningKey", "njwt#Verifier.setSigningAlgorithm", "njwt#Verifier.withKeyResolver"],
      returns: { self: true },
    },
  ],
};

/** jwt-decode reads claims and verifies nothing. */
export const JWT_DECODE: LibraryEntry = {
  library: "jwt-decode",
  documentation: "https://github.com/auth0/jwt-decode",
  aliases: {
    "jwt-decode": "jwt-decode#jwtDecode",
    "jwt-decode#default": "jwt-decode#jwtDecode",
    "jwt-decode#jwt_decode": "jwt-decode#jwtDecode",
  },
  symbols: [
    {
      symbol: "jwt-decode#jwtDecode",
      operation: "jwt.decode",
      arguments: { atLeast: 1 },
      slots: { token: { argument: 0 }, header: { argument: 1, path: "header" } },
    },
  ],
};
