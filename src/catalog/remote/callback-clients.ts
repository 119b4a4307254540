import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { keysOf } from "../keys-of.js";
import { BARE_METHODS, BODY_METHODS, methodCalls, remoteCall, type Slots } from "./call-entries.js";

const LATER = { callbacks: [{ argument: -1, runs: "later" }] } as const;

/** Node's own clients. A `timeout` here is of the socket. */
export const NODE_HTTP_CLIENT: LibraryEntry = {
  library: "https",
  documentation: "https://nodejs.org/api/http.html#httprequesturl-options-callback",
  aliases: { "follow-redirects#http": "http", "follow-redirects#https": "https" },
  symbols: [
    ...["request", "get"].map((name) =>
      remoteCall(
        [`http#${name}`, `https#${name}`],
        {
          url: [...keysOf(0, "href", "path", "hostname", "host"), { argument: 0 }],
          method: [...keysOf(0, "method"), ...keysOf(1, "method"), { value: "GET" }],
          timeout: [...keysOf(0, "timeout", "signal"), ...keysOf(1, "timeout", "signal")],
          options: [{ argument: 1 }, { argument: 0 }],
        },
        {
          returns: { type: "http#ClientRequest" },
          callbacks: [{ argument: -1, parameters: ["http#IncomingMessage"], runs: "later" }],
        },
      ),
    ),
    {
      symbol: ["http#ClientRequest.on", "http#ClientRequest.once"],
      returns: { self: true },
      callbacks: [{ argument: 1, runs: "later" }],
    },
    {
      symbol: ["http#IncomingMessage.on", "http#IncomingMessage.once"],
      returns: { self: true },
      callbacks: [{ argument: 1, runs: "later" }],
    },
  ],
};

/** needle: gives a promise where it is given no callback. */
export const NEEDLE: LibraryEntry = {
  library: "needle",
  documentation: "https://github.com/tomas/needle#readme",
  symbols: [
    ...methodCalls(["needle#"], ["get", "head"], { url: { argument: 0 }, ...optionsAt(1) }, LATER),
    ...methodCalls(["needle#"], [...BODY_METHODS, "delete"], { url: { argument: 0 }, body: { argument: 1 }, ...optionsAt(2) }, LATER),
    remoteCall(
      ["needle", "needle#request"],
      { method: { argument: 0 }, url: { argument: 1 }, body: { argument: 2 }, ...optionsAt(3) },
      LATER,
    ),
  ],
};

/** request, deprecated and still there: with callbacks. */
export const REQUEST: LibraryEntry = {
  library: "request",
  documentation: "https://github.com/request/request#readme",
  symbols: requestLike("request", LATER),
};

/** Its wrappers with promises. */
export const REQUEST_PROMISE: LibraryEntry = {
  library: "request-promise",
  documentation: "https://github.com/request/request-promise#readme",
  symbols: [
    ...requestLike("request-promise", { asynchronous: true }),
    ...requestLike("request-promise-native", { asynchronous: true }),
    ...requestLike("requestretry", { asynchronous: true }),
  ],
};

function requestLike(library: string, more: Partial<SymbolEntry>): readonly SymbolEntry[] {
  const api = `${library}#RequestAPI`;
  const slots: Slots = {
    url: [...keysOf(0, "url", "uri"), { argument: 0 }],
    body: [...keysOf(0, "body", "json", "form", "formData"), ...keysOf(1, "body", "json", "form", "formData")],
    timeout: [...keysOf(0, "timeout"), ...keysOf(1, "timeout"), { made: 0, path: "timeout" }],
    options: [{ argument: 1 }, { argument: 0 }],
  };
  return [
    ...methodCalls([`${library}#`, `${api}.`], [...BARE_METHODS, ...BODY_METHODS, "del"], slots, more),
    remoteCall([library, api], { ...slots, method: [...keysOf(0, "method"), ...keysOf(1, "method"), { value: "GET" }] }, more),
    { symbol: [`${library}#defaults`, `${api}.defaults`], returns: { type: api } },
  ];
}

function optionsAt(argument: number): Slots {
  return { options: { argument }, timeout: keysOf(argument, "response_timeout", "timeout", "open_timeout") };
}
