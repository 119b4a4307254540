import type { LibraryEntry } from "../../model/index.js";
import { exportsOf, membersOf } from "../symbols-of.js";

const OPERATORS = [
  ...["map", "tap", "filter", "mergeMap", "flatMap", "switchMap", "concatMap", "exhaustMap", "catchError", "finalize", "reduce", "scan"],
  ...["expand", "every", "find", "first", "last", "takeWhile", "skipWhile", "groupBy", "distinctUntilChanged", "delayWhen", "retryWhen"],
];
const SOURCES = [
  "of",
  "from",
  "merge",
  "concat",
  "forkJoin",
  "combineLatest",
  "zip",
  "race",
  "interval",
  "timer",
  "throwError",
  "fromEvent",
];
const OBSERVABLE = "rxjs#Observable";
const SUBJECTS = ["Subject", "BehaviorSubject", "ReplaySubject", "AsyncSubject", "ConnectableObservable"];

/**
 * RxJS: operators run what they are given when somebody subscribes; whoever takes the promise waits for that.
 * `next` of a subject is no event: it reaches who subscribed to that one subject, and not who listens to a name or class.
 */
export const RXJS: LibraryEntry = {
  library: "rxjs",
  documentation: "https://rxjs.dev/api",
  aliases: Object.fromEntries(OPERATORS.map((name) => [`rxjs/operators#${name}`, `rxjs#${name}`])),
  extends: Object.fromEntries(SUBJECTS.map((name) => [`rxjs#${name}`, OBSERVABLE])),
  symbols: [
    { symbol: exportsOf(["rxjs"], ...OPERATORS), callbacks: [{ argument: "*", runs: "now" }] },
    { symbol: exportsOf(["rxjs"], ...SOURCES), returns: { type: OBSERVABLE } },
    { symbol: exportsOf(["rxjs"], "defer", "using"), returns: { type: OBSERVABLE }, callbacks: [{ argument: 0, runs: "now" }] },
    { symbol: membersOf([OBSERVABLE], "pipe", "asObservable"), returns: { self: true } },
    {
      symbol: [...membersOf([OBSERVABLE], "subscribe"), OBSERVABLE],
      callbacks: [
        { argument: "*", runs: "later" },
        { argument: "0.next", runs: "later" },
        { argument: "0.error", runs: "later" },
        { argument: "0.complete", runs: "later" },
      ],
    },
    { symbol: membersOf([OBSERVABLE], "forEach"), callbacks: [{ argument: 0, runs: "now" }], asynchronous: true },
    { symbol: [...membersOf([OBSERVABLE], "toPromise"), ...exportsOf(["rxjs"], "firstValueFrom", "lastValueFrom")], asynchronous: true },
  ],
};
