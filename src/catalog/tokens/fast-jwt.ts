import type { LibraryEntry, SlotSource } from "../../model/index.js";

const SIGNER = "fast-jwt#Signer";
const VERIFIER = "fast-jwt#Verifier";
const DECODER = "fast-jwt#Decoder";
const SERVICE = "@fastify/jwt#JWT";
const REGISTERS = ["fastify#FastifyInstance.register", "@nestjs/common#NestFastifyApplication.register"];

/** fast-jwt: makers of functions that sign, verify and decode. Without `algorithms` the family is taken from the key. */
export const FAST_JWT: LibraryEntry = {
  library: "fast-jwt",
  documentation: "https://github.com/nearform/fast-jwt",
  aliases: {
    "fast-jwt#createSigner()": SIGNER,
    "fast-jwt#createVerifier()": VERIFIER,
    "fast-jwt#createDecoder()": DECODER,
  },
  symbols: [
    {
      symbol: SIGNER,
      operation: "jwt.sign",
      slots: {
        payload: { argument: 0 },
        key: { made: 0, path: "key" },
        algorithm: { made: 0, path: "algorithm" },
        expiry: { made: 0, path: "expiresIn" },
        expiryUnit: { value: "milliseconds" },
        expiryClaim: { argument: 0, path: "exp" },
        issuer: { made: 0, path: "iss" },
        audience: { made: 0, path: "aud" },
      },
    },
    {
      symbol: VERIFIER,
      operation: "jwt.verify",
      slots: {
        token: { argument: 0 },
        key: { made: 0, path: "key" },
        algorithms: { made: 0, path: "algorithms" },
        inferred: { value: "key" },
        ignoreExpiration: { made: 0, path: "ignoreExpiration" },
        issuer: { made: 0, path: "allowedIss" },
        audience: { made: 0, path: "allowedAud" },
        complete: { made: 0, path: "complete" },
      },
    },
    { symbol: DECODER, operation: "jwt.decode", slots: { token: { argument: 0 }, complete: { made: 0, path: "complete" } } },
  ],
};

function configured(slot: string): SlotSource {
  return { configured: "jwt.configure", slot };
}

const SIGN_SLOTS = (options: (path: string) => readonly SlotSource[]): Readonly<Record<string, SlotSource | readonly SlotSource[]>> => ({
  payload: { argument: 0 },
  key: [...options("key"), configured("privateKey"), configured("key")],
  algorithm: [...options("algorithm"), configured("algorithm")],
  expiry: [...options("expiresIn"), configured("expiry")],
  expiryUnit: { value: "milliseconds" },
  expiryClaim: { argument: 0, path: "exp" },
  issuer: [...options("iss"), configured("issuer")],
  audience: [...options("aud"), configured("audience")],
});

const VERIFY_SLOTS = (options: (path: string) => readonly SlotSource[]): Readonly<Record<string, SlotSource | readonly SlotSource[]>> => ({
  key: [...options("key"), configured("publicKey"), configured("key")],
  algorithms: [...options("algorithms"), configured("algorithms")],
  inferred: { value: "key" },
  ignoreExpiration: [...options("ignoreExpiration"), configured("ignoreExpiration")],
  issuer: options("allowedIss"),
  audience: options("allowedAud"),
});

/** @fastify/jwt, which decorates the server with `jwt`, requests with `jwtVerify` and replies with `jwtSign`. */
export const FASTIFY_JWT: LibraryEntry = {
  library: "@fastify/jwt",
  documentation: "https://github.com/fastify/fastify-jwt",
  aliases: { "@fastify/jwt#fastifyJwt": "@fastify/jwt", "@fastify/jwt#default": "@fastify/jwt" },
  properties: { "fastify#FastifyInstance.jwt": SERVICE },
  symbols: [
    {
      symbol: REGISTERS,
      operation: "jwt.configure",
      when: { argument: 0, equals: ["@fastify/jwt", "fastify-jwt"] },
      slots: {
        privateKey: { argument: 1, path: "secret.private" },
        publicKey: { argument: 1, path: "secret.public" },
        key: { argument: 1, path: "secret" },
        algorithm: { argument: 1, path: "sign.algorithm" },
        algorithms: { argument: 1, path: "verify.algorithms" },
        expiry: { argument: 1, path: "sign.expiresIn" },
        ignoreExpiration: { argument: 1, path: "verify.ignoreExpiration" },
        issuer: { argument: 1, path: "sign.iss" },
        audience: { argument: 1, path: "sign.aud" },
      },
      returns: { self: true },
    },
    { symbol: `${SERVICE}.sign`, operation: "jwt.sign", slots: SIGN_SLOTS((path) => [{ argument: 1, path }]) },
    {
      symbol: "fastify#FastifyReply.jwtSign",
      operation: "jwt.sign",
      slots: SIGN_SLOTS((path) => [
        { argument: 1, path: `sign.${path}` },
        { argument: 1, path },
      ]),
      asynchronous: true,
    },
    {
      symbol: `${SERVICE}.verify`,
      operation: "jwt.verify",
      slots: { token: { argument: 0 }, ...VERIFY_SLOTS((path) => [{ argument: 1, path }]) },
    },
    {
      symbol: "fastify#FastifyRequest.jwtVerify",
      operation: "jwt.verify",
      slots: {
        ...VERIFY_SLOTS((path) => [
          { argument: 0, path: `verify.${path}` },
          { argument: 0, path },
        ]),
        promise: { value: true },
      },
      asynchronous: true,
    },
    {
      symbol: `${SERVICE}.decode`,
      operation: "jwt.decode",
      slots: { token: { argument: 0 }, complete: { argument: 1, path: "complete" } },
    },
    { symbol: "fastify#FastifyRequest.jwtDecode", operation: "jwt.decode", slots: { token: { receiver: true } }, asynchronous: true },
  ],
};
