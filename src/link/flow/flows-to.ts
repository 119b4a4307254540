import type { Entry, FunctionRef, OperationKind } from "../../model/index.js";
import { functionKey } from "../../model/index.js";
import type { NamedBody } from "./name-graph.js";
import type { Relevance } from "./relevance.js";

/** Where flows begin that may reach operations of one of these kinds: entries, and functions that nobody calls, in the order of files and text. */
export function flowsTo(
  relevance: Relevance,
  isCalled: (body: NamedBody) => boolean,
  entries: readonly Entry[],
  kinds: readonly OperationKind[],
): readonly FunctionRef[] {
  const found = new Map<string, FunctionRef>();
  for (const kind of kinds) {
    for (const entry of entries) if (relevance.mayReach(entry, kind)) found.set(functionKey(entry), entry);
    for (const body of relevance.outermost(kind)) {
      const key = functionKey(body.ref);
      if (!found.has(key) && !isCalled(body)) found.set(key, body.ref);
    }
  }
  return [...found.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.function - b.function));
}
