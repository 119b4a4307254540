import type { Finding } from "../model/index.js";

/** The findings of each file or rule; groups and findings stay in the order in which they come. */
export function groupedBy(findings: readonly Finding[], key: "file" | "rule"): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = groups.get(finding[key]);
    if (known === undefined) groups.set(finding[key], [finding]);
    else known.push(finding);
  }
  return groups;
}
