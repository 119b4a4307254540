import type { Crossing, ImportEdge, Program } from "../../src/model/index.js";
import {
  book,
  chainOf,
  contextsOf,
  crossingsOf,
  defineRule,
  isEvent,
  isPublished,
  namesOf,
  pathOf,
  takenElements,
  z,
} from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-01/context-boundaries",
    since: "0.1.0",
    summary: "a module imports another context's internals, not its published surface",
    why: "A bounded context keeps its own model so that its team can change it. What another context imports from inside becomes a contract that nobody agreed to, and the two models can only change together.",
    fix: "import what {{context}} publishes, let it publish what you need, or translate at the border",
    limits:
      "Domain and integration events are published language, and wiring may import everything. Contexts without an aggregate and a domain event of their own are feature modules and are not judged. Where a context map is declared and forbids the dependency, `da/context-dependency` speaks.",
    references: [
      book("Eric Evans", "Domain-Driven Design (2003)", "chapter 14, Maintaining Model Integrity"),
      book("Vaughn Vernon", "Implementing Domain-Driven Design (2013)", "chapter 2, Domains, Subdomains, and Bounded Contexts"),
    ],
    options: z.object({
      types: z.enum(["forbid", "allow"]).default("forbid").describe("whether imports that exist only for the compiler count"),
    }),
    messages: {
      internals: { severity: "error", text: "{{from}} imports {{names}} from inside {{context}}" },
      identity: {
        severity: "warn",
        text: "{{from}} imports the identity or value {{names}} from inside {{context}}",
        fix: "keep a type of your own for what {{context}} identifies, or let {{context}} publish it",
      },
      "reach-through": {
        severity: "error",
        text: "{{from}} reaches by a relative path into the package {{context}} for {{names}}",
        fix: "depend on the package {{context}} and import it by its name",
      },
    },
  },
  *check(program, { finding, evidence, missing, options }) {
    const contexts = program.architecture.contexts.filter((context) => context.kind === "bounded-context");
    const guilty = new Set<string>();
    for (const module of program.modules) {
      if (module.subject !== "source" || isWiring(program, module.path)) continue;
      for (const crossing of crossingsOf(program, module)) {
        if (crossing.kind === "type" && options.types === "allow") continue;
        const verdict = reachThrough(program, crossing) ?? internals(program, crossing);
        if (verdict === null) continue;
        guilty.add(verdict.context);
        const names = namesOf(verdict.edges);
        yield finding(verdict.message, {
          at: crossing.at,
          data: { from: verdict.from, context: verdict.context, names, to: crossing.to.path },
          related: chainOf(program, crossing),
          subject: `${crossing.to.path} ${names}`,
        });
      }
    }
    if (contexts.length < 2) {
      yield missing("fewer than two bounded contexts", "bounded contexts");
      return;
    }
    for (const { name } of contexts) if (!guilty.has(name)) yield evidence(`${name}: no other context imports its internals`);
  },
});

interface Verdict {
  readonly message: "internals" | "identity" | "reach-through";
  readonly from: string;
  readonly context: string;
  readonly edges: readonly ImportEdge[];
}

function isWiring(program: Program, path: string): boolean {
  return program.architecture.layerOf(path)?.layer.role === "composition";
}

/** A relative path that leaves one workspace package for another's inside. */
function reachThrough(program: Program, { from, to, edges }: Crossing): Verdict | null {
  if (from.package === null || to.package === null || from.package.folder === to.package.folder) return null;
  const { entries, folder } = to.package;
  if (isNested(from.package.folder, folder) || isNested(folder, from.package.folder)) return null;
  const relative = edges.filter((edge) => {
    const direct = pathOf(edge.direct);
    const specifier = from.outline.imports[edge.statement]?.specifier ?? "";
    if (!specifier.startsWith(".") || direct === null || program.module(direct)?.package?.folder !== folder) return false;
    return ![direct, ...edge.through, to.path].some((path) => entries.includes(path));
  });
  return relative.length === 0 ? null : { message: "reach-through", from: from.package.name, context: to.package.name, edges: relative };
}

/** A package inside another's folder, or inside the root's, is part of it. */
function isNested(inner: string, outer: string): boolean {
  return outer === "" || inner.startsWith(`${outer}/`);
}

function internals(program: Program, crossing: Crossing): Verdict | null {
  const contexts = contextsOf(program, crossing);
  if (contexts === null || isForbiddenByMap(contexts.from.mayUse, contexts.to.name)) return null;
  const inside = crossing.edges.filter((edge) => !isEvent(program, edge) && !isPublished(program, edge, contexts.to.name));
  const model = inside.filter((edge) => !isIdentityOrValue(program, edge));
  const names = { from: contexts.from.name, context: contexts.to.name };
  if (model.length > 0) return { message: "internals", edges: model, ...names };
  return inside.length > 0 ? { message: "identity", edges: inside, ...names } : null;
}

function isForbiddenByMap(mayUse: readonly string[] | null, context: string): boolean {
  return mayUse !== null && !mayUse.includes(context);
}

function isIdentityOrValue(program: Program, edge: ImportEdge): boolean {
  return (
    takenElements(program, edge).some((element) => element.role === "value-object") ||
    /(Id|ID|Identifier|Identity|Uuid|UUID)$/.test(edge.symbol ?? "")
  );
}
