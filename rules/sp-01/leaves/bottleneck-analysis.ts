import type { LeafContext, Observed, OperationKind } from "../../../src/model/index.js";
import { counted, defineLeaf, groupedBy, libraryClauses, observedLibraries, onePerPlace } from "../../../src/model/index.js";

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
      const count = onePerPlace(context.program.operations(kind)).length;
      return count === 0 ? [] : [counted(count, one, several)];
    });
    const clauses = [...(work.length > 0 ? [`the code holds ${work.join(", ")}`] : []), ...libraryClauses(context, LABELS)];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

/** The files that hold operations of a kind, those with the most first; each at the first of them. */
function filesWith(
  { program, place }: LeafContext,
  kind: OperationKind,
): readonly { file: string; count: number; all: number; at: Observed["at"] }[] {
  const operations = onePerPlace(program.operations(kind));
  return [...groupedBy(operations, ({ at }) => at.file)]
    .sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
    .map(([file, all]) => {
      const start = Math.min(...all.map(({ at }) => at.span[0]));
      return { file, count: all.length, all: operations.length, at: place({ file, span: [start, start] }) };
    });
}
