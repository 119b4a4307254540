import type { CallbackEntry, Entry, EntryKind, Evaluated, Operation, OperationKind } from "../../model/index.js";
import { joinPath } from "../route-path.js";
import { functionName, textIn } from "./entry-name.js";
import type { EntrySearch } from "./entry-search.js";
import { functionsIn, type GivenFunction } from "./functions-given.js";

const KINDS: ReadonlyMap<OperationKind, EntryKind> = new Map([
  ["route.register", "route"],
  ["middleware.use", "route"],
  ["message.consume", "message-consumer"],
]);
const RUNS: ReadonlySet<CallbackEntry["runs"]> = new Set<CallbackEntry["runs"]>(["request", "message"]);

/** Functions that are given to servers and brokers: `router.post("/orders", place)`, `consumer.run({ eachMessage })`. */
export function operationEntries(search: EntrySearch): readonly Entry[] {
  return search.operations(...KINDS.keys()).flatMap((operation) => ofOperation(search, operation));
}

function ofOperation(search: EntrySearch, operation: Operation): readonly Entry[] {
  const kind = KINDS.get(operation.kind);
  if (kind === undefined) return [];
  const given = callbacksOf(search, operation);
  const last = given.at(-1);
  return given.map((each): Entry => {
    const isMiddleware = operation.kind === "middleware.use" || (operation.kind === "route.register" && each !== last);
    const name = isMiddleware ? `${functionName(search, each)} before ${routeName(operation)}` : entryName(search, operation, each);
    const why = `${isMiddleware ? "middleware" : "given"} ${isMiddleware ? "of" : "to"} ${shownSymbol(operation)}`;
    return { file: each.file, function: each.function, kind, name, at: each.at, why };
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

function entryName(search: EntrySearch, operation: Operation, given: GivenFunction): string {
  if (operation.kind === "route.register") return routeName(operation);
  const topic = ["topic", "queue", "channel", "subject", "pattern"].map((name) => slotText(operation, name)).find((text) => text !== null);
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
