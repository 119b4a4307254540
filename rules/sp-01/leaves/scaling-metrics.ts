import type { Observed } from "../../../src/model/index.js";
import { defineLeaf, documentClauses, libraryClauses, observedDocuments, observedLibraries } from "../../../src/model/index.js";

const LABELS = { metrics: "metrics", tracing: "traces", "health-check": "health checks", "error-tracking": "errors reported" } as const;

export default defineLeaf({
  leaf: "SP-01/scaling-metrics",
  lookedFor: "libraries of metrics, traces and error reports, service level objectives",
  *observe(context): Iterable<Observed> {
    yield* observedLibraries(context, LABELS);
    yield* observedDocuments(context, { "service-objective": "service level objective" });
  },
  say(_, context) {
    const clauses = [
      ...libraryClauses(context, LABELS),
      ...documentClauses(context, { "service-objective": ["file of service level objectives", "files of service level objectives"] }),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});
