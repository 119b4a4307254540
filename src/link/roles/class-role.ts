import { BASE_SYMBOLS, CLASS_DECORATORS, METHOD_DECORATORS, type SymbolRole } from "../../catalog/symbol-roles.js";
import type { Ancestor, ClassDeclaration, Decorator, ElementRole, Module } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import type { RoleClaim } from "./role-claim.js";
import { isBaseName, roleByName, roleOfBaseName } from "./role-names.js";

const CLASS_DECORATOR = table(CLASS_DECORATORS);
const METHOD_DECORATOR = table(METHOD_DECORATORS);
const BASE = table(BASE_SYMBOLS);

/** The role of a class: by its decorators, then its bases, then its name, then its folder. */
export function roleOfClass(linked: LinkedModules, module: Module, declaration: ClassDeclaration, id: number): RoleClaim | null {
  const decorated = roleByDecorators(linked, module, declaration);
  if (decorated !== null) return decorated;
  if (isRepositoryPort(declaration))
    return {
      role: "repository-port",
      why: "an abstract class of nothing but abstract members, named for a repository",
      strength: "certain",
    };
  if (isBaseName(declaration.name) || isAbstractBase(declaration)) return null;
  const ancestors = linked.ancestorsOf(module.path, id);
  return (
    roleByBases(ancestors) ??
    roleByMixin(linked, module, declaration) ??
    errorRole(declaration, ancestors) ??
    roleByName("class", declaration.name, module.path) ??
    roleByFolder(declaration, module.path, linked, ancestors)
  );
}

function roleByDecorators(linked: LinkedModules, module: Module, declaration: ClassDeclaration): RoleClaim | null {
  for (const decorator of declaration.decorators) {
    const role = decoratorRole(linked, module, decorator, CLASS_DECORATOR);
    if (role !== null) return { role, why: `decorated with @${decorator.name}`, strength: "certain" };
  }
  for (const member of declaration.members) {
    for (const decorator of member.decorators) {
      const role = decoratorRole(linked, module, decorator, METHOD_DECORATOR);
      if (role !== null) return { role, why: `its member ${member.name} is decorated with @${decorator.name}`, strength: "certain" };
    }
  }
  return null;
}

function decoratorRole(
  linked: LinkedModules,
  module: Module,
  decorator: Decorator,
  roles: ReadonlyMap<string, ElementRole>,
): ElementRole | null {
  const target = linked.resolveName(module.path, decorator.name);
  return target.is === "outside" ? (roles.get(`${target.package}#${target.member}`) ?? null) : null;
}

function roleByBases(ancestors: readonly Ancestor[]): RoleClaim | null {
  for (const ancestor of ancestors) {
    const role = baseRole(ancestor);
    if (role !== null) return { role, why: `${ancestor.relation} ${ancestor.name}`, strength: "certain" };
  }
  return null;
}

