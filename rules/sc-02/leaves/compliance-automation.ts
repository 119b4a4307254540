import type { LeafContext, Observed } from "../../../src/model/index.js";
import { counted, defineLeaf, pipelineScans, toolsOf } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SC-02/compliance-automation",
  lookedFor: "policies as code and the steps of pipelines that hold changes against them",
  *observe(context): Iterable<Observed> {
    for (const { title, at } of policies(context)) yield { text: `policy as code: ${title}`, at };
    for (const { tool, pipeline, ignored, at } of pipelineScans(context.artifacts, "policies")) {
      yield { text: `policies checked by ${tool} in ${pipeline}${ignored ? ", but what it finds stops nothing" : ""}`, at };
    }
  },
  say(_, context) {
    const files = policies(context).length;
    const tools = toolsOf(pipelineScans(context.artifacts, "policies"));
    const { compliance } = context.settings.system;
    const clauses = [
      ...(files > 0 ? [`${counted(files, "file")} of policies as code`] : []),
      ...(tools.length > 0 ? [`checked in pipelines by ${tools.join(", ")}`] : ["no step of a pipeline was seen to check them"]),
      ...(compliance.length > 0 ? [`declared: ${compliance.join(", ")}`] : []),
    ];
    return clauses.join("; ");
  },
});

function policies({ artifacts }: LeafContext): LeafContext["artifacts"]["documents"] {
  return artifacts.documents.filter(({ kind }) => kind === "policy-as-code");
}
