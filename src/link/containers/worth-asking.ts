import type { TypeMember, TypeRef } from "../../model/index.js";
import type { Evaluation } from "../values/evaluation.js";

/** Dependencies are kept in an object, and that may be in another. */
const DEEPEST = 3;

/**
 * Whether who constructs a class can say more of a parameter than its type: what does something has an implementation,
 * what only holds data has none. `isExtended` says whether a class of the program extends another.
 */
export function isWorthAsking(
  x: Evaluation,
  file: string,
  type: TypeRef | null,
  isExtended: (file: string, declaration: number) => boolean,
  depth = 0,
): boolean {
  const inside = (next: TypeRef | null, from = file): boolean =>
    depth < DEEPEST && next !== null && isWorthAsking(x, from, next, isExtended, depth + 1);
  // Nothing is written only at the top: members of data are left untyped too.
  if (type === null) return depth === 0;
  switch (type.is) {
    case "keyword":
      return type.name === "any" && depth === 0;
    case "function":
    case "query":
      return true;
    case "array":
      return inside(type.of);
    case "union":
    case "intersection":
      return type.items.some((item) => inside(item));
    case "object":
      return type.members.some((member) => doesSomething(member) || inside(member.type));
    case "reference":
      return isReferenceWorthAsking();
    default:
      return false;
  }

  function isReferenceWorthAsking(): boolean {
    if (type?.is !== "reference") return false;
    const target = x.linked.resolveName(file, type.name);
    if (target.is === "outside") return true;
    if (target.is !== "declared")
      return (type.name === "Array" || type.name === "Promise" || type.name === "ReadonlyArray") && inside(type.args[0] ?? null);
    const declaration = x.linked.declaration(target.file, target.declaration);
    switch (declaration?.is) {
      case "interface":
        return (
          declaration.members.some((member) => doesSomething(member) || inside(member.type, target.file)) ||
          x.linked.ancestorsOf(target.file, target.declaration).some((base) => isBaseWorthAsking(base.target))
        );
      case "class":
        return depth === 0
          ? declaration.abstract || isExtended(target.file, target.declaration)
          : declaration.abstract && declaration.members.some((member) => member.is === "method");
      case "type":
        return inside(declaration.type, target.file);
      case "function":
        return true;
      default:
        return false;
    }
  }

  function isBaseWorthAsking(target: ReturnType<Evaluation["linked"]["resolveName"]>): boolean {
    if (target.is === "outside") return true;
    const base = target.is === "declared" ? x.linked.declaration(target.file, target.declaration) : null;
    return base?.is === "interface" && base.members.some(doesSomething);
  }
}

function doesSomething({ kind, type }: TypeMember): boolean {
  return kind === "method" || kind === "call" || type?.is === "function";
}

/** The type of one key of a destructured parameter; null where it isn't written. */
export function typeOfKey(
  x: Evaluation,
  file: string,
  type: TypeRef | null,
  key: string,
): { readonly file: string; readonly type: TypeRef | null } | null {
  if (type === null) return { file, type: null };
  if (type.is === "object") return memberType(file, type.members, key);
  if (type.is === "intersection") {
    for (const item of type.items) {
      const found = typeOfKey(x, file, item, key);
      if (found !== null) return found;
    }
    return null;
  }
  if (type.is !== "reference") return null;
  const target = x.linked.resolveName(file, type.name);
  const declaration = target.is === "declared" ? x.linked.declaration(target.file, target.declaration) : null;
  if (target.is !== "declared") return null;
  if (declaration?.is === "interface") return memberType(target.file, declaration.members, key);
  return declaration?.is === "type" && declaration.type.is !== "reference" ? typeOfKey(x, target.file, declaration.type, key) : null;
}

function memberType(
  file: string,
  members: readonly TypeMember[],
  key: string,
): { readonly file: string; readonly type: TypeRef | null } | null {
  const member = members.find((each) => each.name === key);
  return member === undefined ? null : { file, type: member.type };
}
