import { defineLeaf, documentClauses, observedDocuments } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SC-03/security-training",
  lookedFor: "guides for secure coding, contribution rules, awareness material",
  observe: (context) => observedDocuments(context, { "security-training": "security guide", "contribution-guide": "contribution guide" }),
  say: (results, context) =>
    results.findings().length > 0
      ? null
      : documentClauses(context, {
          "security-training": ["security guide", "security guides"],
          "contribution-guide": ["contribution guide", "contribution guides"],
        }).join("; ") || null,
});
