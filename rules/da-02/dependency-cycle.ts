import type { Cycle, Program } from "../../src/model/index.js";
import { book, defineRule, z } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-02/evolution-strategy",
    since: "0.1.0",
    summary: "modules import each other in a run-time cycle",
    why: "Modules in a cycle can only be loaded, tested, moved and understood together, and which of them runs first depends on who is imported first: a class that extends one of the others may find it undefined.",
    fix: "move what both need into a module of its own, or pass one in to the other at run time",
    limits:
      "Imports that exist only for the compiler close no cycle; a constructor type that decorator metadata makes a value does. One finding stands for a whole component, with a shortest cycle in it. Imports on demand (`import()`) are not followed.",
    references: [
      book("Robert C. Martin", "Clean Architecture (2017)", "chapter 14, Component Coupling: the Acyclic Dependencies Principle"),
      book("John Lakos", "Large-Scale C++ Software Design (1996)", "chapter 4, Physical Hierarchy"),
    ],
    options: z.object({}),
    messages: {
      cycle: { severity: "warn", text: "{{count}} modules import each other: {{path}}" },
      itself: { severity: "warn", text: "{{path}}: the module imports itself", fix: "remove the import" },
      domain: { severity: "error", text: "{{count}} modules of the domain import each other: {{path}}" },
    },
  },
  *check(program, { finding, evidence }) {
    const cycles = program.cycles().filter((cycle) => cycle.files.every((file) => program.module(file)?.subject === "source"));
    for (const cycle of cycles) {
      const [first] = cycle.witness;
      if (first === undefined) continue;
      const files = cycle.witness.map((step) => step.from);
      yield finding(files.length === 1 ? "itself" : isInDomain(program, cycle) ? "domain" : "cycle", {
        at: { file: first.from, span: first.span },
        data: { count: cycle.files.length, path: [...files, first.from].map(fileName).join(" → "), cycle: files },
        related: cycle.witness.map((step) => ({ at: { file: step.from, span: step.span }, message: `imports ${step.to}` })),
        subject: cycle.dependencies.map((each) => `${each.from}>${each.to}`).join(" "),
        parts: cycle.dependencies.map((each) => `${each.from}>${each.to}`),
      });
    }
    if (cycles.length === 0 && program.modules.length > 0) yield evidence(`no run-time cycle among ${program.modules.length} files`);
  },
});

function isInDomain(program: Program, { witness }: Cycle): boolean {
  return witness.every((step) => program.architecture.layerOf(step.from)?.layer.role === "domain");
}

function fileName(path: string): string {
  // `index.ts` alone names every folder's.
  return /(?:[^/]+\/)?index\.\w+$/.exec(path)?.[0] ?? path.slice(path.lastIndexOf("/") + 1);
}
