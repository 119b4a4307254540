import type { Finding, Reference, RegisteredRule, RuleMeta, Severity } from "../model/index.js";
import { visibleLine } from "./visible.js";

/** A severity as SARIF has it. */
export const LEVELS: Readonly<Record<Severity, "error" | "warning" | "note">> = { error: "error", warn: "warning", info: "note" };

/** A rule of the tool, as SARIF and GitHub code scanning read it. */
export interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string; readonly markdown: string };
  readonly helpUri?: string;
  readonly defaultConfiguration: { readonly level: "error" | "warning" | "note" };
  readonly properties: Readonly<Record<string, string | readonly string[]>>;
}

/** GitHub ranks security alerts by a score as of CVSS: high, medium, low. */
const SECURITY_SCORES: Readonly<Record<Severity, string>> = { error: "8.0", warn: "5.5", info: "2.0" };
const AREA_TAGS: Readonly<Record<string, readonly string[]>> = {
  da: ["architecture", "maintainability"],
  sp: ["architecture", "scalability"],
  sc: ["architecture", "security"],
};
/** GitHub shows ten tags of a rule and takes twenty. */
const MAX_TAGS = 10;

/** The registered rules in their order, then the engine's own and others' that speak in the findings. */
export function sarifRules(rules: readonly RegisteredRule[], findings: readonly Finding[]): readonly SarifRule[] {
  const known = new Set(rules.map((each) => each.id));
  const others = new Map<string, Finding>();
  for (const finding of findings) if (!known.has(finding.rule) && !others.has(finding.rule)) others.set(finding.rule, finding);
  const unregistered = [...others].sort(([a], [b]) => (a < b ? -1 : 1));
  return [...rules.map(({ id, rule }) => ruleOf(id, rule.meta)), ...unregistered.map(([id, finding]) => otherRuleOf(id, finding))];
}

function ruleOf(id: string, meta: RuleMeta): SarifRule {
  const severity = worstOf(meta);
  const helpUri = meta.references.find((reference) => reference.url !== null)?.url;
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: sentence(meta.summary) },
    fullDescription: { text: visibleLine(meta.why) },
    help: { text: helpText(meta), markdown: helpMarkdown(id, meta) },
    ...(helpUri === undefined || helpUri === null ? {} : { helpUri }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: propertiesOf(id, meta.references, severity),
  };
}

function otherRuleOf(id: string, finding: Finding): SarifRule {
  const text = finding.help === "" ? `A finding of ${id}.` : sentence(visibleLine(finding.help));
  return {
    id,
    name: nameOf(id),
    shortDescription: { text: sentence(id.slice(id.indexOf("/") + 1).replaceAll("-", " ")) },
    fullDescription: { text },
    help: { text, markdown: text },
    defaultConfiguration: { level: LEVELS[finding.severity] },
    properties: propertiesOf(id, [], finding.severity),
  };
}

function propertiesOf(id: string, references: readonly Reference[], severity: Severity): SarifRule["properties"] {
  const area = id.slice(0, id.indexOf("/"));
  const weaknesses = references.flatMap(({ title }) => {
    const number = /^CWE-(\d+)/.exec(title)?.[1];
    return number === undefined ? [] : [`external/cwe/cwe-${number.padStart(3, "0")}`];
  });
  return {
    tags: [...(AREA_TAGS[area] ?? ["architecture"]), ...weaknesses].slice(0, MAX_TAGS),
    precision: "high",
    "problem.severity": severity === "error" ? "error" : severity === "warn" ? "warning" : "recommendation",
    ...(area === "sc" ? { "security-severity": SECURITY_SCORES[severity] } : {}),
  };
}

function worstOf(meta: RuleMeta): Severity {
  const severities = Object.values(meta.messages).map((message) => message.severity);
  return severities.includes("error") ? "error" : severities.includes("warn") ? "warn" : "info";
}

function helpText(meta: RuleMeta): string {
  return [sentence(meta.summary), meta.why, `Fix: ${meta.fix}`, `Limits: ${meta.limits}`, ...meta.references.map(referenceText)].join(
    "\n\n",
  );
}

function helpMarkdown(id: string, meta: RuleMeta): string {
  const references = meta.references.map((each) => `- ${each.url === null ? each.title : `[${each.title}](${each.url})`}`);
  const parts = [`# ${id}`, sentence(meta.summary), meta.why, `**Fix**: ${meta.fix}`, `**Limits**: ${meta.limits}`];
  return [...parts, ...(references.length > 0 ? ["**References**", references.join("\n")] : [])].join("\n\n");
}

function referenceText({ title, url }: Reference): string {
  return url === null ? title : `${title}: ${url}`;
}

/** `da/layer-dependency` as an identifier: `LayerDependency`. */
function nameOf(id: string): string {
  return id
    .slice(id.indexOf("/") + 1)
    .split(/[^A-Za-z0-9]+/)
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join("");
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/\.$/, "")}.`;
}