/** `extends PassportStrategy(Strategy, "jwt")`: the function that makes the base says what its heir is. */
function roleByMixin(linked: LinkedModules, module: Module, declaration: ClassDeclaration): RoleClaim | null {
  const call = /^([\w$.]+)\(/.exec(declaration.extends?.name ?? "");
  const target = call?.[1] === undefined ? null : linked.resolveName(module.path, call[1]);
  const role = target?.is === "outside" ? BASE.get(`${target.package}#${target.member}`) : undefined;
  return role === undefined ? null : { role, why: `extends what ${call?.[1] ?? ""}() makes`, strength: "certain" };
}

function baseRole(ancestor: Ancestor): ElementRole | null {
  if (ancestor.target.is === "outside") {
    const catalogued = BASE.get(`${ancestor.target.package}#${ancestor.target.member}`);
    if (catalogued !== undefined) return catalogued;
    if (ancestor.target.package === "typeorm" || ancestor.target.package.startsWith("@mikro-orm/")) return null;
  }
  return roleOfBaseName(ancestor.name);
}

function errorRole(declaration: ClassDeclaration, ancestors: readonly Ancestor[]): RoleClaim | null {
  const base = ancestors.find((ancestor) => /(Error|Exception)(Base)?$/.test(ancestor.name));
  return base !== undefined || /(Error|Exception)$/.test(declaration.name)
    ? { role: "domain-error", why: base === undefined ? `named ${declaration.name}` : `extends ${base.name}`, strength: "likely" }
    : null;
}

const EVENT_FOLDER = /(^|\/)domain\/(.*\/)?(domain-?)?events?\/[^/]+$/i;
const VALUE_OBJECT_FOLDER = /(^|\/)(value-?objects?|vos?)\/[^/]+$/i;
const AGGREGATE_FOLDER = /(^|\/)domain\/(.*\/)?aggregates?\/[^/]+$/i;
const ENTITY_FOLDER = /(^|\/)(domain|core)\/(.*\/)?(entity|entities)\/[^/]+$/i;
const DOMAIN_FOLDER = /(^|\/)domain\/[^/]+$/i;

/** Names of what stands beside building blocks and is none. */
const HELPER_NAME =
  /(Validator|Factory|Builder|Service|Policy|Spec|Specification|Rule|Mapper|Schema|Props|Mother|Stub|Mock|Handler|Subscriber|Repository)$/;

/** The weakest sign: where the file stands, and that the class holds what such a class holds. */
function roleByFolder(
  declaration: ClassDeclaration,
  path: string,
  linked: LinkedModules,
  ancestors: readonly Ancestor[],
): RoleClaim | null {
  const holdsState = declaration.members.some((member) => member.is === "field" && !member.static);
  if ((!holdsState && ancestors.length === 0) || HELPER_NAME.test(declaration.name)) return null;
  if (EVENT_FOLDER.test(path)) return { role: "domain-event", why: "stands in the domain's folder of events", strength: "likely" };
  if (VALUE_OBJECT_FOLDER.test(path)) return { role: "value-object", why: "stands in a folder of value objects", strength: "likely" };
  if (AGGREGATE_FOLDER.test(path) && hasIdentity(declaration, ancestors, linked))
    return { role: "aggregate", why: "stands in the domain's folder of aggregates and has an identity", strength: "likely" };
  if ((ENTITY_FOLDER.test(path) || DOMAIN_FOLDER.test(path)) && hasIdentity(declaration, ancestors, linked))
    return { role: "entity", why: "stands in the domain and has an identity", strength: "likely" };
  return null;
}

function hasIdentity(declaration: ClassDeclaration, ancestors: readonly Ancestor[], linked: LinkedModules): boolean {
  if (ownIdentity(declaration)) return true;
  return ancestors.some((ancestor) => {
    if (ancestor.target.is !== "declared") return false;
    const base = linked.declaration(ancestor.target.file, ancestor.target.declaration);
    return base?.is === "class" && ownIdentity(base);
  });
}

function ownIdentity(declaration: ClassDeclaration): boolean {
  return declaration.members.some((member) => (member.is === "field" || member.is === "getter") && /^_?(id|uuid|guid)$/i.test(member.name));
}

function isRepositoryPort(declaration: ClassDeclaration): boolean {
  return (
    declaration.abstract &&
    /(Repository|Repo)(Port)?$/.test(declaration.name) &&
    !isBaseName(declaration.name) &&
    hasOnlyAbstractMembers(declaration)
  );
}

function hasOnlyAbstractMembers(declaration: ClassDeclaration): boolean {
  return declaration.members.length > 0 && declaration.members.every((member) => member.abstract);
}

/** An abstract class is a base for building blocks, unless it is the root of its own hierarchy inside the domain. */
function isAbstractBase(declaration: ClassDeclaration): boolean {
  return declaration.abstract && declaration.typeParameters.length > 0;
}

function table(entries: readonly SymbolRole[]): ReadonlyMap<string, ElementRole> {
  return new Map(entries.map((entry) => [entry.symbol, entry.role]));
}
