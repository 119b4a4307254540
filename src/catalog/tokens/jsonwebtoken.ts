import type { LibraryEntry } from "../../model/index.js";

/**
 * jsonwebtoken 8 and 9. Without `algorithms` both take the family from the key; version 8 also accepts an unsigned token where the key is empty.
 * `misnamed` is what people write in place of `algorithms`; the library ignores it.
 */
export const JSONWEBTOKEN: LibraryEntry = {
  library: "jsonwebtoken",
  documentation: "https://github.com/auth0/node-jsonwebtoken",
  aliases: { "jsonwebtoken#default": "jsonwebtoken" },
  guesses: {
    jwt: "jsonwebtoken",
    jsonwebtoken: "jsonwebtoken",
    sign: "jsonwebtoken#sign",
    jwtDecode: "jwt-decode#jwtDecode",
    jwtVerify: "jose#jwtVerify",
    decodeJWT: "jsonwebtoken#decode",
    decodeJwt: "jose#decodeJwt",
  },
  symbols: [
    {
      symbol: "jsonwebtoken#sign",
      operation: "jwt.sign",
      arguments: { atLeast: 2 },
      slots: {
        payload: { argument: 0 },
        key: { argument: 1 },
        algorithm: [{ argument: 2, path: "algorithm" }, { argument: 2, path: "header.alg" }, { value: "HS256" }],
        expiry: { argument: 2, path: "expiresIn" },
        expiryClaim: { argument: 0, path: "exp" },
        issuer: [
          { argument: 2, path: "issuer" },
          { argument: 0, path: "iss" },
        ],
        audience: [
          { argument: 2, path: "audience" },
          { argument: 0, path: "aud" },
        ],
        options: { argument: 2 },
      },
      callbacks: [{ argument: "*", runs: "now" }],
    },
    {
      symbol: "jsonwebtoken#verify",
      operation: "jwt.verify",
      arguments: { atLeast: 2 },
      slots: {
        token: { argument: 0 },
        key: { argument: 1 },
        algorithms: { argument: 2, path: "algorithms" },
        misnamed: [
          { argument: 2, path: "algorithm" },
          { argument: 2, path: "alg" },
        ],
        inferred: { value: "key", since: 9 },
        ignoreExpiration: { argument: 2, path: "ignoreExpiration" },
        issuer: { argument: 2, path: "issuer" },
        audience: { argument: 2, path: "audience" },
        complete: { argument: 2, path: "complete" },
        options: { argument: 2 },
        callback: [{ argument: 3 }, { argument: 2 }],
      },
      callbacks: [{ argument: "*", runs: "now" }],
    },
    {
      symbol: "jsonwebtoken#decode",
      operation: "jwt.decode",
      arguments: { atLeast: 1 },
      slots: { token: { argument: 0 }, complete: { argument: 1, path: "complete" } },
    },
  ],
};
