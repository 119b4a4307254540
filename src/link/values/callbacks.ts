import type { CallbackEntry, CallSite, Evaluated, Location } from "../../model/index.js";
import { type Activation, type BoundArguments, siteIn } from "./activation.js";
import { choiceOf, unknownValue } from "./choice.js";
import type { CallStep, Evaluation } from "./evaluation.js";
import { describeCall, type DescribedCall } from "./describe-call.js";

/** What the call that takes a function as an argument gives to one of its parameters; null where that isn't known. */
export function callbackParameter(x: Evaluation, owner: Activation, index: number, place: Location): Evaluated | null {
  const { facts, file } = owner;
  const declared = declaredFunctionType(x, owner, index, place);
  if (declared !== null) return declared;
  const given = facts.argumentOf;
  const parent = facts.parent;
  if (parent === null) return null;
  const outer = owner.outer ?? x.root(file, parent);
  const calls = given === null ? callsAround(outer, owner) : [given];
  for (const { step, index: argument } of calls) {
    const call = outer.facts.steps[step];
    if (call?.is !== "call") continue;
    const value = parameterFrom(x, outer, step, call, { body: owner.function, argument, index }, place);
    if (value !== null) return value;
  }
  return null;
}

interface Callback {
  readonly body: number;
  readonly argument: number;
  readonly index: number;
}

function parameterFrom(
  x: Evaluation,
  outer: Activation,
  step: number,
  call: CallStep,
  callback: Callback,
  place: Location,
): Evaluated | null {
  const described = describeCall(x, outer, step);
  const key = keyPath(call, callback);
  for (const { entry } of described?.matches ?? []) {
    const found = (entry.callbacks ?? []).find((each) => takes(each, callback.argument, key, call.args.length));
    const type = found?.parameters?.[callback.index] ?? null;
    if (type !== null) return ofCallback(x, described?.guessed === true, type, siteIn(outer, step), described?.of ?? null, place);
  }
  return elementOf(described, callback.index, place);
}

/** What the call of a library gives to a function among its arguments; what it doesn't say is unknown. */
export function callbackArguments(
  x: Evaluation,
  run: Activation,
  step: number,
  described: DescribedCall,
  entry: CallbackEntry,
): BoundArguments {
  const place = { file: run.file, span: described.call.span };
  const rest = unknownValue("what a library gives", place);
  const site = siteIn(run, step);
  const typed = (entry.parameters ?? []).map((type) =>
    type === null ? rest : ofCallback(x, described.guessed, type, site, described.of, place),
  );
  return { items: typed.length > 0 ? typed : [elementOf(described, 0, place) ?? rest], rest };
}

/** `orders.map((order) => …)`: the parameter is an element of the list; `load().then((order) => …)`: it is the value. */
function elementOf(described: DescribedCall | null, index: number, place: Location): Evaluated | null {
  if (described === null || index !== 0) return null;
  if (described.symbol === "global#Promise.then") return described.of;
  if (described.of?.is !== "array" || !described.symbol.startsWith("global#Array.")) return null;
  if (/\.(sort|reduce|reduceRight)$/.test(described.symbol)) return null;
  const { items, rest } = described.of;
  const values = [...items, ...(rest === null ? [] : [rest])];
  return values.length === 0 ? null : choiceOf(values, place);
}

function ofCallback(x: Evaluation, guessed: boolean, type: string, site: CallSite, of: Evaluated | null, place: Location): Evaluated {
  if (type === "self") return of ?? { is: "unknown", because: "the receiver of a call", at: place };
  const value: Evaluated = { is: "product", symbol: x.catalog.canonical(type), typeArgs: [], calls: [site], of, at: place };
  return guessed ? x.guessed(value) : value;
}

/** Whether an entry speaks of the function at an argument, or under a key of it. */
export function takes({ argument }: CallbackEntry, position: number, key: string | null, count: number): boolean {
  if (typeof argument === "number") return key === null && (argument < 0 ? count + argument : argument) === position;
  if (argument === "*") return key === null || key === "";
  if (argument === "@") return false;
  const dot = argument.indexOf(".");
  return Number(dot === -1 ? argument : argument.slice(0, dot)) === position && (dot === -1 ? "" : argument.slice(dot + 1)) === (key ?? "");
}

/** The dotted key under which an argument holds the function; null where it is the argument itself. */
function keyPath(call: CallStep, callback: Callback): string | null {
  const argument = call.args[callback.argument]?.value;
  return argument === undefined || argument.is === "function" ? null : pathIn(argument, callback.body);
}

function pathIn(value: CallStep["callee"], body: number): string | null {
  if (value.is === "array") {
    for (const item of value.items) {
      const found = item.value.is === "function" && item.value.function === body ? "" : pathIn(item.value, body);
      if (found !== null) return found;
    }
    return null;
  }
  if (value.is !== "object") return null;
  for (const property of value.properties) {
    if (property.is !== "property") continue;
    if (property.value.is === "function" && property.value.function === body) return property.key;
    const deeper = pathIn(property.value, body);
    if (deeper !== null) return deeper === "" ? property.key : `${property.key}.${deeper}`;
  }
  return null;
}

/** The calls of the enclosing body that take the function inside an object or list. */
function callsAround(outer: Activation, owner: Activation): readonly { readonly step: number; readonly index: number }[] {
  const found: { step: number; index: number }[] = [];
  outer.facts.steps.forEach((step, at) => {
    if (step.is !== "call" || step.span[0] > owner.facts.span[0] || step.span[1] < owner.facts.span[1]) return;
    step.args.forEach(({ value }, index) => {
      if (pathIn(value, owner.function) !== null) found.push({ step: at, index });
    });
  });
  return found;
}

/** `const show: RequestHandler = (req, res) => …`. */
function declaredFunctionType(x: Evaluation, owner: Activation, index: number, place: Location): Evaluated | null {
  const { file, facts, function: id } = owner;
  if (facts.name === "" || facts.parent === null) return null;
  const declaration = x.linked
    .module(file)
    ?.outline.declarations.find(
      (each) => each.name === facts.name && (each.is === "variable" || (each.is === "function" && each.body === id)),
    );
  const binding = declaration?.binding == null ? null : x.linked.binding(file, declaration.binding);
  const type = declaration?.is === "variable" ? declaration.type : (binding?.type ?? null);
  if (type?.is !== "reference") return null;
  const value = x.ofType(file, type, place);
  if (value.is !== "product") return null;
  const parameter = x.catalog.functionParameters(value.symbol)?.[index] ?? null;
  return parameter === null
    ? null
    : { is: "product", symbol: x.catalog.canonical(parameter), typeArgs: [], calls: [], of: null, at: place };
}
