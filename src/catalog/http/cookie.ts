import type { LibraryEntry } from "../../model/index.js";
import { cookieOptions } from "./cookie-slots.js";

/** The `cookie` package, which writes the text of a header. */
export const COOKIE: LibraryEntry = {
  library: "cookie",
  documentation: "https://github.com/jshttp/cookie",
  symbols: [
    {
      symbol: ["cookie#serialize", "cookie#serializeCookie"],
      operation: "cookie.set",
      slots: { name: { argument: 0 }, value: { argument: 1 }, ...cookieOptions(2) },
      arguments: { atLeast: 2 },
    },
    {
      symbol: ["cookie#stringifySetCookie", "cookie#serialize"],
      operation: "cookie.set",
      slots: { name: { argument: 0, path: "name" }, value: { argument: 0, path: "value" }, ...cookieOptions(0) },
    },
  ],
};
