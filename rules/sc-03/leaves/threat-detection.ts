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

const LABELS = { "log-shipping": "logs shipped" } as const;
/** What is told beside something that detects: a log that is written detects nothing. */
const BESIDE = { logging: "logs written" } as const;

/** Images that watch what runs for attacks. */
const MONITORS = /^(?:falco|wazuh[\w-]*|crowdsec|suricata|modsecurity[\w-]*|tetragon)$/;

/** Images that gather logs in one place. */
const COLLECTORS =
  /^(?:fluent-?bit|fluentd|filebeat|logstash|vector|promtail|alloy|loki|graylog|splunk[\w-]*|datadog-agent|opentelemetry-collector[\w-]*)$/;

export default defineLeaf({
  leaf: "SC-03/threat-detection",
  lookedFor: "threat models, audit events and tables, shipping of logs, collectors of logs, runtime monitors",
  *observe(context): Iterable<Observed> {
    for (const { title, at } of threatModels(context)) yield { text: `threat model: ${title}`, at };
    for (const { name, at } of auditElements(context)) yield { text: `audit in the code: ${name}`, at };
    for (const { name, at } of auditTables(context.artifacts)) yield { text: `audit table ${name}`, at };
    yield* observedLibraries(context, LABELS);
    for (const { name, image, at } of running(context, MONITORS)) yield { text: `watched by ${name}: ${image ?? name}`, at };
    for (const { name, image, at } of running(context, COLLECTORS)) yield { text: `logs gathered by ${name}: ${image ?? name}`, at };
    if (clausesOf(context).length > 0) yield* observedLibraries(context, BESIDE);
  },
  say(_results, context) {
    const clauses = clausesOf(context);
    return clauses.length === 0 ? null : [...clauses, ...libraryClauses(context, BESIDE)].join("; ");
  },
});

function clausesOf(context: LeafContext): readonly string[] {
  const names = [...new Set([...auditElements(context), ...auditTables(context.artifacts)].map(({ name }) => name))];
  const models = threatModels(context).length;
  const watching = namesOf(running(context, MONITORS));
  const gathering = namesOf(running(context, COLLECTORS));
  return [
    ...(models > 0 ? [counted(models, "threat model")] : []),
    ...(names.length > 0 ? [`audit by ${listed(names)}; whether every sensitive handler leaves a record was not judged`] : []),
    ...libraryClauses(context, LABELS),
    ...(watching.length > 0 ? [`attacks watched for by ${listed(watching)} in manifests`] : []),
    ...(gathering.length > 0 ? [`logs gathered by ${listed(gathering)} in manifests`] : []),
  ];
}

function threatModels({ artifacts }: LeafContext): LeafContext["artifacts"]["documents"] {
  return artifacts.documents.filter(({ kind }) => kind === "threat-model");
}

function running({ artifacts }: LeafContext, images: RegExp): LeafContext["artifacts"]["workloads"] {
  return artifacts.workloads.filter(({ image }) => image !== null && images.test(imageName(image)));
}

function namesOf(workloads: LeafContext["artifacts"]["workloads"]): readonly string[] {
  return [...new Set(workloads.map(({ name }) => name))];
}
