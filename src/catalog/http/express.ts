import type { LibraryEntry } from "../../model/index.js";
import { cookieOptions, setCookieHeader } from "./cookie-slots.js";
import { membersOf, ROUTE_METHODS } from "./http-methods.js";

const REQUEST = "express#Request";
const RESPONSE = "express#Response";
const NEXT = "express#NextFunction";
const HANDLER = [REQUEST, RESPONSE, NEXT];
const ROUTERS = ["express#Application", "express#Router"];

/** Express 4 and 5: applications, routers, requests and responses. */
export const EXPRESS: LibraryEntry = {
  library: "express",
  documentation: "https://expressjs.com/en/5x/api.html",
  aliases: {
    "express()": "express#Application",
    "express#application": "express#Application",
    "express#Express": "express#Application",
    "express#Router()": "express#Router",
    "express#IRouter": "express#Router",
    "express-serve-static-core#Request": REQUEST,
    "express-serve-static-core#Response": RESPONSE,
    "express-serve-static-core#NextFunction": NEXT,
    "express-serve-static-core#Express": "express#Application",
    "express-serve-static-core#Application": "express#Application",
    "express-serve-static-core#RequestHandler": "express#RequestHandler",
    "express-promise-router()": "express#Router",
    "express-promise-router": "express#Router",
  },
  extends: { "express#Request": "http#IncomingMessage", "express#Response": "http#ServerResponse" },
  properties: {
    "express#Request.res": RESPONSE,
    "express#Request.app": "express#Application",
    "express#Response.req": REQUEST,
    "express#Response.app": "express#Application",
  },
  functions: {
    "express#RequestHandler": HANDLER,
    "express#Handler": HANDLER,
    "express#ErrorRequestHandler": [null, ...HANDLER],
  },
  guesses: { req: REQUEST, request: REQUEST, res: RESPONSE, response: RESPONSE },
  symbols: [
    {
      symbol: "express#Response.cookie",
      operation: "cookie.set",
      slots: { name: { argument: 0 }, value: { argument: 1 }, ...cookieOptions(2) },
      returns: { self: true },
    },
    { symbol: "express#Response.clearCookie", operation: "cookie.clear", slots: { name: { argument: 0 } }, returns: { self: true } },
    {
      symbol: membersOf([RESPONSE], ["set", "header", "append"]),
      operation: "cookie.set",
      slots: setCookieHeader(1),
      when: { argument: 0, equals: ["Set-Cookie"] },
      returns: { self: true },
    },
    ...["Set-Cookie", "set-cookie"].map((path) => ({
      symbol: membersOf([RESPONSE], ["set", "header"]),
      operation: "cookie.set" as const,
      slots: setCookieHeader(0, path),
      when: { argument: 0, path },
      returns: { self: true } as const,
    })),
    { symbol: membersOf([RESPONSE], ["set", "header", "append", "status", "type", "vary", "links", "location"]), returns: { self: true } },
    {
      symbol: "express#Application.get",
      arguments: { atMost: 1 },
      when: { argument: 0, equals: ["env"] },
      returns: { environmentName: "NODE_ENV" },
    },
    {
      symbol: membersOf(ROUTERS, ROUTE_METHODS),
      operation: "route.register",
      slots: { path: { argument: 0 }, handlers: { argumentsFrom: 1 } },
      arguments: { atLeast: 2 },
      returns: { self: true },
      callbacks: [{ argument: "*", parameters: HANDLER, runs: "request" }],
    },
    { symbol: membersOf(ROUTERS, ["route"]), returns: { type: "express#Route" } },
    {
      symbol: membersOf(["express#Route"], ROUTE_METHODS),
      operation: "route.register",
      slots: { path: { made: 0 }, handlers: { argumentsFrom: 0 } },
      returns: { self: true },
      callbacks: [{ argument: "*", parameters: HANDLER, runs: "request" }],
    },
    {
      symbol: membersOf(ROUTERS, ["use"]),
      operation: "middleware.use",
      slots: { path: { argument: 0 }, handlers: { argumentsFrom: 0 } },
      returns: { self: true },
      callbacks: [{ argument: "*", parameters: HANDLER, runs: "request" }],
    },
    {
      symbol: membersOf(ROUTERS, ["param"]),
      returns: { self: true },
      callbacks: [{ argument: 1, parameters: [...HANDLER, null, null], runs: "request" }],
    },
  ],
};
