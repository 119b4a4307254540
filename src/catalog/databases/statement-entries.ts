import type { Returned, SymbolEntry } from "../../model/index.js";

/** Where the named parts of a call stand. */
export type Slots = NonNullable<SymbolEntry["slots"]>;

/** What a write does to its rows; `save` inserts or updates, as the library finds. */
export type WriteStatement = "insert" | "update" | "delete" | "upsert" | "save";

/** Canonical names of the members of several types: `["pg#Pool", "pg#Client"]`, `["query"]`. */
export function membersOf(types: readonly string[], ...names: readonly string[]): readonly string[] {
  return types.flatMap((type) => names.map((name) => `${type}.${name}`));
}

/** Calls that read rows of a model. */
export function reads(symbol: readonly string[], slots: Slots): SymbolEntry {
  return { symbol, operation: "database.read", slots: { statement: { value: "select" }, ...slots }, asynchronous: true };
}

/** Calls that write rows of a model. */
export function writes(statement: WriteStatement, symbol: readonly string[], slots: Slots): SymbolEntry {
  return { symbol, operation: "database.write", slots: { statement: { value: statement }, ...slots }, asynchronous: true };
}

/** Calls that send a statement as text. */
export function sqlText(symbol: readonly string[], slots: Slots): SymbolEntry {
  return { symbol, operation: "database.sql", slots, asynchronous: true };
}

/** The same, of a library whose queries do nothing until somebody waits for them or runs them. */
export function lazy<Entry extends SymbolEntry>(entry: Entry): Entry {
  return entry.operation?.startsWith("database.") === true ? { ...entry, slots: { ...entry.slots, lazy: { value: true } } } : entry;
}

/** All that a lazy library can be asked. */
export function lazily(entries: readonly SymbolEntry[]): readonly SymbolEntry[] {
  return entries.map(lazy);
}

/** Calls that begin to build a statement, which another call runs. */
export function builds(statement: WriteStatement, symbol: readonly string[], slots: Slots, returns: Returned): SymbolEntry {
  return lazy({ symbol, operation: "database.query-builder", slots: { statement: { value: statement }, ...slots }, returns });
}

/** Calls that end a transaction, or begin one on the handle that they are called on; a call that begins one without a `handle` gives the handle. */
export function onHandle(
  kind: "transaction.begin" | "transaction.commit" | "transaction.rollback",
  symbol: readonly string[],
): SymbolEntry {
  return { symbol, operation: kind, slots: { handle: { receiver: true } }, asynchronous: true };
}

/** Calls that run the function at that place in a transaction; its parameters have those types. */
export function transactionOf(symbol: readonly string[], callback: number, parameters: readonly (string | null)[]): SymbolEntry {
  return {
    symbol,
    operation: "transaction.run",
    slots: { callback: { argument: callback } },
    callbacks: [{ argument: callback, parameters, runs: "transaction" }],
    asynchronous: true,
  };
}

/** Calls that only give a value on which others are made. */
export function gives(symbol: readonly string[], returns: Returned): SymbolEntry {
  return { symbol, returns };
}
