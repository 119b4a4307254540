import type { CallbackEntry, LibraryEntry, Returned, SymbolEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";

const ARRAY = "global#Array";
const MAP = "global#Map";
const SET = "global#Set";
const PROMISE = "global#Promise";

const SOME: Returned = { items: "some" };
const ONE: Returned = { items: "one" };

const FIRST = now(0);
const SECOND = now(1);
const FOR_EACH = eachOf(0, "kept");

/** What the language itself gives. `Object.assign`, `Object.entries` and what computes texts and numbers is evaluated, and not data. */
export const JAVASCRIPT: LibraryEntry = {
  library: "javascript",
  documentation: "https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Global_Objects",
  aliases: {
    "global#ReadonlyArray": ARRAY,
    "global#ReadonlyMap": MAP,
    "global#ReadonlySet": SET,
    "global#PromiseLike": PROMISE,
  },
  symbols: [...arrays(), ...collections(), ...promises(), ...sameThings(), ...otherCallbacks()],
};

function arrays(): readonly SymbolEntry[] {
  return [
    { symbol: membersOf([ARRAY], "filter", "toSorted"), returns: SOME, callbacks: FOR_EACH },
    { symbol: membersOf([ARRAY], "find", "findLast"), returns: ONE, callbacks: FOR_EACH },
    { symbol: membersOf([ARRAY], "sort"), returns: { self: true }, callbacks: FOR_EACH },
    {
      symbol: membersOf([ARRAY], "map", "flatMap", "some", "every", "reduce", "reduceRight", "findIndex", "findLastIndex"),
      callbacks: FOR_EACH,
    },
    { symbol: membersOf([ARRAY], "forEach"), callbacks: eachOf(0, "lost") },
    { symbol: membersOf([ARRAY], "slice", "toReversed", "toSpliced", "with", "splice"), returns: SOME },
    { symbol: membersOf([ARRAY], "reverse", "fill", "copyWithin"), returns: { self: true } },
    { symbol: membersOf([ARRAY], "at", "pop", "shift"), returns: ONE },
    { symbol: membersOf([ARRAY], "values"), returns: SOME },
    { symbol: `${ARRAY}.from`, arguments: { atMost: 1 }, returns: { argument: 0 } },
    { symbol: `${ARRAY}.from`, callbacks: eachOf(1, "kept") },
    { symbol: `${ARRAY}.fromAsync`, callbacks: eachOf(1, "kept"), asynchronous: true },
  ];
}

function collections(): readonly SymbolEntry[] {
  return [
    { symbol: membersOf([MAP, SET], "forEach"), callbacks: eachOf(0, "lost") },
    { symbol: `${MAP}.get`, returns: { instanceOf: { typeArgument: 1 } } },
    { symbol: `${MAP}.values`, returns: { instanceOf: { typeArgument: 1 }, list: true } },
    { symbol: membersOf([SET], "values", "keys"), returns: SOME },
    { symbol: [`${MAP}.set`, `${SET}.add`], returns: { self: true } },
    { symbol: "global#WeakMap.get", returns: { instanceOf: { typeArgument: 1 } } },
    { symbol: ["global#WeakMap.set", "global#WeakSet.add"], returns: { self: true } },
    { symbol: [`${MAP}.groupBy`, "global#Object.groupBy"], callbacks: eachOf(1, "kept") },
  ];
}

function promises(): readonly SymbolEntry[] {
  return [
    { symbol: PROMISE, callbacks: FIRST, asynchronous: true },
    { symbol: `${PROMISE}.then`, callbacks: [...FIRST, ...handler(1)], asynchronous: true },
    { symbol: membersOf([PROMISE], "catch", "finally"), returns: { self: true }, callbacks: handler(0), asynchronous: true },
    { symbol: membersOf([PROMISE], "resolve", "all"), returns: { argument: 0 }, asynchronous: true },
    { symbol: membersOf([PROMISE], "allSettled", "any", "race", "reject"), asynchronous: true },
    { symbol: `${PROMISE}.try`, callbacks: FIRST, asynchronous: true },
  ];
}

/** What comes back is what was given, as far as anybody asks. */
function sameThings(): readonly SymbolEntry[] {
  return [
    { symbol: membersOf(["global#Object"], "freeze", "seal", "preventExtensions", "setPrototypeOf"), returns: { argument: 0 } },
    { symbol: ["global#structuredClone", "global#String", "global#Object"], returns: { argument: 0 } },
    // A function bound to its receiver is still that function.
    { symbol: "global#Function.bind", returns: { self: true } },
  ];
}

function otherCallbacks(): readonly SymbolEntry[] {
  return [
    { symbol: membersOf(["global#String"], "replace", "replaceAll"), callbacks: SECOND },
    { symbol: membersOf(["global#JSON"], "parse", "stringify"), callbacks: SECOND },
    { symbol: membersOf(["global#Headers", "global#URLSearchParams", "global#FormData"], "forEach"), callbacks: eachOf(0, "lost") },
  ];
}

function now(argument: number): readonly CallbackEntry[] {
  return [{ argument, runs: "now" }];
}

function eachOf(argument: number, each: "kept" | "lost"): readonly CallbackEntry[] {
  return [{ argument, runs: "now", each }];
}

function handler(argument: number): readonly CallbackEntry[] {
  return [{ argument, runs: "now", handles: true }];
}
