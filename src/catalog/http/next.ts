import type { LibraryEntry, SlotSource, SymbolEntry } from "../../model/index.js";
import { membersOf } from "./http-methods.js";

const STORE = "next/headers#ResponseCookies";
const RESPONSE = "next/server#NextResponse";

/** `set(name, value, options)` or `set({ name, value, …options })`. */
function either(key: string): readonly SlotSource[] {
  return [
    { argument: 2, path: key },
    { argument: 0, path: key },
  ];
}

const SET: SymbolEntry = {
  symbol: `${STORE}.set`,
  operation: "cookie.set",
  slots: {
    name: [{ argument: 0, path: "name" }, { argument: 0 }],
    value: [{ argument: 0, path: "value" }, { argument: 1 }],
    httpOnly: either("httpOnly"),
    secure: either("secure"),
    sameSite: either("sameSite"),
    expires: either("expires"),
    maxAge: either("maxAge"),
    partitioned: either("partitioned"),
    options: [{ argument: 2 }, { argument: 0 }],
  },
  returns: { self: true },
};

/** Next.js: `cookies()`, `NextResponse` and the API routes of `pages/`. */
export const NEXT: LibraryEntry = {
  library: "next",
  documentation: "https://nextjs.org/docs/app/api-reference/functions/cookies",
  aliases: {
    "next/headers#cookies()": STORE,
    "next/headers#UnsafeUnwrappedCookies": STORE,
  },
  extends: { "next#NextApiResponse": "http#ServerResponse", "next#NextApiRequest": "http#IncomingMessage", [RESPONSE]: "global#Response" },
  properties: { [`${RESPONSE}.cookies`]: STORE },
  functions: { "next#NextApiHandler": ["next#NextApiRequest", "next#NextApiResponse"] },
  symbols: [
    SET,
    {
      symbol: `${STORE}.delete`,
      operation: "cookie.clear",
      slots: { name: [{ argument: 0, path: "name" }, { argument: 0 }] },
      returns: { self: true },
    },
    { symbol: membersOf([RESPONSE], ["next", "json", "redirect", "rewrite"]), returns: { type: RESPONSE } },
    { symbol: membersOf(["next#NextApiResponse"], ["status", "setHeader"]), returns: { self: true } },
  ],
};
