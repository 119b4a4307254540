import type { OperationKind } from "../../model/index.js";
import { lazily } from "../../model/index.js";
import type { BusTable } from "../buses/buses.js";
import type { CallPlace } from "../operations/call-index.js";
import type { Operations } from "../operations/operations.js";
import type { Evaluation } from "../values/evaluation.js";
import { BUS_NAMES, PUBLISHER_NAMES } from "./bus-names.js";
import type { Body, CallLeads } from "./call-leads.js";
import type { Callers } from "./callers.js";
import type { NameUses } from "./name-uses.js";

/** What leads to something, found backwards from it. */
export interface Leading {
  /** The bodies that lead to some others, and these themselves. */
  to(bodies: Iterable<Body>): ReadonlySet<Body>;
  /** The bodies that lead to operations of a kind, whoever calls them. */
  toKind(kind: OperationKind): ReadonlySet<Body>;
}

/** What it is found by. */
export interface LeadingInput {
  readonly x: Evaluation;
  readonly uses: NameUses;
  readonly callers: Callers;
  readonly leadsOf: (body: Body, step: number) => CallLeads;
  readonly operations: Pick<Operations, "mayBe" | "ofKinds">;
  readonly buses: () => BusTable;
  /** Whether the program has the library of a broker out of process. */
  readonly hasBroker: () => boolean;
}

/** Makes the question. A call that can't be told leads nowhere by itself – but for one that may be such an operation by what its body is given. */
export function leading(input: LeadingInput): Leading {
  const { x, uses, callers, leadsOf, operations, hasBroker } = input;
  const ofKinds = new Map<OperationKind, ReadonlySet<Body>>();
  const messages = lazily(() => handled(input));

  function sitesOf(kind: OperationKind): readonly CallPlace[] {
    // Where a broker's library is at hand, a publisher that can't be told may publish through it.
    if (kind === "message.publish" && hasBroker()) return [...operations.mayBe(kind), ...untoldPublishers()];
    if (!kind.startsWith("database.")) return operations.ofKinds([kind]).map(({ site }) => site);
    return operations.mayBe(kind).filter(({ file, function: id, step }) => {
      const { open, isGiven } = leadsOf(x.root(file, id), step);
      return !open || isGiven;
    });
  }

  function untoldPublishers(): readonly CallPlace[] {
    return PUBLISHER_NAMES.flatMap((name) => uses.callsBy(name)).filter(({ file, function: id, step }) => {
      const { open, bodies } = leadsOf(x.root(file, id), step);
      return open && bodies.length === 0;
    });
  }

  function to(bodies: Iterable<Body>): ReadonlySet<Body> {
    const found = new Set(bodies);
    const handing = handOvers(input, (body) => messages().get(body));
    // A set walks over what is added on the way.
    for (const body of found) {
      for (const caller of callers.of(body)) found.add(caller.body);
      for (const caller of handing.to(body)) found.add(caller);
    }
    return found;
  }

  return {
    to,
    toKind(kind) {
      const known = ofKinds.get(kind) ?? to(sitesOf(kind).map(({ file, function: id }) => x.root(file, id)));
      ofKinds.set(kind, known);
      return known;
    },
  };
}

/** The bodies that hand messages to a bus which may run a handler: each is given once. */
function handOvers(
  { x, uses, leadsOf, operations }: LeadingInput,
  messagesOf: (body: Body) => readonly string[] | undefined,
): {
  to(handler: Body): Iterable<Body>;
} {
  const asked = new Set<string>();
  return {
    to(handler) {
      const messages = messagesOf(handler);
      if (messages === undefined) return [];
      const found = new Set<Body>();
      if (asked.size === 0)
        for (const place of [...operations.mayBe("event.publish"), ...operations.mayBe("command.dispatch")])
          found.add(x.root(place.file, place.function));
      for (const name of [...BUS_NAMES, ...messages]) {
        if (asked.has(name)) continue;
        asked.add(name);
        for (const { file, function: id, step } of uses.callsBy(name)) {
          const body = x.root(file, id);
          if (hands(body, step, leadsOf)) found.add(body);
        }
      }
      return found;
    },
  };
}

/** The names of the messages that each handler hears. */
function handled({ x, buses }: LeadingInput): ReadonlyMap<Body, readonly string[]> {
  const found = new Map<Body, string[]>();
  for (const { handler, messages } of buses().subscriptions()) {
    const body = x.root(handler.file, handler.function);
    found.set(body, [...(found.get(body) ?? []), ...messages.map(({ name }) => name)]);
  }
  return found;
}

/** Whether a call by the name of a message or a bus can hand one over: a class may be made that has no constructor of its own. */
export function hands(body: Body, id: number, leadsOf: LeadingInput["leadsOf"]): boolean {
  const step = body.facts.steps[id];
  if (step?.is !== "call") return false;
  const { open, bodies } = leadsOf(body, id);
  return open || bodies.length > 0 || step.form === "new";
}
