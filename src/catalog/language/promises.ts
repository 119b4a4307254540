import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { exportsOf, membersOf } from "../symbols-of.js";

/** Bluebird: what it has beyond the language's promises. */
export const BLUEBIRD: LibraryEntry = {
  library: "bluebird",
  documentation: "https://github.com/petkaantonov/bluebird/blob/master/docs/docs/api-reference.md",
  extends: { bluebird: "global#Promise" },
  symbols: [
    { symbol: "bluebird", callbacks: [{ argument: 0, runs: "now" }], asynchronous: true },
    {
      symbol: exportsOf(["bluebird"], "map", "mapSeries", "each", "filter", "reduce", "some"),
      callbacks: [{ argument: "*", runs: "now", each: "kept" }],
      asynchronous: true,
    },
    runs(["bluebird#using"], "*"),
    { symbol: exportsOf(["bluebird"], "try", "attempt"), callbacks: [{ argument: 0, runs: "now" }], asynchronous: true },
    { symbol: exportsOf(["bluebird"], "resolve", "all", "props", "cast"), returns: { argument: 0 }, asynchronous: true },
    { symbol: exportsOf(["bluebird"], "delay", "race", "any", "reject"), asynchronous: true },
    { symbol: exportsOf(["bluebird"], "promisify", "promisifyAll", "method"), returns: { argument: 0 } },
  ],
};

/** Small packages that run what they are given: for each item, within a limit, again when it fails, one at a time. */
export const PROMISE_PACKAGES: readonly LibraryEntry[] = [
  ...["p-map", "p-filter", "p-each-series", "p-map-series", "p-reduce", "p-times"].map((name) => ofSindre(name, [runsForEach([name], 1)])),
  {
    ...ofSindre("p-limit", [runs(["p-limit#LimitFunction"], 0), runsForEach(["p-limit#LimitFunction.map"], 1)]),
    aliases: { "p-limit()": "p-limit#LimitFunction" },
  },
  { ...ofSindre("p-queue", [runs(["p-queue#PQueue.add"], 0)]), aliases: { "p-queue": "p-queue#PQueue" } },
  ofSindre("p-retry", [runs(["p-retry"], 0)]),
  {
    library: "async-retry",
    documentation: "https://github.com/vercel/async-retry",
    symbols: [runs(["async-retry"], 0)],
  },
  {
    library: "promise-retry",
    documentation: "https://github.com/IndigoUnited/node-promise-retry",
    symbols: [runs(["promise-retry"], "*")],
  },
  {
    library: "exponential-backoff",
    documentation: "https://github.com/coveo/exponential-backoff",
    symbols: [runs(["exponential-backoff#backOff"], 0)],
  },
  {
    library: "async-mutex",
    documentation: "https://github.com/DirtyHairy/async-mutex",
    symbols: [runs(membersOf(["async-mutex#Mutex", "async-mutex#Semaphore"], "runExclusive"), 0)],
  },
  {
    library: "async-lock",
    documentation: "https://github.com/rogierschouten/async-lock",
    aliases: { "async-lock": "async-lock#AsyncLock" },
    symbols: [runs(["async-lock#AsyncLock.acquire"], 1)],
  },
  {
    library: "redlock",
    documentation: "https://github.com/mike-marcacci/node-redlock",
    aliases: { redlock: "redlock#Redlock" },
    symbols: [runs(["redlock#Redlock.using"], "*")],
  },
  {
    library: "express-async-handler",
    documentation: "https://github.com/Abazhenov/express-async-handler",
    symbols: [{ symbol: "express-async-handler", returns: { argument: 0 } }],
  },
];

function runs(symbol: readonly string[], argument: number | "*"): SymbolEntry {
  return { symbol, callbacks: [{ argument, runs: "now" }], asynchronous: true };
}

function runsForEach(symbol: readonly string[], argument: number): SymbolEntry {
  return { symbol, callbacks: [{ argument, runs: "now", each: "kept" }], asynchronous: true };
}

function ofSindre(library: string, symbols: readonly SymbolEntry[]): LibraryEntry {
  return { library, documentation: `https://github.com/sindresorhus/${library}`, symbols };
}
