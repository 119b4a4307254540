import type { Evaluated, Known, KnownObject, Value } from "../../model/index.js";
import { absent, known, mergeObjects, unknown } from "../../model/index.js";
import type { Activation, BoundArguments } from "./activation.js";
import { at, type CallStep, type Evaluation } from "./evaluation.js";

const NOTHING: KnownObject<Evaluated> = { keys: new Map(), rest: absent };

/** `{ a, ...b, [c]: d }`. */
export function objectLiteral(x: Evaluation, run: Activation, value: Extract<Value, { readonly is: "object" }>): Evaluated {
  let members = NOTHING;
  for (const property of value.properties) {
    if (property.is === "spread") members = mergeObjects(members, membersOf(x.evaluate(run, property.value)));
    else {
      const key = property.is === "property" ? property.key : keyOf(x.evaluate(run, property.key));
      const held = x.evaluate(run, property.value);
      members =
        key === null
          ? mergeObjects(members, { keys: new Map(), rest: unknown("a computed key", at(run.file, property.value)) })
          : mergeObjects(members, { keys: new Map([[key, known(held)]]), rest: absent });
    }
  }
  return { is: "object", members, at: at(run.file, value) };
}

/** The key that a computed one stands for, or null. */
export function keyOf(value: Evaluated): string | null {
  return value.is === "constant" ? String(value.value) : null;
}

/** The members of a value that is spread or assigned; of what can't be seen all are unknown. */
export function membersOf(value: Evaluated): KnownObject<Evaluated> {
  switch (value.is) {
    case "object":
      return value.members;
    case "undefined":
      return NOTHING;
    case "constant":
      return NOTHING;
    case "choice": {
      const [first, ...others] = value.arms.map(membersOf);
      return others.reduce(eitherObject, first ?? NOTHING);
    }
    default:
      return { keys: new Map(), rest: unknown(value.is === "unknown" ? value.because : "an object that can't be seen", value.at) };
  }
}

/** What holds of both objects: keys that differ are one of two. */
function eitherObject(a: KnownObject<Evaluated>, b: KnownObject<Evaluated>): KnownObject<Evaluated> {
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
  if (a.is === "absent")
    return b.is === "absent" ? absent : known({ is: "choice", arms: [b.value, { is: "undefined", at: b.value.at }], at: b.value.at });
  if (b.is === "absent") return known({ is: "choice", arms: [a.value, { is: "undefined", at: a.value.at }], at: a.value.at });
  return known({ is: "choice", arms: [a.value, b.value], at: a.value.at });
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

function spreadOut(x: Evaluation, run: Activation, list: CallStep["args"]): Pick<BoundArguments, "items" | "rest"> {
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
