import type { LibraryEntry } from "../../model/index.js";
import { cookieOptions } from "./cookie-slots.js";

/** express-session: kept in memory, named `connect.sid` and saved uninitialised unless told otherwise. */
export const EXPRESS_SESSION: LibraryEntry = {
  library: "express-session",
  documentation: "https://github.com/expressjs/session",
  aliases: { "express-session#default": "express-session" },
  symbols: [
    {
      symbol: "express-session",
      operation: "session.configure",
      slots: {
        secret: { argument: 0, path: "secret" },
        name: [{ argument: 0, path: "name" }, { argument: 0, path: "key" }, { value: "connect.sid" }],
        defaultName: { value: "connect.sid" },
        store: [{ argument: 0, path: "store" }, { value: "memory" }],
        saveUninitialized: [{ argument: 0, path: "saveUninitialized" }, { value: true }],
        resave: [{ argument: 0, path: "resave" }, { value: true }],
        rolling: [{ argument: 0, path: "rolling" }, { value: false }],
        ...cookieOptions(0, "cookie", { httpOnly: { value: true } }),
        cookie: { argument: 0, path: "cookie" },
      },
    },
    { symbol: "express-session#MemoryStore", returns: { standsFor: { value: "memory" } } },
  ],
};

/** cookie-session keeps the session in the cookie: HttpOnly unless told otherwise, Secure as the connection is. */
export const COOKIE_SESSION: LibraryEntry = {
  library: "cookie-session",
  documentation: "https://github.com/expressjs/cookie-session",
  aliases: { "cookie-session#default": "cookie-session" },
  symbols: [
    {
      symbol: "cookie-session",
      operation: "session.configure",
      slots: {
        secret: [
          { argument: 0, path: "keys" },
          { argument: 0, path: "secret" },
        ],
        name: [{ argument: 0, path: "name" }, { value: "session" }],
        defaultName: { value: "session" },
        store: { value: "cookie" },
        ...cookieOptions(0, "", { httpOnly: { value: true }, secure: [{ argument: 0, path: "secureProxy" }, { value: "auto" }] }),
        cookie: { argument: 0 },
      },
    },
  ],
};

/** koa-session keeps the session in the cookie for a day unless told otherwise; its keys are the application's. */
export const KOA_SESSION: LibraryEntry = {
  library: "koa-session",
  documentation: "https://github.com/koajs/session",
  aliases: { "koa-session#default": "koa-session", "koa-session#createSession": "koa-session" },
  symbols: [
    {
      symbol: "koa-session",
      operation: "session.configure",
      arguments: { atLeast: 1 },
      slots: {
        name: [{ argument: 0, path: "key" }, { value: "koa.sess" }],
        defaultName: { value: "koa.sess" },
        store: [{ argument: 0, path: "store" }, { value: "cookie" }],
        rolling: [{ argument: 0, path: "rolling" }, { value: false }],
        ...cookieOptions(0, "", { httpOnly: { value: true }, secure: { value: "auto" }, maxAge: { value: 86400000 } }),
        cookie: { argument: 0 },
      },
    },
  ],
};

/** iron-session seals the session into the cookie for fourteen days: HttpOnly, Secure and SameSite=Lax unless told otherwise. */
export const IRON_SESSION: LibraryEntry = {
  library: "iron-session",
  documentation: "https://github.com/vvo/iron-session",
  symbols: [
    ...[
      { symbol: "iron-session#getIronSession", argument: 2, arguments: { atLeast: 3 }, asynchronous: true },
      { symbol: "iron-session#getIronSession", argument: 1, arguments: { atMost: 2 }, asynchronous: true },
      { symbol: ["iron-session/next#withIronSessionApiRoute", "iron-session/next#withIronSessionSsr"], argument: 1 },
      { symbol: "iron-session/express#ironSession", argument: 0 },
    ].map(({ argument, ...entry }) => ({
      ...entry,
      operation: "session.configure" as const,
      slots: {
        secret: { argument, path: "password" },
        name: { argument, path: "cookieName" },
        store: { value: "cookie" },
        ...cookieOptions(argument, "cookieOptions", { httpOnly: { value: true }, secure: { value: true }, sameSite: { value: "lax" } }),
        cookie: { argument, path: "cookieOptions" },
        maxAge: [{ argument, path: "cookieOptions.maxAge" }, { argument, path: "ttl" }, { value: 1209600 }],
      },
    })),
  ],
};
