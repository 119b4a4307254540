import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { keysOf } from "../keys-of.js";
import { membersOf } from "../symbols-of.js";
import { BARE_METHODS, BODY_METHODS, methodCalls, remoteCall, type Slots } from "./call-entries.js";

const METHODS = [...BARE_METHODS.filter((name) => name !== "options"), ...BODY_METHODS];

/** got: the function, its methods, and extended instances. */
export const GOT: LibraryEntry = {
  library: "got",
  documentation: "https://github.com/sindresorhus/got#documentation",
  aliases: { "got#got": "got" },
  symbols: [
    ...optionsClient("got", "got#Got", "got#CancelableRequest", {
      url: [{ argument: 0, path: "url" }, { argument: 0 }],
      body: keysOf(1, "json", "body", "form"),
      timeout: [...keysOf(1, "timeout.request", "timeout", "signal"), ...madeKeys("timeout.request", "timeout")],
    }),
    { symbol: ["got#extend", "got#Got.extend"], returns: { type: "got#Got" } },
    remoteCall(["got#stream", "got#Got.stream"], { url: { argument: 0 }, options: { argument: 1 } }, {}),
    remoteCall(membersOf(["got#paginate", "got#Got.paginate"], "all"), { url: { argument: 0 }, options: { argument: 1 } }),
  ],
};

/** ky: the like for `fetch`; it waits ten seconds. */
export const KY: LibraryEntry = {
  library: "ky",
  documentation: "https://github.com/sindresorhus/ky#api",
  aliases: { "ky#ky": "ky" },
  symbols: [
    ...optionsClient("ky", "ky#KyInstance", "ky#ResponsePromise", {
      url: { argument: 0 },
      body: keysOf(1, "json", "body"),
      timeout: [...keysOf(1, "timeout"), ...madeKeys("timeout"), { value: 10_000 }],
    }),
    { symbol: ["ky#create", "ky#extend", "ky#KyInstance.create", "ky#KyInstance.extend"], returns: { type: "ky#KyInstance" } },
  ],
};

/** superagent: a request that its links describe, sent when it is awaited or ended. */
export const SUPERAGENT: LibraryEntry = {
  library: "superagent",
  documentation: "https://forwardemail.github.io/superagent/",
  aliases: { "superagent#SuperAgentRequest": "superagent#Request", "superagent#agent()": "superagent#SuperAgent" },
  symbols: [
    ...methodCalls(
      ["superagent#", "superagent#SuperAgent."],
      [...METHODS, "options", "del"],
      { url: { argument: 0 }, body: { argument: 1 } },
      {
        returns: { type: "superagent#Request" },
      },
    ),
    remoteCall(["superagent"], { method: { argument: 0 }, url: { argument: 1 } }, { returns: { type: "superagent#Request" } }),
    {
      symbol: membersOf(
        ["superagent#Request"],
        ...["send", "set", "query", "timeout", "type", "accept", "auth", "retry", "redirects", "field", "attach", "buffer", "parse", "ok"],
        ...["responseType", "use", "ca", "cert", "key", "pfx", "disableTLSCerts", "withCredentials", "unset", "serialize", "agent"],
      ),
      returns: { self: true },
    },
    { symbol: "superagent#Request.end", callbacks: [{ argument: 0, runs: "later" }] },
    { symbol: membersOf(["superagent#Request"], "then"), callbacks: [{ argument: "*", runs: "now" }], asynchronous: true },
  ],
};

/** `got(url, options)`, `got.post(url, options)`, and the same of an instance; the promise has the forms of its body as methods. */
function optionsClient(library: string, instance: string, promise: string, slots: Slots): readonly SymbolEntry[] {
  const returns = { type: promise };
  const all: Slots = { ...slots, options: { argument: 1 } };
  return [
    {
      ...remoteCall([library, instance], { ...all, method: [...keysOf(1, "method"), ...keysOf(0, "method"), { value: "GET" }] }),
      returns,
    },
    ...methodCalls([`${library}#`, `${instance}.`], METHODS, all, { returns, asynchronous: true }),
    { symbol: membersOf([promise], "json", "text", "buffer", "blob", "arrayBuffer", "formData"), asynchronous: true },
  ];
}

function madeKeys(...paths: readonly string[]): readonly { readonly made: number; readonly path: string }[] {
  return paths.map((path) => ({ made: 0, path }));
}
