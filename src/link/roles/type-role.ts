import type { InterfaceDeclaration, Module, TypeAliasDeclaration } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import type { RoleClaim } from "./role-claim.js";
import { SHAPE_NAME } from "./shape-name.js";
import { isBaseName, roleByName, roleOfBaseName } from "./role-names.js";
import { wordsAbove, type RolePlaces } from "./role-place.js";

interface TypePlace {
  readonly linked: LinkedModules;
  readonly places: RolePlaces;
  readonly module: Module;
  readonly declaration: InterfaceDeclaration | TypeAliasDeclaration;
  readonly id: number;
}

/** The role of an interface or type: by its name, then as a type of the domain by what it is made of or inferred from. */
export function roleOfType({ linked, places, module, declaration, id }: TypePlace): RoleClaim | null {
  const named = roleByName("type", declaration.name, module.path);
  if (named !== null) return named;
  if (declaration.is !== "type" || declaration.typeParameters.length > 0 || isBaseName(declaration.name)) return null;
  if (isInferredValue(declaration, module.path))
    return { role: "value-object", why: "a checked type in a folder of value objects", strength: "likely" };
  if (!places.isDomain(module.path)) return null;
  for (const { name, depth } of linked.ancestorsOf(module.path, id)) {
    // Farther bases are those of a class or type that this is another name of.
    if (depth > 1) break;
    const role = roleOfBaseName(name);
    if (role === "aggregate" || role === "entity" || role === "value-object" || role === "domain-event")
      return { role, why: `made of ${name}`, strength: "likely" };
  }
  return null;
}

/** `type Email = Static<typeof Email>` in a folder of value objects. */
function isInferredValue(declaration: TypeAliasDeclaration, path: string): boolean {
  const { type } = declaration;
  const inferred =
    declaration.exported &&
    !SHAPE_NAME.test(declaration.name) &&
    type.is === "reference" &&
    type.args.some((argument) => argument.is === "query");
  return inferred && /^(valueobjects?|vos?)$/.test(wordsAbove(path).at(-1) ?? "");
}
