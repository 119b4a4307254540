import type { Observed } from "../../../src/model/index.js";
import { counted, defineLeaf, listed, subdomainsOf } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "DA-01/supporting-domains",
  lookedFor: "contexts and feature modules that are neither core nor generic",
  *observe({ program, place }): Iterable<Observed> {
    for (const { profile, kind, declared, why } of subdomainsOf(program)) {
      if (kind !== "supporting") continue;
      const aggregates = profile.names.aggregate ?? [];
      const noun = aggregates.length === 1 ? "the aggregate" : "the aggregates";
      const holds = aggregates.length > 0 ? `${noun} ${listed(aggregates)}` : counted(profile.files, "file");
      yield { text: `${profile.name}: ${holds} (${declared ? "declared" : `estimated: ${why}`})`, at: place(profile.at) };
    }
  },
  say(_results, { program }) {
    const all = subdomainsOf(program).filter(({ kind }) => kind === "supporting");
    const declared = all.filter((each) => each.declared).map(({ profile }) => profile.name);
    const estimated = all.filter((each) => !each.declared).map(({ profile }) => profile.name);
    const clauses = [
      ...(declared.length > 0 ? [`${listed(declared, 12)} (declared)`] : []),
      ...(estimated.length > 0
        ? [`${listed(estimated, 12)} (estimated: none stands out, and none lives on libraries for what can be bought)`]
        : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});
