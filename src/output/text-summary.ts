import type { ChalkInstance } from "chalk";
import type { Finding, Result, Severity } from "../model/index.js";
import { counted } from "../model/counted.js";
import { SEVERITIES } from "../model/result.js";
import { displayWidth, wrap } from "./display-width.js";
import { severityMark } from "./severity-mark.js";
import { visible } from "./visible.js";

/** What the summary is made with. */
export interface SummaryOptions {
  readonly width: number;
  readonly paint: ChalkInstance;
  readonly unicode: boolean;
  readonly quiet?: boolean | undefined;
  readonly verbose?: boolean | undefined;
  readonly noLayersBecause?: string | null | undefined;
}

/** The order in which people read an architecture, from the outside in. */
const LAYER_ORDER = ["interface", "application", "domain", "infrastructure", "shared", "composition"];
const MAX_CONTEXTS = 12;

/** The end of the page: the counts, the rules that fired, what archlint saw of the architecture, and what to do next. */
export function summaryLines(result: Result, shown: readonly Finding[], options: SummaryOptions): readonly string[] {
  const { paint } = options;
  const rules = firedRules(shown);
  const lines = [...wrapped(verdict(result, options), options)];
  const aside = asides(result, options);
  if (aside !== "") lines.push(...wrap(aside, options.width - 2).map((line) => `  ${paint.dim(line)}`));
  if (rules.length > 1 && options.quiet !== true) lines.push("", ...ruleTable(rules, options));
  if (options.quiet !== true) lines.push("", ...architectureLines(result, options));
  const first = rules[0];
  if (first !== undefined && options.quiet !== true) lines.push("", `  ${paint.dim("next")}  archlint explain ${first.rule}`);
  return lines;
}

function verdict(result: Result, { paint, unicode }: SummaryOptions): { mark: string; text: string; paint: ChalkInstance } {
  const { error, warn, files } = result.summary;
  const counts = [error > 0 ? counted(error, "error") : "", warn > 0 ? counted(warn, "warning") : ""].filter((each) => each !== "");
  const where = `in ${counted(files, "file")}`;
  if (counts.length === 0) return { mark: unicode ? "✔" : "ok", text: `no violation ${where}`, paint: paint.green };
  const mark = error > 0 ? (unicode ? "✖" : "x") : unicode ? "▲" : "!";
  return { mark, text: `${counts.join(" and ")} ${where}`, paint: error > 0 ? paint.red : paint.yellow };
}

function wrapped({ mark, text, paint }: ReturnType<typeof verdict>, { width }: SummaryOptions): readonly string[] {
  return wrap(text, width - 3).map((line, index) => paint.bold(`${index === 0 ? mark : " "} ${line}`));
}

function asides({ summary }: Result, { quiet, verbose }: SummaryOptions): string {
  const parts = [
    quiet === true && summary.warn > 0 ? `${counted(summary.warn, "warning")} not shown (--quiet)` : "",
    verbose !== true && summary.info > 0 ? `${counted(summary.info, "note")} on posture (--verbose shows them)` : "",
    summary.suppressed > 0 ? `${summary.suppressed} suppressed by comments` : "",
    summary.baseline > 0 ? `${summary.baseline} known in the baseline` : "",
  ];
  return parts.filter((each) => each !== "").join(", ");
}

interface FiredRule {
  readonly rule: string;
  readonly severity: Severity;
  readonly count: number;
}

/** The rules that fired, those with errors first, then the most frequent. */
function firedRules(shown: readonly Finding[]): readonly FiredRule[] {
  const counts = tally(shown.map((finding) => finding.rule));
  const rules = [...counts].map(([rule, count]): FiredRule => {
    const severities = new Set(shown.filter((finding) => finding.rule === rule).map((finding) => finding.severity));
    return { rule, count, severity: SEVERITIES.find((severity) => severities.has(severity)) ?? "info" };
  });
  const rank = ({ severity }: FiredRule): number => SEVERITIES.indexOf(severity);
  return rules.sort((a, b) => rank(a) - rank(b) || b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

function ruleTable(rules: readonly FiredRule[], { paint, unicode }: SummaryOptions): readonly string[] {
  const column = Math.max(...rules.map(({ count }) => String(count).length));
  return rules.map(
    ({ rule, severity, count }) => `  ${severityMark(severity, paint, unicode)} ${String(count).padStart(column)}  ${paint.dim(rule)}`,
  );
}

/** What was checked against what: a run that finds nothing must show that it looked. */
function architectureLines(result: Result, options: SummaryOptions): readonly string[] {
  const { architecture, coverage } = result;
  const layers = [...tally(Object.values(architecture.layers))].sort(([a], [b]) => layerRank(a) - layerRank(b) || (a < b ? -1 : 1));
  const contexts = [...tally(Object.values(architecture.contexts))].sort(([a], [b]) => (a < b ? -1 : 1));
  const dot = options.unicode ? " · " : ", ";
  const noLayer = coverage.noLayer > 0 ? ` (${counted(coverage.noLayer, "file")} in no layer)` : "";
  const rows: [string, string][] = [];
  if (architecture.pattern.length > 0) rows.push(["pattern", architecture.pattern.join(", ")]);
  if (layers.length > 0) rows.push(["layers", `${layers.map(named).join(dot)}${noLayer}`]);
  else rows.push(["layers", `none: ${options.noLayersBecause ?? "nothing in this code shows them, so rules on layers were silent"}`]);
  if (contexts.length > 0) rows.push(["contexts", listed(contexts, dot)]);
  if (coverage.skipped.length > 0) {
    rows.push([
      "left out",
      coverage.skipped
        .slice(0, 3)
        .map(({ path, because }) => `${path} (${because})`)
        .join(dot) + more(coverage.skipped.length - 3),
    ]);
  }
  return rows.flatMap(([label, text]) => row(label, visible(text), options));
}

function row(label: string, text: string, { width, paint }: SummaryOptions): readonly string[] {
  const margin = 12;
  return wrap(text, Math.min(width, 112) - margin).map((line, index) =>
    index === 0
      ? `  ${paint.dim(label)}${" ".repeat(Math.max(margin - 2 - displayWidth(label), 1))}${line}`
      : `${" ".repeat(margin)}${line}`,
  );
}

function listed(entries: readonly (readonly [string, number])[], dot: string): string {
  return `${entries.slice(0, MAX_CONTEXTS).map(named).join(dot)}${more(entries.length - MAX_CONTEXTS)}`;
}

function more(count: number): string {
  return count > 0 ? ` and ${count} more` : "";
}

function named([name, count]: readonly [string, number]): string {
  return `${name} ${count}`;
}

function layerRank(name: string): number {
  const index = LAYER_ORDER.indexOf(name);
  return index < 0 ? LAYER_ORDER.length : index;
}

function tally(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}
