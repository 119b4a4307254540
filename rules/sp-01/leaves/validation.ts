import { defineLeaf, documentClauses, observedDocuments } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SP-01/validation",
  lookedFor: "load tests, chaos experiments, capacity models",
  observe: (context) =>
    observedDocuments(context, { "load-test": "load test", "chaos-experiment": "chaos experiment", "capacity-model": "capacity model" }),
  say: (results, context) =>
    results.findings().length > 0
      ? null
      : documentClauses(context, {
          "load-test": ["load test", "load tests"],
          "chaos-experiment": ["chaos experiment", "chaos experiments"],
          "capacity-model": ["capacity model", "capacity models"],
        }).join("; ") || null,
});
