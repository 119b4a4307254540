import type { Finding, RegisteredRule, RelatedPlace, Result, Severity } from "../model/index.js";
import type { SarifRule } from "./sarif-rules.js";
import { LEVELS, sarifRules } from "./sarif-rules.js";
import { safeJson, visibleLine } from "./visible.js";

/** What the log is made with beside the result. */
export interface SarifOptions {
  readonly rules: readonly RegisteredRule[];
  /** A finding's path relative to the checkout's root, with `/`. */
  readonly pathOf: (file: string) => string;
}

/** GitHub code scanning takes no more results of one run: https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const MAX_RESULTS = 25_000;
/** It shows 100 places of a result, the finding's own among them, and refuses a log with more than 1,000. */
const MAX_RELATED = 99;
const SEVERITY_ORDER: readonly Severity[] = ["error", "warn", "info"];

/** A SARIF 2.1.0 log with what GitHub code scanning requires; posture is left to the report. */
export function renderSarif(result: Result, { rules, pathOf }: SarifOptions): string {
  const findings = result.findings.filter((finding) => finding.severity !== "info");
  const kept = mostSevere(findings);
  const descriptors = sarifRules(rules, kept);
  const indices = new Map(descriptors.map((rule, index) => [rule.id, index]));
  const occurrences = new Map<string, number>();
  const results = kept.map((finding) => {
    const occurrence = (occurrences.get(finding.fingerprint) ?? 0) + 1;
    occurrences.set(finding.fingerprint, occurrence);
    return resultOf(finding, indices.get(finding.rule) ?? -1, occurrence, pathOf);
  });
  return safeJson({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: driverOf(result, descriptors) },
        invocations: [invocationOf(notificationsOf(findings.length - kept.length, kept))],
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the checkout." } } },
        columnKind: "utf16CodeUnits",
        results,
      },
    ],
  });
}

/** The order of the findings is kept: only where there are too many do the least severe make room. */
function mostSevere(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= MAX_RESULTS) return findings;
  const ranked = findings.map((finding, index) => ({ finding, index }));
  ranked.sort((a, b) => SEVERITY_ORDER.indexOf(a.finding.severity) - SEVERITY_ORDER.indexOf(b.finding.severity) || a.index - b.index);
  return ranked
    .slice(0, MAX_RESULTS)
    .sort((a, b) => a.index - b.index)
    .map(({ finding }) => finding);
}

function driverOf({ tool }: Result, rules: readonly SarifRule[]): object {
  return { name: tool.name, version: tool.version, semanticVersion: tool.version, rules };
}

function invocationOf(notifications: readonly string[]): object {
  if (notifications.length === 0) return { executionSuccessful: true };
  const toolExecutionNotifications = notifications.map((text) => ({ level: "warning", message: { text } }));
  return { executionSuccessful: true, toolExecutionNotifications };
}

/** What the limits of code scanning cost, so that nobody takes the log for the whole. */
function notificationsOf(left: number, kept: readonly Finding[]): readonly string[] {
  const cut = kept.filter((finding) => finding.related.length > MAX_RELATED).length;
  return [
    ...(left > 0 ? [`${left} of the least severe findings are left out: a run may have ${MAX_RESULTS}`] : []),
    ...(cut > 0 ? [`findings with more related places than are shown, ${MAX_RELATED} each: ${cut}`] : []),
  ];
}

function resultOf(finding: Finding, ruleIndex: number, occurrence: number, pathOf: SarifOptions["pathOf"]): object {
  const { rule, severity, message, help, file, line, column, endLine, endColumn, fingerprint } = finding;
  const related = finding.related.slice(0, MAX_RELATED);
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: help === "" ? visibleLine(message) : `${visibleLine(message)}\nfix: ${visibleLine(help)}` },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(pathOf(file)), region } }],
    // GitHub knows an alert again by the first; twins in one symbol share our fingerprint, so their order tells them apart.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:${occurrence}`, "archlint/v1": fingerprint },
    ...(related.length > 0 ? { relatedLocations: related.map((place, index) => relatedOf(place, index, pathOf)) } : {}),
    ...suppressionsOf(finding),
    properties: { certainty: finding.certainty },
  };
}

function relatedOf({ file, line, column, message }: RelatedPlace, index: number, pathOf: SarifOptions["pathOf"]): object {
  return {
    id: index + 1,
    physicalLocation: {
      artifactLocation: artifactOf(pathOf(file)),
      region: { startLine: line, startColumn: column, endLine: line, endColumn: column },
    },
    message: { text: visibleLine(message) },
  };
}

function suppressionsOf({ suppressed, baseline }: Finding): object {
  if (suppressed !== null)
    return { suppressions: [{ kind: "inSource", status: "accepted", justification: visibleLine(suppressed.reason) }] };
  if (baseline) return { suppressions: [{ kind: "external", status: "accepted", justification: "known in the baseline" }] };
  return {};
}

function artifactOf(path: string): object {
  const uri = path
    .split("/")
    .map((part) => encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd")))
    .join("/");
  return { uri, uriBaseId: "%SRCROOT%" };
}
