import type { SymbolEntry } from "../../model/index.js";

/** Where the named parts of a call stand. */
export type Slots = NonNullable<SymbolEntry["slots"]>;

/** Methods without a body, and with one. */
export const BARE_METHODS: readonly string[] = ["get", "head", "delete", "options"];
export const BODY_METHODS: readonly string[] = ["post", "put", "patch"];

/** Calls to a service out of process, with what is given beside the promise. */
export function remoteCall(symbol: readonly string[], slots: Slots, more: Partial<SymbolEntry> = { asynchronous: true }): SymbolEntry {
  return { symbol, operation: "remote.call", slots, ...more };
}

/** `client.get(url, options)`: the same for each method, whose options stand at that place. */
export function methodCalls(
  prefixes: readonly string[],
  names: readonly string[],
  slots: Slots,
  more?: Partial<SymbolEntry>,
): readonly SymbolEntry[] {
  return names.map((name) =>
    remoteCall(
      prefixes.map((prefix) => `${prefix}${name}`),
      { method: { value: name === "del" ? "DELETE" : name.toUpperCase() }, ...slots },
      more,
    ),
  );
}
