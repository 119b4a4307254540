import type { Observed } from "../../../src/model/index.js";
import { defineLeaf, documentClauses, observedDocuments, pipelineSteps } from "../../../src/model/index.js";

const EVIDENCE = /sarif|upload-sarif|\bdrata\b|\bvanta\b|archlint\s+report|inspec|compliance/i;

export default defineLeaf({
  leaf: "SC-03/compliance-reporting",
  lookedFor: "collection of evidence in pipelines, inventories of data, change logs",
  *observe(context): Iterable<Observed> {
    for (const { uses, run, at } of pipelineSteps(context, EVIDENCE))
      yield { text: `evidence is collected: ${(uses ?? run ?? "").split("\n")[0] ?? ""}`, at };
    yield* observedDocuments(context, { "data-inventory": "inventory of data", "change-log": "change log" });
  },
  say(results, context) {
    if (results.findings().length > 0) return null;
    const steps = pipelineSteps(context, EVIDENCE).length;
    const clauses = [
      ...(steps > 0 ? [`${steps} ${steps === 1 ? "step of a pipeline collects" : "steps of pipelines collect"} evidence`] : []),
      ...documentClauses(context, {
        "data-inventory": ["inventory of data", "inventories of data"],
        "change-log": ["change log", "change logs"],
      }),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});
