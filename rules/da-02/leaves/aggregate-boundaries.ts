import type { LeafResults, Observed } from "../../../src/model/index.js";
import { aggregateOutlinesOf, counted, defineLeaf, listed } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "DA-02/aggregate-boundaries",
  lookedFor: "aggregate roots, their entities and value objects, and repositories",
  *observe({ program, place }): Iterable<Observed> {
    for (const { name, at, context, members, repositories, references } of aggregateOutlinesOf(program)) {
      const parts = [
        members.length > 0 ? `keeps ${listed(members)}` : "keeps no entity of its own",
        ...(repositories.length > 0 ? [`stored by ${listed(repositories, 3)}`] : []),
        ...(references.length > 0 ? [`refers to ${listed(references.map(({ root, field }) => `${root} by ${field}`))}`] : []),
      ];
      yield { text: `aggregate ${name}${context === null ? "" : ` (${context})`}: ${parts.join("; ")}`, at: place(at) };
    }
  },
  say(results, { program }) {
    const roots = aggregateOutlinesOf(program);
    const values = new Set(program.elements("value-object").map(({ name }) => name)).size;
    if (roots.length + values === 0) return null;
    const members = new Set(roots.flatMap((root) => root.members)).size;
    const references = roots.reduce((sum, root) => sum + root.references.length, 0);
    return [
      [
        counted(roots.length, "aggregate"),
        ...(members > 0 ? [counted(members, "further entity", "further entities")] : []),
        ...(values > 0 ? [counted(values, "value object")] : []),
      ].join(", "),
      ...(references > 0 ? [`${counted(references, "reference")} to other aggregates by identity`] : []),
      ...faults(results),
    ].join("; ");
  },
});

function faults(results: LeafResults): readonly string[] {
  const open = results.findings("da/aggregate-encapsulation").length;
  const stored = results.findings("da/aggregate-reference").length;
  const mutable = results.findings("da/value-object-immutability").length;
  const unclear = results.gaps().length;
  return [
    ...(open > 0 ? [`${counted(open, "way", "ways")} to change state past the root's methods`] : []),
    ...(stored > 0 ? [`${counted(stored, "aggregate")} held as objects by another`] : []),
    ...(mutable > 0 ? [`${counted(mutable, "mutable part")} of value objects`] : []),
    ...(unclear > 0 ? [`${unclear} not assessed`] : []),
  ];
}
