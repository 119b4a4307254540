import type { StepId } from "../../model/index.js";
import type { BusTable } from "../buses/buses.js";
import type { CallLeads } from "./call-leads.js";
import type { NamedBody, NameGraph } from "./name-graph.js";
import type { NamedReach } from "./named-reach.js";

/** The calls that lead to operations of a kind, by body. */
export type CallReach = ReadonlyMap<NamedBody, ReadonlySet<StepId>>;

/** Of what leads to operations by names, that which does where calls are resolved; a call that can't be told leads where its name does. */
export function callReach(
  named: NamedReach,
  leadsOf: (body: NamedBody, step: StepId) => CallLeads,
  graph: NameGraph,
  buses: () => BusTable,
): CallReach {
  const reached = new Map<NamedBody, Set<StepId>>();
  const callers = new Map<NamedBody, { readonly body: NamedBody; readonly step: StepId }[]>();
  const handing: { readonly body: NamedBody; readonly step: StepId }[] = [];
  const todo: NamedBody[] = [];

  function reach(body: NamedBody, step: StepId): void {
    const steps = reached.get(body);
    if (steps === undefined) todo.push(body);
    reached.set(body, (steps ?? new Set<StepId>()).add(step));
  }

  for (const body of named.bodies) {
    for (const step of named.stepsOf(body)) {
      const { bodies, open } = leadsOf(body, step);
      if (open || named.isSite(body, step)) reach(body, step);
      for (const each of bodies) callers.set(each, [...(callers.get(each) ?? []), { body, step }]);
      if (named.hands(body, step)) handing.push({ body, step });
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
  return reached;
}
