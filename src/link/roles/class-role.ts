import { BASE_SYMBOLS } from "../../catalog/symbol-roles.js";
import type { Ancestor, ClassDeclaration, ElementRole, Module } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import { modelByDecorators, roleByDecorators } from "./decorated-role.js";
import { roleByFolder } from "./folder-role.js";
import { messagingByName, publisherByClient } from "./messaging-role.js";
import { repositoryByBase, repositoryByName, repositoryPort } from "./repository-role.js";
import type { RoleClaim } from "./role-claim.js";
import { isBaseName, roleByName, roleOfBaseName } from "./role-names.js";
import type { ClassPlace } from "./role-place.js";
import { useCaseByContents } from "./use-case-role.js";

const BASE: ReadonlyMap<string, ElementRole> = new Map(BASE_SYMBOLS.map((entry) => [entry.symbol, entry.role]));

/** The role of a class: by its decorators, then its bases, then its name, then its folder and what it holds. */
export function roleOfClass(place: ClassPlace): RoleClaim | null {
  const { linked, places, module, declaration, id } = place;
  const decorated = roleByDecorators(linked, module, declaration);
  if (decorated?.role === "persistence-model") return mappedModel(place) ?? decorated;
  if (decorated !== null) return decorated;
  const port = repositoryPort(linked, module.path, id, declaration);
  if (port !== null) return port;
  if (isBaseName(declaration.name) || isAbstractBase(declaration)) return null;
  const ancestors = linked.ancestorsOf(module.path, id);
  return (
    roleByBases(place, ancestors) ??
    roleByMixin(linked, module, declaration) ??
    errorRole(declaration, ancestors) ??
    roleByName("class", declaration.name, module.path) ??
    repositoryByName(declaration) ??
    messagingByName(declaration) ??
    publisherByClient(linked, module, declaration) ??
    useCaseByContents(places, declaration, module.path) ??
    roleByFolder(place, ancestors)
  );
}

const ROW_NAME =
  /^(MikroOrm|TypeOrm|Mongoose|Mongo|Sequelize|Prisma)[A-Z]|(OrmEntity|ORMEntity|Model|Schema|Document|Table|Row|Record|Dao|DAO|DbEntity|DBEntity)$/;

/** A class that an object mapper decorates and that is nevertheless the model: an aggregate by its base, or standing in the domain itself. */
function mappedModel({ linked, places, module, declaration, id }: ClassPlace): RoleClaim | null {
  const root = linked.ancestorsOf(module.path, id).find((ancestor) => baseRole(ancestor) === "aggregate");
  if (root !== undefined) return { role: "aggregate", why: `${root.relation} ${root.name}`, strength: "certain" };
  if (!places.isDomain(module.path) || ROW_NAME.test(declaration.name)) return null;
  const model = modelByDecorators(linked, module, declaration);
  return model === null ? null : { role: model.role, why: `stands in the domain, ${model.why}`, strength: "likely" };
}

function roleByBases(place: ClassPlace, ancestors: readonly Ancestor[]): RoleClaim | null {
  for (const ancestor of ancestors) {
    const claim = claimByBase(place, ancestor);
    if (claim !== null) return claim;
  }
  return null;
}

function claimByBase({ linked, places, module, declaration }: ClassPlace, ancestor: Ancestor): RoleClaim | null {
  const role = baseRole(ancestor);
  if (role === null) return null;
  const why = `${ancestor.relation} ${ancestor.name}`;
  if (role === "repository") return repositoryByBase(linked, declaration, ancestor);
  // A class of events that others extend says what they share; it is never raised.
  if ((role === "domain-event" || role === "integration-event") && declaration.abstract) return null;
  if (role === "entity" && /.Id$/.test(declaration.name))
    return { role: "value-object", why: `named ${declaration.name}: an identity is a value, though it ${why}`, strength: "likely" };
  if (role === "adapter" && places.isApplication(module.path))
    return { role: "use-case", why: `stands in the application and ${why}`, strength: "likely" };
  return { role, why, strength: "certain" };
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

/** An abstract class is a base for building blocks, unless it is the root of its own hierarchy inside the domain. */
function isAbstractBase(declaration: ClassDeclaration): boolean {
  return declaration.abstract && declaration.typeParameters.length > 0;
}
