import type { Declaration, Element, Module } from "../../model/index.js";
import type { LinkedModules, RoleTable } from "../linked-modules.js";
import { roleOfClass } from "./class-role.js";
import type { RoleClaim } from "./role-claim.js";
import { roleByName } from "./role-names.js";
import { isInjectionToken } from "./injection-token.js";

/** Gives each module-scope declaration of the backend its role, where one of its signs says so. */
export function detectRoles(linked: LinkedModules): RoleTable {
  const byFile = new Map<string, readonly Element[]>();
  const elements: Element[] = [];
  for (const module of linked.modules) {
    if (module.subject === "test" || module.subject === "frontend") continue;
    const found = elementsOfModule(linked, module);
    if (found.length === 0) continue;
    byFile.set(module.path, found);
    for (const each of found) elements.push(each);
  }
  return { elements, of: (path) => byFile.get(path) ?? [] };
}

function elementsOfModule(linked: LinkedModules, module: Module): readonly Element[] {
  const found: Element[] = [];
  module.outline.declarations.forEach((declaration, id) => {
    if (declaration.function !== 0 || declaration.name === "") return;
    const claim = roleOfDeclaration(linked, module, declaration, id);
    if (claim === null) return;
    found.push({
      role: claim.role,
      name: declaration.name,
      at: { file: module.path, span: declaration.nameSpan },
      declaration: id,
      reasons: [{ text: claim.why, strength: claim.strength }],
    });
  });
  return found.sort((a, b) => a.at.span[0] - b.at.span[0]);
}

function roleOfDeclaration(linked: LinkedModules, module: Module, declaration: Declaration, id: number): RoleClaim | null {
  switch (declaration.is) {
    case "class":
      return roleOfClass(linked, module, declaration, id);
    case "interface":
    case "type":
      return roleByName("type", declaration.name, module.path);
    case "function":
      return roleByName("function", declaration.name, module.path);
    case "variable":
      return isInjectionToken(linked, module, declaration)
        ? { role: "injection-token", why: "a constant that names a dependency", strength: "certain" }
        : null;
    default:
      return null;
  }
}
