import type { BindingCall, BoundArgument, ContainerLibrary } from "../../catalog/containers/container-library.js";
import type { Value } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import type { Activation } from "../values/activation.js";
import { packageOf } from "../values/describe-call.js";
import type { Evaluation } from "../values/evaluation.js";
import { isDeadInProduction } from "../values/reachable.js";
import type { Source } from "./binding.js";
import type { Token } from "./containers.js";
import { bindParameters } from "./dependencies.js";
import { definitionOf, listedValues } from "./listed-values.js";
import { bindObject, classSource } from "./provider-objects.js";
import { callBehind, callsIn, type Placed, type PlacedCall, propertyOf, type Reading, targetsOf, valueOf } from "./reading.js";
import { tokenIn, tokensIn } from "./tokens.js";

/** Reads the calls by which a file binds something: `container.register(…)`, `bind(…).to(…)`. */
export function readBindingCalls(reading: Reading, library: ContainerLibrary, file: string): void {
  const methods = new Map(library.calls.map((call) => [call.method, call]));
  for (const placed of callsIn(reading.x, file)) {
    const { callee } = placed.call;
    const binding = callee.is === "member" ? methods.get(callee.name) : undefined;
    if (binding === undefined || callee.is !== "member" || isDeadInProduction(reading.x, placed.run, placed.call.at, placed.call.span))
      continue;
    if ("calledBefore" in binding.token) {
      for (const token of tokensBefore(reading.x, { run: placed.run, value: callee.of }, binding.token.calledBefore))
        readCall(reading, library, binding, placed, token);
    } else if (isOf(reading.x, library, { run: placed.run, value: callee.of }))
      readDirectCall(reading, library, binding, placed, binding.token.argument);
  }
}

function readDirectCall(reading: Reading, library: ContainerLibrary, binding: BindingCall, placed: PlacedCall, argument: number): void {
  const value = placed.call.args[argument]?.value;
  if (value === undefined) return;
  const first = definitionOf(reading.x, { run: placed.run, value }) ?? { run: placed.run, value };
  const isTold = placed.call.args.length === 1 && binding.binds.some((bound) => bound.argument === argument && bound.as === "object");
  if (!isTold) return readCall(reading, library, binding, placed, { run: placed.run, value });
  // `Container.set({ id, value })`, and a list of such.
  const objects = first.value.is === "object" ? [first] : listedValues(reading.x, { run: placed.run, value });
  for (const object of objects) bindWithToken(reading, library, object);
}

/** Binds what an object says that holds its token. */
export function bindWithToken(reading: Reading, library: ContainerLibrary, object: Placed): void {
  const keys = library.provider;
  if (keys === null || object.value.is !== "object") return;
  const name =
    (keys.token === null ? null : propertyOf(object.value, keys.token)) ??
    (keys.class === null ? null : propertyOf(object.value, keys.class));
  const token = name === null ? null : tokenIn(reading.x, object.run, name);
  if (token !== null) bindObject(reading, keys, token, object);
}

function readCall(reading: Reading, library: ContainerLibrary, { binds }: BindingCall, placed: PlacedCall, token: Placed): void {
  const { args, span } = placed.call;
  const bound = binds.find(({ argument }) => argument === "itself" || args[argument] !== undefined);
  if (bound === undefined) return;
  const value = bound.argument === "itself" ? token.value : args[bound.argument]?.value;
  if (value === undefined) return;
  for (const { run, token: name } of tokensIn(reading.x, token)) {
    const dependencies = bound.dependencies === undefined ? undefined : args[bound.dependencies]?.value;
    const appended = library.reference === null ? [] : appendedArguments(placed);
    bind(
      {
        reading,
        library,
        name,
        value: { run, value },
        dependencies: dependencies === undefined ? null : { run, value: dependencies },
        appended,
        span,
      },
      bound,
    );
  }
}

interface Bound {
  readonly reading: Reading;
  readonly library: ContainerLibrary;
  readonly name: Token;
  readonly value: Placed;
  readonly dependencies: Placed | null;
  readonly appended: readonly Placed[];
  readonly span: readonly [number, number];
}

function bind({ reading, library, name, value, dependencies, appended, span }: Bound, bound: BoundArgument): void {
  const place = { file: value.run.file, span };
  if (dependencies !== null || appended.length > 0) {
    const list: Placed = dependencies ?? {
      run: value.run,
      value: { is: "array", items: appended.map((each) => ({ value: each.value, spread: false })), span },
    };
    for (const target of targetsOf(valueOf(reading.x, value))) bindParameters(reading, target, list, library.reference);
  }
  const written = bound.as === "object" ? (definitionOf(reading.x, value) ?? value) : value;
  if (written.value.is === "object" && library.provider !== null && bound.as === "object")
    return bindObject(reading, library.provider, name, written);
  reading.bindings.add({ token: name, source: sourceOf(reading, bound, value), at: place, how: "bound to {}" });
}

function sourceOf(reading: Reading, bound: BoundArgument, value: Placed): Source {
  const { x } = reading;
  const held = (): ReturnType<typeof valueOf> => valueOf(x, value);
  switch (bound.as) {
    case "value":
      return { is: "value", value: held };
    case "factory":
      return { is: "factory", value: held };
    case "token":
      return { is: "token", token: tokenIn(x, value.run, value.value) };
    case "class":
      return classSource(reading, value);
    case "any":
    case "object": {
      const isToken = armsOf(held()).some((arm) => arm.is === "constant" || (arm.is === "product" && arm.symbol === "global#Symbol()"));
      return isToken ? { is: "token", token: tokenIn(x, value.run, value.value) } : classSource(reading, value);
    }
  }
}

/** The token arguments of the call before in the chain: `bind(TOKEN).to(…)`, `(isBound ? rebind(TOKEN) : bind(TOKEN)).to(…)`. */
function tokensBefore(x: Evaluation, { run, value }: Placed, names: readonly string[]): readonly Placed[] {
  if (value.is === "conditional") return tokensBefore(x, { run, value: value.else }, names);
  const made = callBehind({ run, value });
  const first = made?.call.args[0]?.value;
  if (made === null || first === undefined) return [];
  const name = lastName(x, run, made.call.callee);
  return name !== null && names.includes(name) ? [{ run, value: first }] : [];
}

/** The last name in an expression: `container` of `this.container`. */
function lastName(x: Evaluation, run: Activation, value: Value): string | null {
  if (value.is === "member" || value.is === "global") return value.name;
  return value.is === "binding" ? (x.linked.binding(run.file, value.binding)?.name ?? null) : null;
}

/** Whether a call is of a container: by its type, or, where that can't be told, by its name. */
function isOf(x: Evaluation, library: ContainerLibrary, { run, value }: Placed): boolean {
  return armsOf(x.evaluate(run, value)).some((arm) => {
    if (arm.is === "symbol" || arm.is === "product") return packageOf(arm.symbol) === library.library;
    return arm.is === "unknown" && /container/i.test(lastName(x, run, value) ?? "");
  });
}

/** The arguments that are added in the rest of the chain: `register("orders", Orders).addArgument(new Reference("db"))`. */
function appendedArguments({ run, step }: PlacedCall): readonly Placed[] {
  const added: Placed[] = [];
  let from = step;
  run.facts.steps.forEach((next, index) => {
    if (next.is !== "call" || next.callee.is !== "member" || next.callee.of.is !== "result" || next.callee.of.step !== from) return;
    from = index;
    const value = next.args[0]?.value;
    if (next.callee.name === "addArgument" && value !== undefined) added.push({ run, value });
  });
  return added;
}
