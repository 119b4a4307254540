import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { keysOf } from "../keys-of.js";
import { remoteCall, type Slots } from "./call-entries.js";
import { membersOf } from "../symbols-of.js";

const RESPONSE = "global#Response";
const SLOTS: Slots = {
  url: [...keysOf(0, "url"), { argument: 0 }],
  method: [...keysOf(1, "method"), ...keysOf(0, "method"), { value: "GET" }],
  body: keysOf(1, "body"),
  timeout: keysOf(1, "signal", "timeout"),
  options: { argument: 1 },
};

/** The `fetch` of the platform, and the packages that brought it before. A `timeout` is of node-fetch 2 alone. */
export const FETCH: LibraryEntry = {
  library: "node-fetch",
  documentation: "https://developer.mozilla.org/en-US/docs/Web/API/Window/fetch",
  aliases: {
    "cross-fetch#fetch": "cross-fetch",
    "isomorphic-fetch#fetch": "isomorphic-fetch",
    "node-fetch#Response": RESPONSE,
    "undici#Response": RESPONSE,
  },
  symbols: [
    {
      ...remoteCall(["global#fetch", "node-fetch", "cross-fetch", "isomorphic-fetch", "undici#fetch", "@whatwg-node/fetch#fetch"], SLOTS),
      returns: { type: RESPONSE },
    },
    { symbol: membersOf([RESPONSE], "json", "text", "blob", "arrayBuffer", "formData", "bytes", "buffer"), asynchronous: true },
  ],
};

/** `ofetch` gives the body itself. */
export const OFETCH: LibraryEntry = {
  library: "ofetch",
  documentation: "https://github.com/unjs/ofetch#readme",
  aliases: { "ofetch#fetch": "global#fetch" },
  symbols: [
    remoteCall(["ofetch#ofetch", "ofetch#$fetch", "ofetch#$Fetch", ...rawOf("ofetch#ofetch", "ofetch#$fetch", "ofetch#$Fetch")], {
      ...SLOTS,
      timeout: [...keysOf(1, "timeout", "signal"), { made: 0, path: "timeout" }],
    }),
    { symbol: ["ofetch#ofetch.create", "ofetch#$fetch.create", "ofetch#$Fetch.create"], returns: { type: "ofetch#$Fetch" } },
  ],
};

/** Undici beside `fetch`: requests by function, and by clients of one origin. */
export const UNDICI: LibraryEntry = {
  library: "undici",
  documentation: "https://undici.nodejs.org/#/docs/api/Dispatcher",
  extends: Object.fromEntries(
    ["Agent", "Pool", "Client", "BalancedPool", "ProxyAgent", "RetryAgent", "EnvHttpProxyAgent"].map((name) => [
      `undici#${name}`,
      "undici#Dispatcher",
    ]),
  ),
  symbols: ofUndici(),
};

function ofUndici(): readonly SymbolEntry[] {
  const calls = ["request", "stream", "connect", "upgrade"];
  return [
    remoteCall(
      calls.map((name) => `undici#${name}`),
      { ...SLOTS, timeout: keysOf(1, "headersTimeout", "bodyTimeout", "signal") },
    ),
    remoteCall(membersOf(["undici#Dispatcher"], ...calls), {
      url: [...keysOf(0, "path"), ...keysOf(0, "origin")],
      method: [...keysOf(0, "method"), { value: "GET" }],
      body: keysOf(0, "body"),
      timeout: [...keysOf(0, "headersTimeout", "bodyTimeout", "signal"), { made: 1, path: "headersTimeout" }],
      options: { argument: 0 },
    }),
  ];
}

function rawOf(...owners: readonly string[]): readonly string[] {
  return owners.map((owner) => `${owner}.raw`);
}
