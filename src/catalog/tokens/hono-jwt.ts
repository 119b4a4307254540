import type { SymbolEntry } from "../../model/index.js";

const SIGNED = {
  payload: { argument: 0 },
  key: { argument: 1 },
  expiryClaim: { argument: 0, path: "exp" },
  issuer: { argument: 0, path: "iss" },
  audience: { argument: 0, path: "aud" },
} as const;

/** What Hono has for tokens: it signs what it is given, so that `exp` in the claims is the only expiry, and takes HS256 where it is told nothing. */
export const HONO_JWT: readonly SymbolEntry[] = [
  {
    symbol: ["hono/jwt#sign", "hono/utils/jwt#Jwt.sign"],
    operation: "jwt.sign",
    arguments: { atLeast: 2 },
    slots: { ...SIGNED, algorithm: [{ argument: 2 }, { value: "HS256" }] },
    asynchronous: true,
  },
  {
    symbol: ["hono/jwt#verify", "hono/utils/jwt#Jwt.verify"],
    operation: "jwt.verify",
    arguments: { atLeast: 2 },
    slots: {
      token: { argument: 0 },
      key: { argument: 1 },
      algorithms: [{ argument: 2, path: "alg" }, { argument: 2 }, { value: ["HS256"] }],
      promise: { value: true },
    },
    asynchronous: true,
  },
  { symbol: ["hono/jwt#decode", "hono/utils/jwt#Jwt.decode"], operation: "jwt.decode", slots: { token: { argument: 0 } } },
  {
    symbol: "hono/jwt#jwt",
    operation: "jwt.verify",
    slots: {
      key: { argument: 0, path: "secret" },
      algorithms: [{ argument: 0, path: "alg" }, { value: ["HS256"] }],
      options: { argument: 0 },
    },
  },
];
