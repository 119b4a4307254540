import type { ContextRelation, KernelUse, Observed } from "../../../src/model/index.js";
import { contextMapOf, counted, defineLeaf, listed, messagesBetween } from "../../../src/model/index.js";

const BREACHES = [
  ["da/context-boundary", "import past a published surface", "imports past a published surface"],
  ["da/context-dependency", "import that the declared map forbids", "imports that the declared map forbids"],
  ["da/context-cycle", "cycle of contexts", "cycles of contexts"],
  ["da/shared-kernel", "import from the kernel into a context", "imports from the kernel into a context"],
] as const;

export default defineLeaf({
  leaf: "DA-01/context-boundaries",
  lookedFor: "bounded contexts and what they import of each other",
  *observe({ program, place }): Iterable<Observed> {
    const { relations, kernels } = contextMapOf(program);
    for (const relation of relations) yield { text: lineOf(relation), at: place(relation.at) };
    for (const { from, to, names, at } of messagesBetween(program)) yield { text: `${from} tells ${to}: ${listed(names)}`, at: place(at) };
    for (const kernel of kernels) yield { text: kernelLine(kernel), at: place(kernel.at) };
  },
  faults: BREACHES,
  say(_, { program }) {
    const { relations, kernels } = contextMapOf(program);
    const named = program.architecture.contexts.filter(({ kind }) => kind !== "kernel");
    const bounded = new Set(named.filter(({ kind }) => kind === "bounded-context").map(({ name }) => name));
    const features = new Set(named.map(({ name }) => name).filter((name) => !bounded.has(name)));
    const clauses = [
      ...(bounded.size > 0 ? [counted(bounded.size, "bounded context")] : []),
      ...(features.size > 0 ? [counted(features.size, "feature module")] : []),
    ];
    if (clauses.length === 0) return null;
    const judged = relations.filter((each) => each.judged).map((each) => `${each.from} → ${each.to} ${wayOf(each)}`);
    const others = relations.length - judged.length;
    const told = messagesBetween(program);
    return [
      clauses.join(" and "),
      ...(judged.length > 0
        ? [listed(judged)]
        : relations.length === 0 && bounded.size + features.size > 1
          ? ["no imports between them"]
          : bounded.size > 1
            ? ["no imports between bounded contexts"]
            : []),
      ...(told.length > 0 ? [`messages: ${listed(told.map(({ from, to, names }) => `${from} → ${to} (${listed(names, 3)})`))}`] : []),
      ...(others > 0 ? [`${counted(others, "relation")} with feature modules, which no rule judges`] : []),
      ...kernels.map(({ kernel, usedBy }) => `shared kernel ${kernel}, used by ${listed(usedBy)}`),
    ].join("; ");
  },
});

function lineOf(relation: ContextRelation): string {
  const { from, to, imports, events, published, inside, judged } = relation;
  const parts = [
    ...(events > 0 ? [`${events} of events`] : []),
    ...(published > 0 ? [`${published} of what it publishes`] : []),
    ...(inside > 0 ? [`${inside} of its inside`] : []),
  ];
  const split = parts.length > 1 ? `, ${parts.join(", ")}` : "";
  return `${from} → ${to} ${wayOf(relation)}: ${counted(imports, "import")}${split}${judged ? "" : "; not judged, as a feature module takes part"}`;
}

/** The relation by the name that a context map gives it, as far as imports show it. */
function wayOf({ events, inside, imports, translated, published }: ContextRelation): string {
  if (events === imports) return "by events";
  if (translated) return "through an anti-corruption layer";
  if (inside === 0) return published === imports ? "by published language" : "by published language and events";
  return "by its internals";
}

function kernelLine({ kernel, imports, usedBy }: KernelUse): string {
  return `shared kernel ${kernel}: ${counted(imports, "import")} from ${listed(usedBy, 12)}`;
}
