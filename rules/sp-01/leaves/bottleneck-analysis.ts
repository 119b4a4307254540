import type { LeafContext, Observed, Operation, Program } from "../../../src/model/index.js";
import {
  counted,
  defineLeaf,
  groupedBy,
  libraryClauses,
  observedLibraries,
  onePerPlace,
  writeOperations,
} from "../../../src/model/index.js";

const LABELS = { caching: "caching", resilience: "retries and circuit breakers" } as const;

interface Work {
  readonly of: (program: Program) => readonly Operation[];
  readonly one: string;
  readonly several: string;
}

const WORK: readonly Work[] = [
  { of: (program) => program.operations("database.read"), one: "read of the database", several: "reads of the database" },
  { of: writeOperations, one: "write", several: "writes" },
  {
    of: (program) => program.operations("database.sql"),
    one: "statement of unknown text",
    several: "statements of unknown text",
  },
  { of: (program) => program.operations("remote.call"), one: "call of another service", several: "calls of other services" },
  { of: (program) => program.operations("message.publish"), one: "message published", several: "messages published" },
];

export default defineLeaf({
  leaf: "SP-01/bottleneck-analysis",
  lookedFor: "calls of databases and other services, caches, circuit breakers",
  *observe(context): Iterable<Observed> {
    yield* observedLibraries(context, LABELS);
    for (const { of, several } of WORK) {
      const [first, next] = filesWith(context, of);
      if (first === undefined) continue;
      const where =
        first.all === 1
          ? "the only one"
          : next === undefined
            ? `all ${first.all} in this file`
            : next.count === first.count
              ? `the first of ${first.all}`
              : `most in this file, ${first.count} of ${first.all}`;
      yield { text: `${several}: ${where}`, at: first.at };
    }
  },
  say(_, context) {
    const work = WORK.flatMap(({ of, one, several }) => {
      const count = onePerPlace(of(context.program)).length;
      return count === 0 ? [] : [counted(count, one, several)];
    });
    const clauses = [...(work.length > 0 ? [`the code holds ${work.join(", ")}`] : []), ...libraryClauses(context, LABELS)];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

/** The files that hold operations of a kind, those with the most first; each at the first of them. */
function filesWith(
  { program, place }: LeafContext,
  of: Work["of"],
): readonly { file: string; count: number; all: number; at: Observed["at"] }[] {
  const operations = onePerPlace(of(program));
  return [...groupedBy(operations, ({ at }) => at.file)]
    .sort(([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1))
    .map(([file, all]) => {
      const start = Math.min(...all.map(({ at }) => at.span[0]));
      return { file, count: all.length, all: operations.length, at: place({ file, span: [start, start] }) };
    });
}
