import type { LibraryEntry } from "../../model/index.js";
import { setCookieHeader } from "./cookie-slots.js";
import { membersOf } from "./http-methods.js";

const RESPONSE = "http#ServerResponse";
const REQUEST = "http#IncomingMessage";
const HEADERS = "global#Headers";

const SPELLINGS = ["Set-Cookie", "set-cookie"];

/** Node's `http`, `https` and `http2` servers, and the `Headers` and `Response` of fetch. */
export const NODE_HTTP: LibraryEntry = {
  library: "http",
  documentation: "https://nodejs.org/api/http.html",
  aliases: { "http#OutgoingMessage": RESPONSE, "http2#Http2ServerResponse": RESPONSE, "http2#Http2ServerRequest": REQUEST },
  properties: { "global#Response.headers": HEADERS, [`${RESPONSE}.req`]: REQUEST },
  functions: { "http#RequestListener": [REQUEST, RESPONSE] },
  symbols: [
    {
      symbol: membersOf([RESPONSE], ["setHeader", "appendHeader"]),
      operation: "cookie.set",
      slots: setCookieHeader(1),
      when: { argument: 0, equals: ["Set-Cookie"] },
      returns: { self: true },
    },
    { symbol: membersOf([RESPONSE], ["setHeader", "appendHeader"]), returns: { self: true } },
    ...SPELLINGS.flatMap((path) =>
      [1, 2].map((argument) => ({
        symbol: `${RESPONSE}.writeHead`,
        operation: "cookie.set" as const,
        slots: setCookieHeader(argument, path),
        when: { argument, path },
        returns: { self: true } as const,
      })),
    ),
    { symbol: `${RESPONSE}.writeHead`, returns: { self: true } },
    {
      symbol: membersOf([HEADERS], ["set", "append"]),
      operation: "cookie.set",
      slots: setCookieHeader(1),
      when: { argument: 0, equals: ["Set-Cookie"] },
    },
    ...SPELLINGS.map((path) => ({
      symbol: HEADERS,
      operation: "cookie.set" as const,
      slots: setCookieHeader(0, path),
      when: { argument: 0, path },
    })),
    ...SPELLINGS.map((path) => ({
      symbol: ["global#Response", "next/server#NextResponse"],
      operation: "cookie.set" as const,
      slots: setCookieHeader(1, `headers.${path}`),
      when: { argument: 1, path: `headers.${path}` },
    })),
    {
      symbol: ["http#createServer", "https#createServer", "http2#createServer", "http2#createSecureServer"],
      callbacks: [{ argument: "*", parameters: [REQUEST, RESPONSE], runs: "request" }],
    },
  ],
};
