import type { Finding, Severity } from "../model/index.js";

/** How much a reader wants to see: `quiet` errors only, `verbose` posture too. */
export interface Loudness {
  readonly quiet?: boolean | undefined;
  readonly verbose?: boolean | undefined;
}

/** The findings that formats for people and annotations print: neither suppressed nor known, and no posture unless it is asked for. */
export function shownFindings(findings: readonly Finding[], { quiet, verbose }: Loudness): readonly Finding[] {
  const shown: readonly Severity[] = quiet === true ? ["error"] : verbose === true ? ["error", "warn", "info"] : ["error", "warn"];
  return findings.filter((finding) => finding.suppressed === null && !finding.baseline && shown.includes(finding.severity));
}
