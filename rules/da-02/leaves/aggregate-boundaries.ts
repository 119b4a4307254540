import type { Observed } from "../../../src/model/index.js";
import { aggregateOutlinesOf, counted, defineLeaf, listed } from "../../../src/model/index.js";

const FAULTS = [
  ["da/aggregate-encapsulation", "way to change state past the root's methods", "ways to change state past the root's methods"],
  ["da/aggregate-reference", "aggregate held as an object by another", "aggregates held as objects by another"],
  ["da/value-object-immutability", "mutable part of value objects", "mutable parts of value objects"],
] as const;

export default defineLeaf({
  leaf: "DA-02/aggregate-boundaries",
  lookedFor: "aggregate roots, their entities and value objects, and repositories",
  *observe({ program, place }): Iterable<Observed> {
    for (const { name, at, context, members, repositories, ports, references } of aggregateOutlinesOf(program)) {
      const parts = [
        ...(members.length > 0 ? [`keeps ${listed(members)}`] : []),
        ...(repositories.length > 0 ? [`stored by ${listed(repositories, 3)}`] : []),
        ...(ports.length > 0 ? [`through the port ${listed(ports, 3)}`] : []),
        ...(references.length > 0 ? [`refers to ${listed(references.map(({ root, field }) => `${root} by ${field}`))}`] : []),
      ];
      const told = parts.length === 0 ? "" : `: ${parts.join("; ")}`;
      yield { text: `aggregate ${name}${context === null ? "" : ` (${context})`}${told}`, at: place(at) };
    }
  },
  faults: FAULTS,
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
      ...(results.gaps().length > 0 ? [`${results.gaps().length} not assessed`] : []),
    ].join("; ");
  },
});
