import type { DataAccess, ImportEdge, Module, Program, RelatedLocation } from "../../src/model/index.js";
import { book, databaseBehind, defineRule, isCalledUpon, namesOf, page, pathOf, requestHandler, z } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-00/architecture-pattern",
    since: "0.1.0",
    summary: "a controller, resolver or route handler reaches the database past the application layer",
    why: "The application layer is where a program decides who may do what, in which transaction, and what happens next. A handler that takes the repository or the database itself goes around these decisions, and the same use case grows a second time where no other entry point can call it.",
    fix: "let a use case or a query of the application do it, and call that from {{handler}}",
    limits:
      "A handler is a controller, resolver or gateway by its decorator, base class or name, or a file of routes in the interface layer; guards, middleware, decorators, console commands and wiring are not judged. A repository counts where its class is proven to be one: by what it implements or extends, or because its file reaches a database itself. Repositories and clients count where one of their methods is called: a handler that only makes one and hands it to a use case wires by hand. Domain classes with decorators of an ORM are left to `da/domain-purity`, and what the configured arrows forbid to `da/layer-dependency`. A client that a function of the program makes from others' parts is not recognised.",
    references: [
      book("Robert C. Martin", "Clean Architecture (2017)", "chapter 22, The Clean Architecture"),
      book("Martin Fowler", "Patterns of Enterprise Application Architecture (2002)", "chapter 9, Service Layer"),
      page("Alistair Cockburn, Hexagonal architecture (2005)", "https://alistair.cockburn.us/hexagonal-architecture/"),
    ],
    options: z.object({}),
    messages: {
      repository: { severity: "warn", text: "{{handler}} uses the repository {{names}} past the application layer" },
      client: { severity: "warn", text: "{{handler}} uses the database client {{names}} past the application layer" },
      "query-builder": { severity: "warn", text: "{{handler}} builds queries with {{names}} past the application layer" },
      model: { severity: "warn", text: "{{handler}} uses the persistence model {{names}} past the application layer" },
    },
  },
  *check(program, { finding, evidence, missing }) {
    const { architecture } = program;
    if (!architecture.layers.some((layer) => layer.role === "application")) {
      yield missing(
        architecture.layers.length === 0 ? `no layers: ${architecture.noLayersBecause}` : "no application layer",
        "application layer",
      );
      return;
    }
    let handlers = 0;
    let clean = 0;
    for (const module of program.modules) {
      const handler = requestHandler(program, module);
      if (handler === null) continue;
      handlers++;
      const bypasses = bypassesOf(program, module);
      if (bypasses.length === 0) clean++;
      for (const { access, edges, to, span } of bypasses) {
        const names = namesOf(edges);
        yield finding(access, {
          at: { file: module.path, span },
          certainty: handler.certain ? "proven" : "likely",
          data: { handler: handler.name, names, to },
          related: declaredAt(program, edges),
          subject: `${to} ${names}`,
        });
      }
    }
    if (handlers === 0) yield missing("no controller, resolver or route handler", "request handlers");
    else if (clean > 0) yield evidence(`${clean} of ${handlers} files of request handlers reach no database themselves`);
  },
});

interface Bypass {
  readonly access: DataAccess;
  /** A path of the program or a package. */
  readonly to: string;
  readonly edges: readonly ImportEdge[];
  readonly span: ImportEdge["span"];
}

/** One for each import statement, file or package that it leads to, and kind of access. */
function bypassesOf(program: Program, module: Module): readonly Bypass[] {
  const found = new Map<string, { access: DataAccess; to: string; edges: ImportEdge[]; span: ImportEdge["span"] }>();
  for (const edge of program.importsOf(module.path)) {
    const access = edge.reexport || isForbidden(program, edge) ? null : databaseBehind(program, module, edge);
    if (access === null || (access !== "model" && !isCalledUpon(program, module, edge))) continue;
    const to = pathOf(edge.target) ?? (edge.target.is === "package" ? edge.target.name : "");
    const key = `${edge.statement} ${to} ${access}`;
    const before = found.get(key);
    if (before === undefined) found.set(key, { access, to, edges: [edge], span: edge.span });
    else before.edges.push(edge);
  }
  return [...found.values()];
}

/** The configured arrows speak of the edge already. */
function isForbidden({ architecture }: Program, edge: ImportEdge): boolean {
  const from = architecture.layerOf(edge.from)?.layer;
  const to = architecture.layerOf(pathOf(edge.target) ?? "")?.layer;
  return from?.mayImport != null && to !== undefined && to.name !== from.name && !from.mayImport.includes(to.name);
}

function declaredAt(program: Program, edges: readonly ImportEdge[]): readonly RelatedLocation[] {
  return edges.slice(0, 1).flatMap((edge) => {
    const file = pathOf(edge.target);
    const declaration = file === null || edge.declaration === null ? null : program.declaration(file, edge.declaration);
    return file === null || declaration === null ? [] : [{ at: { file, span: declaration.nameSpan }, message: "declared here" }];
  });
}
