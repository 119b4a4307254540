import type { DocumentKind, WrittenDocument } from "../model/index.js";

const PROSE = /\.(?:md|mdx|adoc|rst|txt)$/i;

/** What a document is by its path: the first that fits. */
const KINDS: readonly (readonly [DocumentKind, (path: string) => boolean])[] = [
  [
    "security-policy",
    // Where GitHub looks for it; `docs/security.md` is as often a guide.
    (path) =>
      /^(?:security|\.github\/security)\.(?:md|adoc|rst|txt)$/i.test(path) || /(?:^|\/)(?:SECURITY(?:\.md)?|security\.txt)$/.test(path),
  ],
  ["threat-model", (path) => /threat[-_]?model|(?:^|[/_-])stride(?:[/_.-]|$)/i.test(path) && /\.(?:md|ya?ml|json|tm7|adoc)$/i.test(path)],
  [
    "decision-record",
    (path) =>
      PROSE.test(path) &&
      /(?:^|\/)(?:adrs?|decisions?|architecture[-_]decisions?|decision[-_]records?)\/[^/]+$|(?:^|\/)DECISIONS\.md$/i.test(path) &&
      !/(?:README|template|index)\.\w+$/i.test(path),
  ],
  ["incident-policy", (path) => PROSE.test(path) && /incident|post-?mortem|on-?call|escalation/i.test(path)],
  ["runbook", (path) => PROSE.test(path) && /run-?books?|playbooks?/i.test(path)],
  [
    "security-training",
    (path) => PROSE.test(path) && /security[-_ ]?(?:training|awareness|champions?|guide(?:lines?)?|checklist)|secure[-_]coding/i.test(path),
  ],
  [
    "data-inventory",
    (path) =>
      /data[-_](?:inventory|classification|catalog(?:ue)?|map)|records?[-_]of[-_]processing/i.test(path) &&
      /\.(?:md|ya?ml|json|csv)$/i.test(path),
  ],
  ["privacy-policy", (path) => PROSE.test(path) && /privacy|gdpr|retention|data[-_]protection/i.test(path)],
  [
    "service-objective",
    (path) =>
      /(?:^|[/_-])(?:slos?|slis?|openslo|sloth|service[-_]level(?:s|[-_]objectives?)?|error[-_]budgets?)(?:[/_.-]|$)/i.test(path) &&
      /\.(?:md|ya?ml|json)$/i.test(path),
  ],
  [
    "chaos-experiment",
    (path) => /(?:^|[/_-])(?:chaos|litmus|gremlin|toxiproxy)(?:[/_.-]|$)/i.test(path) && /\.(?:ya?ml|json|[jt]s|sh)$/i.test(path),
  ],
  ["capacity-model", (path) => /capacity[-_]?(?:model|plan(?:ning)?)/i.test(path)],
  [
    "load-test",
    (path) =>
      /(?:^|[/_.-])(?:k6|artillery|gatling|locust|jmeter|load[-_]?tests?|stress[-_]?tests?|perf(?:ormance)?[-_]tests?)(?:[/_.-]|$)|\.jmx$/i.test(
        path,
      ) && /\.(?:[cm]?[jt]s|ya?ml|jmx|py|scala)$/i.test(path),
  ],
  [
    "alert-rule",
    (path) =>
      /(?:^|[/_-])(?:alerts?|alerting|alert[-_]?rules|prometheus[-_.]?rules|alertmanager)(?:[/_.-]|$)/i.test(path) &&
      /\.(?:ya?ml|json|tf)$/i.test(path),
  ],
  [
    "policy-as-code",
    (path) =>
      /\.rego$|(?:^|\/)\.(?:checkov|tfsec|conftest|kics)[\w.]*$|(?:^|\/)(?:kyverno|gatekeeper|opa|policies)\/.*\.(?:ya?ml|rego|hcl)$|\.sentinel$/i.test(
        path,
      ),
  ],
  ["dependency-updates", (path) => /^\.github\/dependabot\.ya?ml$|(?:^|\/)(?:renovate\.json5?|\.renovaterc(?:\.json5?)?)$/i.test(path)],
  ["contribution-guide", (path) => /^(?:\.github\/|docs\/)?CONTRIBUTING\.\w+$/i.test(path)],
  ["change-log", (path) => /(?:^|\/)CHANGELOG\.\w+$/i.test(path)],
];

/** What a path says that its file is for; null for nothing. Sources of tests and of the program itself are no documents. */
export function documentKind(path: string): DocumentKind | null {
  if (/(?:^|\/)(?:node_modules|fixtures|__tests__)\//.test(path)) return null;
  return KINDS.find(([, fits]) => fits(path))?.[0] ?? null;
}

/** A document with its title: its heading, or its file's name where it begins with none. What a change log begins with is an entry. */
export function writtenDocument(kind: DocumentKind, path: string, text: string | null): WrittenDocument {
  const lines = PROSE.test(path) && text !== null ? text.slice(0, 4_096).split(/\r?\n/) : [];
  const begins = lines.findIndex((line) => line.trim() !== "" && !/^(?:<!--.*|---|\[!\[.*)$/.test(line.trim()));
  const index = lines.findIndex((line, at) => /^(?:#|=)\s+\S/.test(line) || (at === begins && /^##\s+\S/.test(line)));
  const heading = plainText((lines[index] ?? "").replace(/^[#=]+\s+/, ""));
  const title = heading === "" || kind === "change-log" ? path.slice(path.lastIndexOf("/") + 1) : heading;
  return { kind, title, at: { file: path, line: Math.max(index, 0) + 1, column: 1 } };
}

/** A heading as it is read: without markup, with the texts of its links. */
function plainText(heading: string): string {
  return heading
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/<[^<>]*>/g, "")
    .trim();
}
