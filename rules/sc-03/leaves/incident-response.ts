import type { DocumentKind, LeafContext, Observed } from "../../../src/model/index.js";
import { counted, defineLeaf } from "../../../src/model/index.js";

const PAPERS: readonly (readonly [DocumentKind, string, string])[] = [
  ["security-policy", "security policy", "security policies"],
  ["incident-policy", "incident document", "incident documents"],
  ["runbook", "runbook", "runbooks"],
  ["alert-rule", "file of alerts", "files of alerts"],
];

const ROUTES = /^(?:PrometheusRule|AlertmanagerConfig|VMRule|VMAlertmanagerConfig)$/;

export default defineLeaf({
  leaf: "SC-03/incident-response",
  lookedFor: "security policies, incident documents, runbooks, rules and routes of alerts",
  *observe(context): Iterable<Observed> {
    for (const [kind, label] of PAPERS) {
      for (const { title, at } of papers(context, kind)) yield { text: `${label}: ${title}`, at };
    }
    for (const { kind, name, at } of routes(context)) yield { text: `${kind} ${name}`, at };
  },
  say(_, context) {
    const objects = routes(context).length;
    const clauses = [
      ...PAPERS.flatMap(([kind, one, many]) => {
        const count = papers(context, kind).length;
        return count === 0 ? [] : [counted(count, one, many)];
      }),
      ...(objects > 0 ? [`${counted(objects, "alert object")} in manifests`] : []),
    ];
    return clauses.length === 0 ? null : clauses.join(", ");
  },
});

function papers({ artifacts }: LeafContext, kind: DocumentKind): LeafContext["artifacts"]["documents"] {
  return artifacts.documents.filter((document) => document.kind === kind);
}

function routes({ artifacts }: LeafContext): LeafContext["artifacts"]["clusterObjects"] {
  return artifacts.clusterObjects.filter(({ kind }) => ROUTES.test(kind));
}
