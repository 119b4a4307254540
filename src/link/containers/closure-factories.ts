import type { FunctionId, Value } from "../../model/index.js";
import { callersOf } from "../operations/callers.js";
import type { Evaluation } from "../values/evaluation.js";
import { isDeadInProduction } from "../values/reachable.js";
import type { Construction } from "./constructions.js";

/** A function that is called in more places makes nothing that somebody wires together once. */
const MOST_CALLS = 24;

/**
 * The calls of a function that makes others, which keep what it was given: `const makePlaceOrder = ({ orders }) => async (order) => …`.
 * Empty for a function that makes none, or that is called in too many places.
 */
export function callsOfFactory(x: Evaluation, file: string, id: FunctionId): readonly Construction[] {
  if (!makesFunctions(x, file, id)) return [];
  const calls = callersOf(x, file, id).filter(({ call, from }) => !isDeadInProduction(x, from, call.at, call.span));
  return calls.length > MOST_CALLS ? [] : calls.map(({ call, from }) => ({ run: from, call }));
}

function makesFunctions(x: Evaluation, file: string, id: FunctionId): boolean {
  const { functions } = x.linked.bodies(file);
  const facts = functions[id];
  if (facts?.class !== null || !functions.some(({ parent, argumentOf }) => parent === id && argumentOf === null)) return false;
  const isInner = (value: Value): boolean => {
    if (value.is === "function") return functions[value.function]?.parent === id;
    if (value.is === "binding") return x.linked.binding(file, value.binding)?.function === id;
    return value.is === "object" && value.properties.some((property) => property.is !== "spread" && isInner(property.value));
  };
  return facts.steps.some((step) => step.is === "return" && step.value !== null && isInner(step.value));
}
