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
  /** What is judged where that is only a change: "what is staged". */
  readonly change?: string | null | undefined;
}

/** The order in which people read an architecture, from the outside in. */
const LAYER_ORDER = ["interface", "application", "domain", "infrastructure", "shared", "composition"];
const MAX_CONTEXTS = 12;
const ASIDES: Readonly<Record<string, string>> = {
  test: "test file",
  script: "script",
  frontend: "front-end file",
  generated: "generated file",
};

/** The end of the page: the counts, the rules that fired, what archlint saw of the architecture, and what to do next. */
export function summaryLines(result: Result, shown: readonly Finding[], options: SummaryOptions): readonly string[] {
  const { paint } = options;
  const rules = firedRules(shown);
  const lines = [...wrapped(verdict(result, options), options)];
  const aside = asides(result, options);
  if (aside !== "") lines.push(...wrap(aside, options.width - 2).map((line) => `  ${paint.dim(line)}`));
  if (rules.length > 1 && options.quiet !== true) lines.push("", ...ruleTable(rules, options));
  if (options.quiet !== true) {
    const rows = [...(options.change == null ? architectureRows(result, options) : []), ...leftOut(result, options)];
    if (rows.length > 0) lines.push("", ...rows.flatMap(([label, text]) => row(label, visible(text), options)));
  }
  const first = rules[0];
  if (first !== undefined && options.quiet !== true) lines.push("", `  ${paint.dim("next")}  archlint explain ${first.rule}`);
  return lines;
}

function verdict(result: Result, { paint, unicode, change }: SummaryOptions): { mark: string; text: string; paint: ChalkInstance } {
  const { error, warn, files } = result.summary;
  const counts = [error > 0 ? counted(error, "error") : "", warn > 0 ? counted(warn, "warning") : ""].filter((each) => each !== "");
  const what = counts.length === 0 ? "no violation" : counts.join(" and ");
  const text = change == null ? `${what} in ${counted(files, "file")}` : `${change} brings ${what}`;
  if (counts.length === 0) return { mark: unicode ? "✔" : "ok", text, paint: paint.green };
  const mark = error > 0 ? (unicode ? "✖" : "x") : unicode ? "▲" : "!";
  return { mark, text, paint: error > 0 ? paint.red : paint.yellow };
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

/** The rules that fired, errors first, then the most frequent; one that fired with two severities stands twice, so that the counts add up to the verdict's. */
function firedRules(shown: readonly Finding[]): readonly FiredRule[] {
  return SEVERITIES.flatMap((severity) => {
    const counts = tally(shown.filter((finding) => finding.severity === severity).map((finding) => finding.rule));
    return [...counts]
      .map(([rule, count]): FiredRule => ({ rule, severity, count }))
      .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
  });
}

function ruleTable(rules: readonly FiredRule[], { paint, unicode }: SummaryOptions): readonly string[] {
  const column = Math.max(...rules.map(({ count }) => String(count).length));
  return rules.map(
    ({ rule, severity, count }) => `  ${severityMark(severity, paint, unicode)} ${String(count).padStart(column)}  ${paint.dim(rule)}`,
  );
}

/** What was checked against what: a run that finds nothing must show that it looked. */
function architectureRows({ architecture, coverage }: Result, options: SummaryOptions): readonly (readonly [string, string])[] {
  const ofSources = (names: Readonly<Record<string, string>>): ReadonlyMap<string, number> =>
    tally(Object.entries(names).flatMap(([file, name]) => (Object.hasOwn(architecture.subjects, file) ? [] : [name])));
  const layers = [...ofSources(architecture.layers)].sort(([a], [b]) => layerRank(a) - layerRank(b) || (a < b ? -1 : 1));
  const contexts = [...ofSources(architecture.contexts)].sort(([a], [b]) => (a < b ? -1 : 1));
  const asides = [...tally(Object.values(architecture.subjects))].sort(([a], [b]) => (a < b ? -1 : 1));
  const dot = options.unicode ? " · " : ", ";
  const noLayer = coverage.noLayer > 0 ? ` (${counted(coverage.noLayer, "file")} in no layer)` : "";
  const rows: [string, string][] = [];
  if (architecture.pattern.length > 0) rows.push(["pattern", architecture.pattern.join(", ")]);
  if (layers.length > 0) rows.push(["layers", `${layers.map(named).join(dot)}${noLayer}`]);
  else rows.push(["layers", `none: ${options.noLayersBecause ?? "nothing in this code shows them, so rules on layers were silent"}`]);
  if (contexts.length > 0) rows.push(["contexts", listed(contexts, dot)]);
  if (asides.length > 0) rows.push(["unjudged", asides.map(([subject, count]) => counted(count, ASIDES[subject] ?? subject)).join(dot)]);
  return rows;
}

function leftOut({ coverage: { skipped } }: Result, { unicode }: SummaryOptions): readonly (readonly [string, string])[] {
  if (skipped.length === 0) return [];
  const told = skipped.slice(0, 3).map(({ path, because }) => `${path} (${because})`);
  return [["left out", told.join(unicode ? " · " : ", ") + more(skipped.length - 3)]];
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
