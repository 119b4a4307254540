import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { cookieOptions, setCookieHeader } from "./cookie-slots.js";
import { membersOf, ROUTE_METHODS } from "./http-methods.js";

const APPLICATION = "fastify#FastifyInstance";
const REQUEST = "fastify#FastifyRequest";
const REPLY = "fastify#FastifyReply";
const REGISTERS = [`${APPLICATION}.register`, "@nestjs/common#NestFastifyApplication.register"];

const CONFIGURED = (slot: string) => ({ configured: "cookie.configure", slot }) as const;

const PLUGINS: readonly SymbolEntry[] = [
  {
    symbol: REGISTERS,
    operation: "cookie.configure",
    when: { argument: 0, equals: ["@fastify/cookie", "fastify-cookie"] },
    slots: cookieOptions(1, "parseOptions"),
    returns: { self: true },
  },
  {
    symbol: REGISTERS,
    operation: "session.configure",
    when: { argument: 0, equals: ["@fastify/session", "fastify-session"] },
    slots: {
      secret: { argument: 1, path: "secret" },
      name: [{ argument: 1, path: "cookieName" }, { value: "sessionId" }],
      defaultName: { value: "sessionId" },
      store: [{ argument: 1, path: "store" }, { value: "memory" }],
      saveUninitialized: [{ argument: 1, path: "saveUninitialized" }, { value: true }],
      rolling: [{ argument: 1, path: "rolling" }, { value: true }],
      ...cookieOptions(1, "cookie", { httpOnly: { value: true }, secure: { value: true } }),
      cookie: { argument: 1, path: "cookie" },
    },
    returns: { self: true },
  },
  {
    symbol: REGISTERS,
    operation: "session.configure",
    when: { argument: 0, equals: ["@fastify/secure-session", "fastify-secure-session"] },
    slots: {
      secret: [
        { argument: 1, path: "key" },
        { argument: 1, path: "secret" },
      ],
      name: [{ argument: 1, path: "cookieName" }, { argument: 1, path: "sessionName" }, { value: "session" }],
      store: { value: "cookie" },
      ...cookieOptions(1, "cookie", { httpOnly: { value: true } }),
      cookie: { argument: 1, path: "cookie" },
      maxAge: [{ argument: 1, path: "cookie.maxAge" }, { argument: 1, path: "expiry" }, { value: 86401 }],
    },
    returns: { self: true },
  },
];

/** Fastify with @fastify/cookie, @fastify/session and @fastify/secure-session. */
export const FASTIFY: LibraryEntry = {
  library: "fastify",
  documentation: "https://fastify.dev/docs/latest/Reference/Reply",
  aliases: {
    "fastify()": APPLICATION,
    "fastify#fastify()": APPLICATION,
    "fastify#default()": APPLICATION,
    "@fastify/cookie#fastifyCookie": "@fastify/cookie",
    "@fastify/session#fastifySession": "@fastify/session",
    "fastify-plugin#fastifyPlugin": "fastify-plugin",
  },
  extends: { [REQUEST]: "fastify#Request" },
  properties: {
    [`${REQUEST}.server`]: APPLICATION,
    [`${REPLY}.server`]: APPLICATION,
    [`${REPLY}.request`]: REQUEST,
    [`${REPLY}.raw`]: "http#ServerResponse",
    [`${REQUEST}.raw`]: "http#IncomingMessage",
  },
  functions: {
    "fastify#FastifyPluginAsync": [APPLICATION, null],
    "fastify#FastifyPluginCallback": [APPLICATION, null, null],
    "fastify#FastifyPlugin": [APPLICATION, null, null],
    "fastify#RouteHandler": [REQUEST, REPLY],
    "fastify#RouteHandlerMethod": [REQUEST, REPLY],
  },
  guesses: { fastify: APPLICATION, request: REQUEST, req: REQUEST, reply: REPLY },
  symbols: [
    {
      symbol: membersOf([REPLY], ["setCookie", "cookie"]),
      operation: "cookie.set",
      slots: {
        name: { argument: 0 },
        value: { argument: 1 },
        ...cookieOptions(2, "", {
          httpOnly: CONFIGURED("httpOnly"),
          secure: CONFIGURED("secure"),
          sameSite: [CONFIGURED("sameSite"), { value: "lax", since: 11 }],
          expires: CONFIGURED("expires"),
          maxAge: CONFIGURED("maxAge"),
        }),
      },
      returns: { self: true },
    },
    { symbol: `${REPLY}.clearCookie`, operation: "cookie.clear", slots: { name: { argument: 0 } }, returns: { self: true } },
    {
      symbol: `${REPLY}.header`,
      operation: "cookie.set",
      slots: setCookieHeader(1),
      when: { argument: 0, equals: ["Set-Cookie"] },
      returns: { self: true },
    },
    ...["Set-Cookie", "set-cookie"].map((path) => ({
      symbol: `${REPLY}.headers`,
      operation: "cookie.set" as const,
      slots: setCookieHeader(0, path),
      when: { argument: 0, path },
      returns: { self: true } as const,
    })),
    { symbol: membersOf([REPLY], ["header", "headers", "code", "status", "type", "serializer", "hijack"]), returns: { self: true } },
    ...PLUGINS,
    {
      symbol: "fastify-plugin",
      returns: { argument: 0 },
      callbacks: [{ argument: 0, parameters: [APPLICATION, null, null], runs: "now" }],
    },
    {
      symbol: REGISTERS,
      returns: { self: true },
      callbacks: [{ argument: 0, parameters: [APPLICATION, null, null], runs: "now" }],
    },
    {
      symbol: membersOf([APPLICATION], ROUTE_METHODS),
      operation: "route.register",
      slots: { path: { argument: 0 }, handlers: { argumentsFrom: 1 } },
      returns: { self: true },
      callbacks: [
        { argument: "*", parameters: [REQUEST, REPLY], runs: "request" },
        { argument: "1.handler", parameters: [REQUEST, REPLY], runs: "request" },
        { argument: "1.preHandler", parameters: [REQUEST, REPLY], runs: "request" },
        { argument: "1.onRequest", parameters: [REQUEST, REPLY], runs: "request" },
      ],
    },
    {
      symbol: `${APPLICATION}.route`,
      operation: "route.register",
      slots: { method: { argument: 0, path: "method" }, path: { argument: 0, path: "url" }, handlers: { argument: 0, path: "handler" } },
      returns: { self: true },
      callbacks: ["handler", "preHandler", "preValidation", "onRequest"].map((key) => ({
        argument: `0.${key}`,
        parameters: [REQUEST, REPLY],
        runs: "request" as const,
      })),
    },
    {
      symbol: `${APPLICATION}.addHook`,
      operation: "middleware.use",
      slots: { handlers: { argument: 1 } },
      returns: { self: true },
      callbacks: [{ argument: 1, parameters: [REQUEST, REPLY], runs: "request" }],
    },
    {
      symbol: membersOf([APPLICATION], ["decorate", "decorateRequest", "decorateReply", "withTypeProvider", "after"]),
      returns: { self: true },
    },
  ],
};
