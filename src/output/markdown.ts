import type { Finding, Result } from "../model/index.js";
import { counted } from "../model/counted.js";
import { SEVERITIES } from "../model/result.js";
import { groupedBy } from "../model/grouped-by.js";
import { markdownCode as code, markdownText as plain } from "./markdown-text.js";
import type { Loudness } from "./shown-findings.js";
import { shownFindings } from "./shown-findings.js";

/** GitHub drops a step's summary of more than 1 MiB; what else the step wrote needs room as well. */
const MAX_BYTES = 960 * 1024;
/** So few findings are shown unfolded. */
const MAX_OPEN = 20;
const MARKS = { error: "🔴", warn: "🟡", info: "🔵" } as const;

/** A job summary or merge request comment: the counts, the rules that fired, and under each its findings, folded in. */
export function renderMarkdown(result: Result, options: Loudness & { readonly pathOf: (file: string) => string }): string {
  const findings = shownFindings(result.findings, options);
  const rules = [...groupedBy(findings, ({ rule }) => rule)].sort(([, a], [, b]) => rankOf(a) - rankOf(b) || b.length - a.length);
  const head = [heading(result), asides(result), rules.length > 0 ? ruleTable(rules) : ""].filter((each) => each !== "");
  return `${[...head, ...sections(rules, options.pathOf, MAX_BYTES - bytesOf(head.join("\n\n")))].join("\n\n")}\n`;
}

function heading({ summary }: Result): string {
  const { error, warn, files } = summary;
  const counts = [error > 0 ? counted(error, "error") : "", warn > 0 ? counted(warn, "warning") : ""].filter((each) => each !== "");
  const verdict = counts.length === 0 ? "✅ no violation" : `${error > 0 ? MARKS.error : MARKS.warn} ${counts.join(" and ")}`;
  return `### archlint: ${verdict} in ${counted(files, "file")}`;
}

function asides({ summary }: Result): string {
  return [
    summary.suppressed > 0 ? `${summary.suppressed} suppressed by comments` : "",
    summary.baseline > 0 ? `${summary.baseline} known in the baseline` : "",
  ]
    .filter((each) => each !== "")
    .join(", ");
}

type FiredRule = readonly [rule: string, findings: readonly Finding[]];

function ruleTable(rules: readonly FiredRule[]): string {
  const rows = rules.map(([rule, findings]) => `| ${markOf(findings)} | ${code(rule)} | ${findings.length} |`);
  return ["|   | rule | findings |", "| - | :- | -: |", ...rows].join("\n");
}

/** As many findings as there is room for, the most severe rules first; what is left out is counted. */
function sections(rules: readonly FiredRule[], pathOf: (file: string) => string, room: number): readonly string[] {
  const written: string[] = [];
  const details = rules.reduce((total, [, findings]) => total + findings.length, 0) > MAX_OPEN ? "<details>" : "<details open>";
  let left = room;
  let dropped = 0;
  for (const [rule, findings] of rules) {
    const opening = `${details}<summary>${markOf(findings)} ${code(rule)} (${findings.length})</summary>\n\n| where | what |\n| :- | :- |`;
    const rows: string[] = [];
    left -= bytesOf(opening) + "\n\n</details>\n\n".length;
    for (const finding of findings) {
      const row = rowOf(finding, pathOf);
      left -= bytesOf(row) + 1;
      if (left < 0) dropped++;
      else rows.push(row);
    }
    if (rows.length > 0) written.push(`${[opening, ...rows].join("\n")}\n\n</details>`);
  }
  const more = `${counted(dropped, "finding")} more not shown: a summary may have 1 MiB. The text, JSON and SARIF formats have all of them.`;
  return dropped === 0 ? written : [...written, more];
}

function rowOf({ file, line, message, help, severity }: Finding, pathOf: (file: string) => string): string {
  const fix = help === "" ? "" : `<br>fix: ${plain(help)}`;
  return `| ${MARKS[severity]} ${code(`${pathOf(file)}:${line}`)} | ${plain(message)}${fix} |`;
}

function rankOf(findings: readonly Finding[]): number {
  return Math.min(...new Set(findings.map(({ severity }) => SEVERITIES.indexOf(severity))));
}

function markOf(findings: readonly Finding[]): string {
  return MARKS[SEVERITIES[rankOf(findings)] ?? "info"];
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
