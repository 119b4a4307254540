import type { Result } from "../model/index.js";
import type { Loudness } from "./shown-findings.js";
import { shownFindings } from "./shown-findings.js";
import { visible, visibleLine } from "./visible.js";

/** One line a finding: `file:line:column: severity message [rule]`; nothing at all where there is none. */
export function renderCompact(result: Result, options: Loudness & { readonly pathOf: (file: string) => string }): string {
  return shownFindings(result.findings, options)
    .map(({ file, line, column, severity, message, rule }) => {
      return `${visible(options.pathOf(file))}:${line}:${column}: ${severity} ${visibleLine(message)} [${rule}]\n`;
    })
    .join("");
}
