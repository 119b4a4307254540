import type { LibraryEntry } from "../../model/index.js";
import { HONO_JWT } from "../tokens/hono-jwt.js";
import { cookieOptions, setCookieHeader } from "./cookie-slots.js";
import { membersOf, ROUTE_METHODS } from "./http-methods.js";

const CONTEXT = "hono#Context";
const HANDLER = [CONTEXT, null];

/** Hono: applications, contexts, the helpers of `hono/cookie`, and tokens. */
export const HONO: LibraryEntry = {
  library: "hono",
  documentation: "https://hono.dev/docs/helpers/cookie",
  aliases: { "hono/tiny#Hono": "hono#Hono", "hono/quick#Hono": "hono#Hono", "@hono/zod-openapi#OpenAPIHono": "hono#Hono" },
  functions: { "hono#Handler": HANDLER, "hono#MiddlewareHandler": HANDLER },
  symbols: [
    {
      symbol: "hono/cookie#setCookie",
      operation: "cookie.set",
      slots: { name: { argument: 1 }, value: { argument: 2 }, ...cookieOptions(3), prefix: { argument: 3, path: "prefix" } },
    },
    {
      symbol: "hono/cookie#setSignedCookie",
      operation: "cookie.set",
      slots: { name: { argument: 1 }, value: { argument: 2 }, ...cookieOptions(4), prefix: { argument: 4, path: "prefix" } },
      asynchronous: true,
    },
    {
      symbol: "hono/cookie#generateCookie",
      operation: "cookie.set",
      slots: { name: { argument: 0 }, value: { argument: 1 }, ...cookieOptions(2), prefix: { argument: 2, path: "prefix" } },
    },
    { symbol: "hono/cookie#deleteCookie", operation: "cookie.clear", slots: { name: { argument: 1 } } },
    {
      symbol: `${CONTEXT}.header`,
      operation: "cookie.set",
      slots: setCookieHeader(1),
      when: { argument: 0, equals: ["Set-Cookie"] },
    },
    {
      symbol: membersOf(["hono#Hono"], ROUTE_METHODS),
      operation: "route.register",
      slots: { path: { argument: 0 }, handlers: { argumentsFrom: 1 } },
      returns: { self: true },
      callbacks: [{ argument: "*", parameters: HANDLER, runs: "request" }],
    },
    {
      symbol: "hono#Hono.on",
      operation: "route.register",
      slots: { method: { argument: 0 }, path: { argument: 1 }, handlers: { argumentsFrom: 2 } },
      returns: { self: true },
      callbacks: [{ argument: "*", parameters: HANDLER, runs: "request" }],
    },
    {
      symbol: "hono#Hono.use",
      operation: "middleware.use",
      slots: { path: { argument: 0 }, handlers: { argumentsFrom: 0 } },
      returns: { self: true },
      callbacks: [{ argument: "*", parameters: HANDLER, runs: "request" }],
    },
    { symbol: membersOf(["hono#Hono"], ["route", "basePath", "mount"]), returns: { self: true } },
    ...HONO_JWT,
  ],
};
