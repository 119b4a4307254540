import { defineLeaf, libraryClauses, observedLibraries } from "../../../src/model/index.js";

const LABELS = { redaction: "redaction" } as const;

export default defineLeaf({
  leaf: "SC-02/pii-protection",
  lookedFor: "redaction of logs, encryption or pseudonyms of personal fields",
  observe: (context) => observedLibraries(context, LABELS),
  say: (results, context) => (results.findings().length > 0 ? null : libraryClauses(context, LABELS).join("; ") || null),
});
