import type { ClassMember, DeclarationId } from "../../model/index.js";
import type { BusSearch } from "./buses.js";

/** Members in which a message says by what name it is known to a bus. */
const NAMES = /^(?:\$|_)?(?:(?:event|command|query|message)_?)?(?:name|type|topic)$/i;

/** The texts that a message of a class is known by: the class's name, and constants in its members. */
export function messageTexts(search: BusSearch, of: { readonly file: string; readonly declaration: DeclarationId }): readonly string[] {
  const declaration = search.linked.declaration(of.file, of.declaration);
  if (declaration?.is !== "class" || declaration.abstract) return [];
  const stated = declaration.members.filter((member) => NAMES.test(member.name)).flatMap((member) => textOf(search, of, member));
  return [...new Set([declaration.name, ...stated])];
}

function textOf(
  search: BusSearch,
  { file, declaration }: { readonly file: string; readonly declaration: DeclarationId },
  member: ClassMember,
): readonly string[] {
  if (member.type?.is === "literal" && typeof member.type.value === "string") return [member.type.value];
  if (member.is !== "getter" && (member.is !== "field" || !member.initialized)) return [];
  // As if a method of the class asked for it.
  const { functions } = search.linked.bodies(file);
  const body = functions.findIndex((facts) => facts.class === declaration && facts.static === member.static);
  if (body === -1) return [];
  const span = member.nameSpan;
  const value = search.evaluate(
    { file, function: body },
    { is: "member", of: { is: "this", span }, name: member.name, optional: false, span },
  );
  return value.is === "constant" && typeof value.value === "string" ? [value.value] : [];
}
