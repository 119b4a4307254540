import type { Location } from "./location.js";

/** What may be unknowable: a value, its certain absence, or the reason why it can't be told. Never `undefined`, which JSON drops and truth tests confuse with absence. */
export type Known<T> =
  | { readonly is: "known"; readonly value: T }
  | { readonly is: "absent" }
  | { readonly is: "unknown"; readonly because: string; readonly at: Location | null };

/** A value that the program shows. */
export function known<T>(value: T): Known<T> {
  return { is: "known", value };
}

/** Certain absence. */
export const absent: Known<never> = { is: "absent" };

/** A value that can't be told, with the reason in words and the place where the trail ends. */
export function unknown(because: string, at: Location | null = null): Known<never> {
  return { is: "unknown", because, at };
}

/** Three-valued conjunction: false wins over unknown, absence counts as false. */
export function and(a: Known<boolean>, b: Known<boolean>): Known<boolean> {
  if (isFalse(a) || isFalse(b)) return known(false);
  if (a.is === "unknown") return a;
  if (b.is === "unknown") return b;
  return known(true);
}

/** Three-valued disjunction: true wins over unknown, absence counts as false. */
export function or(a: Known<boolean>, b: Known<boolean>): Known<boolean> {
  if (isTrue(a) || isTrue(b)) return known(true);
  if (a.is === "unknown") return a;
  if (b.is === "unknown") return b;
  return known(false);
}

/** Three-valued negation: unknown stays unknown, absence counts as false. */
export function not(a: Known<boolean>): Known<boolean> {
  return a.is === "unknown" ? a : known(!isTrue(a));
}

/** Applies a function to a known value; absence and unknown pass through. */
export function mapKnown<T, U>(a: Known<T>, apply: (value: T) => U): Known<U> {
  return a.is === "known" ? known(apply(a.value)) : a;
}

/** The keys of an object that may have been built from parts that can't be seen: `rest` says what a key that isn't listed is. */
export interface KnownObject<T> {
  readonly keys: ReadonlyMap<string, Known<T>>;
  readonly rest: Known<never>;
}

/** Asks an object for a key: present with its value, absent for certain, or unknown where an unseen part could hold it. */
export function lookup<T>(object: KnownObject<T>, key: string): Known<T> {
  return object.keys.get(key) ?? object.rest;
}

/** `{ ...under, ...over }`: the later part wins; a key that `over` may or may not set is unknown unless both agree that it is absent. */
export function mergeObjects<T>(under: KnownObject<T>, over: KnownObject<T>): KnownObject<T> {
  const keys = new Map<string, Known<T>>();
  for (const key of new Set([...under.keys.keys(), ...over.keys.keys()])) {
    const later = lookup(over, key);
    keys.set(key, later.is === "absent" ? lookup(under, key) : later);
  }
  return { keys, rest: over.rest.is === "unknown" ? over.rest : under.rest };
}

function isTrue(a: Known<boolean>): boolean {
  return a.is === "known" && a.value;
}

function isFalse(a: Known<boolean>): boolean {
  return a.is === "absent" || (a.is === "known" && !a.value);
}
