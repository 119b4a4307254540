import { defineLeaf, documentClauses, observedDocuments } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SC-03/incident-response",
  lookedFor: "policies for incidents, runbooks, alert routes, a way to report",
  observe: (context) =>
    observedDocuments(context, {
      "incident-policy": "incidents",
      runbook: "runbook",
      "alert-rule": "alerts",
      "security-policy": "security policy",
    }),
  say: (results, context) =>
    results.findings().length > 0
      ? null
      : documentClauses(context, {
          "incident-policy": ["policy for incidents", "policies for incidents"],
          runbook: ["runbook", "runbooks"],
          "alert-rule": ["file of alerts", "files of alerts"],
          "security-policy": ["security policy", "security policies"],
        }).join("; ") || null,
});
