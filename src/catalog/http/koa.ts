import type { LibraryEntry } from "../../model/index.js";
import { setCookieHeader } from "./cookie-slots.js";
import { membersOf, ROUTE_METHODS } from "./http-methods.js";

const CONTEXT = "koa#Context";
const HANDLER = [CONTEXT, null];
const ROUTER = "@koa/router#Router";

/** Koa with @koa/router; its cookies are those of the `cookies` package. */
export const KOA: LibraryEntry = {
  library: "koa",
  documentation: "https://koajs.com",
  aliases: {
    koa: "koa#Application",
    "koa#default": "koa#Application",
    "koa#ParameterizedContext": CONTEXT,
    "koa#ExtendableContext": CONTEXT,
    "@koa/router": ROUTER,
    "@koa/router()": ROUTER,
    "@koa/router#default": ROUTER,
    "koa-router": ROUTER,
    "koa-router()": ROUTER,
    "koa-router#Router": ROUTER,
    "@koa/router#RouterContext": CONTEXT,
    "koa-router#RouterContext": CONTEXT,
    "koa-router#IRouterContext": CONTEXT,
  },
  properties: {
    [`${CONTEXT}.cookies`]: "cookies#Cookies",
    [`${CONTEXT}.response`]: "koa#Response",
    [`${CONTEXT}.request`]: "koa#Request",
    [`${CONTEXT}.app`]: "koa#Application",
    [`${CONTEXT}.res`]: "http#ServerResponse",
    [`${CONTEXT}.req`]: "http#IncomingMessage",
  },
  functions: { "koa#Middleware": HANDLER, "@koa/router#Middleware": HANDLER, "koa-router#IMiddleware": HANDLER },
  guesses: { ctx: CONTEXT },
  symbols: [
    {
      symbol: membersOf([CONTEXT, "koa#Response"], ["set", "append"]),
      operation: "cookie.set",
      slots: setCookieHeader(1),
      when: { argument: 0, equals: ["Set-Cookie"] },
    },
    {
      symbol: "koa#Application.use",
      operation: "middleware.use",
      slots: { handlers: { argumentsFrom: 0 } },
      returns: { self: true },
      callbacks: [{ argument: "*", parameters: HANDLER, runs: "request" }],
    },
    {
      symbol: membersOf([ROUTER], [...ROUTE_METHODS, "del"]),
      operation: "route.register",
      slots: { path: { argument: 0 }, handlers: { argumentsFrom: 1 } },
      returns: { self: true },
      callbacks: [{ argument: "*", parameters: HANDLER, runs: "request" }],
    },
    {
      symbol: `${ROUTER}.use`,
      operation: "middleware.use",
      slots: { path: { argument: 0 }, handlers: { argumentsFrom: 0 } },
      returns: { self: true },
      callbacks: [{ argument: "*", parameters: HANDLER, runs: "request" }],
    },
    { symbol: membersOf([ROUTER], ["prefix"]), returns: { self: true } },
  ],
};
