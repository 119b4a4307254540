import type { Evaluated, Known, Location, TypeMember, TypeRef } from "../../model/index.js";
import { known } from "../../model/index.js";
import { choiceOf } from "../values/choice.js";
import type { Evaluation } from "../values/evaluation.js";
import type { Provision, Token } from "./containers.js";

/** Who takes everything that is registered as one object, and how its type is written. */
export interface Taker {
  readonly file: string;
  readonly type: TypeRef | null;
  readonly at: Location;
}

/** What is registered as one object: the members that its taker's type writes, and all where it writes none. */
export function everythingRegistered(
  x: Evaluation,
  taker: Taker,
  names: ReadonlyMap<string, Token>,
  provisions: (token: Token) => readonly Provision[],
): Evaluated {
  const { at } = taker;
  const members = writtenMembers(x, taker.file, taker.type);
  const registered = (token: Token | undefined): Evaluated | null => {
    const values = token === undefined ? [] : provisions(token).map(({ gives }) => gives);
    return values.length === 0 ? null : choiceOf(values, at);
  };
  const keys = new Map<string, Known<Evaluated>>();
  if (members === null) {
    for (const [name, token] of names) {
      const value = registered(token);
      if (value !== null) keys.set(name, known(value));
    }
  } else {
    for (const { name, type } of members.members) {
      const value = registered(names.get(name));
      keys.set(name, known(value === null || value.is === "unknown" ? x.ofType(members.file, type, at) : value));
    }
  }
  return { is: "object", members: { keys, rest: { is: "unknown", because: "a name that nobody registers", at } }, at };
}

/** The members that a type writes out itself; null where it has others too, or is none of the program. */
function writtenMembers(
  x: Evaluation,
  file: string,
  type: TypeRef | null,
): { readonly file: string; readonly members: readonly TypeMember[] } | null {
  if (type?.is === "object") return { file, members: type.members };
  if (type?.is !== "reference") return null;
  const target = x.linked.resolveName(file, type.name);
  const declaration = target.is === "declared" ? x.linked.declaration(target.file, target.declaration) : null;
  if (target.is !== "declared") return null;
  if (declaration?.is === "interface" && declaration.extends.length === 0) return { file: target.file, members: declaration.members };
  return declaration?.is === "type" && declaration.type.is === "object" ? { file: target.file, members: declaration.type.members } : null;
}
