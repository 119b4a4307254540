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
    { symbol: membersOf([ARRAY], "filter", "toSorted"), returns: SOME, callbacks: FIRST },
    { symbol: membersOf([ARRAY], "find", "findLast"), returns: ONE, callbacks: FIRST },
    { symbol: membersOf([ARRAY], "sort"), returns: { self: true }, callbacks: FIRST },
    {
      symbol: membersOf([ARRAY], "map", "forEach", "flatMap", "some", "every", "reduce", "reduceRight", "findIndex", "findLastIndex"),
      callbacks: FIRST,
    },
    { symbol: membersOf([ARRAY], "slice", "toReversed", "toSpliced", "with", "splice"), returns: SOME },
    { symbol: membersOf([ARRAY], "reverse", "fill", "copyWithin"), returns: { self: true } },
    { symbol: membersOf([ARRAY], "at", "pop", "shift"), returns: ONE },
    { symbol: membersOf([ARRAY], "values"), returns: SOME },
    { symbol: `${ARRAY}.from`, arguments: { atMost: 1 }, returns: { argument: 0 } },
    { symbol: `${ARRAY}.from`, callbacks: SECOND },
    { symbol: `${ARRAY}.fromAsync`, callbacks: SECOND, asynchronous: true },
  ];
}

function collections(): readonly SymbolEntry[] {
  return [
    { symbol: membersOf([MAP, SET], "forEach"), callbacks: FIRST },
    { symbol: `${MAP}.get`, returns: { instanceOf: { typeArgument: 1 } } },
    { symbol: `${MAP}.values`, returns: { instanceOf: { typeArgument: 1 }, list: true } },
    { symbol: membersOf([SET], "values", "keys"), returns: SOME },
    { symbol: [`${MAP}.set`, `${SET}.add`], returns: { self: true } },
    { symbol: "global#WeakMap.get", returns: { instanceOf: { typeArgument: 1 } } },
    { symbol: ["global#WeakMap.set", "global#WeakSet.add"], returns: { self: true } },
    { symbol: [`${MAP}.groupBy`, "global#Object.groupBy"], callbacks: SECOND },
  ];
}

function promises(): readonly SymbolEntry[] {
  return [
    { symbol: PROMISE, callbacks: FIRST, asynchronous: true },
    { symbol: `${PROMISE}.then`, callbacks: [...FIRST, ...SECOND], asynchronous: true },
    { symbol: `${PROMISE}.catch`, callbacks: FIRST, asynchronous: true },
    { symbol: `${PROMISE}.finally`, returns: { self: true }, callbacks: FIRST, asynchronous: true },
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
    { symbol: membersOf(["global#Headers", "global#URLSearchParams", "global#FormData"], "forEach"), callbacks: FIRST },
  ];
}

function now(argument: number): readonly CallbackEntry[] {
  return [{ argument, runs: "now" }];
}
