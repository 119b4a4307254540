import type { Finding, Result, Severity } from "../model/index.js";
import type { Loudness } from "./shown-findings.js";
import { shownFindings } from "./shown-findings.js";
import { visible, visibleLine } from "./visible.js";

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warn: "warning", info: "notice" };

/** Workflow commands of GitHub Actions, one annotation a finding; `pathOf` gives paths relative to the checkout. */
export function renderGithub(result: Result, options: Loudness & { readonly pathOf: (file: string) => string }): string {
  return shownFindings(result.findings, options)
    .map((finding) => `${commandOf(finding, options.pathOf(finding.file))}\n`)
    .join("");
}

function commandOf(finding: Finding, path: string): string {
  const { line, column, endLine, endColumn, severity, rule, message, help } = finding;
  // The runner drops the columns of an annotation over several lines, with a warning in the log.
  const columns = line === endLine ? [`col=${column}`, `endColumn=${endColumn}`] : [];
  const properties = [
    `file=${escapeProperty(visible(path))}`,
    `line=${line}`,
    `endLine=${endLine}`,
    ...columns,
    `title=${escapeProperty(rule)}`,
  ];
  const body = help === "" ? visibleLine(message) : `${visibleLine(message)}\n${visibleLine(help)}`;
  return `::${COMMANDS[severity]} ${properties.join(",")}::${escapeData(body)}`;
}

function escapeData(text: string): string {
  return text.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}
