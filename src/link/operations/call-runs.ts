import type { Argument, CallSite, Evaluated, Value } from "../../model/index.js";
import { activation, type Activation, ownThis } from "../values/activation.js";
import type { CallStep, Evaluation } from "../values/evaluation.js";
import { calledRun, callersOf } from "./callers.js";

/** Callers of callers beyond this are not asked. */
const DEEPEST = 3;
/** More runs of one call than a person would tell apart. */
const MOST_RUNS = 24;

/** A run of a body, with the calls that bound it, outermost first. */
export interface CallRun {
  readonly run: Activation;
  readonly via: readonly CallSite[];
}

/** The runs that a call is worth looking at in: one for each way that callers bind what it takes, where its own body doesn't say. */
export function callRuns(x: Evaluation, run: Activation, call: CallStep): readonly CallRun[] {
  return runsFor(x, run, [call.callee, ...call.args.map(({ value }) => value)]);
}

/** The runs that expressions are worth looking at in; the run itself where it says all. `isOpen` tells the values of which callers may say more. */
export function runsFor(x: Evaluation, run: Activation, values: readonly Value[], isOpen: IsOpen = anyUnknown(x)): readonly CallRun[] {
  return boundRuns(x, run, values, isOpen, 0);
}

type IsOpen = (value: Evaluated) => boolean;

function anyUnknown(x: Evaluation): IsOpen {
  return (value) => hasUnknown(x, value);
}

function boundRuns(x: Evaluation, run: Activation, values: readonly Value[], isOpen: IsOpen, depth: number): readonly CallRun[] {
  const open = depth < DEEPEST ? openRun(x, run, values, isOpen) : null;
  if (open === null) return [{ run, via: [] }];
  const callers = callersOf(x, open.file, open.function).filter(({ from }) => !isInside(from, open));
  if (callers.length === 0) return [{ run, via: [] }];
  const found: CallRun[] = [];
  for (const caller of callers)
    for (const outer of boundRuns(x, caller.from, argumentValues(caller.call), anyUnknown(x), depth + 1)) {
      const bound = within(x, run, open, calledRun(x, { ...caller, from: outer.run }));
      const via = [...outer.via, caller.site];
      // A function inside the one that is bound now may need its own callers.
      for (const inner of boundRuns(x, bound, values, isOpen, depth + 1)) found.push({ run: inner.run, via: [...via, ...inner.via] });
      if (found.length >= MOST_RUNS) return found.slice(0, MOST_RUNS);
    }
  return found;
}

function argumentValues({ callee, args }: CallStep): readonly Value[] {
  return [...(callee.is === "member" ? [callee.of] : []), ...args.map(({ value }: Argument) => value)];
}

/** A recursive call binds nothing that wasn't bound. */
function isInside(from: Activation, open: Activation): boolean {
  for (let at: Activation | null = from; at !== null; at = at.outer)
    if (at.file === open.file && at.function === open.function) return true;
  return false;
}

/** The same nesting of runs with the open one bound; what is bound around it stays. */
function within(x: Evaluation, run: Activation, open: Activation, bound: Activation): Activation {
  if (run === open || run.outer === null) return isAnyBound(open.outer) ? activation({ ...bound, outer: open.outer }) : bound;
  return activation({ ...run, outer: within(x, run.outer, open, bound) });
}

function isAnyBound(run: Activation | null): boolean {
  for (let at = run; at !== null; at = at.outer) if (at.args !== null) return true;
  return false;
}

/** The outermost run around a call whose parameters, or whose object, the values need and nothing says. */
function openRun(x: Evaluation, run: Activation, values: readonly Value[], isOpen: IsOpen): Activation | null {
  const needs = new Set<number>();
  const seen = new Set<Value>();
  const visit = (value: Value, from: Activation): void => {
    if (seen.has(value)) return;
    seen.add(value);
    if (value.is === "binding") visitBinding(value, from);
    else if (value.is === "this") {
      const method = ownThis(from);
      if (method.facts.class !== null) needs.add(method.function);
    } else if (value.is === "global" && value.name === "arguments") needs.add(ownThis(from).function);
    else for (const part of partsOf(from, value)) visit(part, from);
  };
  const visitBinding = (value: Extract<Value, { readonly is: "binding" }>, from: Activation): void => {
    const binding = x.linked.binding(from.file, value.binding);
    const place = x.index(from.file).parameters.get(value.binding);
    if (binding?.kind === "parameter" && place !== undefined) {
      if (!isOpen(x.evaluate(from, value))) return;
      needs.add(place.function);
      const list = listAround(from, place.function);
      if (list !== null && from.outer !== null) visit(list, from.outer);
    } else if (binding !== null && binding.function !== 0)
      for (const definition of x.index(from.file).definitions.get(value.binding) ?? [])
        if (definition.value !== null && definition.function === from.function) visit(definition.value, from);
  };
  for (const value of values) visit(value, run);
  if (!values.some((value) => isOpen(x.evaluate(run, value)))) return null;
  let open: Activation | null = null;
  for (let at: Activation | null = run; at !== null; at = at.outer) if (at.args === null && needs.has(at.function)) open = at;
  return open;
}

/** The list whose elements a callback is given: `models` of `models.forEach((model) => …)`. */
function listAround({ function: id, facts, outer }: Activation, callback: number): Value | null {
  const call = id === callback && facts.argumentOf !== null ? outer?.facts.steps[facts.argumentOf.step] : undefined;
  return call?.is === "call" && call.callee.is === "member" ? call.callee.of : null;
}

function partsOf(run: Activation, value: Value): readonly Value[] {
  switch (value.is) {
    case "member":
      return [value.of];
    case "element":
      return [value.of, value.key];
    case "object":
      return value.properties.map((property) => property.value);
    case "array":
      return value.items.map((item) => item.value);
    case "template":
      return value.parts.filter((part) => typeof part !== "string");
    case "conditional":
      return [value.then, value.else, value.test];
    case "logical":
    case "binary":
      return [value.left, value.right];
    case "unary":
      return [value.operand];
    case "result": {
      const step = run.facts.steps[value.step];
      if (step?.is === "call") return [step.callee, ...step.args.map((arg) => arg.value)];
      return step?.is === "await" ? [step.value] : [];
    }
    default:
      return [];
  }
}

/** Whether some part of a value can't be told, or is told by a type alone that any object may have. */
export function hasUnknown(x: Evaluation, value: Evaluated, depth = 0): boolean {
  const inner = (part: Evaluated): boolean => hasUnknown(x, part, depth + 1);
  if (depth > 6) return false;
  switch (value.is) {
    case "unknown":
      return true;
    case "object":
      return (
        value.members.rest.is === "unknown" ||
        [...value.members.keys.values()].some((each) => each.is === "unknown" || (each.is === "known" && inner(each.value)))
      );
    case "array":
      return value.items.some(inner) || (value.rest !== null && inner(value.rest));
    case "choice":
      return value.arms.some(inner);
    case "text":
      return value.parts.some((part) => typeof part !== "string" && inner(part));
    case "symbol":
    case "product":
      return value.of !== null && inner(value.of);
    case "instance": {
      const declared = value.made === null ? x.linked.declaration(value.file, value.declaration)?.is : null;
      return declared === "interface" || declared === "type";
    }
    default:
      return false;
  }
}
