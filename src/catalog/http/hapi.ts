import type { LibraryEntry, SlotSource } from "../../model/index.js";
import { setCookieHeader } from "./cookie-slots.js";
import { membersOf } from "./http-methods.js";

const REQUEST = "@hapi/hapi#Request";
const TOOLKIT = "@hapi/hapi#ResponseToolkit";
const RESPONSE = "@hapi/hapi#ResponseObject";
const SERVER = "@hapi/hapi#Server";

/** hapi's cookies are Secure, HttpOnly and SameSite=Strict unless told otherwise. */
function state(argument: number, path = "", sameSite = "Strict"): Readonly<Record<string, SlotSource | readonly SlotSource[]>> {
  const under = path === "" ? "" : `${path}.`;
  return {
    httpOnly: [{ argument, path: `${under}isHttpOnly` }, { value: true }],
    secure: [{ argument, path: `${under}isSecure` }, { value: true }],
    sameSite: [{ argument, path: `${under}isSameSite` }, { value: sameSite }],
    maxAge: { argument, path: `${under}ttl` },
    partitioned: { argument, path: `${under}isPartitioned` },
    options: path === "" ? { argument } : { argument, path },
  };
}

/** hapi with @hapi/yar and @hapi/cookie. */
export const HAPI: LibraryEntry = {
  library: "@hapi/hapi",
  documentation: "https://hapi.dev/api",
  aliases: {
    "@hapi/hapi#server()": SERVER,
    "@hapi/hapi#Lifecycle.Method": "@hapi/hapi#LifecycleMethod",
    "hapi#Server": SERVER,
    "hapi#server()": SERVER,
  },
  functions: { "@hapi/hapi#LifecycleMethod": [REQUEST, TOOLKIT] },
  guesses: { h: TOOLKIT },
  symbols: [
    {
      symbol: [`${SERVER}.state`],
      operation: "cookie.set",
      slots: { name: { argument: 0 }, ...state(1) },
    },
    {
      symbol: membersOf([TOOLKIT, RESPONSE], ["state"]),
      operation: "cookie.set",
      slots: { name: { argument: 0 }, value: { argument: 1 }, ...state(2) },
      returns: { self: true },
    },
    {
      symbol: membersOf([TOOLKIT, RESPONSE], ["unstate"]),
      operation: "cookie.clear",
      slots: { name: { argument: 0 } },
      returns: { self: true },
    },
    {
      symbol: `${RESPONSE}.header`,
      operation: "cookie.set",
      slots: setCookieHeader(1),
      when: { argument: 0, equals: ["Set-Cookie"] },
      returns: { self: true },
    },
    { symbol: membersOf([RESPONSE], ["header", "code", "type", "takeover", "redirect"]), returns: { self: true } },
    { symbol: membersOf([TOOLKIT], ["response", "redirect"]), returns: { type: RESPONSE } },
    {
      symbol: `${SERVER}.route`,
      operation: "route.register",
      slots: { method: { argument: 0, path: "method" }, path: { argument: 0, path: "path" }, handlers: { argument: 0, path: "handler" } },
      callbacks: [
        { argument: "0.handler", parameters: [REQUEST, TOOLKIT], runs: "request" },
        { argument: "0.options.handler", parameters: [REQUEST, TOOLKIT], runs: "request" },
      ],
    },
    {
      symbol: `${SERVER}.ext`,
      operation: "middleware.use",
      slots: { handlers: { argument: 1 } },
      callbacks: [{ argument: 1, parameters: [REQUEST, TOOLKIT], runs: "request" }],
    },
    {
      symbol: `${SERVER}.register`,
      operation: "session.configure",
      when: { argument: 0, path: "plugin", equals: ["@hapi/yar"] },
      slots: {
        secret: { argument: 0, path: "options.cookieOptions.password" },
        name: [{ argument: 0, path: "options.name" }, { value: "session" }],
        store: { value: "server" },
        ...state(0, "options.cookieOptions", "Lax"),
        maxAge: [{ argument: 0, path: "options.cache.expiresIn" }, { value: 86400000 }],
        saveUninitialized: { argument: 0, path: "options.storeBlank" },
        cookie: { argument: 0, path: "options.cookieOptions" },
      },
      asynchronous: true,
    },
    { symbol: `${SERVER}.register`, asynchronous: true },
    {
      symbol: `${SERVER}.auth.strategy`,
      operation: "session.configure",
      when: { argument: 1, equals: ["cookie"] },
      slots: {
        secret: { argument: 2, path: "cookie.password" },
        name: [{ argument: 2, path: "cookie.name" }, { value: "sid" }],
        store: { value: "cookie" },
        ...state(2, "cookie"),
        cookie: { argument: 2, path: "cookie" },
      },
    },
  ],
};
