import type { CallbackEntry, Entry, EntryKind, Evaluated, Operation } from "../../model/index.js";
import { joinPath } from "../route-path.js";
import { functionName, textIn } from "./entry-name.js";
import type { EntrySearch } from "./entry-search.js";
import { functionsIn, type GivenFunction } from "./functions-given.js";

const RUNS: ReadonlySet<CallbackEntry["runs"]> = new Set<CallbackEntry["runs"]>(["request", "message"]);

/** Functions that are given to servers and brokers: `router.post("/orders", place)`, `consumer.run({ eachMessage })`. */
export function operationEntries(search: EntrySearch): readonly Entry[] {
  return search.operations("route.register", "message.consume").flatMap((operation): readonly Entry[] => {
    const kind: EntryKind = operation.kind === "message.consume" ? "message-consumer" : "route";
    const given = callbacksOf(search, operation);
    return (kind === "route" ? given.slice(-1) : given).map((each) => ({
      file: each.file,
      function: each.function,
      kind,
      name: kind === "route" ? routeName(operation) : consumerName(search, operation, each),
      at: each.at,
      why: `given to ${shownSymbol(operation)}`,
    }));
  });
}

/** What runs before the handlers of routes: functions that an application uses, and those that stand before the last one of a route. */
export function middlewareEntries(search: EntrySearch): readonly Entry[] {
  return search.operations("route.register", "middleware.use").flatMap((operation) => {
    const given = callbacksOf(search, operation);
    return (operation.kind === "middleware.use" ? given : given.slice(0, -1)).map((each): Entry => ({
      file: each.file,
      function: each.function,
      kind: "route",
      name: `${functionName(search, each)} before ${routeName(operation)}`,
      at: each.at,
      why: `middleware of ${shownSymbol(operation)}`,
      middleware: true,
    }));
  });
}

/** The functions among the arguments that the catalog says are called, in their order. */
function callbacksOf({ values }: EntrySearch, { kind, symbol, site }: Operation): readonly GivenFunction[] {
  const entry = values.catalog.entries(symbol).find((match) => match.entry.operation === kind)?.entry;
  const run = values.root(site.file, site.function);
  const call = run.facts.steps[site.step];
  if (call?.is !== "call") return [];
  const found = (entry?.callbacks ?? []).flatMap(({ argument, runs }) => {
    if (!RUNS.has(runs)) return [];
    const { items } = values.argumentsOf(run, call);
    return argument === "*" ? items.flatMap((item) => functionsIn(values, item)) : functionsIn(values, argumentAt(values, items, argument));
  });
  return [...new Map(found.map((each) => [`${each.file}\0${each.function}`, each])).values()];
}

function argumentAt(values: EntrySearch["values"], items: readonly Evaluated[], argument: number | string): Evaluated {
  const [position = "0", ...keys] = String(argument).split(".");
  const index = Number(position);
  const item = items[index < 0 ? items.length + index : index];
  const nothing: Evaluated = { is: "unknown", because: "an argument that isn't given", at: { file: "", span: [0, 0] } };
  return keys.reduce<Evaluated>((value, key) => values.member(value, key, value.at), item ?? nothing);
}

function consumerName(search: EntrySearch, operation: Operation, given: GivenFunction): string {
  const topic = ["topic", "event"].map((name) => slotText(operation, name)).find((text) => text !== null);
  return topic == null ? functionName(search, given) : `${topic} → ${functionName(search, given)}`;
}

const METHODS = /^(get|post|put|patch|delete|head|options|all|search|trace|connect)$/i;

/** `POST /orders`; what can't be told is left out. */
function routeName(operation: Operation): string {
  const called = operation.symbol.slice(operation.symbol.lastIndexOf(".") + 1);
  const method = slotText(operation, "method") ?? (METHODS.test(called) ? called : called === "del" ? "delete" : null);
  const path = slotText(operation, "path");
  const place =
    path === null ? (operation.kind === "middleware.use" ? "every route" : "a route") : path.startsWith("/") ? path : joinPath(path);
  return method === null ? place : `${method.toUpperCase()} ${place}`;
}

function slotText(operation: Operation, name: string): string | null {
  const slot = operation.slot(name);
  return slot.is === "known" ? textIn(slot.value) : null;
}

function shownSymbol({ symbol }: Operation): string {
  return symbol.slice(symbol.indexOf("#") + 1);
}
