import type { ClassDeclaration, ClassMember, DeclarationId, FunctionRef } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";

/** A member of a class that can be called, itself or inherited. */
export interface MethodFound extends FunctionRef {
  readonly member: ClassMember;
}

/** The first of these members that a class has with a body, its own before inherited ones. */
export function methodNamed(linked: LinkedModules, file: string, id: DeclarationId, names: readonly string[]): MethodFound | null {
  for (const name of names) {
    const found = methodsOf(linked, file, id, (member) => member.name === name)[0];
    if (found !== undefined) return found;
  }
  return null;
}

/** The members with bodies that fit, of the class and then of its bases in the program; what is overridden is left out. */
export function methodsOf(
  linked: LinkedModules,
  file: string,
  id: DeclarationId,
  fits: (member: ClassMember) => boolean,
): readonly MethodFound[] {
  const bases = linked
    .ancestorsOf(file, id)
    .flatMap(({ relation, target }) =>
      relation === "extends" && target.is === "declared" ? [{ file: target.file, id: target.declaration }] : [],
    );
  const found = new Map<string, MethodFound>();
  for (const owner of [{ file, id }, ...bases]) {
    const declaration = linked.declaration(owner.file, owner.id);
    if (declaration?.is !== "class") continue;
    for (const member of declaration.members) {
      if (member.static || found.has(member.name) || !fits(member)) continue;
      const body = bodyOf(linked, owner.file, owner.id, member);
      if (body !== null) found.set(member.name, { file: owner.file, function: body, member });
    }
  }
  return [...found.values()];
}

/** The body of a method, or of the function that a field is made with. */
export function bodyOf(linked: LinkedModules, file: string, id: DeclarationId, member: ClassMember): number | null {
  if (member.is !== "method" && member.is !== "field") return null;
  if (member.function !== null || member.is === "method" || !member.initialized) return member.function;
  const body = linked
    .bodies(file)
    .functions.findIndex((facts) => facts.class === id && facts.name === member.name && facts.kind !== "initializer");
  return body === -1 ? null : body;
}

/** The operation of a class that handles messages, by the names that handlers give it. */
export const HANDLING = ["handle", "execute", "on", "run", "process", "invoke", "exec", "perform", "notify", "__invoke"];

/** Whether a method is named for handling something: `onOrderPlaced`, `handleOrderPlaced`. */
export function isHandling(name: string): boolean {
  return HANDLING.includes(name) || /^(on|handle|when|execute|process)[A-Z]/.test(name);
}

/** Classes of a file that can be made, with their ids. */
export function concreteClasses(
  linked: LinkedModules,
  file: string,
): readonly { readonly id: DeclarationId; readonly declaration: ClassDeclaration }[] {
  return (linked.module(file)?.outline.declarations ?? []).flatMap((declaration, id) =>
    declaration.is === "class" && !declaration.abstract && !declaration.ambient ? [{ id, declaration }] : [],
  );
}
