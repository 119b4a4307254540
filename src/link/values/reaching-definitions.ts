import type { Binding, Evaluated, FunctionFacts, PlaceId, Span } from "../../model/index.js";
import type { Activation } from "./activation.js";
import { unknownValue } from "./choice.js";
import type { Evaluation } from "./evaluation.js";
import type { Definition } from "./file-index.js";
import { binary, logical } from "./operators.js";
import { constructsIn, encloses, isOneTaken, placeAround } from "./places.js";
import { comesBefore, runOfStep, type Use } from "./uses.js";

/** More definitions of one name than are worth telling apart. */
const MOST_DEFINITIONS = 200;

/** What the definitions of a name give that can reach a use of it. */
export interface Reaching {
  readonly values: readonly Evaluated[];
  /** The definition in the user's own body that replaced all before it; null where none did for certain. */
  readonly since: Span | null;
}

/** Of the definitions in the user's own body the last ones before the use, of the body around it the last ones, from elsewhere all. */
export function reachingDefinitions(x: Evaluation, use: Use, binding: Binding, definitions: readonly Definition[]): Reaching {
  const place = { file: use.run.file, span: use.span };
  if (definitions.length > MOST_DEFINITIONS) return { values: [unknownValue("one of too many values", place)], since: null };
  const own = lastOf(x, use, definitions, use.run);
  const isInside = use.run.function !== use.owner.function;
  const around = isInside && !own.isSure ? lastOf(x, use, definitions, use.owner) : null;
  const elsewhere = definitions.filter((each) => each.function !== use.run.function && each.function !== use.owner.function);
  const found = [...own.found, ...(around?.found ?? []), ...elsewhere];
  const values = found.map((each) => definedValue(x, runOfStep(x, use, each.function), each));
  if (!own.isSure && !isInside && elsewhere.length === 0 && isUnset(use.owner.facts, binding, definitions))
    values.push({ is: "undefined", at: place });
  // What is set elsewhere is set by the time that it matters: nothing was there only to be set.
  const isLater = isInside || elsewhere.length > 0;
  const set = isLater && values.length > 1 ? values.filter((each) => !isNothing(each)) : values;
  return { values: set.length === 0 ? values : set, since: own.isSure ? (own.found.at(-1)?.span ?? null) : null };
}

/** The last definitions in a run's body, last first; and whether some of them was passed for certain. */
function lastOf(
  x: Evaluation,
  use: Use,
  definitions: readonly Definition[],
  run: Activation,
): { readonly found: readonly Definition[]; readonly isSure: boolean } {
  const to = run.function === use.run.function ? placeAround(run.facts, use.span) : 0;
  const found: Definition[] = [];
  for (const definition of [...definitions].reverse()) {
    if (definition.function !== run.function) continue;
    const before = comesBefore(x, use, definition);
    if (before === "never") continue;
    found.push(definition);
    if (before === "certain" || isCovered(run.facts, found, to)) return { found, isSure: true };
  }
  return { found, isSure: false };
}

/** `let name;` without a value, and of which no type says that it is set before it is used. */
function isUnset({ steps }: FunctionFacts, { kind, type }: Binding, definitions: readonly Definition[]): boolean {
  return (kind === "let" || kind === "var") && type === null && definitions.every(({ step }) => steps[step]?.is !== "bind");
}

function isNothing(value: Evaluated): boolean {
  return value.is === "undefined" || (value.is === "constant" && value.value === null);
}

/** Whether every way to a place passes one of the definitions: each arm of an `if` or `switch` before it has one, or leaves. */
function isCovered(facts: FunctionFacts, found: readonly Definition[], to: PlaceId): boolean {
  if (found.length > MOST_DEFINITIONS / 4) return false;
  const last = found.at(-1);
  for (let at = last?.at ?? 0; !encloses(facts, at, to);) {
    const place = facts.places[at];
    if (place === undefined || place.is === "body") return false;
    if (encloses(facts, place.in, to) && isSetIn(facts, found, place.in)) return true;
    at = place.in;
  }
  return false;
}

function isSetIn(facts: FunctionFacts, found: readonly Definition[], at: PlaceId): boolean {
  return found.some((each) => each.at === at) || constructsIn(facts, at).some((arms) => isSetInAll(facts, found, arms));
}

/** Whether one arm of a construct is always taken – there is an `else`, a `default`, a `catch` – and each sets the name or leaves; a `finally` is taken with either. */
function isSetInAll(facts: FunctionFacts, found: readonly Definition[], arms: readonly PlaceId[]): boolean {
  const isSet = (arm: PlaceId): boolean => exitsAt(facts, arm) || isSetIn(facts, found, arm);
  const last = arms.find((arm) => facts.places[arm]?.is === "finally");
  if (last !== undefined && isSetIn(facts, found, last)) return true;
  return isOneTaken(facts, arms) && arms.every((arm) => arm === last || isSet(arm));
}

function exitsAt(facts: FunctionFacts, arm: PlaceId): boolean {
  const place = facts.places[arm];
  return place !== undefined && "exits" in place && place.exits;
}

/** What a definition gives: the value that is set, or what an operator makes of it and of what stood there before. */
export function definedValue(x: Evaluation, run: Activation, { operator, value, step, span }: Definition): Evaluated {
  const target = run.facts.steps[step];
  if (operator === "=" && value !== null) return x.evaluate(run, value);
  if (value === null || target?.is !== "assign") return unknownValue("a value that is computed on the way", { file: run.file, span });
  const before = { left: target.target, right: value, span };
  switch (operator) {
    case "||=":
      return logical(x, run, { is: "logical", operator: "||", ...before });
    case "&&=":
      return logical(x, run, { is: "logical", operator: "&&", ...before });
    case "??=":
      return logical(x, run, { is: "logical", operator: "??", ...before });
    default:
      return binary(x, run, { is: "binary", operator: operator.slice(0, -1), ...before });
  }
}
