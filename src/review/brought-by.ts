import { matchKnown } from "../check/known-findings.js";
import type { Finding, Result } from "../model/index.js";
import { summaryOf } from "./result-of.js";
import type { Answer } from "./review.js";
import { lintedFiles } from "./review.js";

/** A result narrowed to what a change brought. */
export interface Brought {
  readonly result: Result;
  /** Findings that stood before the change and still do, and that no baseline knows. */
  readonly stood: number;
}

/** The findings that a change brought, in whatever file they stand: those of the state after it that the state before has not. */
export function broughtBy(answered: Answer, before: readonly Finding[]): Brought {
  const after = answered.result;
  const open = after.findings.filter(isOpen);
  const known = before.filter(isOpen).flatMap(({ file, keys }) => keys.map(({ strong, weak }) => ({ file, strong, weak, count: 1 })));
  const { isKnown } = matchKnown(open, known, lintedFiles(answered));
  const findings = open.filter((_, index) => isKnown[index] !== true);
  const stood = open.filter(({ baseline }, index) => isKnown[index] === true && !baseline).length;
  return { result: { ...after, findings, summary: summaryOf(findings, after.summary.files) }, stood };
}

/** A result with what a reader has asked to see of it: posture only where it counts. */
export function withoutPosture(result: Result): Result {
  const findings = result.findings.filter(({ severity }) => severity !== "info");
  return { ...result, findings, summary: summaryOf(findings, result.summary.files) };
}

/** A result of which nothing is asked. */
export function withoutFindings(result: Result): Result {
  return { ...result, findings: [], summary: summaryOf([], result.summary.files) };
}

/** Whether a result has anything that a change could have brought and that no baseline knows. */
export function hasOpen({ findings }: Result): boolean {
  return findings.some((each) => isOpen(each) && !each.baseline);
}

function isOpen({ suppressed }: Finding): boolean {
  return suppressed === null;
}
