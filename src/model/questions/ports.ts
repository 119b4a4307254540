import type { ElementRole, LayerRole } from "../architecture.js";
import type { ClassDeclaration, ClassMember, Declaration } from "../facts.js";
import type { Location } from "../location.js";
import type { ImportEdge, Module, Program } from "../program.js";
import type { TypeRef } from "../type-ref.js";
import type { DeclarationId } from "../value.js";
import { type Crossing, pathOf } from "./crossing.js";

/** A contract that the inside of the program declares, and what implements it. */
export interface Port {
  readonly name: string;
  readonly at: Location;
}

/** Whether an edge from inside leads to a port that an infrastructure file declares beside adapters: the port's place is at fault, and not its user. */
export function takesPortBesideAdapter(program: Program, { from, to }: Crossing, edge: ImportEdge): boolean {
  return isInside(program, from.path) && edge.declaration !== null && isPortBesideAdapter(program, to.path, edge.declaration);
}

/** Whether a declaration is a contract in an infrastructure file that also holds adapters, and infrastructure implements it. */
export function isPortBesideAdapter(program: Program, file: string, id: DeclarationId): boolean {
  const declaration = program.declaration(file, id);
  if (declaration === null || layerRole(program, file) !== "infrastructure" || !isContract(declaration)) return false;
  const implementers = implementersOf(program, file, id);
  if (!implementers.some((each) => layerRole(program, each.file) === "infrastructure")) return false;
  if (implementers.some((each) => each.file === file)) return true;
  return program.elementsOf(file).some((element) => element.role === "repository" || element.role === "adapter");
}

/** The concrete classes in source files that implement or extend a contract, through others too where these stand beside it or import it. */
export function implementersOf(
  program: Program,
  file: string,
  id: DeclarationId,
): readonly { readonly file: string; readonly name: string }[] {
  const importers = program.importersOf(file).filter((edge) => edge.declaration === id && pathOf(edge.target) === file);
  const files = [...new Set([file, ...importers.map((edge) => edge.from)])];
  return files.flatMap((path) => {
    const module = program.module(path);
    if (module?.subject !== "source") return [];
    return module.outline.declarations.flatMap((declaration, each) => {
      if (declaration.is !== "class" || declaration.abstract) return [];
      const isIts = program
        .ancestorsOf(path, each)
        .some(({ target }) => target.is === "declared" && target.file === file && target.declaration === id);
      return isIts ? [{ file: path, name: declaration.name }] : [];
    });
  });
}

/** Whether a declaration says what can be done and not how. */
export function isContract(declaration: Declaration): boolean {
  switch (declaration.is) {
    case "interface":
      return declaration.members.some(isOperation) || (declaration.members.length === 0 && declaration.extends.length > 0);
    case "type":
      return isContractType(declaration.type);
    case "class":
      return declaration.abstract && isContractClass(declaration);
    default:
      return false;
  }
}

/** Some members are left to heirs: abstract, or functions that nobody here gives. */
function isContractClass({ members }: ClassDeclaration): boolean {
  if (members.some((member) => member.abstract)) return true;
  return members.every((member) => member.function === null && !member.initialized) && members.some(isPromisedFunction);
}

function isPromisedFunction({ is, static: isStatic, type }: ClassMember): boolean {
  return is === "field" && !isStatic && type?.is === "function";
}

function isContractType(type: TypeRef): boolean {
  if (type.is === "intersection") return type.items.some(isContractType);
  return type.is === "object" && type.members.some(isOperation);
}

function isOperation({ kind, type }: { readonly kind: string; readonly type: TypeRef | null }): boolean {
  return kind === "method" || kind === "call" || (kind === "property" && type?.is === "function");
}

/** The contracts that a class implements and an importer inside could know in its place, the nearest first. Where the importer touches other members of the adapter only, a contract (a lifecycle, a marker) is no port of it. */
export function portsOf(program: Program, from: Module, file: string, id: DeclarationId): readonly Port[] {
  const names = memberNames(program, from.path);
  const touched = operationsOf(program, file, id).filter((name) => names.has(name));
  return program.ancestorsOf(file, id).flatMap(({ target }): Port[] => {
    if (target.is !== "declared") return [];
    const declaration = program.declaration(target.file, target.declaration);
    if (declaration === null || !isContract(declaration) || !isKnownInside(program, target.file, target.declaration, declaration))
      return [];
    const offered = operationsOf(program, target.file, target.declaration);
    if (touched.length > 0 && !offered.some((name) => touched.includes(name))) return [];
    return [{ name: declaration.name, at: { file: target.file, span: declaration.nameSpan } }];
  });
}

/** A generic contract of the shared kernel is a base for ports. */
function isKnownInside(program: Program, file: string, id: DeclarationId, declaration: Declaration): boolean {
  const role = layerRole(program, file);
  if (role === "domain" || role === "application") return true;
  if ("typeParameters" in declaration && declaration.typeParameters.length > 0) return false;
  return role === "shared" || rolesOf(program, file, id).some((each) => each === "port" || each === "repository-port");
}

function operationsOf(program: Program, file: string, id: DeclarationId): readonly string[] {
  const bases = program
    .ancestorsOf(file, id)
    .flatMap(({ target }) => (target.is === "declared" ? [program.declaration(target.file, target.declaration)] : []));
  return [program.declaration(file, id), ...bases].flatMap((declaration) => {
    if (declaration?.is === "interface" || declaration?.is === "class") return declaration.members.map((member) => member.name);
    return declaration?.is === "type" ? namesIn(declaration.type) : [];
  });
}

function namesIn(type: TypeRef): readonly string[] {
  if (type.is === "intersection") return type.items.flatMap(namesIn);
  return type.is === "object" ? type.members.map((member) => member.name) : [];
}

/** The names of all members that the bodies of a file touch. */
function memberNames(program: Program, file: string): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    if ("is" in part && part.is === "member" && "name" in part && typeof part.name === "string") names.add(part.name);
    for (const inner of Object.values(part)) visit(inner);
  };
  for (const body of program.bodies(file).functions) for (const step of body.steps) visit(step);
  return names;
}

function isInside(program: Program, path: string): boolean {
  const role = layerRole(program, path);
  return role === "domain" || role === "application" || role === "shared";
}

/** The role of a file's layer; null where it is in none, or in one of unknown role. */
export function layerRole(program: Program, path: string): LayerRole | null {
  return program.architecture.layerOf(path)?.layer.role ?? null;
}

/** The roles of one declaration. */
export function rolesOf(program: Program, path: string, id: DeclarationId): readonly ElementRole[] {
  return program.elementsOf(path).flatMap((element) => (element.declaration === id ? [element.role] : []));
}
