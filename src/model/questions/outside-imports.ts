import type { ClassDeclaration } from "../facts.js";
import type { Location } from "../location.js";
import type { ImportEdge, Module, Program } from "../program.js";
import type { RelatedLocation } from "../result.js";
import type { Resolution } from "../workspace.js";

/** One import statement and one package that what it takes comes from, directly or through files of the program. */
export interface OutsideImport {
  /** The package's name; `node:fs` for a module of Node. */
  readonly source: string;
  readonly edges: readonly ImportEdge[];
  /** The import statement. */
  readonly at: Location;
}

/** What one file takes of packages, in the order of its text. */
export function outsideImportsOf(program: Program, { path, outline }: Module): readonly OutsideImport[] {
  const byStatement = new Map<string, { source: string; edges: ImportEdge[] }>();
  for (const edge of program.importsOf(path)) {
    const source = sourceOf(edge.target);
    if (source === null || outline.imports[edge.statement]?.kind === "reference") continue;
    const key = `${edge.statement} ${source}`;
    const known = byStatement.get(key);
    if (known === undefined) byStatement.set(key, { source, edges: [edge] });
    else known.edges.push(edge);
  }
  return [...byStatement.values()].map(({ source, edges }) => ({
    source,
    edges,
    at: { file: path, span: edges[0]?.span ?? [0, 0] },
  }));
}

/** The files that pass on what an import takes, each at the statement that does. */
export function passedOnBy(program: Program, { source, edges }: OutsideImport): readonly RelatedLocation[] {
  return [...new Set(edges.flatMap((edge) => edge.through))].flatMap((barrel): readonly RelatedLocation[] => {
    const passing = program.importsOf(barrel).find((edge) => sourceOf(edge.target) === source);
    return passing === undefined ? [] : [{ at: { file: barrel, span: passing.span }, message: "passed on here" }];
  });
}

/** A decorator from a package, on a class or on a member of it. */
export interface OutsideDecorator {
  readonly source: string;
  /** Its name in the package. */
  readonly member: string;
  readonly at: Location;
}

/** The decorators on a class and on its members that come from packages; those on parameters decide what is passed in and say nothing of the class. */
export function outsideDecorators(program: Program, file: string, declaration: ClassDeclaration): readonly OutsideDecorator[] {
  const decorators = [
    ...declaration.decorators,
    ...declaration.members.flatMap((member) => (member.parameterProperty ? [] : member.decorators)),
  ];
  return decorators.flatMap(({ name, span }): readonly OutsideDecorator[] => {
    const target = program.resolveName(file, name);
    return target.is === "outside" ? [{ source: target.package, member: target.member, at: { file, span } }] : [];
  });
}

function sourceOf(resolution: Resolution): string | null {
  if (resolution.is === "package") return resolution.name;
  return resolution.is === "builtin" ? `node:${resolution.name.replace(/^node:|\/.*$/g, "")}` : null;
}
