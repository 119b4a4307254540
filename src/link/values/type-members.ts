import type { Declaration, Evaluated, Location, TypeMember, TypeRef } from "../../model/index.js";
import { unknownValue } from "./choice.js";
import type { Evaluation } from "./evaluation.js";
import type { Owner } from "./instance-runs.js";

/** Types that have the members of their first argument. */
const SAME_MEMBERS = new Set(["Readonly", "Required", "Partial", "DeepPartial", "NonNullable", "Omit", "Pick"]);
/** Types of types: no program goes deeper. */
const DEEPEST = 8;

/** The type that the values of an interface or alias are of, as far as it lists members; null for other declarations. */
export function shapeOf(declaration: Declaration | null): TypeRef | null {
  return declaration?.is === "type" && listsMembers(declaration.type) ? declaration.type : null;
}

function listsMembers(type: TypeRef): boolean {
  if (type.is === "intersection") return type.items.some(listsMembers);
  if (type.is === "reference") return SAME_MEMBERS.has(type.name) && type.args[0] !== undefined;
  return type.is === "object";
}

/** What a written type gives by a name; null where it lists no such member. */
export function memberOfType(
  x: Evaluation,
  of: Owner,
  file: string,
  type: TypeRef,
  name: string,
  place: Location,
  depth = 0,
): Evaluated | null {
  const inner = (part: TypeRef | undefined): Evaluated | null =>
    part === undefined ? null : memberOfType(x, of, file, part, name, place, depth + 1);
  if (depth > DEEPEST) return null;
  switch (type.is) {
    case "object":
      return listedMember(x, of, file, type.members, name, place);
    case "intersection": {
      for (const item of type.items) {
        const found = inner(item);
        if (found !== null) return found;
      }
      return null;
    }
    case "reference": {
      if (SAME_MEMBERS.has(type.name)) return inner(type.args[0]);
      const value = x.ofType(file, type, place);
      return value.is === "instance" ? x.classMember(value, name, place) : null;
    }
    default:
      return null;
  }
}

/** A member of an interface or of an object type. */
export function listedMember(
  x: Evaluation,
  of: Owner,
  file: string,
  members: readonly TypeMember[],
  name: string,
  place: Location,
): Evaluated | null {
  const member = members.find((each) => each.name === name);
  if (member === undefined) return null;
  if (member.kind === "method" || member.type?.is === "function") return { is: "method", of, name, at: place };
  return x.ofType(file, member.type, place);
}

/** Members of a type that is written out; of a longer one the others can't be told. */
const MOST_MEMBERS = 32;

/** An object of which only a type that is written out says what it holds; `of` gives what the types of its members say. */
export function objectOfType(members: readonly TypeMember[], of: (type: TypeRef | null) => Evaluated, place: Location): Evaluated {
  const because = "a member that a type doesn't list";
  const keys = members.slice(0, MOST_MEMBERS).flatMap(({ name, kind, type }) => {
    if (kind !== "property" && kind !== "method") return [];
    const value = kind === "method" ? unknownValue(`what ${name} of a written-out type does`, place) : of(type);
    return [[name, { is: "known", value }] as const];
  });
  return { is: "object", members: { keys: new Map(keys), rest: { is: "unknown", because, at: place } }, at: place };
}

/** What a method that a written type lists gives, as a type of a file; null where it lists none. */
export function returnTypeOf(declaration: Declaration | null, name: string): TypeRef | null {
  const members = declaration?.is === "class" || declaration?.is === "interface" ? declaration.members : membersIn(shapeOf(declaration));
  const type = members.find((each) => each.name === name)?.type ?? null;
  return type?.is === "function" ? type.returns : type;
}

function membersIn(type: TypeRef | null): readonly TypeMember[] {
  if (type?.is === "intersection") return type.items.flatMap(membersIn);
  if (type?.is === "reference") return SAME_MEMBERS.has(type.name) ? membersIn(type.args[0] ?? null) : [];
  return type?.is === "object" ? type.members : [];
}
