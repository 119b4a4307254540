import type { FunctionFacts, StepId, Value } from "../../model/index.js";

/** Who takes the results of the calls of a body. */
export interface ResultTakers {
  /** The call that is made on a result: `save().then(…)`. */
  readonly links: ReadonlyMap<StepId, StepId>;
  /** The `Promise.all` that a result is collected by. */
  readonly collectors: ReadonlyMap<StepId, StepId>;
  /** Results that the body returns, whole. */
  readonly returned: ReadonlySet<StepId>;
}

const known = new WeakMap<FunctionFacts, ResultTakers>();

/** Reads a body once for it. */
export function resultTakers(facts: FunctionFacts): ResultTakers {
  const found = known.get(facts) ?? takersIn(facts);
  known.set(facts, found);
  return found;
}

function takersIn({ steps }: FunctionFacts): ResultTakers {
  const links = new Map<StepId, StepId>();
  const collectors = new Map<StepId, StepId>();
  const returned = new Set<StepId>();
  steps.forEach((step, id) => {
    if (step.is === "return" && step.value !== null) for (const each of resultsIn(step.value)) returned.add(each);
    if (step.is !== "call" || step.callee.is !== "member") return;
    const { of, name } = step.callee;
    if (of.is === "result" && !links.has(of.step)) links.set(of.step, id);
    if (of.is === "global" && of.name === "Promise" && /^(all|race|any)$/.test(name))
      for (const each of step.args.flatMap(({ value }) => resultsIn(value))) collectors.set(each, id);
  });
  return { links, collectors, returned };
}

function resultsIn(value: Value): readonly StepId[] {
  switch (value.is) {
    case "result":
      return [value.step];
    case "array":
      return value.items.flatMap((item) => resultsIn(item.value));
    case "conditional":
      return [...resultsIn(value.then), ...resultsIn(value.else)];
    case "logical":
      return [...resultsIn(value.left), ...resultsIn(value.right)];
    default:
      return [];
  }
}
