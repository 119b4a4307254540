import type { Declared, FaultWords, LeafResults, RegisteredRule } from "../model/index.js";
import { counted } from "../model/index.js";

/** The sentence of a leaf that says nothing better of itself: what was found, in numbers. */
export function plainSentence(results: LeafResults, declared: Declared | null, lookedFor: string, faults: readonly string[]): string {
  const parts = [
    ...faults,
    ...(results.evidence().length > 0 ? [`${counted(results.evidence().length, "subject")} judged and good`] : []),
    ...(results.gaps().length > 0 ? [`${counted(results.gaps().length, "subject")} not assessed`] : []),
    ...(results.observed.length > 0 ? [`${counted(results.observed.length, "fact")} found`] : []),
    ...(declared === null ? [] : [declared.value]),
  ];
  return parts.length === 0 ? `nothing was found of: ${lookedFor}` : parts.join("; ");
}

/** What is violated: in the leaf's own words first, then by the summaries of the other rules. */
export function faultClauses(results: LeafResults, words: readonly FaultWords[], rules: readonly RegisteredRule[]): readonly string[] {
  const told = new Set(words.map(([rule]) => rule));
  const own = words.map(([rule, one, many]) => ({ rule, say: (count: number) => counted(count, one, many) }));
  const others = rules
    .filter(({ id }) => !told.has(id))
    .map(({ id, rule }) => ({ rule: id, say: (count: number) => `${count} × ${rule.meta.summary}` }));
  return [...own, ...others].flatMap(({ rule, say }) => {
    const count = results.findings(rule).length;
    return count === 0 ? [] : [say(count)];
  });
}
