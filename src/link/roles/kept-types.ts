import type { Declaration, DeclarationId, TypeMember, TypeRef } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import { membersOf, publicMethods } from "./repository-role.js";
import { claimed, type RoleClaims } from "./role-claims.js";

/** A type of the program that a repository keeps, and the repository that says so. */
export interface KeptType {
  readonly file: string;
  readonly id: DeclarationId;
  readonly repository: string;
  /** A repository's contract hands it out, not only a class. */
  readonly byPort: boolean;
}

/** The types that repositories hand out or are made for: `find(): Promise<Order | null>`, `Repository<Order>`. Sorted as the repositories are; ports first. */
export function keptTypes(linked: LinkedModules, claims: RoleClaims): readonly KeptType[] {
  const found = new Map<string, KeptType>();
  const repositories = claimed(linked, claims).filter(({ claim }) => claim.role === "repository-port" || claim.role === "repository");
  const ports = repositories.filter(({ claim }) => claim.role === "repository-port");
  for (const { file, declaration, claim } of [...ports, ...repositories.filter((each) => !ports.includes(each))]) {
    for (const type of handedOut(declaration)) {
      for (const kept of declaredIn(linked, file, type, 0)) {
        const key = `${kept.file}#${String(kept.declaration)}`;
        if (!found.has(key))
          found.set(key, { file: kept.file, id: kept.declaration, repository: declaration.name, byPort: claim.role === "repository-port" });
      }
    }
  }
  return [...found.values()];
}

interface Declared {
  readonly file: string;
  readonly declaration: DeclarationId;
}

/** No hand-written alias of an alias is deeper. */
const DEEPEST_ALIAS = 4;

/** The declarations that a type names, through aliases that only wrap others: `type Result = Order[]`. */
function declaredIn(linked: LinkedModules, file: string, type: TypeRef, depth: number): readonly Declared[] {
  return namesIn(type).flatMap((name) => {
    const target = linked.resolveName(file, name);
    const found = target.is === "declared" ? target : namespaceOf(linked, file, name);
    if (found === null) return [];
    const declaration = linked.declaration(found.file, found.declaration);
    const wraps = declaration?.is === "type" && membersOf(declaration).length === 0 && depth < DEEPEST_ALIAS;
    return wraps ? [found, ...declaredIn(linked, found.file, declaration.type, depth + 1)] : [found];
  });
}

/** `Order.Type` of a namespace `Order`: what is kept is the namespace's. */
function namespaceOf(linked: LinkedModules, file: string, name: string): Declared | null {
  const dot = name.indexOf(".");
  const target = dot < 0 ? null : linked.resolveName(file, name.slice(0, dot));
  return target?.is === "declared" ? target : null;
}

function handedOut(declaration: Declaration): readonly TypeRef[] {
  switch (declaration.is) {
    case "class": {
      const bases = [...(declaration.extends === null ? [] : [declaration.extends]), ...declaration.implements];
      const methods = [...publicMethods(declaration), ...declaration.members.filter((member) => member.abstract)];
      return [...bases.flatMap((base) => base.args), ...methods.flatMap((member) => resultOf(member.type))];
    }
    case "interface":
      return [...declaration.extends.flatMap((base) => base.args), ...results(declaration.members)];
    case "type":
      return [...argumentsOfBases(declaration.type), ...results(membersOf(declaration))];
    default:
      return [];
  }
}

function results(members: readonly TypeMember[]): readonly TypeRef[] {
  return members.flatMap((member) => resultOf(member.type));
}

function resultOf(type: TypeRef | null): readonly TypeRef[] {
  if (type === null) return [];
  return type.is === "function" ? (type.returns === null ? [] : [type.returns]) : [type];
}

function argumentsOfBases(type: TypeRef): readonly TypeRef[] {
  if (type.is === "intersection") return type.items.flatMap(argumentsOfBases);
  return type.is === "reference" ? type.args : [];
}

/** Every name in a type: what a `Promise`, array, union or result wraps, too. */
export function namesIn(type: TypeRef): readonly string[] {
  switch (type.is) {
    case "reference":
      return [type.name, ...type.args.flatMap(namesIn)];
    case "array":
      return namesIn(type.of);
    case "tuple":
    case "union":
    case "intersection":
      return type.items.flatMap(namesIn);
    case "other":
      return type.refs.flatMap(namesIn);
    default:
      return [];
  }
}
