import type { DocumentKind } from "../artifacts.js";
import type { LeafContext, Observed } from "../leaf-definition.js";

/** The documents of some kinds as lines of a leaf: `runbook: Database is down`. */
export function* observedDocuments(
  { artifacts }: Pick<LeafContext, "artifacts">,
  labels: Readonly<Partial<Record<DocumentKind, string>>>,
): Iterable<Observed> {
  for (const { kind, title, at } of artifacts.documents) {
    const label = labels[kind];
    if (label !== undefined) yield { text: `${label}: ${title}`, at };
  }
}

/** How many documents there are of each kind, as clauses of a sentence: `2 runbooks`. */
export function documentClauses(
  { artifacts }: Pick<LeafContext, "artifacts">,
  nouns: Readonly<Partial<Record<DocumentKind, readonly [one: string, many: string]>>>,
): readonly string[] {
  return Object.entries(nouns).flatMap(([kind, [one, many]]) => {
    const count = artifacts.documents.filter((each) => each.kind === kind).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
}
