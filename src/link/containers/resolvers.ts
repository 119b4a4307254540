import { AWILIX } from "../../catalog/containers/awilix.js";
import type { Evaluated, Value } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import type { Activation } from "../values/activation.js";
import type { Evaluation } from "../values/evaluation.js";
import type { Source } from "./binding.js";
import { instanceOfArm } from "./given.js";
import { definitionOf } from "./listed-values.js";
import { callBehind, type Placed, type PlacedCall, propertyOf, valueOf } from "./reading.js";
import { tokenIn } from "./tokens.js";

const RESOLVERS: ReadonlyMap<string, "class" | "factory" | "value" | "token"> = new Map(
  AWILIX.resolvers.map(({ symbol, as }) => [symbol, as]),
);
const FLUENT: ReadonlySet<string> = new Set(AWILIX.fluent);
const RESOLVES: ReadonlySet<string> = new Set(AWILIX.resolves);

/** An expression that tells a container how something is made: `asClass(Orders, { injector }).singleton()`. */
export interface Resolver {
  readonly as: "class" | "factory" | "value" | "token";
  readonly made: Placed;
  /** The function that gives what only this one takes. */
  readonly injector: Placed | null;
}

/** Reads a resolver, through names and the calls that configure it; null where an expression is none. */
export function resolverIn(x: Evaluation, placed: Placed, injector: Placed | null = null): Resolver | null {
  const written = definitionOf(x, placed) ?? placed;
  const behind = callBehind(written);
  if (behind === null) return null;
  const { run, call } = behind;
  const { callee } = call;
  if (callee.is === "member" && callee.of.is === "result" && FLUENT.has(callee.name)) {
    const own = callee.name === "inject" ? call.args[0]?.value : undefined;
    return resolverIn(x, { run, value: callee.of }, own === undefined ? injector : { run, value: own });
  }
  const as = resolverKind(x, run, callee);
  const first = call.args[0]?.value;
  if (as === null || first === undefined) return null;
  const options = call.args[1]?.value;
  const named = options?.is === "object" ? propertyOf(options, "injector") : null;
  return { as, made: { run, value: first }, injector: injector ?? (named === null ? null : { run, value: named }) };
}

/** Whether a file's name for something is one of the functions that make resolvers, and what it makes. */
function resolverKind(x: Evaluation, run: Activation, callee: Value): Resolver["as"] | null {
  if (callee.is !== "binding" && callee.is !== "member") return null;
  const symbol = x.evaluate(run, callee);
  return symbol.is === "symbol" ? (RESOLVERS.get(symbol.symbol) ?? null) : null;
}

/** What a resolver makes. */
export function resolverSource(x: Evaluation, { as, made }: Resolver): Source {
  if (as === "token") return { is: "token", token: tokenIn(x, made.run, made.value) };
  return { is: as, value: () => valueOf(x, made) };
}

/** `asClass(Orders).resolve(container)`: what is made at once. */
export function resolvedAtOnce(x: Evaluation, placed: Placed): Resolver | null {
  const behind = callBehind(placed);
  const callee = behind?.call.callee;
  if (behind === null || callee?.is !== "member" || !RESOLVES.has(callee.name)) return null;
  const first = behind.call.args[0]?.value;
  return (
    resolverIn(x, { run: behind.run, value: callee.of }) ?? (first === undefined ? null : resolverIn(x, { run: behind.run, value: first }))
  );
}

/** A list of resolvers that a helper takes: `registerAsArray(handlers.map((each) => asClass(each)))`, `asArray([asClass(A), asClass(B)])`. */
export interface ResolverList {
  readonly resolvers: readonly Resolver[];
  /** What an element of a mapped list is made into. */
  readonly mapped: { readonly as: Resolver["as"]; readonly over: Placed } | null;
}

/** Reads the list of resolvers among the arguments of a call of the program's own; null where there is none. */
export function resolverList(x: Evaluation, placed: Placed): ResolverList | null {
  const behind = callBehind(placed);
  if (behind === null) return null;
  for (const { value } of behind.call.args) {
    const found = listIn(x, { run: behind.run, value });
    if (found !== null) return found;
  }
  return null;
}

function listIn(x: Evaluation, placed: Placed): ResolverList | null {
  const { run, value } = definitionOf(x, placed) ?? placed;
  if (value.is === "array") {
    const resolvers = value.items.map((item) => resolverIn(x, { run, value: item.value }));
    const known = resolvers.filter((each) => each !== null);
    return known.length === 0 ? null : { resolvers: known, mapped: null };
  }
  const behind = callBehind({ run, value });
  return behind === null ? null : mappedList(x, behind);
}

function mappedList(x: Evaluation, { run, call }: PlacedCall): ResolverList | null {
  const callback = call.args[0]?.value;
  if (call.callee.is !== "member" || call.callee.name !== "map" || callback?.is !== "function") return null;
  const inner = x.root(run.file, callback.function);
  const returned = inner.facts.steps.find((step) => step.is === "return");
  const resolver = returned?.is === "return" && returned.value !== null ? resolverIn(x, { run: inner, value: returned.value }) : null;
  return resolver === null ? null : { resolvers: [], mapped: { as: resolver.as, over: { run, value: call.callee.of } } };
}

/** What a container makes of each element of a list. */
export function madeOfEach(x: Evaluation, as: Resolver["as"], list: Evaluated): Evaluated {
  const arms = armsOf(list);
  const [array] = arms;
  if (array?.is !== "array") return { is: "unknown", because: "a list that can't be seen", at: list.at };
  const make = (element: Evaluated): Evaluated => {
    if (as === "class") return instanceOfArm(element);
    return as === "factory" && element.is === "function" ? x.returned(element, null, null, null) : element;
  };
  return { ...array, items: array.items.map(make), rest: array.rest === null ? null : make(array.rest) };
}
