import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { exportsOf } from "../symbols-of.js";

/** The iteratee's results are thrown away. */
const WALKS = ["forEach", "each", "forEachRight", "forOwn", "forIn", "transform"];
const ITERATIONS = [
  ...["map", "filter", "reject", "reduce", "reduceRight", "some", "every", "find", "findLast"],
  ...["findIndex", "flatMap", "sortBy", "orderBy", "groupBy", "keyBy", "countBy", "partition", "uniqBy", "sumBy", "maxBy", "minBy"],
  ...["mapValues", "mapKeys", "pickBy", "omitBy", "times"],
];
const STEPS = ["tap", "thru"];
const WRAPPERS = ["once", "memoize", "debounce", "throttle", "partial", "bind", "curry", "ary", "unary"];
const COPIES = ["cloneDeep", "clone", "compact", "uniq", "defaultTo"];

/** Lodash; its iteratee comes second. */
export const LODASH: LibraryEntry = {
  library: "lodash",
  documentation: "https://lodash.com/docs",
  aliases: { ...taken((name) => `lodash/${name}`), ...taken((name) => `lodash-es/${name}`), ...taken((name) => `lodash-es#${name}`) },
  symbols: lodashLike("lodash"),
};

/** Underscore, which Lodash once was a copy of. */
export const UNDERSCORE: LibraryEntry = {
  library: "underscore",
  documentation: "https://underscorejs.org",
  symbols: lodashLike("underscore"),
};

/** Ramda; its function comes first. */
export const RAMDA: LibraryEntry = {
  library: "ramda",
  documentation: "https://ramdajs.com/docs",
  symbols: [
    {
      symbol: exportsOf(
        ["ramda"],
        "map",
        "forEach",
        "filter",
        "reject",
        "reduce",
        "any",
        "all",
        "find",
        "chain",
        "sortBy",
        "groupBy",
        "tap",
      ),
      callbacks: [{ argument: 0, runs: "now", each: "kept" }],
    },
  ],
};

/** Async: an iteratee runs for each item, the last function with the result. */
export const ASYNC: LibraryEntry = {
  library: "async",
  documentation: "https://caolan.github.io/async/v3/docs.html",
  symbols: [
    {
      symbol: exportsOf(
        ["async"],
        ...["each", "eachOf", "forEach", "forEachOf", "map", "mapValues", "filter", "reject", "some", "every", "detect", "concat"].flatMap(
          (name) => [name, `${name}Series`, `${name}Limit`],
        ),
        ...["times", "timesSeries", "reduce", "transform", "sortBy", "groupBy"],
      ),
      callbacks: [{ argument: "*", runs: "now", each: "kept" }],
      asynchronous: true,
    },
    {
      symbol: exportsOf(["async"], "until", "whilst", "retry", "parallel", "series", "waterfall"),
      callbacks: [{ argument: "*", runs: "now" }],
      asynchronous: true,
    },
    { symbol: exportsOf(["async"], "timeout", "asyncify", "reflect", "memoize"), returns: { argument: 0 } },
  ],
};

function lodashLike(library: string): readonly SymbolEntry[] {
  return [
    { symbol: exportsOf([library], ...ITERATIONS), callbacks: [{ argument: 1, runs: "now", each: "kept" }] },
    { symbol: exportsOf([library], ...WALKS), callbacks: [{ argument: 1, runs: "now", each: "lost" }] },
    { symbol: exportsOf([library], ...STEPS), callbacks: [{ argument: 1, runs: "now" }] },
    { symbol: exportsOf([library], ...WRAPPERS, ...COPIES), returns: { argument: 0 } },
    { symbol: exportsOf([library], "defer", "delay"), callbacks: [{ argument: 0, runs: "later" }] },
  ];
}

/** `lodash/map` is `lodash#map`. */
function taken(from: (name: string) => string): Readonly<Record<string, string>> {
  return Object.fromEntries([...ITERATIONS, ...WALKS, ...STEPS, ...WRAPPERS, ...COPIES].map((name) => [from(name), `lodash#${name}`]));
}
