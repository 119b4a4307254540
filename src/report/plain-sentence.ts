import type { Declared, LeafResults, RegisteredRule } from "../model/index.js";
import { counted } from "../model/index.js";

/** The sentence of a leaf that says nothing better of itself: what was found, in numbers. */
export function plainSentence(
  results: LeafResults,
  declared: Declared | null,
  lookedFor: string,
  rules: readonly RegisteredRule[],
): string {
  const parts = [
    ...violations(results, rules),
    ...(results.evidence().length > 0 ? [`${counted(results.evidence().length, "subject")} judged and good`] : []),
    ...(results.gaps().length > 0 ? [`${counted(results.gaps().length, "subject")} not assessed`] : []),
    ...(results.observed.length > 0 ? [`${counted(results.observed.length, "fact")} found`] : []),
    ...(declared === null ? [] : [declared.value]),
  ];
  return parts.length === 0 ? `nothing was found of: ${lookedFor}` : parts.join("; ");
}

function violations(results: LeafResults, rules: readonly RegisteredRule[]): readonly string[] {
  return rules.flatMap(({ id, rule }) => {
    const count = results.findings(id).length;
    return count === 0 ? [] : [`${count} × ${rule.meta.summary}`];
  });
}
