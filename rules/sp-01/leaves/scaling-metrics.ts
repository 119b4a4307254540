import type { Observed } from "../../../src/model/index.js";
import { defineLeaf, documentClauses, libraryClauses, observedDocuments, observedLibraries } from "../../../src/model/index.js";

const LABELS = { metrics: "metrics", tracing: "traces", "health-check": "health checks" } as const;

export default defineLeaf({
  leaf: "SP-01/scaling-metrics",
  lookedFor: "libraries of metrics and traces, service level objectives",
  *observe(context): Iterable<Observed> {
    yield* observedLibraries(context, LABELS);
    yield* observedDocuments(context, { "service-objective": "service level objective" });
  },
  say(results, context) {
    if (results.findings().length > 0) return null;
    const clauses = [
      ...libraryClauses(context, LABELS),
      ...documentClauses(context, { "service-objective": ["file of service level objectives", "files of service level objectives"] }),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});
