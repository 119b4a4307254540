import type { LeafContext, Observed } from "../../../src/model/index.js";
import { counted, defineLeaf } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SC-03/security-training",
  lookedFor: "guides of secure coding, security checklists, contribution guides",
  *observe({ artifacts }): Iterable<Observed> {
    for (const { kind, title, at } of artifacts.documents) {
      if (kind === "security-training") yield { text: `guide: ${title}`, at };
      if (kind === "contribution-guide") yield { text: `contribution guide: ${title}`, at };
    }
  },
  say(_, { artifacts }: LeafContext) {
    const count = (wanted: string): number => artifacts.documents.filter(({ kind }) => kind === wanted).length;
    const guides = count("security-training");
    const contribution = count("contribution-guide");
    const clauses = [
      ...(guides > 0 ? [`${counted(guides, "guide")} to secure work`] : []),
      ...(contribution > 0 ? [counted(contribution, "contribution guide")] : []),
    ];
    return clauses.length === 0 ? null : `${clauses.join(", ")}; who was trained stands outside the repository`;
  },
});
