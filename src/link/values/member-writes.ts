import type { Evaluated, Known, Location } from "../../model/index.js";
import { absent, known, lookup, unknown } from "../../model/index.js";
import { either } from "./literals.js";

/** An object after a write to a member at a path; null deletes it. Where the write isn't certain, the member is one of two. */
export function withMember(of: Evaluated, path: readonly string[], value: Evaluated | null, certain: boolean, place: Location): Evaluated {
  const [key, ...further] = path;
  if (of.is === "choice") return { ...of, arms: of.arms.map((arm) => withMember(arm, path, value, certain, place)) };
  if (of.is !== "object" || key === undefined) return of;
  const before = lookup(of.members, key);
  const after = further.length === 0 ? (value === null ? absent : known(value)) : deeper(before, further, value, certain, place);
  const keys = new Map(of.members.keys);
  keys.set(key, certain || further.length > 0 ? after : either(before, after));
  return { ...of, members: { ...of.members, keys } };
}

function deeper(
  before: Known<Evaluated>,
  path: readonly string[],
  value: Evaluated | null,
  certain: boolean,
  place: Location,
): Known<Evaluated> {
  if (before.is === "known") return known(withMember(before.value, path, value, certain, place));
  // What is written to must be there: all that is known of it is what is written.
  const seen: Evaluated = { is: "object", members: { keys: new Map(), rest: unknown("an object that can't be seen", place) }, at: place };
  return known(withMember(seen, path, value, certain, place));
}
