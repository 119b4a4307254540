import { defineLeaf, documentClauses, observedDocuments } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SP-01/validation",
  lookedFor: "load tests, chaos experiments, capacity models",
  observe: (context) =>
    observedDocuments(context, { "load-test": "load test", "chaos-experiment": "chaos experiment", "capacity-model": "capacity model" }),
  say: (_, context) =>
    documentClauses(context, {
      "load-test": ["file of load tests", "files of load tests"],
      "chaos-experiment": ["chaos experiment", "chaos experiments"],
      "capacity-model": ["capacity model", "capacity models"],
    }).join("; ") || null,
});
