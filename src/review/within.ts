import type { Result } from "../model/index.js";
import { summaryOf } from "./result-of.js";

/** The result narrowed to findings in some files and folders of the root. */
export function within(result: Result, named: readonly string[]): Result {
  const isNamed = (file: string): boolean => named.some((each) => file === each || file.startsWith(`${each}/`));
  const findings = result.findings.filter((each) => isNamed(each.file));
  return { ...result, findings, summary: summaryOf(findings, result.summary.files) };
}
