import { CLASS_DECORATORS, METHOD_DECORATORS, MODEL_DECORATORS, type SymbolRole } from "../../catalog/symbol-roles.js";
import type { ClassDeclaration, Decorator, ElementRole, Module, SymbolTarget, Value } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import { isWithin } from "./messaging-role.js";
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
    for (const decorator of member.decorators) {
      const role = roleOfTarget(linked.resolveName(module.path, decorator.name), METHOD_DECORATOR);
      if (role !== null)
        return [{ role, why: `its member ${member.name} is decorated with @${decorator.name}`, strength: "certain" as const }];
    }
    return [];
  });
}

function firstRole(
  linked: LinkedModules,
  module: Module,
  decorators: readonly Decorator[],
  roles: ReadonlyMap<string, ElementRole>,
): RoleClaim | null {
  for (const decorator of decorators) {
    const target = linked.resolveName(module.path, decorator.name);
    const role = roleOfTarget(target, roles);
    if (role !== null) return { role, why: `decorated with @${decorator.name}`, strength: "certain" };
    const wrapped = wrappedRole(linked, target, roles);
    if (wrapped !== null) return { ...wrapped, why: `decorated with @${decorator.name}, ${wrapped.why}` };
  }
  return null;
}

function roleOfTarget(target: SymbolTarget, roles: ReadonlyMap<string, ElementRole>): ElementRole | null {
  return target.is === "outside" ? (roles.get(`${target.package}#${target.member}`) ?? null) : null;
}

/** A house's own decorator that applies a known one: `function Table(name) { return (target) => Entity(name)(target) }`. */
function wrappedRole(linked: LinkedModules, target: SymbolTarget, roles: ReadonlyMap<string, ElementRole>): RoleClaim | null {
  if (target.is !== "declared" || !takesOneOf(linked, target.file, roles)) return null;
  const bodies = linked.bodies(target.file).functions;
  const outer = bodies.flatMap((body, id) => (body.parent === 0 && body.name === target.name ? [id] : []));
  for (const [id, body] of bodies.entries()) {
    if (!outer.some((each) => each === id || isWithin(bodies, id, each))) continue;
    for (const step of body.steps) {
      const callee = step.is === "call" ? nameOf(linked, target.file, step.callee) : null;
      const role = callee === null ? null : roleOfTarget(callee, roles);
      if (role !== null && callee?.is === "outside")
        return { role, why: `which applies ${callee.member} of ${callee.package}`, strength: "certain" };
    }
  }
  return null;
}

/** Whether a file imports one of the symbols at all: its bodies need not be read where it doesn't. */
function takesOneOf(linked: LinkedModules, file: string, roles: ReadonlyMap<string, ElementRole>): boolean {
  return linked.importsOf(file).some((edge) => edge.direct.is === "package" && roles.has(`${edge.direct.name}#${edge.imported}`));
}

function nameOf(linked: LinkedModules, file: string, value: Value): SymbolTarget | null {
  return value.is === "binding" ? linked.resolve(file, value.binding) : null;
}

function table(entries: readonly SymbolRole[]): ReadonlyMap<string, ElementRole> {
  return new Map(entries.map((entry) => [entry.symbol, entry.role]));
}
