import { groupedBy } from "../grouped-by.js";
import type { Location } from "../location.js";
import type { Program } from "../program.js";
import { eventFlowsOf } from "./event-flows.js";

/** What one context tells another through a broker, an outbox or events by name, which no import shows. */
export interface ContextMessages {
  readonly from: string;
  readonly to: string;
  /** Events and topics, sorted. */
  readonly names: readonly string[];
  readonly at: Location;
}

/** The contexts that hear what another one raises; an event whose class the hearer imports is in the context map already. Sorted. */
export function messagesBetween(program: Program): readonly ContextMessages[] {
  const told = eventFlowsOf(program).flatMap(({ name, at, kind, channel, raised, consumers }) => {
    if (channel === null || (channel === "in process" && kind !== "named-event")) return [];
    return raised.flatMap(({ context: from }) =>
      consumers.flatMap(({ context: to }) => (from === null || to === null || from === to ? [] : [{ from, to, name, at }])),
    );
  });
  return [...groupedBy(told, ({ from, to }) => `${from}\0${to}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, all]) =>
      all.slice(0, 1).map(({ from, to, at }) => ({ from, to, names: [...new Set(all.map(({ name }) => name))].sort(), at })),
    );
}
