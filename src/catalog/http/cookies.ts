import type { LibraryEntry } from "../../model/index.js";
import { cookieOptions } from "./cookie-slots.js";

/** The `cookies` package, alone and as `ctx.cookies` of Koa. HttpOnly unless told otherwise; Secure follows the connection, which is told as `auto`. */
export const COOKIES: LibraryEntry = {
  library: "cookies",
  documentation: "https://github.com/pillarjs/cookies",
  aliases: { cookies: "cookies#Cookies", "cookies()": "cookies#Cookies", "cookies#default": "cookies#Cookies" },
  symbols: [
    {
      symbol: "cookies#Cookies.set",
      operation: "cookie.clear",
      slots: { name: { argument: 0 } },
      arguments: { atMost: 1 },
      returns: { self: true },
    },
    {
      symbol: "cookies#Cookies.set",
      operation: "cookie.set",
      slots: {
        name: { argument: 0 },
        value: { argument: 1 },
        ...cookieOptions(2, "", { httpOnly: { value: true }, secure: [{ made: 2, path: "secure" }, { value: "auto" }] }),
      },
      returns: { self: true },
    },
  ],
};
