import { AWILIX } from "../../catalog/containers/awilix.js";
import type { Evaluated, Value } from "../../model/index.js";
import { valuesInside, valuesOfStep } from "../../model/questions/values-in.js";
import { runsFor } from "../operations/call-runs.js";
import { at, type Evaluation } from "../values/evaluation.js";
import { isDeadInProduction } from "../values/reachable.js";
import { parameterToken, type Source, type Target } from "./binding.js";
import { loadedModules } from "./loaded-modules.js";
import { callsIn, type Placed, type PlacedCall, type Reading, targetsOf, valueOf } from "./reading.js";
import { madeOfEach, resolvedAtOnce, type Resolver, resolverIn, resolverList, resolverSource } from "./resolvers.js";
import { textToken } from "./tokens.js";

const REGISTERS: ReadonlyMap<string, "resolver" | "class" | "factory" | "value"> = new Map(Object.entries(AWILIX.registers));
const INVOKERS: ReadonlySet<string> = new Set(AWILIX.invokers);

/** Reads what a file registers under names, and notes the classes and functions that are made with what is registered. */
export function readRegistrations(reading: Reading, takesNames: (target: Target) => void, file: string): void {
  const { x } = reading;
  for (const placed of callsIn(x, file)) {
    if (isDeadInProduction(x, placed.run, placed.call.at, placed.call.span)) continue;
    readNamedCall(reading, takesNames, placed);
    readInvoker(x, takesNames, placed);
    if (placed.call.callee.is === "member" && placed.call.callee.name === AWILIX.loads) {
      for (const { name, target } of loadedModules(x, placed)) {
        takesNames(target);
        reading.bindings.add({
          token: textToken(name),
          source: loadedSource(target),
          at: at(file, placed.call),
          how: "{} loaded by the name of its file",
        });
      }
    }
  }
  x.linked.bodies(file).functions.forEach(({ steps }, id) => {
    const run = x.root(file, id);
    for (const step of steps) {
      if (isDeadInProduction(x, run, step.at, step.span)) continue;
      for (const value of valuesOfStep(step)) readObjects(reading, takesNames, { run, value });
    }
  });
}

/** `container.register("orders", asClass(Orders))`, and the older `registerClass({ orders: Orders })`. */
function readNamedCall(reading: Reading, takesNames: (target: Target) => void, { run, call }: PlacedCall): void {
  const as = call.callee.is === "member" ? REGISTERS.get(call.callee.name) : undefined;
  const first = call.args[0]?.value;
  const second = call.args[1]?.value;
  if (as === undefined || first === undefined) return;
  if (second !== undefined && first.is !== "object") {
    const name = reading.x.evaluate(run, first);
    if (name.is === "constant" && typeof name.value === "string") registerAs(reading, takesNames, name.value, { run, value: second }, as);
    return;
  }
  if (as === "resolver" || first.is !== "object") return;
  for (const property of first.properties)
    if (property.is === "property") registerAs(reading, takesNames, property.key, { run, value: property.value }, as);
}

function registerAs(
  reading: Reading,
  takesNames: (target: Target) => void,
  name: string,
  placed: Placed,
  as: "resolver" | "class" | "factory" | "value",
): void {
  if (as === "resolver") register(reading, takesNames, name, placed);
  else add(reading, takesNames, name, placed, { as, made: placed, injector: null });
}

/** Every object whose values are resolvers is a list of registrations, whoever takes it: wrappers of the container are seen through so. */
function readObjects(reading: Reading, takesNames: (target: Target) => void, { run, value }: Placed): void {
  if (value.is === "object")
    for (const property of value.properties)
      if (property.is === "property") register(reading, takesNames, property.key, { run, value: property.value });
  for (const inner of valuesInside(value)) readObjects(reading, takesNames, { run, value: inner });
}

