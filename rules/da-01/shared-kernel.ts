import {
  book,
  boundedContextOf,
  chainOf,
  crossingsOf,
  defineRule,
  isSharedKernel,
  leavesKernel,
  namesOf,
  z,
} from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-01/context-boundaries",
    since: "0.1.0",
    summary: "a file of the shared kernel imports a bounded context",
    why: "Every context stands on the shared kernel. What the kernel imports, all of them import: one context's change then reaches the others, and contexts can't be built or understood one by one.",
    fix: "move what both need into the kernel, or let {{context}} pass it in",
    limits:
      "The kernel is the shared layer outside any context, and a context named shared or marked as kernel; its interface and composition files are not judged.",
    references: [book("Eric Evans", "Domain-Driven Design (2003)", "chapter 14, Shared Kernel")],
    options: z.object({}),
    messages: {
      context: { severity: "error", text: "the shared kernel imports {{names}} of {{context}}" },
    },
  },
  *check(program, { finding, evidence, missing }) {
    const kernel = program.modules.filter((module) => module.subject === "source" && isSharedKernel(program, module.path));
    if (kernel.length === 0) {
      yield missing("no shared kernel", "shared layer or kernel context");
      return;
    }
    let clean = true;
    for (const module of kernel) {
      for (const crossing of crossingsOf(program, module)) {
        if (!leavesKernel(program, crossing)) continue;
        clean = false;
        const names = namesOf(crossing.edges);
        yield finding("context", {
          at: crossing.at,
          data: { context: boundedContextOf(program, crossing.to.path)?.name ?? "", names, to: crossing.to.path },
          related: chainOf(program, crossing),
          subject: `${crossing.to.path} ${names}`,
        });
      }
    }
    if (clean) yield evidence(`shared kernel: ${kernel.length} files import no bounded context`);
  },
});
