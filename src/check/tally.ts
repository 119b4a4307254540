import type { RegisteredRule } from "../model/index.js";
import type { Judgement } from "./judge.js";

/** How much of its subject one rule could judge. */
export interface RuleTally {
  readonly rule: string;
  readonly findings: number;
  readonly evidence: number;
  readonly gaps: number;
  /** Why it could not judge, the most frequent reasons first; three at most. */
  readonly causes: readonly { readonly because: string; readonly count: number }[];
}

/** The tallies of the rules that found anything to judge, in the order of the rules. */
export function tallies({ findings, evidence, gaps }: Judgement, rules: readonly RegisteredRule[]): readonly RuleTally[] {
  const count = (id: string, list: readonly { readonly rule: string }[]): number => list.filter(({ rule }) => rule === id).length;
  return rules
    .map(({ id }) => {
      const own = gaps.filter(({ rule }) => rule === id);
      return {
        rule: id,
        findings: count(id, findings),
        evidence: count(id, evidence),
        gaps: own.length,
        causes: causesOf(own.map((gap) => gap.because)),
      };
    })
    .filter((tally) => tally.findings + tally.evidence + tally.gaps > 0);
}

function causesOf(reasons: readonly string[]): RuleTally["causes"] {
  const counts = new Map<string, number>();
  for (const because of reasons) counts.set(because, (counts.get(because) ?? 0) + 1);
  return [...counts]
    .map(([because, count]) => ({ because, count }))
    .sort((a, b) => b.count - a.count || (a.because < b.because ? -1 : 1))
    .slice(0, 3);
}
