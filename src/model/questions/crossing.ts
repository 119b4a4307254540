import type { Context, Element } from "../architecture.js";
import type { Location } from "../location.js";
import type { ImportEdge, ImportKind, Module, Program } from "../program.js";
import type { RelatedLocation } from "../result.js";
import type { Resolution } from "../workspace.js";

/** One import statement and one source file that declares what it takes: what an import rule judges. */
export interface Crossing {
  readonly from: Module;
  readonly to: Module;
  /** The symbols that this statement takes from `to`. */
  readonly edges: readonly ImportEdge[];
  /** Run-time where one of its edges is. */
  readonly kind: ImportKind;
  /** The import statement. */
  readonly at: Location;
}

/** The crossings of one file to other source files, in the order of its text. */
export function crossingsOf(program: Program, from: Module): readonly Crossing[] {
  const byStatement = new Map<string, { to: Module; edges: ImportEdge[] }>();
  for (const edge of program.importsOf(from.path)) {
    const to = edge.target.is === "file" ? program.module(edge.target.path) : null;
    if (to?.subject !== "source" || to.path === from.path || passesOnItsOwn(edge, to.path) || isReference(edge, from)) continue;
    const key = `${edge.statement} ${to.path}`;
    const crossing = byStatement.get(key);
    if (crossing === undefined) byStatement.set(key, { to, edges: [edge] });
    else crossing.edges.push(edge);
  }
  return [...byStatement.values()].map(({ to, edges }) => ({
    from,
    to,
    edges,
    kind: edges.some((edge) => edge.kind === "runtime") ? "runtime" : edges.some((edge) => edge.kind === "dynamic") ? "dynamic" : "type",
    at: { file: from.path, span: edges[0]?.span ?? [0, 0] },
  }));
}

/** `/// <reference path>` brings ambient types into scope and takes no symbol. */
function isReference(edge: ImportEdge, from: Module): boolean {
  return from.outline.imports[edge.statement]?.kind === "reference";
}

/** An index passes on what stands in its own folder: who takes it from there is judged, by where it is declared. */
function passesOnItsOwn(edge: ImportEdge, target: string): boolean {
  return edge.reexport && target.startsWith(edge.from.slice(0, edge.from.lastIndexOf("/") + 1));
}

/** What a crossing takes, for a message: `Order, OrderLine`. */
export function namesOf(edges: readonly ImportEdge[]): string {
  const names = new Set(edges.map((edge) => nameOf(edge)));
  return [...names].sort().join(", ");
}

function nameOf(edge: ImportEdge): string {
  const name = edge.symbol ?? edge.imported;
  if (name === "") return "what runs on load";
  if (name === "*") return edge.local ?? "everything";
  return name === "default" ? (edge.local ?? name) : name;
}

/** The steps between an import and the declaration: each barrel's re-export, then the declaration itself. */
export function chainOf(program: Program, crossing: Crossing): readonly RelatedLocation[] {
  const { to, edges } = crossing;
  const barrels = [...new Set(edges.flatMap((edge) => edge.through))].filter((path) => path !== to.path);
  const steps = barrels.map((barrel) => {
    const reexport = program.importsOf(barrel).find((edge) => edge.reexport && pathOf(edge.target) === to.path);
    return { at: { file: barrel, span: reexport?.span ?? ([0, 0] as const) }, message: "passed on here" };
  });
  const declared = edges[0]?.declaration ?? null;
  const declaration = declared === null ? null : program.declaration(to.path, declared);
  return declaration === null ? steps : [...steps, { at: { file: to.path, span: declaration.nameSpan }, message: "declared here" }];
}

/** Path of the source file that a resolution leads to, or null. */
export function pathOf(resolution: Resolution): string | null {
  return resolution.is === "file" ? resolution.path : null;
}

/** The roles of the symbol that an import takes. */
export function takenElements(program: Program, edge: ImportEdge): readonly Element[] {
  const path = pathOf(edge.target);
  if (path === null || edge.declaration === null) return [];
  return program.elementsOf(path).filter((element) => element.declaration === edge.declaration);
}

/** The two bounded contexts that a crossing joins, or null within one, and where either end is in none. */
export function contextsOf(program: Program, crossing: Crossing): { readonly from: Context; readonly to: Context } | null {
  const from = boundedContextOf(program, crossing.from.path);
  const to = boundedContextOf(program, crossing.to.path);
  return from === null || to === null || from.name === to.name ? null : { from, to };
}

/** The bounded context of a file; a feature module or the kernel is none. */
export function boundedContextOf(program: Program, path: string): Context | null {
  const context = program.architecture.contextOf(path)?.context ?? null;
  return context?.kind === "bounded-context" ? context : null;
}

/** Whether the symbol is published language: events are what a context says to the others. */
export function isEvent(program: Program, edge: ImportEdge): boolean {
  return takenElements(program, edge).some((element) => element.role === "domain-event" || element.role === "integration-event");
}

/** Whether a file belongs to what all contexts share; its own interface and wiring are apart. */
export function isSharedKernel(program: Program, path: string): boolean {
  const role = program.architecture.layerOf(path)?.layer.role ?? null;
  const context = program.architecture.contextOf(path)?.context ?? null;
  if (role === "interface" || role === "composition") return false;
  return context === null ? role === "shared" : context.kind === "kernel";
}

/** Whether the shared kernel reaches into a bounded context here: `da/shared-kernel`'s to judge, before the layers. */
export function leavesKernel(program: Program, crossing: Crossing): boolean {
  return isSharedKernel(program, crossing.from.path) && boundedContextOf(program, crossing.to.path) !== null;
}
