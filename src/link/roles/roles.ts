import type { Declaration, Element, Module } from "../../model/index.js";
import type { LinkedModules, RoleTable } from "../linked-modules.js";
import { roleOfClass } from "./class-role.js";
import { claimKeptModel } from "./domain-model.js";
import { isInjectionToken } from "./injection-token.js";
import { messagingFunction } from "./messaging-role.js";
import { outboxRole } from "./outbox-role.js";
import { claimByRepositories } from "./repository-contracts.js";
import { repositoryPort } from "./repository-role.js";
import type { RoleClaim } from "./role-claim.js";
import { roleClaims, type RoleClaims, type RoleSearch } from "./role-claims.js";
import { roleByName } from "./role-names.js";
import { rolePlaces, type RolePlaces } from "./role-place.js";
import { routeHandler, wrappedRouteHandler } from "./route-handler-role.js";
import { roleOfType } from "./type-role.js";
import { useCaseByFile } from "./use-case-role.js";

/** Gives each module-scope declaration of the backend its role, where one of its signs says so. */
export function detectRoles(linked: LinkedModules): RoleTable {
  const places = rolePlaces(linked.modules);
  const claims = roleClaims();
  for (const module of linked.modules) if (isSubject(module)) claimOwn({ linked, places, claims }, module);
  claimByRepositories({ linked, places, claims });
  claimKeptModel({ linked, places, claims });
  return roleTable(linked, claims);
}

function isSubject(module: Module): boolean {
  return module.subject !== "test" && module.subject !== "frontend";
}

/** What each declaration of a module says by itself and by its bases. */
function claimOwn({ linked, places, claims }: RoleSearch, module: Module): void {
  module.outline.declarations.forEach((declaration, id) => {
    if (declaration.function !== 0 || declaration.name === "") return;
    const claim = roleOfDeclaration(linked, places, module, declaration, id);
    const final = outboxRole(linked, module, declaration, claim) ?? claim;
    if (final !== null) claims.put(module.path, elementId(module, declaration, id), final);
  });
}

/** What a namespace holds of its own name stands for the namespace: `namespace Order { type Order = … }`. */
function elementId(module: Module, declaration: Declaration, id: number): number {
  const dot = declaration.name.indexOf(".");
  if (dot < 0) return id;
  const outer = declaration.name.slice(0, dot);
  if (declaration.name !== `${outer}.${outer}` && declaration.name !== `${outer}.Type`) return id;
  const namespace = module.outline.declarations.findIndex((each) => each.is === "namespace" && each.name === outer);
  return namespace < 0 ? id : namespace;
}

function roleTable(linked: LinkedModules, claims: RoleClaims): RoleTable {
  const byFile = new Map<string, readonly Element[]>();
  const elements: Element[] = [];
  for (const { path, outline } of linked.modules) {
    const found = [...(claims.byFile.get(path) ?? [])].flatMap(([id, { role, why, strength }]): Element[] => {
      const declaration = outline.declarations[id];
      if (declaration === undefined) return [];
      const at = { file: path, span: declaration.nameSpan };
      return [{ role, name: declaration.name, at, declaration: id, reasons: [{ text: why, strength }] }];
    });
    if (found.length === 0) continue;
    byFile.set(
      path,
      found.sort((a, b) => a.at.span[0] - b.at.span[0]),
    );
    for (const each of found) elements.push(each);
  }
  return { elements, of: (path) => byFile.get(path) ?? [] };
}

function roleOfDeclaration(
  linked: LinkedModules,
  places: RolePlaces,
  module: Module,
  declaration: Declaration,
  id: number,
): RoleClaim | null {
  switch (declaration.is) {
    case "class":
      return roleOfClass({ linked, places, module, declaration, id });
    case "interface":
    case "type":
      return repositoryPort(linked, module.path, id, declaration) ?? roleOfType({ linked, places, module, declaration, id });
    case "function":
      return (
        roleByName("function", declaration.name, module.path) ??
        messagingFunction(linked, module, declaration) ??
        routeHandler(linked, module, declaration) ??
        (places.isApplication(module.path) ? useCaseByFile(declaration, module.path) : null)
      );
    case "variable":
      return isInjectionToken(linked, module, declaration)
        ? { role: "injection-token", why: "a constant that names a dependency", strength: "certain" }
        : wrappedRouteHandler(linked, module, declaration);
    default:
      return null;
  }
}
