import type { Evaluated, Known, KnownObject, Value } from "../../model/index.js";
import { absent, known, mergeObjects, unknown } from "../../model/index.js";
import type { Activation, BoundArguments } from "./activation.js";
import { choiceOf } from "./choice.js";
import { at, type CallStep, type Evaluation } from "./evaluation.js";
import { truthOf } from "./truth.js";

/** An object without members. */
export const NOTHING: KnownObject<Evaluated> = { keys: new Map(), rest: absent };

/** `{ a, ...b, [c]: d }`. */
export function objectLiteral(x: Evaluation, run: Activation, value: Extract<Value, { readonly is: "object" }>): Evaluated {
  let members = NOTHING;
  /** Plain properties since the last spread: put together at once, for a literal may have thousands. */
  let plain = new Map<string, Known<Evaluated>>();
  const joinPlain = (): void => {
    if (plain.size > 0) members = mergeObjects(members, { keys: plain, rest: absent });
    plain = new Map();
  };
  for (const property of value.properties) {
    if (property.is === "spread") {
      joinPlain();
      members = withSpread(x, run, members, property.value);
      continue;
    }
    const key = property.is === "property" ? property.key : keyOf(x.evaluate(run, property.key));
    if (key !== null) plain.set(key, known(x.evaluate(run, property.value)));
    else {
      joinPlain();
      members = mergeObjects(members, { keys: new Map(), rest: unknown("a computed key", at(run.file, property.value)) });
    }
  }
  joinPlain();
  return { is: "object", members, at: at(run.file, value) };
}

/** `...(test && { secure: true })` brings nothing where the test fails. */
function withSpread(x: Evaluation, run: Activation, under: KnownObject<Evaluated>, value: Value): KnownObject<Evaluated> {
  if (value.is !== "logical" || value.operator !== "&&") return withMembersOf(under, x.evaluate(run, value));
  const truth = truthOf(x.evaluate(run, value.left));
  if (truth === false) return under;
  const over = withSpread(x, run, under, value.right);
  return truth === true ? over : eitherObject(over, under);
}

/** The key that a computed one stands for, or null. */
export function keyOf(value: Evaluated): string | null {
  return value.is === "constant" ? String(value.value) : null;
}

/** An object with the members of a value that is spread or assigned over it; of what can't be seen any may be overwritten. */
export function withMembersOf(under: KnownObject<Evaluated>, value: Evaluated): KnownObject<Evaluated> {
  switch (value.is) {
    case "object":
      return mergeObjects(under, value.members);
    case "undefined":
    case "constant":
      return under;
    case "choice": {
      const [first = under, ...others] = value.arms.map((arm) => withMembersOf(under, arm));
      return others.reduce(eitherObject, first);
    }
    default: {
      const because = value.is === "unknown" ? value.because : "an object that can't be seen";
      return mergeObjects(under, { keys: new Map(), rest: unknown(because, value.at) });
    }
  }
}

/** What holds of both objects: keys that differ are one of two. */
export function eitherObject(a: KnownObject<Evaluated>, b: KnownObject<Evaluated>): KnownObject<Evaluated> {
  const keys = new Map<string, Known<Evaluated>>();
  for (const key of new Set([...a.keys.keys(), ...b.keys.keys()])) {
    const one = a.keys.get(key) ?? a.rest;
    const other = b.keys.get(key) ?? b.rest;
    keys.set(key, either(one, other));
  }
  return { keys, rest: a.rest.is === "unknown" ? a.rest : b.rest };
}

/** One of two answers; absent on one side only is undefined there. */
export function either(a: Known<Evaluated>, b: Known<Evaluated>): Known<Evaluated> {
  if (a.is === "unknown") return a;
  if (b.is === "unknown") return b;
  if (a.is === "absent") return b.is === "absent" ? absent : known(orUndefined(b.value));
  return known(b.is === "absent" ? orUndefined(a.value) : choiceOf([a.value, b.value], a.value.at));
}

function orUndefined(value: Evaluated): Evaluated {
  return choiceOf([value, { is: "undefined", at: value.at }], value.at);
}

/** `[a, ...b]`. */
export function arrayLiteral(x: Evaluation, run: Activation, value: Extract<Value, { readonly is: "array" }>): Evaluated {
  return { is: "array", ...spreadOut(x, run, value.items), at: at(run.file, value) };
}

/** The arguments of a call, spreads spread out; each is evaluated when it is asked for. */
export function argumentsOf(x: Evaluation, run: Activation, { args }: CallStep): BoundArguments {
  const firstSpread = args.findIndex(({ spread }) => spread);
  return {
    get items() {
      return spreadOut(x, run, args).items;
    },
    get rest() {
      return firstSpread === -1 ? null : spreadOut(x, run, args).rest;
    },
    nth(position) {
      const given = firstSpread === -1 || position < firstSpread ? args[position] : undefined;
      return given === undefined ? null : x.evaluate(run, given.value);
    },
  };
}

/** The items of a list, spreads spread out. */
export function spreadOut(x: Evaluation, run: Activation, list: CallStep["args"]): Pick<BoundArguments, "items" | "rest"> {
  const items: Evaluated[] = [];
  for (const { value, spread } of list) {
    const item = x.evaluate(run, value);
    if (!spread) items.push(item);
    else if (item.is === "array") {
      items.push(...item.items);
      if (item.rest !== null) return { items, rest: item.rest };
    } else return { items, rest: { is: "unknown", because: "a spread of what can't be seen", at: at(run.file, value) } };
  }
  return { items, rest: null };
}
