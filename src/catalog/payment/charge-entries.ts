import type { SymbolEntry } from "../../model/index.js";

type Slots = NonNullable<SymbolEntry["slots"]>;

/** Calls that move money, or bind somebody to pay. */
export function charges(symbol: readonly string[], slots: Slots): SymbolEntry {
  return { symbol, operation: "payment.charge", slots, asynchronous: true };
}

const NAMES = [
  ...[
    "create",
    "update",
    "del",
    "delete",
    "remove",
    "cancel",
    "retrieve",
    "get",
    "find",
    "fetch",
    "list",
    "all",
    "page",
    "iterate",
    "search",
  ],
  ...["attach", "detach", "verify", "generate", "expire", "archive", "edit", "batchGet", "batchUpsert", "upsert"],
];

/** Whatever else is asked of the payment service: `client.customers.create(…)`, with the resource at that depth. */
export function asks(client: string, depths: readonly number[], ...further: readonly string[]): SymbolEntry {
  return {
    symbol: depths.flatMap((depth) => [...NAMES, ...further].map((name) => `${client}${".*".repeat(depth)}.${name}`)),
    operation: "remote.call",
    slots: { url: { wildcard: 0 }, body: { argument: 0 } },
    asynchronous: true,
  };
}

/** The like by methods that are named whole. */
export function asksBy(symbol: readonly string[]): SymbolEntry {
  return { symbol, operation: "remote.call", slots: { body: { argument: 0 } }, asynchronous: true };
}
