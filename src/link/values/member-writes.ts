import type { Evaluated, Known, KnownObject, Location } from "../../model/index.js";
import { absent, known, lookup, mergeObjects, unknown } from "../../model/index.js";
import { choiceOf, unknownValue } from "./choice.js";
import { either, eitherObject, withMembersOf } from "./literals.js";

/** What becomes of what a path leads to. */
export type Become = (before: Known<Evaluated>) => Known<Evaluated>;

/** A value after a change of what stands at a path in it; a key that can't be told is null. */
export function changedAt(of: Evaluated, path: readonly (string | null)[], become: Become, place: Location): Evaluated {
  if (of.is === "choice")
    return choiceOf(
      of.arms.map((arm) => changedAt(arm, path, become, place)),
      of.at,
    );
  const [key, ...further] = path;
  if (key === undefined) {
    const after = become(known(of));
    return after.is === "known" ? after.value : of;
  }
  if (of.is === "array") return changedList(of, key, further, become, place);
  if (of.is !== "object") return of;
  if (key === null) return { ...of, members: mergeObjects(of.members, unseenKey(place)) };
  const before = lookup(of.members, key);
  const keys = new Map(of.members.keys);
  keys.set(key, further.length === 0 ? become(before) : deeper(before, further, become, place));
  return { ...of, members: { ...of.members, keys } };
}

function unseenKey(place: Location): KnownObject<Evaluated> {
  return { keys: new Map(), rest: unknown("a computed key", place) };
}

/** An object or list of which all may have changed. */
export function unseen(of: Evaluated): Evaluated {
  if (of.is === "object")
    return { ...of, members: mergeObjects(of.members, { keys: new Map(), rest: unknown("an object with too many changes", of.at) }) };
  return of.is === "array" ? { ...of, items: [], rest: unknownValue("an item of a list with too many changes", of.at) } : of;
}

function changedList(
  of: Extract<Evaluated, { readonly is: "array" }>,
  key: string | null,
  further: readonly (string | null)[],
  become: Become,
  place: Location,
): Evaluated {
  const index = key !== null && /^\d+$/.test(key) ? Number(key) : -1;
  const before = of.items[index];
  if (before === undefined) return { ...of, items: [], rest: unknownValue("an item of a list that is changed", place) };
  const after = further.length === 0 ? become(known(before)) : known(changedAt(before, further, become, place));
  const item: Evaluated = after.is === "known" ? after.value : { is: "undefined", at: place };
  return { ...of, items: of.items.with(index, item) };
}

function deeper(before: Known<Evaluated>, path: readonly (string | null)[], become: Become, place: Location): Known<Evaluated> {
  if (before.is === "known") return known(changedAt(before.value, path, become, place));
  // What is written to must be there: all that is known of it is what is written.
  const seen: Evaluated = { is: "object", members: { keys: new Map(), rest: unknown("an object that can't be seen", place) }, at: place };
  return known(changedAt(seen, path, become, place));
}

/** A member is set to a value, or deleted where there is none; where that isn't certain, it is one of two. */
export function written(value: Evaluated | null, isCertain: boolean): Become {
  const after: Known<Evaluated> = value === null ? absent : known(value);
  return isCertain ? () => after : (before) => either(before, after);
}

/** The members of values are set. */
export function assigned(values: readonly Evaluated[], isCertain: boolean): Become {
  return (before) => {
    if (before.is !== "known" || before.value.is !== "object") return before;
    const { members } = before.value;
    const after = values.reduce(withMembersOf, members);
    return known({ ...before.value, members: isCertain ? after : eitherObject(after, members) });
  };
}

/** Items are put into a list. */
export function pushed(items: readonly Evaluated[], rest: Evaluated | null, isCertain: boolean): Become {
  return (before) => {
    if (before.is !== "known" || before.value.is !== "array") return before;
    const list = before.value;
    if (isCertain && list.rest === null) return known({ ...list, items: [...list.items, ...items], rest });
    const more = [...(list.rest === null ? [] : [list.rest]), ...items, ...(rest === null ? [] : [rest])];
    return known(more.length === 0 ? list : { ...list, rest: choiceOf(more, list.at) });
  };
}

/** A list has some of its items and of others, in any order. */
export function mixed(items: readonly Evaluated[]): Become {
  return (before) => {
    if (before.is !== "known" || before.value.is !== "array") return before;
    const list = before.value;
    const all = [...list.items, ...(list.rest === null ? [] : [list.rest]), ...items];
    return known(all.length === 0 ? list : { ...list, items: [], rest: choiceOf(all, list.at) });
  };
}
