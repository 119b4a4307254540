import { ENTRY_CALLS } from "../../catalog/entry-points/entry-calls.js";
import type { EntryCall } from "../../catalog/entry-points/entry-point.js";
import type { Entry, Evaluated, FunctionFacts, Step, Value } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import type { CallPlace } from "../operations/call-index.js";
import { functionName, textIn } from "./entry-name.js";
import type { EntrySearch } from "./entry-search.js";
import { functionsIn, type GivenFunction } from "./functions-given.js";

/** Functions that are given to a clock, a console, a query server or a platform: `cron.schedule("0 * * * *", close)`. */
export function calledEntries(search: EntrySearch): readonly Entry[] {
  return ENTRY_CALLS.flatMap((entry) => {
    const pkg = packageOf(entry.symbol);
    if (pkg !== "global" && !search.calls().packages.has(pkg)) return [];
    return placesOf(search, entry).flatMap((place) => atPlace(search, entry, place));
  });
}

function packageOf(symbol: string): string {
  const source = symbol.slice(0, symbol.indexOf("#")).split("/");
  return source.slice(0, symbol.startsWith("@") ? 2 : 1).join("/");
}

/** Calls by the last name of the symbol, and in files that import the package those by any other. */
function placesOf({ calls }: EntrySearch, { symbol }: EntryCall): readonly CallPlace[] {
  const member = symbol.slice(symbol.indexOf("#") + 1);
  const named = calls().named(member.slice(member.lastIndexOf(".") + 1));
  if (member.includes(".")) return named;
  const renamed = calls()
    .takers(symbol.slice(0, symbol.indexOf("#")), member)
    .flatMap((file) => calls().bare(file));
  return [...named, ...renamed.filter((place) => !named.includes(place))];
}

function atPlace(search: EntrySearch, entry: EntryCall, { file, function: body, step }: CallPlace): readonly Entry[] {
  const run = search.values.root(file, body);
  const call = run.facts.steps[step];
  // Timers of a page in a browser are none of the program's jobs.
  if (entry.symbol.startsWith("global#") && search.linked.module(file)?.outline.language.endsWith("x") === true) return [];
  if (call?.is !== "call" || !armsOf(search.values.evaluate(run, call.callee)).some((arm) => isCalled(arm, entry.symbol))) return [];
  const items = search.values.argumentsOf(run, call).items;
  const name =
    entry.name === null ? keyOfResult(run.facts, step) : (partsAt(search, items, entry.name).map(({ value }) => textIn(value))[0] ?? null);
  return partsAt(search, items, entry.functions).flatMap(({ value, keys }) =>
    functionsIn(search.values, value).map((given) => entryOf(search, entry, { given, name, keys })),
  );
}

function isCalled(callee: Evaluated, symbol: string): boolean {
  if (callee.is !== "symbol" && callee.is !== "product") return false;
  const any = symbol.indexOf("**");
  if (any === -1) return callee.symbol === symbol;
  return callee.symbol.startsWith(symbol.slice(0, any)) && callee.symbol.endsWith(symbol.slice(any + 2));
}

interface Part {
  readonly value: Evaluated;
  /** What each `*` stood for. */
  readonly keys: readonly string[];
}

/** The values at a dotted place among arguments; lists are looked into, `*` is every key. */
function partsAt({ values }: EntrySearch, items: readonly Evaluated[], path: string): readonly Part[] {
  const [position = "0", ...keys] = path.split(".");
  const index = Number(position);
  const item = items[index < 0 ? items.length + index : index];
  let parts: readonly Part[] = item === undefined ? [] : [{ value: item, keys: [] }];
  for (const key of keys) {
    parts = parts.flatMap((part) =>
      spread(part.value).flatMap((value): readonly Part[] => {
        if (key !== "*") return [{ value: values.member(value, key, value.at), keys: part.keys }];
        if (value.is !== "object") return [];
        return [...value.members.keys].flatMap(([name, member]) =>
          member.is === "known" ? [{ value: member.value, keys: [...part.keys, name] }] : [],
        );
      }),
    );
  }
  return parts;
}

function spread(value: Evaluated): readonly Evaluated[] {
  return armsOf(value).flatMap((arm) => (arm.is === "array" ? arm.items.flatMap(spread) : [arm]));
}

const keysOfResults = new WeakMap<FunctionFacts, ReadonlyMap<number, string>>();

/** The key under which an object holds what a call gives: `router({ place: procedure.mutation(…) })`. */
function keyOfResult(facts: FunctionFacts, step: number): string | null {
  const known = keysOfResults.get(facts) ?? new Map(facts.steps.flatMap((each) => valuesOf(each)).flatMap(keyedResults));
  keysOfResults.set(facts, known);
  return known.get(step) ?? null;
}

function valuesOf(step: Step): readonly Value[] {
  if (step.is === "call") return step.args.map(({ value }) => value);
  return (step.is === "bind" || step.is === "return" || step.is === "export") && step.value !== null ? [step.value] : [];
}

function keyedResults(value: Value): readonly (readonly [number, string])[] {
  if (value.is !== "object") return [];
  return value.properties.flatMap((property) => {
    if (property.is !== "property") return [];
    return property.value.is === "result" ? [[property.value.step, property.key] as const] : keyedResults(property.value);
  });
}

interface GivenThere {
  readonly given: GivenFunction;
  readonly name: string | null;
  readonly keys: readonly string[];
}

function entryOf(search: EntrySearch, { symbol, kind, verb }: EntryCall, { given, name, keys }: GivenThere): Entry {
  const told = keys.length > 0 ? keys.join(".") : name;
  const pkg = packageOf(symbol);
  const called = symbol.slice(symbol.indexOf("#") + 1).replace("**.", "");
  const own = functionName(search, given);
  return {
    file: given.file,
    function: given.function,
    kind,
    name: told !== null && verb !== null ? `${verb} ${told}` : (told ?? own),
    at: given.at,
    why: `given to ${called}${pkg === "global" ? "" : ` of ${pkg}`}`,
  };
}
