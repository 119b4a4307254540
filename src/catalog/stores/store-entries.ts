import type { SlotSource, SymbolEntry } from "../../model/index.js";

/** What a write into a second store goes to (bucket, index) and what it is about. */
export interface StoreSlots {
  readonly model: SlotSource | readonly SlotSource[];
  readonly key?: SlotSource | readonly SlotSource[];
  readonly data?: SlotSource | readonly SlotSource[];
}

/** Calls that write beside the database: objects, search indexes. */
export function storeWrites(symbol: readonly string[], slots: StoreSlots): SymbolEntry {
  return { symbol, operation: "store.write", slots: { ...slots }, asynchronous: true };
}

/** Calls that only read there. */
export function storeReads(symbol: readonly string[]): SymbolEntry {
  return { symbol, asynchronous: true };
}

/** A handle that remembers what it is for: the bucket of a file, the index of its documents. */
export function handleOf(symbol: readonly string[], type: string, name: SlotSource): SymbolEntry {
  return { symbol, returns: { type, typeArguments: [name] } };
}
