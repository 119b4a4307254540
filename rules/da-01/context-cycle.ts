import type { Crossing, Program } from "../../src/model/index.js";
import { book, contextsOf, crossingsOf, defineRule, isEvent, namesOf, shortestCycles, z } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-01/context-boundaries",
    since: "0.1.0",
    summary: "contexts depend on each other in a cycle",
    why: "Contexts in a cycle are one context in fact: none can be changed, released or understood without the others, whatever the folders say.",
    fix: "turn one of the dependencies around with an event, or merge what belongs together",
    limits:
      "Events are published language and close no cycle; wiring imports everything and closes none either. Only the shortest cycle of contexts that depend on each other is shown.",
    references: [
      book("Robert C. Martin", "Clean Architecture (2017)", "chapter 14, Component Coupling: the Acyclic Dependencies Principle"),
    ],
    options: z.object({
      types: z.enum(["forbid", "allow"]).default("forbid").describe("whether imports that exist only for the compiler count"),
    }),
    messages: {
      cycle: { severity: "error", text: "contexts depend on each other: {{contexts}}" },
    },
  },
  *check(program, { finding, evidence, missing, options }) {
    const contexts = program.architecture.contexts.filter((context) => context.kind === "bounded-context");
    if (contexts.length < 2) {
      yield missing("fewer than two bounded contexts", "bounded contexts");
      return;
    }
    const dependencies = dependenciesBetween(program, options.types);
    const graph = new Map([...dependencies].map(([from, targets]) => [from, [...targets.keys()].sort()]));
    const cycles = shortestCycles(graph);
    for (const cycle of cycles) {
      const steps = cycle.flatMap((from, index) => {
        const to = cycle[(index + 1) % cycle.length] ?? from;
        const crossing = dependencies.get(from)?.get(to);
        return crossing === undefined ? [] : [{ from, to, crossing }];
      });
      const [first] = steps;
      if (first === undefined) continue;
      yield finding("cycle", {
        at: first.crossing.at,
        data: { contexts: [...cycle, cycle[0] ?? ""].join(" → "), cycle: steps.map((step) => step.crossing.from.path) },
        related: steps.map(({ from, to, crossing }) => ({
          at: crossing.at,
          message: `${from} → ${to}: imports ${namesOf(crossing.edges)}`,
        })),
        subject: steps.map(({ from, to }) => `${from}>${to}`).join(" "),
        parts: steps.map(({ from, to }) => `${from}>${to}`),
      });
    }
    if (cycles.length === 0) yield evidence(`no cycle among ${contexts.length} contexts`);
  },
});

/** The first crossing from each context to each other; events and wiring set apart. */
function dependenciesBetween(program: Program, types: "forbid" | "allow"): ReadonlyMap<string, ReadonlyMap<string, Crossing>> {
  const dependencies = new Map<string, Map<string, Crossing>>();
  for (const module of program.modules) {
    if (module.subject !== "source" || program.architecture.layerOf(module.path)?.layer.role === "composition") continue;
    for (const crossing of crossingsOf(program, module)) {
      const contexts = contextsOf(program, crossing);
      if (contexts === null || (types === "allow" && crossing.kind === "type")) continue;
      if (crossing.edges.every((edge) => isEvent(program, edge))) continue;
      const targets = dependencies.get(contexts.from.name) ?? new Map<string, Crossing>();
      dependencies.set(contexts.from.name, targets);
      if (!targets.has(contexts.to.name)) targets.set(contexts.to.name, crossing);
    }
  }
  return dependencies;
}
