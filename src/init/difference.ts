import type { Finding } from "../model/index.js";

/** How the findings with a configuration part from those without. */
export interface Difference {
  readonly more: number;
  readonly fewer: number;
  /** The same finding with another severity. */
  readonly shifted: number;
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
  for (const finding of withIt) {
    const match = known.get(keyOf(finding))?.pop();
    if (match === undefined) more += 1;
    else if (match.severity !== finding.severity) shifted += 1;
  }
  return { more, fewer: [...known.values()].reduce((sum, left) => sum + left.length, 0), shifted };
}

/** `3 findings more, 1 fewer`; null where they are the same. */
export function differenceText({ more, fewer, shifted }: Difference): string | null {
  const parts = [
    more > 0 ? `${more} more` : "",
    fewer > 0 ? `${fewer} fewer` : "",
    shifted > 0 ? `${shifted} with another severity` : "",
  ].filter((each) => each !== "");
  return parts.length === 0 ? null : parts.join(", ");
}

function keyOf({ rule, file, line, column, message }: Finding): string {
  return JSON.stringify([rule, file, line, column, message]);
}
