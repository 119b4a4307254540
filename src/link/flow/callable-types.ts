import type { SymbolTarget, TypeRef } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";

/** Aliases of aliases: no program goes deeper. */
const DEEPEST = 6;
/** Types of the language whose values nobody calls. */
const UNCALLED =
  /^(Promise|PromiseLike|Array|ReadonlyArray|Map|ReadonlyMap|WeakMap|Set|ReadonlySet|WeakSet|Record|Date|RegExp|Error|Buffer|URL|String|Number|Boolean|BigInt|Symbol|Uint8Array|Pick|Omit)$/;

/** Whether a value of a type may be called, as far as the type says: where it says nothing, it may. */
export function mayBeFunction(linked: LinkedModules, file: string, type: TypeRef | null, depth = 0): boolean {
  if (type === null || depth > DEEPEST) return true;
  switch (type.is) {
    case "keyword":
      return /^(any|unknown|object)$/.test(type.name);
    case "literal":
    case "array":
    case "tuple":
      return false;
    case "union":
    case "intersection":
      return type.items.some((item) => mayBeFunction(linked, file, item, depth + 1));
    case "object":
      return type.members.some(({ kind }) => kind === "call");
    case "reference": {
      const target = type.binding === null ? linked.resolveName(file, type.name) : linked.resolve(file, type.binding);
      if (target.is === "declared") return isCallable(linked, target, depth);
      return !UNCALLED.test(type.name);
    }
    default:
      return true;
  }
}

function isCallable(
  linked: LinkedModules,
  { file, declaration: id }: Extract<SymbolTarget, { readonly is: "declared" }>,
  depth: number,
): boolean {
  const declaration = linked.declaration(file, id);
  if (declaration?.is === "type") return mayBeFunction(linked, file, declaration.type, depth + 1);
  if (declaration?.is !== "interface") return declaration?.is !== "class" && declaration?.is !== "enum";
  const isOwn = declaration.members.some(({ kind }) => kind === "call");
  return isOwn || linked.ancestorsOf(file, id).some(({ target }) => target.is !== "declared" || isCallable(linked, target, depth + 1));
}
