import { CLASS_DECORATORS, METHOD_DECORATORS, MODEL_DECORATORS, type SymbolRole } from "../../catalog/symbol-roles.js";
import type { ClassDeclaration, Decorator, ElementRole, Module } from "../../model/index.js";
import { decoratorSymbol } from "../decorator-symbol.js";
import type { LinkedModules } from "../linked-modules.js";
import type { RoleClaim } from "./role-claim.js";

const CLASS_DECORATOR = table(CLASS_DECORATORS);
const METHOD_DECORATOR = table(METHOD_DECORATORS);
const MODEL_DECORATOR = table(MODEL_DECORATORS);

/** The role that a class's decorators give it, its own first, then those of its members. */
export function roleByDecorators(linked: LinkedModules, module: Module, declaration: ClassDeclaration): RoleClaim | null {
  const own = firstRole(linked, module, declaration.decorators, CLASS_DECORATOR);
  const members = rolesOfMembers(linked, module, declaration);
  const consumes = members.find(({ role }) => role === "consumer");
  // A framework's controller that answers nobody, and only takes events.
  if (own?.role === "controller" && consumes !== undefined && !members.some(({ role }) => role === "controller")) return consumes;
  if (own !== null) return own;
  return members[0] ?? null;
}

/** What an object mapper's decorator makes of a class that is the domain's own model; null where there is none. */
export function modelByDecorators(linked: LinkedModules, module: Module, declaration: ClassDeclaration): RoleClaim | null {
  return firstRole(linked, module, declaration.decorators, MODEL_DECORATOR);
}

function rolesOfMembers(linked: LinkedModules, module: Module, declaration: ClassDeclaration): readonly RoleClaim[] {
  return declaration.members.flatMap((member) => {
    const found = firstRole(linked, module, member.decorators, METHOD_DECORATOR);
    return found === null ? [] : [{ ...found, why: `its member ${member.name} is ${found.why}` }];
  });
}

function firstRole(
  linked: LinkedModules,
  module: Module,
  decorators: readonly Decorator[],
  roles: ReadonlyMap<string, ElementRole>,
): RoleClaim | null {
  for (const decorator of decorators) {
    const found = decoratorSymbol(linked, module.path, decorator, roles);
    const role = found === null ? undefined : roles.get(found.symbol);
    if (found === null || role === undefined) continue;
    const why = `decorated with @${decorator.name}${found.applied ? `, which applies ${nameOf(found.symbol)}` : ""}`;
    return { role, why, strength: "certain" };
  }
  return null;
}

/** `Entity of typeorm`. */
function nameOf(symbol: string): string {
  const [pkg = "", member = ""] = symbol.split("#");
  return `${member} of ${pkg}`;
}

function table(entries: readonly SymbolRole[]): ReadonlyMap<string, ElementRole> {
  return new Map(entries.map((entry) => [entry.symbol, entry.role]));
}
