import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { exportsOf, membersOf } from "../symbols-of.js";

const PROCESS_MEMBERS = ["env", "argv", "nextTick", "on", "once", "addListener", "prependListener", "exit"];
const CONSOLE_MEMBERS = ["log", "info", "warn", "error", "debug", "trace", "dir", "table"];
const TIMERS = ["setTimeout", "setInterval", "setImmediate"];
const REACHED_BY_OBJECT = [...TIMERS, "queueMicrotask", "structuredClone", "fetch", "process", "console", "Buffer", "Promise", "Object"];

/** What Node gives beside the language: timers, processes, buffers, keys. */
export const NODE: LibraryEntry = {
  library: "node",
  documentation: "https://nodejs.org/api/globals.html",
  aliases: {
    ...named(PROCESS_MEMBERS, (name) => [`process#${name}`, `global#process.${name}`]),
    ...named(CONSOLE_MEMBERS, (name) => [`console#${name}`, `global#console.${name}`]),
    ...named(TIMERS, (name) => [`timers#${name}`, `global#${name}`]),
    ...named(REACHED_BY_OBJECT, (name) => [`global#globalThis.${name}`, `global#${name}`]),
    ...named(REACHED_BY_OBJECT, (name) => [`global#global.${name}`, `global#${name}`]),
    "buffer#Buffer": "global#Buffer",
    "util#TextEncoder": "global#TextEncoder",
    "util#TextDecoder": "global#TextDecoder",
    "url#URL": "global#URL",
    "url#URLSearchParams": "global#URLSearchParams",
    "stream#promises": "stream/promises",
    "timers#promises": "timers/promises",
    "crypto#webcrypto": "global#crypto",
    "crypto#createHash()": "crypto#Hash",
    "crypto#createHmac()": "crypto#Hmac",
  },
  symbols: [...later(), ...sameThings(), ...contexts()],
};

function later(): readonly SymbolEntry[] {
  return [
    { symbol: exportsOf(["global"], ...TIMERS, "queueMicrotask", "process.nextTick"), callbacks: [{ argument: 0, runs: "later" }] },
    {
      symbol: membersOf(["global#process"], "on", "once", "addListener", "prependListener"),
      callbacks: [{ argument: 1, runs: "later" }],
      returns: { self: true },
    },
    { symbol: exportsOf(["timers/promises"], "setTimeout", "setImmediate", "scheduler.wait"), asynchronous: true },
    { symbol: exportsOf(["stream/promises"], "pipeline", "finished"), asynchronous: true },
  ];
}

/** Another form of what was given: callback or promise, text or bytes, a key of a secret, or what is derived from one. */
function sameThings(): readonly SymbolEntry[] {
  return [
    { symbol: exportsOf(["util"], "promisify", "callbackify", "deprecate"), returns: { argument: 0 } },
    { symbol: ["global#Buffer", "global#Buffer.from", "global#Uint8Array.from"], returns: { argument: 0 } },
    { symbol: ["global#TextEncoder.encode", "global#TextDecoder.decode", "global#atob", "global#btoa"], returns: { argument: 0 } },
    { symbol: exportsOf(["crypto"], "createSecretKey", "createPrivateKey", "createPublicKey"), returns: { argument: 0 } },
    { symbol: exportsOf(["crypto"], "scryptSync", "pbkdf2Sync"), returns: { argument: 0 } },
    { symbol: "crypto#hkdfSync", returns: { argument: 1 } },
    { symbol: membersOf(["crypto#Hash", "crypto#Hmac"], "update", "copy"), returns: { self: true } },
    { symbol: "crypto#Hash.digest", returns: { standsFor: { chained: "update", argument: 0 } } },
    { symbol: "crypto#Hmac.digest", returns: { standsFor: { made: 1 } } },
    { symbol: "crypto#hash", returns: { argument: 1 } },
  ];
}

function contexts(): readonly SymbolEntry[] {
  return [
    { symbol: "async_hooks#AsyncLocalStorage.run", callbacks: [{ argument: 1, runs: "now" }] },
    {
      symbol: ["async_hooks#AsyncLocalStorage.exit", "async_hooks#AsyncResource.runInAsyncScope"],
      callbacks: [{ argument: 0, runs: "now" }],
    },
    { symbol: exportsOf(["async_hooks"], "AsyncLocalStorage.bind", "AsyncResource.bind"), returns: { argument: 0 } },
  ];
}

function named(names: readonly string[], pair: (name: string) => readonly [string, string]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map(pair));
}
