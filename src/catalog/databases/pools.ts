import type { SlotSource, SymbolEntry } from "../../model/index.js";

/** What makes a pool of connections: how many it opens at most, where the options say it or the library has a default. */
export function makesPool(symbol: readonly string[], paths: readonly SlotSource[], standard: number | null): SymbolEntry {
  return {
    symbol,
    operation: "pool.configure",
    slots: { size: [...paths, ...(standard === null ? [] : [{ value: standard }])] },
  };
}