function register(reading: Reading, takesNames: (target: Target) => void, name: string, placed: Placed): void {
  const { x } = reading;
  const resolver = resolverIn(x, placed);
  if (resolver !== null) return add(reading, takesNames, name, placed, resolver);
  const list = resolverList(x, placed);
  if (list === null) return;
  const token = textToken(name);
  const place = at(placed.run.file, placed.value);
  if (list.mapped === null) {
    for (const each of list.resolvers) takes(reading, takesNames, each);
    reading.bindings.add({
      token,
      source: { is: "list", items: list.resolvers.map((each) => resolverSource(x, each)) },
      at: place,
      how: "{} registered",
    });
    return;
  }
  const { as, over } = list.mapped;
  for (const { run } of runsFor(x, over.run, [over.value])) {
    const elements = x.evaluate(run, over.value);
    if (elements.is === "array") for (const element of elements.items) for (const target of targetsOf(element)) takesNames(target);
    reading.bindings.add({ token, source: { is: "value", value: () => madeOfEach(x, as, elements) }, at: place, how: "{} registered" });
  }
}

function add(reading: Reading, takesNames: (target: Target) => void, name: string, placed: Placed, resolver: Resolver): void {
  const { x } = reading;
  takes(reading, takesNames, resolver);
  const runs = resolver.as === "token" ? [] : runsFor(x, resolver.made.run, [resolver.made.value]);
  const sources =
    runs.length > 1
      ? runs.map(({ run }) => resolverSource(x, { ...resolver, made: { ...resolver.made, run } }))
      : [resolverSource(x, resolver)];
  for (const source of sources)
    reading.bindings.add({ token: textToken(name), source, at: at(placed.run.file, placed.value), how: "{} registered" });
}

/** The classes and functions that a resolver makes take what they name; an injector gives them more. */
function takes(reading: Reading, takesNames: (target: Target) => void, { as, made: value, injector }: Resolver): void {
  if (as !== "class" && as !== "factory") return;
  for (const target of targetsOf(valueOf(reading.x, value))) {
    takesNames(target);
    if (injector !== null) bindInjected(reading, takesNames, target, injector);
  }
}

/** `{ injector: () => ({ orders: asClass(PgOrders).resolve(container) }) }`. */
function bindInjected(reading: Reading, takesNames: (target: Target) => void, target: Target, { run, value }: Placed): void {
  const { x } = reading;
  if (value.is !== "function") return;
  const inner = x.root(run.file, value.function);
  for (const step of inner.facts.steps) {
    if (step.is !== "return" || step.value?.is !== "object") continue;
    for (const property of step.value.properties) {
      if (property.is !== "property") continue;
      const entry = { run: inner, value: property.value };
      const resolver = resolvedAtOnce(x, entry);
      if (resolver !== null) takes(reading, takesNames, resolver);
      const source: Source = resolver === null ? { is: "value", value: () => valueOf(x, entry) } : resolverSource(x, resolver);
      reading.bindings.add({
        token: parameterToken(target, 0, property.key),
        source,
        at: at(inner.file, property.value),
        how: "{} injected",
      });
    }
  }
}

/** `makeInvoker(api)`: what it calls takes what is registered. */
function readInvoker(x: Evaluation, takesNames: (target: Target) => void, { run, call }: PlacedCall): void {
  const first: Value | undefined = call.args[0]?.value;
  if (first === undefined || (call.callee.is !== "binding" && call.callee.is !== "member")) return;
  const callee: Evaluated = x.evaluate(run, call.callee);
  if (callee.is === "symbol" && INVOKERS.has(callee.symbol)) for (const target of targetsOf(x.evaluate(run, first))) takesNames(target);
}

function loadedSource(target: Target): Source {
  const place = { file: target.file, span: [0, 0] as const };
  return target.is === "class"
    ? { is: "class", value: () => ({ is: "class", file: target.file, declaration: target.declaration, at: place }) }
    : {
        is: "factory",
        value: () => ({ is: "function", file: target.file, function: target.function, self: null, closure: null, at: place }),
      };
}
