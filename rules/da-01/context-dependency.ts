import { book, boundedContextOf, chainOf, crossingsOf, defineRule, namesOf, z } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-01/context-boundaries",
    since: "0.1.0",
    summary: "a context depends on another that its declared context map does not allow",
    why: "The context map says which team depends on which, and so who must be asked before a change. A dependency that the map does not show is one that nobody plans for.",
    fix: "remove the dependency, or add {{context}} to may-use of {{from}}",
    limits: "Only contexts that declare `may-use` are judged; the shared kernel may be used by all.",
    references: [
      book("Eric Evans", "Domain-Driven Design (2003)", "chapter 14, Context Map"),
      book("Vaughn Vernon", "Implementing Domain-Driven Design (2013)", "chapter 3, Context Maps"),
    ],
    options: z.object({
      types: z.enum(["forbid", "allow"]).default("forbid").describe("whether imports that exist only for the compiler count"),
    }),
    messages: {
      undeclared: { severity: "error", text: "{{from}} imports {{names}} of {{context}}, which its context map does not list" },
    },
  },
  *check(program, { finding, evidence, missing, options }) {
    const declared = program.architecture.contexts.filter((context) => context.mayUse !== null);
    if (declared.length === 0) {
      yield missing("no context map is declared", "may-use of a context");
      return;
    }
    const guilty = new Set<string>();
    for (const module of program.modules) {
      const from = program.architecture.contextOf(module.path)?.context ?? null;
      if (module.subject !== "source" || from?.mayUse == null) continue;
      for (const crossing of crossingsOf(program, module)) {
        const to = boundedContextOf(program, crossing.to.path);
        if (to === null || to.name === from.name || from.mayUse.includes(to.name)) continue;
        if (crossing.kind === "type" && options.types === "allow") continue;
        guilty.add(from.name);
        const names = namesOf(crossing.edges);
        yield finding("undeclared", {
          at: crossing.at,
          data: { from: from.name, context: to.name, names, to: crossing.to.path },
          related: chainOf(program, crossing),
          subject: `${crossing.to.path} ${names}`,
        });
      }
    }
    for (const { name, mayUse } of declared) {
      if (!guilty.has(name)) yield evidence(`${name}: uses no context but ${mayUse?.length === 0 ? "its own" : (mayUse ?? []).join(", ")}`);
    }
  },
});
