import type { EntryKind, LeafContext, Observed, Operation, OperationKind } from "../../../src/model/index.js";
import {
  counted,
  countedFrom,
  defineLeaf,
  groupedBy,
  librariesFor,
  libraryOf,
  listed,
  onePerPlace,
  outboxInserts,
} from "../../../src/model/index.js";

const CALLS: readonly (readonly [OperationKind, string, string])[] = [
  ["remote.call", "synchronous call of another service", "synchronous calls of other services"],
  ["payment.charge", "charge or refund at a payment provider", "charges and refunds at payment providers"],
  ["mail.send", "place that sends mail", "places that send mail"],
  ["message.publish", "place that publishes to a broker", "places that publish to a broker"],
  ["event.publish", "place that publishes events in process", "places that publish events in process"],
];

const HANDLERS: readonly (readonly [EntryKind, string])[] = [
  ["command-handler", "command handler"],
  ["query-handler", "query handler"],
  ["event-handler", "event handler"],
  ["message-consumer", "message consumer"],
];

const FAULTS: readonly (readonly [string, string, string])[] = [
  ["da/outbox", "flow that can lose or invent a message", "flows that can lose or invent a message"],
  [
    "da/dual-write",
    "second store, charge or mail that can part from the write",
    "second stores, charges and mails that can part from the write",
  ],
  ["da/remote-call-in-transaction", "remote call while a transaction is open", "remote calls while a transaction is open"],
  ["da/transaction-handle", "statement past the open transaction", "statements past the open transaction"],
  ["da/unawaited-effect", "effect that nobody waits for", "effects that nobody waits for"],
];

export default defineLeaf({
  leaf: "DA-02/integration-patterns",
  lookedFor: "calls of other services, messages, handlers of commands, queries and events, outboxes, transactions",
  *observe(context): Iterable<Observed> {
    for (const [kind, , many] of CALLS) {
      for (const [library, places] of byLibrary(context, kind)) {
        const [first] = places;
        if (first !== undefined) yield { text: `${many}: ${library}, ${places.length}`, at: context.place(first.at) };
      }
    }
    for (const { library, at } of unseenClients(context))
      yield { text: `client of another service: ${library}; which of its calls leave the process is not known`, at };
    for (const [kind, label] of HANDLERS) {
      const all = context.program.entries().filter((entry) => entry.kind === kind);
      const [first] = all;
      if (first !== undefined) yield { text: countedFrom(all.length, label, first.name), at: context.place(first.at) };
    }
    const rows = outboxInserts(context.program);
    const [row] = rows;
    if (row !== undefined) yield { text: `rows written into an outbox: ${rows.length}`, at: context.place(row.at) };
  },
  faults: FAULTS,
  say(results, context) {
    const calls = CALLS.flatMap(([kind, one, many]) => {
      const groups = byLibrary(context, kind);
      const count = groups.reduce((sum, [, places]) => sum + places.length, 0);
      return count === 0
        ? []
        : [
            `${counted(count, one, many)} (${listed(
              groups.map(([library]) => library),
              3,
            )})`,
          ];
    });
    const handlers = HANDLERS.flatMap(([kind, label]) => {
      const count = context.program.entries().filter((entry) => entry.kind === kind).length;
      return count === 0 ? [] : [counted(count, label)];
    });
    const rows = outboxInserts(context.program).length;
    const clients = unseenClients(context).map(({ library }) => library);
    const clauses = [
      ...calls,
      ...(clients.length > 0 ? [`further clients of services: ${listed(clients, 4)}`] : []),
      ...(handlers.length > 0 ? [handlers.join(", ")] : []),
      ...(rows > 0 ? [counted(rows, "place that writes an outbox", "places that write an outbox")] : []),
      ...(results.gaps().length > 0 ? [`${results.gaps().length} not assessed`] : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

/** The places of a kind by library, the most used first. */
function byLibrary({ program }: LeafContext, kind: OperationKind): readonly (readonly [string, readonly Operation[]])[] {
  const lasting = program.operations(kind).filter(({ developmentOnly }) => !developmentOnly);
  return [...groupedBy(lasting, libraryOf)]
    .map(([library, operations]) => [library, onePerPlace(operations)] as const)
    .sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1));
}

/** Clients of services that no call is known of: what their methods do stands in no catalog. */
function unseenClients(context: LeafContext): ReturnType<typeof librariesFor> {
  const called = new Set(CALLS.flatMap(([kind]) => byLibrary(context, kind).map(([library]) => library)));
  return librariesFor(context, "remote-service").filter(({ library }) => !called.has(library));
}
