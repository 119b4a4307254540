import type { BaselineEntry } from "../check/baseline.js";
import { judgeByBaseline } from "../check/baseline.js";
import type { Result } from "../model/index.js";
import { summaryOf } from "./result-of.js";
import type { Answer } from "./review.js";
import { lintedFiles } from "./review.js";

/** A result with what a baseline knows marked, and what is to be told of the baseline. */
export interface WithBaseline {
  readonly result: Result;
  /** Entries that nothing was found for. */
  readonly stale: number;
  readonly expired: readonly BaselineEntry[];
}

/** Judges a result by a baseline: after the cache, so that neither a new baseline nor a new day needs a new run. */
export function withBaseline(answered: Answer, entries: readonly BaselineEntry[], today: string): WithBaseline {
  const { result } = answered;
  const { findings, stale, expired } = judgeByBaseline({ findings: result.findings, files: lintedFiles(answered) }, entries, today);
  return { result: { ...result, findings, summary: summaryOf(findings, result.summary.files) }, stale, expired };
}
