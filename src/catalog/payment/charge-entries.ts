import type { SymbolEntry } from "../../model/index.js";

type Slots = NonNullable<SymbolEntry["slots"]>;

/** Calls that move money, or bind somebody to pay. */
export function charges(symbol: readonly string[], slots: Slots): SymbolEntry {
  return { symbol, operation: "payment.charge", slots, asynchronous: true };
}

/** Whatever else is asked of the payment service. */
export function asks(symbol: readonly string[], slots: Slots = { body: { argument: 0 } }): SymbolEntry {
  return { symbol, operation: "remote.call", slots, asynchronous: true };
}
