import type { LibraryEntry } from "../../model/index.js";

const SIGN_SETTERS = [
  "setProtectedHeader",
  "setExpirationTime",
  "setIssuedAt",
  "setIssuer",
  "setSubject",
  "setAudience",
  "setJti",
  "setNotBefore",
];

const VERIFIED = {
  token: { argument: 0 },
  key: { argument: 1 },
  algorithms: { argument: 2, path: "algorithms" },
  inferred: { value: "key" },
  issuer: { argument: 2, path: "issuer" },
  audience: { argument: 2, path: "audience" },
  options: { argument: 2 },
} as const;

const VERIFIERS = ["verify", "IdToken.verify", "LogoutToken.verify", "AccessToken.verify"].map((name) => `jose#JWT.${name}`);

/** jose: `SignJWT` and `jwtVerify` of version 3 and later, the synchronous `JWT`, `JWK` and `JWKS` of versions 1 and 2. */
export const JOSE: LibraryEntry = {
  library: "jose",
  documentation: "https://github.com/panva/jose/tree/main/docs",
  aliases: {
    "jose/jwt/sign": "jose#SignJWT",
    "jose/jwt/sign#SignJWT": "jose#SignJWT",
    "jose/jwt/verify": "jose#jwtVerify",
    "jose/jwt/verify#jwtVerify": "jose#jwtVerify",
    "jose/jwt/unsecured": "jose#UnsecuredJWT",
    "jose/jwt/unsecured#UnsecuredJWT": "jose#UnsecuredJWT",
    "jose/util/decode_jwt": "jose#decodeJwt",
    "jose/util/decode_jwt#decodeJwt": "jose#decodeJwt",
    "jose/key/import#importJWK": "jose#importJWK",
    "jose/key/import#importPKCS8": "jose#importPKCS8",
    "jose/key/import#importSPKI": "jose#importSPKI",
  },
  constants: { "jose#JWK.None": "none" },
  guesses: { jwtVerify: "jose#jwtVerify", decodeJwt: "jose#decodeJwt", SignJWT: "jose#SignJWT" },
  symbols: [
    { symbol: SIGN_SETTERS.map((name) => `jose#SignJWT.${name}`), returns: { self: true } },
    {
      symbol: "jose#SignJWT.sign",
      operation: "jwt.sign",
      slots: {
        payload: { made: 0 },
        key: { argument: 0 },
        algorithm: { chained: "setProtectedHeader", argument: 0, path: "alg" },
        expiry: { chained: "setExpirationTime", argument: 0 },
        expiryUnit: { value: "timestamp" },
        expiryClaim: { made: 0, path: "exp" },
        issuer: [
          { chained: "setIssuer", argument: 0 },
          { made: 0, path: "iss" },
        ],
        audience: [
          { chained: "setAudience", argument: 0 },
          { made: 0, path: "aud" },
        ],
      },
      asynchronous: true,
    },
    {
      symbol: "jose#UnsecuredJWT.encode",
      operation: "jwt.sign",
      slots: {
        payload: { made: 0 },
        key: { value: null },
        algorithm: { value: "none" },
        expiry: { chained: "setExpirationTime", argument: 0 },
        expiryUnit: { value: "timestamp" },
        expiryClaim: { made: 0, path: "exp" },
      },
    },
    { symbol: SIGN_SETTERS.map((name) => `jose#UnsecuredJWT.${name}`), returns: { self: true } },
    { symbol: "jose#UnsecuredJWT.decode", operation: "jwt.verify", slots: { token: { argument: 0 }, algorithms: { value: ["none"] } } },
    {
      symbol: "jose#jwtVerify",
      operation: "jwt.verify",
      // A published key set says of each key what it is for.
      when: { argument: 1, equals: ["jose#createRemoteJWKSet()"] },
      slots: { ...VERIFIED, inferred: { value: "key-set" }, promise: { value: true } },
      asynchronous: true,
    },
    { symbol: "jose#jwtVerify", operation: "jwt.verify", slots: { ...VERIFIED, promise: { value: true } }, asynchronous: true },
    { symbol: "jose#decodeJwt", operation: "jwt.decode", slots: { token: { argument: 0 } } },
    {
      symbol: ["jose#importSPKI", "jose#importPKCS8", "jose#importX509", "jose#importJWK", "jose#createLocalJWKSet"],
      returns: { argument: 0 },
      asynchronous: true,
    },
    { symbol: ["jose#base64url.decode", "jose#base64url.encode"], returns: { argument: 0 } },
    {
      symbol: VERIFIERS,
      operation: "jwt.verify",
      when: { argument: 1, equals: ["none"] },
      slots: { ...VERIFIED, algorithms: { value: ["none"] } },
    },
    {
      symbol: VERIFIERS,
      operation: "jwt.verify",
      slots: { ...VERIFIED, ignoreExpiration: { argument: 2, path: "ignoreExp" }, complete: { argument: 2, path: "complete" } },
    },
    {
      symbol: "jose#JWT.sign",
      operation: "jwt.sign",
      when: { argument: 1, equals: ["none"] },
      slots: { payload: { argument: 0 }, key: { value: null }, algorithm: { value: "none" } },
    },
    {
      symbol: "jose#JWT.sign",
      operation: "jwt.sign",
      slots: {
        payload: { argument: 0 },
        key: { argument: 1 },
        algorithm: { argument: 2, path: "algorithm" },
        expiry: { argument: 2, path: "expiresIn" },
        expiryClaim: { argument: 0, path: "exp" },
        issuer: { argument: 2, path: "issuer" },
        audience: { argument: 2, path: "audience" },
        options: { argument: 2 },
      },
    },
    {
      symbol: "jose#JWT.decode",
      operation: "jwt.decode",
      slots: { token: { argument: 0 }, complete: { argument: 1, path: "complete" } },
    },
    { symbol: ["jose#JWK.asKey", "jose#JWK.importKey", "jose#JWKS.asKeyStore"], returns: { argument: 0 } },
  ],
};
