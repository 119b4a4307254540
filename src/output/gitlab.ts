import type { Result, Severity } from "../model/index.js";
import type { Loudness } from "./shown-findings.js";
import { shownFindings } from "./shown-findings.js";
import { safeJson, visibleLine } from "./visible.js";

const SEVERITIES: Readonly<Record<Severity, "info" | "minor" | "major">> = { error: "major", warn: "minor", info: "info" };

/** The code quality report of GitLab: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function renderGitlab(result: Result, options: Loudness & { readonly pathOf: (file: string) => string }): string {
  const occurrences = new Map<string, number>();
  const issues = shownFindings(result.findings, options).map(({ rule, severity, message, help, file, line, fingerprint }) => {
    const occurrence = (occurrences.get(fingerprint) ?? 0) + 1;
    occurrences.set(fingerprint, occurrence);
    return {
      description: help === "" ? visibleLine(message) : `${visibleLine(message)} – fix: ${visibleLine(help)}`,
      check_name: rule,
      // GitLab shows one issue of a fingerprint, and twins in one symbol share ours.
      fingerprint: occurrence === 1 ? fingerprint : `${fingerprint}:${occurrence}`,
      severity: SEVERITIES[severity],
      location: { path: options.pathOf(file), lines: { begin: line } },
    };
  });
  return safeJson(issues);
}
