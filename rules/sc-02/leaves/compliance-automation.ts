import type { Observed } from "../../../src/model/index.js";
import { defineLeaf, documentClauses, observedDocuments, pipelineSteps } from "../../../src/model/index.js";

const GATE =
  /\barchlint\b|dependency-cruiser|depcruise|checkov|tfsec|conftest|\bopa\b|kyverno|kube-?linter|terrascan|\bkics\b|regula|sentinel/i;

export default defineLeaf({
  leaf: "SC-02/compliance-automation",
  lookedFor: "gates on architecture and policy in pipelines, policy as code",
  *observe(context): Iterable<Observed> {
    for (const { uses, run, at } of pipelineSteps(context, GATE)) yield { text: `gate: ${(uses ?? run ?? "").split("\n")[0] ?? ""}`, at };
    yield* observedDocuments(context, { "policy-as-code": "policy as code" });
  },
  say(results, context) {
    if (results.findings().length > 0) return null;
    const gates = pipelineSteps(context, GATE).length;
    const clauses = [
      ...(gates > 0
        ? [`${gates} ${gates === 1 ? "step of a pipeline is a gate" : "steps of pipelines are gates"} on architecture or policy`]
        : []),
      ...documentClauses(context, { "policy-as-code": ["file of policy as code", "files of policy as code"] }),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});
