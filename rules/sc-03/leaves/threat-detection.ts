import type { LeafContext, Observed } from "../../../src/model/index.js";
import {
  auditElements,
  auditTables,
  counted,
  defineLeaf,
  imageName,
  libraryClauses,
  listed,
  observedLibraries,
} from "../../../src/model/index.js";

const LABELS = { "log-shipping": "logs shipped", "error-tracking": "errors reported", logging: "logs written" } as const;

/** Images that gather logs or watch what runs. */
const WATCHERS =
  /^(?:fluent-?bit|fluentd|filebeat|logstash|vector|promtail|alloy|loki|graylog|splunk[\w-]*|agent|datadog-agent|falco|wazuh[\w-]*|crowdsec|opentelemetry-collector[\w-]*)$/;

export default defineLeaf({
  leaf: "SC-03/threat-detection",
  lookedFor: "threat models, audit events and tables, shipping of logs, collectors of logs, runtime monitors",
  *observe(context): Iterable<Observed> {
    for (const { title, at } of threatModels(context)) yield { text: `threat model: ${title}`, at };
    for (const { name, at } of auditElements(context)) yield { text: `audit in the code: ${name}`, at };
    for (const { name, at } of auditTables(context.artifacts)) yield { text: `audit table ${name}`, at };
    yield* observedLibraries(context, LABELS);
    for (const { name, image, at } of watchers(context)) yield { text: `watched by ${name}: ${image ?? name}`, at };
  },
  say(results, context) {
    if (results.findings().length + results.evidence().length + results.gaps().length > 0) return null;
    const names = [...new Set([...auditElements(context), ...auditTables(context.artifacts)].map(({ name }) => name))];
    const models = threatModels(context).length;
    const watching = [...new Set(watchers(context).map(({ name }) => name))];
    const clauses = [
      ...(models > 0 ? [counted(models, "threat model")] : []),
      ...(names.length > 0 ? [`audit by ${listed(names)}; whether every sensitive handler leaves a record was not judged`] : []),
      ...libraryClauses(context, LABELS),
      ...(watching.length > 0 ? [`logs or threats watched by ${listed(watching)} in manifests`] : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

function threatModels({ artifacts }: LeafContext): LeafContext["artifacts"]["documents"] {
  return artifacts.documents.filter(({ kind }) => kind === "threat-model");
}

function watchers({ artifacts }: LeafContext): LeafContext["artifacts"]["workloads"] {
  return artifacts.workloads.filter(({ image }) => image !== null && WATCHERS.test(imageName(image)));
}
