import type { StepId } from "../../model/index.js";
import type { BusTable } from "../buses/buses.js";
import type { CallLeads } from "./call-leads.js";
import type { NamedBody, NameGraph } from "./name-graph.js";
import type { NamedReach } from "./named-reach.js";

/** The calls that lead to operations of a kind. */
export interface CallReach {
  /** The bodies that lead to one, whoever calls them. */
  readonly bodies: ReadonlySet<NamedBody>;
  /** The calls of a body that lead to one, or do so where what it is given makes them. */
  stepsOf(body: NamedBody): ReadonlySet<StepId>;
}

/** A class may be made that has no constructor of its own. */
function isNew({ facts }: NamedBody, id: StepId): boolean {
  const step = facts.steps[id];
  return step?.is === "call" && step.form === "new";
}

const NO_STEPS: ReadonlySet<StepId> = new Set();

/**
 * Of what leads to operations by names, that which does where calls are resolved. A call that can't be told from its body alone is looked at
 * where a flow comes by, and leads nowhere by itself – but for one that may be such an operation, where `unclear` ones are asked for.
 */
export function callReach(
  named: NamedReach,
  leadsOf: (body: NamedBody, step: StepId) => CallLeads,
  graph: NameGraph,
  buses: () => BusTable,
  { unclear, given }: { readonly unclear: boolean; readonly given: boolean },
): CallReach {
  const reached = new Map<NamedBody, Set<StepId>>();
  const steps = new Map<NamedBody, Set<StepId>>();
  const callers = new Map<NamedBody, { readonly body: NamedBody; readonly step: StepId }[]>();
  const handing: { readonly body: NamedBody; readonly step: StepId }[] = [];
  const todo: NamedBody[] = [];

  function note(body: NamedBody, step: StepId): void {
    steps.set(body, (steps.get(body) ?? new Set<StepId>()).add(step));
  }

  function reach(body: NamedBody, step: StepId): void {
    if (!reached.has(body)) todo.push(body);
    reached.set(body, (reached.get(body) ?? new Set<StepId>()).add(step));
    note(body, step);
  }

  for (const body of named.bodies) {
    for (const step of named.stepsOf(body)) {
      const { bodies, open, isGiven, passes } = leadsOf(body, step);
      if (named.isSite(body, step) && (!open || (isGiven && given) || unclear)) reach(body, step);
      else if (open || passes) note(body, step);
      for (const each of bodies) callers.set(each, [...(callers.get(each) ?? []), { body, step }]);
      if (named.isHandOver(body, step) || (named.hands(body, step) && (open || bodies.length > 0 || isNew(body, step))))
        handing.push({ body, step });
    }
  }
  const handlers = new Set(
    handing.length === 0
      ? []
      : buses()
          .subscriptions()
          .map(({ handler }) => graph.body(handler)),
  );
  let isHandled = false;
  for (let body = todo.pop(); body !== undefined; body = todo.pop()) {
    for (const caller of callers.get(body) ?? []) reach(caller.body, caller.step);
    if (isHandled || !handlers.has(body)) continue;
    isHandled = true;
    for (const each of handing) reach(each.body, each.step);
  }
  return { bodies: new Set(reached.keys()), stepsOf: (body) => steps.get(body) ?? NO_STEPS };
}
