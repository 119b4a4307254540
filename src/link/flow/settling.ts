import type { BindingId, FileBodies, FunctionId, Step, Value } from "../../model/index.js";
import { valuesInside, valuesOfStep } from "../../model/index.js";

const known = new WeakMap<FileBodies, ReadonlySet<BindingId>>();

/** Whether a callback settles a promise that is made around it: it calls or hands on what `new Promise` gave, or is that itself. */
export function isSettling(bodies: FileBodies, value: Value): boolean {
  if (value.is === "binding") return settlersOf(bodies).has(value.binding);
  return value.is === "function" && settlersOf(bodies).size > 0 && settlingSteps(bodies, value.function).length > 0;
}

/** Whether a function settles a promise that is made around it once it has waited: who waits for that one waits for what was done before. */
export function settlesAfterWaiting(bodies: FileBodies, body: FunctionId): boolean {
  if (settlersOf(bodies).size === 0) return false;
  const waits = bodies.functions[body]?.steps.findIndex(({ is }) => is === "await") ?? -1;
  return waits >= 0 && settlingSteps(bodies, body).some((step) => step > waits);
}

/** The steps of a body that settle a promise around it, themselves or by a function that they hand on. */
function settlingSteps(bodies: FileBodies, body: FunctionId): readonly number[] {
  const steps = bodies.functions[body]?.steps ?? [];
  return steps.flatMap((step, id) => (step.is === "call" && isIn(step) ? [id] : []));

  function isIn(step: Step): boolean {
    return valuesOfStep(step).some(isHeld);
  }

  function isHeld(value: Value): boolean {
    return isSettling(bodies, value) || valuesInside(value).some(isHeld);
  }
}

/** What settles the promises of the file that somebody takes: the parameters of what is given to `new Promise`. */
function settlersOf(bodies: FileBodies): ReadonlySet<BindingId> {
  const found = known.get(bodies) ?? new Set(bodies.functions.flatMap((_, id) => settlersGiven(bodies, id)));
  known.set(bodies, found);
  return found;
}

function settlersGiven({ functions }: FileBodies, id: FunctionId): readonly BindingId[] {
  const { parent, argumentOf, parameters } = functions[id] ?? { parent: null, argumentOf: null, parameters: [] };
  const call = parent === null || argumentOf === null ? undefined : functions[parent]?.steps[argumentOf.step];
  if (call?.is !== "call" || call.form !== "new" || call.dropped || call.callee.is !== "global" || call.callee.name !== "Promise")
    return [];
  return parameters.flatMap(({ binding }) => (binding === null ? [] : [binding]));
}
