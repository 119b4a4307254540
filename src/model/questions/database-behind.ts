import type { Element } from "../architecture.js";
import type { DataAccess } from "../data-access.js";
import type { ImportEdge, Module, Program, SymbolTarget } from "../program.js";
import { implementersOf } from "./ports.js";
import { takenElements } from "./crossing.js";

/** How what an import takes gives access to a database: as a proven repository or its port, a client, a query builder, or a persistence model outside the domain; otherwise null. */
export function databaseBehind(program: Program, from: Module, edge: ImportEdge): DataAccess | null {
  if (edge.target.is === "package") return behindPackage(program, from, edge, edge.target);
  if (edge.target.is !== "file" || edge.declaration === null || edge.symbol === null) return null;
  const { path } = edge.target;
  if (program.module(path)?.subject !== "source") return null;
  const layer = program.architecture.layerOf(path)?.layer.role ?? null;
  const isOutside = layer === "infrastructure" || layer === null;
  const roles = takenElements(program, edge);
  if (roles.some(({ role }) => role === "persistence-model")) return isOutside ? "model" : null;
  if (roles.some((element) => isRepository(program, path, element, isOutside))) return "repository";
  const access = program.dataAccessOf({ is: "declared", file: path, name: edge.symbol, declaration: edge.declaration });
  return access === "model" && !isOutside ? null : access;
}

function behindPackage(
  program: Program,
  from: Module,
  edge: ImportEdge,
  { name: pkg, subpath }: { name: string; subpath: string },
): DataAccess | null {
  const { symbol } = edge;
  if (symbol === null) return null;
  const outside = (member: string): SymbolTarget => ({ is: "outside", package: pkg, subpath, member });
  const whole = program.dataAccessOf(outside(symbol));
  if (whole !== null) return whole;
  const members = from.outline.imports[edge.statement]?.names.find((name) => name.local === edge.local)?.uses.members ?? [];
  for (const member of members) {
    const access = program.dataAccessOf(outside(`${symbol}.${member}`));
    if (access !== null) return access;
  }
  return null;
}

/** By what it extends or implements, or because it reaches a database itself: a name alone may mean a repository of anything. */
function isRepository(program: Program, path: string, element: Element, isOutside: boolean): boolean {
  if (element.role === "repository-port")
    return implementersOf(program, path, element.declaration).some(
      ({ file }) => program.architecture.layerOf(file)?.layer.role === "infrastructure",
    );
  if (element.role !== "repository") return false;
  return (isOutside && element.reasons.some(({ strength }) => strength === "certain")) || reachesDatabase(program, path);
}

function reachesDatabase(program: Program, path: string): boolean {
  const module = program.module(path);
  if (module === null) return false;
  return program.importsOf(path).some((edge) => {
    if (edge.target.is === "package") return behindPackage(program, module, edge, edge.target) !== null;
    if (edge.target.is !== "file" || edge.declaration === null || edge.symbol === null) return false;
    return program.dataAccessOf({ is: "declared", file: edge.target.path, name: edge.symbol, declaration: edge.declaration }) !== null;
  });
}
