import type { FunctionFacts } from "../model/index.js";

/** Whether a function stands inside another, at any depth. */
export function isWithin(bodies: readonly FunctionFacts[], inner: number, outer: number): boolean {
  for (let id = bodies[inner]?.parent ?? null; id !== null; id = bodies[id]?.parent ?? null) if (id === outer) return true;
  return false;
}
