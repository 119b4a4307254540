import type { LeafContext, Observed, OperationKind } from "../../../src/model/index.js";
import { defineLeaf, libraryClauses, observedLibraries } from "../../../src/model/index.js";

const LABELS = { caching: "caching", resilience: "retries and circuit breakers" } as const;

const WORK: readonly (readonly [OperationKind, one: string, several: string])[] = [
  ["database.read", "read of the database", "reads of the database"],
  ["database.write", "write", "writes"],
  ["remote.call", "call of another service", "calls of other services"],
  ["message.publish", "message published", "messages published"],
];

export default defineLeaf({
  leaf: "SP-01/bottleneck-analysis",
  lookedFor: "calls of databases and other services, caches, circuit breakers",
  *observe(context): Iterable<Observed> {
    yield* observedLibraries(context, LABELS);
    for (const [kind, , several] of WORK) {
      const [first, next] = filesWith(context, kind);
      if (first === undefined) continue;
      const most = next === undefined ? "all" : next.count === first.count ? "the first" : "most";
      yield { text: `${several}: ${most} in ${first.file}, ${first.count} of ${first.all}`, at: first.at };
    }
  },
  say(results, context) {
    if (results.findings().length > 0) return null;
    const work = WORK.flatMap(([kind, one, several]) => {
      const count = placesOf(context, kind).length;
      return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
    });
    const clauses = [...(work.length > 0 ? [`the code holds ${work.join(", ")}`] : []), ...libraryClauses(context, LABELS)];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

function placesOf({ program }: LeafContext, kind: OperationKind): readonly { readonly file: string; readonly start: number }[] {
  const places = new Map<string, { file: string; start: number }>();
  for (const { at } of program.operations(kind)) places.set(`${at.file} ${at.span[0]}`, { file: at.file, start: at.span[0] });
  return [...places.values()];
}

function filesWith(context: LeafContext, kind: OperationKind): readonly { file: string; count: number; all: number; at: Observed["at"] }[] {
  const places = placesOf(context, kind);
  const counts = new Map<string, { count: number; start: number }>();
  for (const { file, start } of places) {
    const known = counts.get(file);
    counts.set(file, { count: (known?.count ?? 0) + 1, start: Math.min(known?.start ?? start, start) });
  }
  return [...counts]
    .sort(([a, left], [b, right]) => right.count - left.count || (a < b ? -1 : 1))
    .map(([file, { count, start }]) => ({ file, count, all: places.length, at: context.place({ file, span: [start, start] }) }));
}
