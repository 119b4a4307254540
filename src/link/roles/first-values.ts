import type { BindingId, FunctionFacts, Value } from "../../model/index.js";

const valuesByBody = new WeakMap<FunctionFacts, ReadonlyMap<BindingId, Value>>();

/** What each binding of a body begins with: read once for a file of thousands of constants. */
export function firstValues(body: FunctionFacts): ReadonlyMap<BindingId, Value> {
  const known = valuesByBody.get(body);
  if (known !== undefined) return known;
  const values = new Map<BindingId, Value>();
  for (const step of body.steps) if (step.is === "bind" && !values.has(step.binding)) values.set(step.binding, step.value);
  valuesByBody.set(body, values);
  return values;
}
