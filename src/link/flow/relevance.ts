import type { FunctionRef, OperationKind, StepId } from "../../model/index.js";
import { callLeads, type LeadsInput } from "./call-leads.js";
import { callReach, type CallReach } from "./call-reach.js";
import type { NamedBody } from "./name-graph.js";
import { namedReach, type ReachInput } from "./named-reach.js";

/** What of the program may reach operations: none that does is left out, some that don't are in. */
export interface Relevance {
  mayReach(body: FunctionRef, kind: OperationKind): boolean;
  /** The calls of a body that may lead to operations of these kinds, in order; a body without any does nothing that is asked for. */
  steps(body: FunctionRef, kinds: readonly OperationKind[]): readonly StepId[];
  /** The bodies that may reach an operation of a kind and that are no part of another body, in the order of files and text. */
  outermost(kind: OperationKind): readonly NamedBody[];
}

/** Where there is no such operation, nothing leads to one; the program's names need not be read. */
const NOTHING: CallReach = { bodies: new Set(), stepsOf: () => new Set() };

/** Makes the question over the source files: names first, and calls are resolved among those that names leave. */
export function relevance(input: ReachInput & LeadsInput): Relevance {
  const { graph, buses } = input;
  const leadsOf = callLeads(input);
  const reached = new Map<OperationKind, CallReach>();
  const stepsOfKinds = new Map<string, Map<NamedBody, readonly StepId[]>>();

  function reaching(kind: OperationKind): CallReach {
    const known = reached.get(kind);
    if (known !== undefined) return known;
    // Where no broker's library is at hand, a publisher that can't be told publishes inside the process.
    const unclear = kind === "message.publish" && input.hasBroker();
    const seeds = unclear || kind.startsWith("database.") ? input.operations.mayBe(kind) : input.operations.ofKinds([kind]);
    const found =
      seeds.length === 0
        ? NOTHING
        : callReach(namedReach(input, kind), leadsOf, graph(), buses, {
            unclear,
            given: kind.startsWith("database."),
          });
    reached.set(kind, found);
    return found;
  }

  return {
    mayReach(ref, kind) {
      const body = graph().body(ref);
      return body !== null && reaching(kind).bodies.has(body);
    },
    steps(ref, kinds) {
      const body = graph().body(ref);
      if (body === null) return [];
      const key = kinds.join(" ");
      const ofKinds = stepsOfKinds.get(key) ?? new Map<NamedBody, readonly StepId[]>();
      stepsOfKinds.set(key, ofKinds);
      const steps = ofKinds.get(body) ?? sorted(kinds.flatMap((kind) => [...reaching(kind).stepsOf(body)]));
      ofKinds.set(body, steps);
      return steps;
    },
    outermost: (kind) => [...reaching(kind).bodies].filter(isOutermost).sort(byPlace),
  };
}

function sorted(steps: readonly StepId[]): readonly StepId[] {
  return [...new Set(steps)].sort((a, b) => a - b);
}

function isOutermost({ facts }: NamedBody): boolean {
  return facts.parent === null || facts.parent === 0 || facts.class !== null;
}

function byPlace({ ref: a }: NamedBody, { ref: b }: NamedBody): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.function - b.function;
}
