import type { Observed } from "../../../src/model/index.js";
import { defineLeaf } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "DA-02/operational-boundaries",
  lookedFor: "owners in CODEOWNERS or of contexts in the configuration",
  *observe({ program, artifacts }): Iterable<Observed> {
    for (const { name, owner } of program.architecture.contexts)
      if (owner !== null) yield { text: `${name} is owned by ${owner} (configured)`, at: null };
    for (const { pattern, owners, at } of artifacts.owners) {
      yield { text: owners.length === 0 ? `${pattern} has no owner` : `${pattern} is owned by ${owners.join(", ")}`, at };
    }
  },
  say(results, { program, artifacts }) {
    if (results.findings().length > 0) return null;
    const { contexts } = program.architecture;
    const owned = contexts.filter(({ owner }) => owner !== null).length;
    const owners = new Set(artifacts.owners.flatMap((rule) => rule.owners));
    const clauses = [
      ...(owned > 0 ? [`${owned} of ${contexts.length} contexts have an owner in the configuration`] : []),
      ...(owners.size > 0
        ? [
            `${artifacts.owners.length} ${artifacts.owners.length === 1 ? "pattern" : "patterns"} of CODEOWNERS name ${owners.size} ${owners.size === 1 ? "owner" : "owners"}`,
          ]
        : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});
