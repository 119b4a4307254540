import type { Finding, Result, Severity } from "../model/index.js";
import { groupedBy } from "../model/grouped-by.js";
import type { Loudness } from "./shown-findings.js";
import { shownFindings } from "./shown-findings.js";
import { visible, visibleLine } from "./visible.js";
import { element, xmlDocument } from "./xml.js";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "error", warn: "warning", info: "info" };
/** The version of Checkstyle whose report this is; readers look for the attribute, not for its value. */
const VERSION = "4.3";

/** Checkstyle's report: the findings of each file, for Jenkins' warnings plugin, reviewdog and whatever else reads it. */
export function renderCheckstyle(result: Result, options: Loudness & { readonly pathOf: (file: string) => string }): string {
  const files = [...groupedBy(shownFindings(result.findings, options), ({ file }) => file)].map(([file, findings]) =>
    element("file", { name: visible(options.pathOf(file)) }, findings.map(errorOf)),
  );
  return xmlDocument(element("checkstyle", { version: VERSION }, files));
}

function errorOf({ rule, severity, message, help, line, column }: Finding): string {
  const text = help === "" ? visibleLine(message) : `${visibleLine(message)}; fix: ${visibleLine(help)}`;
  // Readers take the part after the last dot for the check and what stands before for its package.
  const source = `archlint.${rule.replaceAll("/", ".")}`;
  return element("error", { line, column, severity: SEVERITIES[severity], message: text, source });
}
