import { listed, type Finding } from "../model/index.js";

/** How the findings with a configuration part from those without. */
export interface Difference {
  readonly more: number;
  readonly fewer: number;
  /** The same finding with another severity. */
  readonly shifted: number;
  /** The rules that have to do with it, sorted. */
  readonly rules: readonly string[];
}

/** Compares two lists of findings, twins counted. */
export function differenceOf(without: readonly Finding[], withIt: readonly Finding[]): Difference {
  const known = new Map<string, Finding[]>();
  for (const finding of without) {
    const same = known.get(keyOf(finding));
    if (same === undefined) known.set(keyOf(finding), [finding]);
    else same.push(finding);
  }
  let more = 0;
  let shifted = 0;
  const rules = new Set<string>();
  for (const finding of withIt) {
    const match = known.get(keyOf(finding))?.pop();
    if (match?.severity === finding.severity) continue;
    if (match === undefined) more += 1;
    else shifted += 1;
    rules.add(finding.rule);
  }
  const gone = [...known.values()].flat();
  for (const { rule } of gone) rules.add(rule);
  return { more, fewer: gone.length, shifted, rules: [...rules].sort() };
}

const NAMED = 3;

/** `3 more, 1 fewer (da/context-boundary)`; null where they are the same. */
export function differenceText({ more, fewer, shifted, rules }: Difference): string | null {
  const parts = [
    more > 0 ? `${more} more` : "",
    fewer > 0 ? `${fewer} fewer` : "",
    shifted > 0 ? `${shifted} with another severity` : "",
  ].filter((each) => each !== "");
  return parts.length === 0 ? null : `${parts.join(", ")} (${listed(rules, NAMED)})`;
}

function keyOf({ rule, file, line, column, message }: Finding): string {
  return JSON.stringify([rule, file, line, column, message]);
}
