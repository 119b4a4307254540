import type { Observed, Program } from "../../../src/model/index.js";
import { counted, defineLeaf, listed, subdomainsOf } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "DA-01/core-domain",
  lookedFor: "contexts with aggregates of their own, of which one stands out, or a context declared as core (subdomain: core)",
  *observe({ program, place }): Iterable<Observed> {
    for (const { profile, kind } of subdomainsOf(program)) {
      if (kind !== "core") continue;
      const roots = program.elements("aggregate").filter(({ at }) => isOf(program, at.file, profile.name));
      for (const { name, at } of roots) yield { text: `${profile.name}: the aggregate ${name}`, at: place(at) };
      if (roots.length === 0) yield { text: `${profile.name}: ${counted(profile.files, "file")}`, at: place(profile.at) };
    }
  },
  say(_results, { program }) {
    const core = subdomainsOf(program).filter(({ kind }) => kind === "core");
    const clauses = core.map(({ profile, declared, why }) => {
      const events = profile.names["domain-event"]?.length ?? 0;
      const size = [
        counted(profile.names.aggregate?.length ?? 0, "aggregate"),
        ...(events > 0 ? [counted(events, "domain event")] : []),
        `${profile.domainFiles} of ${counted(profile.files, "file")} in the domain layer`,
      ];
      const users = profile.usedBy.length === 0 ? "no other context imports it" : `used by ${listed(profile.usedBy)}`;
      return `${profile.name} (${declared ? "declared" : `estimated: ${why}`}): ${size.join(", ")}; ${users}`;
    });
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

function isOf({ architecture, module }: Program, file: string, context: string): boolean {
  return module(file)?.subject === "source" && architecture.contextOf(file)?.context.name === context;
}
