import type { EventFlow, EventPlace, LeafContext, Observed } from "../../../src/model/index.js";
import { counted, defineLeaf, eventFlowsOf, listed, otherConsumers } from "../../../src/model/index.js";

const FAULTS = [
  ["da/event-immutability", "mutable field of an event", "mutable fields of events"],
  ["da/event-naming", "event not named in the past tense", "events not named in the past tense"],
] as const;

export default defineLeaf({
  leaf: "DA-01/event-flows",
  lookedFor: "domain and integration events, events of emitters, messages to and from brokers",
  *observe(context): Iterable<Observed> {
    const { program, place } = context;
    for (const flow of eventFlowsOf(program)) {
      yield { text: `${flow.name}: ${wayOf(flow).join(" → ")}`, at: place(flow.raised[0]?.at ?? flow.at) };
    }
    for (const { name, at, why } of otherConsumers(program)) yield { text: `no sender seen → ${name}, ${why}`, at: place(at) };
  },
  faults: FAULTS,
  say(_, context) {
    const all = eventFlowsOf(context.program);
    const events = all.filter(({ kind }) => kind === "domain-event" || kind === "integration-event");
    const named = all.filter(({ kind }) => kind === "named-event");
    const topics = all.filter(({ kind }) => kind === "topic");
    const clauses = [
      ...(events.length > 0 ? [`${counted(events.length, "event class", "event classes")}${stateOf(events)}`] : []),
      ...(named.length > 0 ? [`${counted(named.length, "named event")} of emitters${stateOf(named)}`] : []),
      ...(topics.length > 0 ? [`${counted(topics.length, "topic or queue", "topics and queues")} of brokers${stateOf(topics)}`] : []),
      ...consumerClause(context),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

function consumerClause({ program }: LeafContext): readonly string[] {
  const count = otherConsumers(program).length;
  return count === 0 ? [] : [`${counted(count, "consumer")} whose messages can't be tied to a sender`];
}

/** `, of which 2 cross contexts and 1 has no consumer that is seen` */
function stateOf(flows: readonly EventFlow[]): string {
  const crossing = flows.filter(({ context, consumers }) => consumers.some((each) => each.context !== context)).length;
  const unheard = flows.filter(({ consumers, isStored }) => consumers.length === 0 && !isStored).map(({ name }) => name);
  const stored = flows.filter(({ consumers, isStored }) => consumers.length === 0 && isStored).map(({ name }) => name);
  const unraised = flows.filter(({ raised }) => raised.length === 0).map(({ name }) => name);
  const clauses = [
    ...(crossing > 0 ? [`${crossing} taken in another context`] : []),
    ...(stored.length > 0 ? [`${listed(stored, 4)} ${stored.length === 1 ? "goes" : "go"} out through the outbox`] : []),
    ...(unheard.length > 0 ? [`no consumer seen of ${listed(unheard, 4)}`] : []),
    ...(unraised.length > 0 ? [`nothing seen that raises ${listed(unraised, 4)}`] : []),
  ];
  return clauses.length === 0 ? "" : `: ${clauses.join(", ")}`;
}

function raisedIn({ raised }: EventFlow): string {
  return raised.length === 0 ? "nothing seen that raises it" : `raised in ${listed(namesOf(raised), 3)}`;
}

function wayOf(flow: EventFlow): readonly string[] {
  const { channel, isStored, consumers, context } = flow;
  const names = consumers.map((each) => (each.context === null || each.context === context ? each.name : `${each.name} (${each.context})`));
  const taken = consumers.length > 0 ? [listed([...new Set(names)], 3)] : isStored ? [] : ["no consumer seen"];
  return [raisedIn(flow), ...(channel === null ? [] : [channel]), ...taken];
}

function namesOf(places: readonly EventPlace[]): readonly string[] {
  return [...new Set(places.map(({ name }) => name))];
}
