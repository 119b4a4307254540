import type { SymbolEntry } from "../../model/index.js";

/** The methods of a logger that write a line at the level of their name. */
export const LEVELS: readonly string[] = ["trace", "debug", "info", "warn", "error", "fatal"];

/** Calls that write a log, by level: `values` are what is written. */
export function logs(owners: readonly string[], levels: readonly string[]): readonly SymbolEntry[] {
  return levels.map((level) => ({
    symbol: owners.map((owner) => `${owner}${level}`),
    operation: "log.write",
    slots: { level: { value: level }, values: { argumentsFrom: 0 } },
  }));
}
