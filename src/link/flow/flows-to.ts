import type { Entry, FunctionRef, OperationKind } from "../../model/index.js";
import { keyOf } from "./relevance.js";
import type { TraceInput } from "./trace.js";

/** Where flows begin that may reach operations of one of these kinds: entries, and functions that nobody calls, in the order of files and text. */
export function flowsTo({ relevance }: TraceInput, entries: readonly Entry[], kinds: readonly OperationKind[]): readonly FunctionRef[] {
  const found = new Map<string, FunctionRef>();
  for (const kind of kinds) {
    for (const entry of entries) if (relevance.mayReach(entry, kind)) found.set(keyOf(entry), entry);
    for (const body of relevance.uncalled(kind)) if (!found.has(keyOf(body))) found.set(keyOf(body), body);
  }
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.function - b.function));
}
