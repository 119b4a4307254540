import type { Evaluated, Location } from "../../model/index.js";
import type { Activation, BoundArguments } from "./activation.js";
import { choiceOf, overArms, unknownValue } from "./choice.js";
import type { DescribedCall } from "./describe-call.js";
import { withBound } from "./bound-run.js";
import { boundSymbol } from "./called-through.js";
import { argumentAt, type Evaluation } from "./evaluation.js";
import { NOTHING, withMembersOf } from "./literals.js";
import { textOf } from "./operators.js";
import { areEqual, truthOf } from "./truth.js";

type Compute = (of: Evaluated | null, args: BoundArguments, place: Location) => Evaluated | null;

/** Methods of texts that give a text of the same origin: what they change matters to no rule. */
const SAME_TEXT = new Set(["trim", "trimStart", "trimEnd", "normalize", "toString", "valueOf"]);

const TEXT_METHODS: Readonly<Record<string, (text: string, args: readonly (string | number)[]) => string | null>> = {
  toLowerCase: (text) => text.toLowerCase(),
  toUpperCase: (text) => text.toUpperCase(),
  repeat: (text, [count]) => (typeof count === "number" && count >= 0 && text.length * count < 10_000 ? text.repeat(count) : null),
  slice: (text, [from, to]) => (typeof from === "number" ? text.slice(from, typeof to === "number" ? to : undefined) : null),
  substring: (text, [from, to]) => (typeof from === "number" ? text.substring(from, typeof to === "number" ? to : undefined) : null),
  padEnd: (text, [length, fill]) =>
    typeof length === "number" && length < 10_000 ? text.padEnd(length, typeof fill === "string" ? fill : " ") : null,
  replace: (text, [from, to]) => (typeof from === "string" && typeof to === "string" ? text.replace(from, () => to) : null),
};

const GLOBALS: Readonly<Record<string, Compute>> = {
  "global#Object.assign": (_, args, place) => assigned(args, place),
  "global#String": (_, args, place) => asText(argumentAt(args, 0), place),
  "global#Boolean": (_, args, place) => asBoolean(argumentAt(args, 0), place),
  "global#Number": (_, args, place) => asNumber(argumentAt(args, 0), place),
  "global#parseInt": (_, args, place) => asNumber(argumentAt(args, 0), place),
  "global#Number.parseInt": (_, args, place) => asNumber(argumentAt(args, 0), place),
  "global#Symbol.for": (_, args) => argumentAt(args, 0),
  "global#Promise.race": (_, args) => oneOf(argumentAt(args, 0)),
  "global#Promise.any": (_, args) => oneOf(argumentAt(args, 0)),
  "global#Array.at": (of, args, place) => itemAt(of, argumentAt(args, 0), place),
  "global#Array.includes": (of, args, place) => included(of, argumentAt(args, 0), place),
  "global#Array.join": (of, args, place) => joined(of, argumentAt(args, 0), place),
  "global#Array.concat": (of, args, place) => concatenated(of, args, place),
  "global#Object.fromEntries": (_, __, place) => unknownValue("an object of computed entries", place),
};

/** What a function of the language computes of its arguments; null where another answer must be found. */
export function computed(x: Evaluation, run: Activation, described: DescribedCall, place: Location): Evaluated | null {
  const { symbol, of } = described;
  if (!symbol.startsWith("global#")) return boundSymbol(x, described, place);
  if (symbol.startsWith("global#Function.")) return ofFunction(x, run, symbol.slice("global#Function.".length), of, described.args);
  if (symbol === "global#Array.map") return mapped(x, run, of, described.args, place);
  if (symbol === "global#Promise.then") return settled(x, run, of, described.args);
  const compute = GLOBALS[symbol];
  if (compute !== undefined) return compute(of, described.args, place);
  if (!symbol.startsWith("global#String.") || of === null) return null;
  return textMethod(symbol.slice("global#String.".length), of, described.args, place);
}

/** `f.bind(self, a)`, `f.call(self, a)`, `f.apply(self, list)`. */
function ofFunction(x: Evaluation, run: Activation, name: string, of: Evaluated | null, args: BoundArguments): Evaluated | null {
  if (of?.is !== "function") return null;
  const self = argumentAt(args, 0);
  const bound = self === null || self.is === "unknown" || self.is === "undefined" ? of : { ...of, self: of.self ?? self };
  if (name === "bind") return args.items.length > 1 ? withBound(bound, { items: args.items.slice(1), rest: null }) : bound;
  if (name === "call") return x.returned(bound, () => ({ items: args.items.slice(1), rest: args.rest }), null, run);
  if (name !== "apply") return null;
  const list = argumentAt(args, 1);
  return x.returned(bound, () => (list?.is === "array" ? { items: list.items, rest: list.rest } : { items: [], rest: list }), null, run);
}

/** Items of a longer list are mapped as one of them. */
const MOST_MAPPED = 24;

/** `orders.map((order) => new OrderPlaced(order))`: each item as the function gives it. */
function mapped(x: Evaluation, run: Activation, of: Evaluated | null, args: BoundArguments, place: Location): Evaluated | null {
  const callback = argumentAt(args, 0);
  if (of?.is !== "array" || callback?.is !== "function") return null;
  const given = (item: Evaluated): Evaluated => x.returned(callback, () => ({ items: [item], rest: null }), null, run);
  if (of.items.length > MOST_MAPPED) return { is: "array", items: [], rest: given(elementsOf(of)), at: place };
  return { is: "array", items: of.items.map(given), rest: of.rest === null ? null : given(of.rest), at: place };
}

/** `load().then((order) => order.id)`: what the callback makes of the value. */
function settled(x: Evaluation, run: Activation, of: Evaluated | null, args: BoundArguments): Evaluated | null {
  const callback = argumentAt(args, 0);
  if (of === null || callback === null) return of;
  return callback.is === "function" ? x.returned(callback, () => ({ items: [of], rest: null }), null, run) : null;
}

const MORE_THAN_MEMBERS: ReadonlySet<Evaluated["is"]> = new Set<Evaluated["is"]>(["instance", "product", "symbol", "function", "class"]);

/** `Object.assign({}, defaults, options)`. */
function assigned({ items, rest }: BoundArguments, place: Location): Evaluated {
  const [target] = items;
  // What is more than its members stays what it is.
  if (target !== undefined && MORE_THAN_MEMBERS.has(target.is)) return target;
  const parts = [...items, ...(rest === null ? [] : [rest])];
  return { is: "object", members: parts.reduce(withMembersOf, NOTHING), at: place };
}

function asText(value: Evaluated | null, place: Location): Evaluated {
  if (value === null) return { is: "constant", value: "", at: place };
  return overArms(value, (arm) => (arm.is === "constant" ? textOf([arm], arm.at) : arm));
}

function asBoolean(value: Evaluated | null, place: Location): Evaluated {
  const truth = value === null ? false : truthOf(value);
  return truth === null ? unknownValue("whether a value counts as true", place) : { is: "constant", value: truth, at: place };
}

function asNumber(value: Evaluated | null, place: Location): Evaluated {
  if (value === null) return unknownValue("no number", place);
  return overArms(value, (arm) => {
    if (arm.is !== "constant" || typeof arm.value === "boolean") return arm;
    const number = Number.parseFloat(String(arm.value));
    return Number.isNaN(number) ? unknownValue("no number", place) : { is: "constant", value: number, at: arm.at };
  });
}

function textMethod(name: string, of: Evaluated, args: BoundArguments, place: Location): Evaluated | null {
  if (SAME_TEXT.has(name)) return of.is === "constant" && typeof of.value !== "string" ? { ...of, value: String(of.value) } : of;
  if (name === "concat") return textOf([of, ...args.items, ...(args.rest === null ? [] : [args.rest])], place);
  if (name === "split") return split(of, argumentAt(args, 0), place);
  const method = TEXT_METHODS[name];
  if (method === undefined) return null;
  const constants = args.items.map((arg) => (arg.is === "constant" && typeof arg.value !== "boolean" ? arg.value : null));
  if (of.is !== "constant" || typeof of.value !== "string" || constants.some((each) => each === null))
    return of.is === "constant" ? null : of;
  const result = method(
    of.value,
    constants.filter((each) => each !== null),
  );
  return result === null ? null : { is: "constant", value: result, at: of.at };
}

function split(of: Evaluated, separator: Evaluated | null, place: Location): Evaluated {
  if (of.is === "constant" && typeof of.value === "string" && separator?.is === "constant" && typeof separator.value === "string") {
    const items = of.value.split(separator.value).map((value): Evaluated => ({ is: "constant", value, at: of.at }));
    return { is: "array", items, rest: null, at: place };
  }
  return { is: "array", items: [], rest: of, at: place };
}

function joined(of: Evaluated | null, separator: Evaluated | null, place: Location): Evaluated {
  if (of?.is !== "array" || of.rest !== null) return unknownValue("a text that is joined of what can't be seen", place);
  const between = separator === null ? "," : separator.is === "constant" ? String(separator.value) : null;
  if (between === null) return unknownValue("a text that is joined by what can't be seen", place);
  return textOf(
    of.items.flatMap((item, index) => (index === 0 ? [item] : [between, item])),
    place,
  );
}

/** `list.at(-1)`. */
function itemAt(of: Evaluated | null, index: Evaluated | null, place: Location): Evaluated | null {
  if (of?.is !== "array" || of.rest !== null || index?.is !== "constant" || typeof index.value !== "number") return null;
  return of.items.at(index.value) ?? { is: "undefined", at: place };
}

/** `["production", "staging"].includes(process.env.NODE_ENV)`. */
function included(of: Evaluated | null, item: Evaluated | null, place: Location): Evaluated | null {
  if (of?.is !== "array" || item === null) return null;
  const answers = of.items.map((each) => areEqual(each, item));
  if (answers.includes(true)) return { is: "constant", value: true, at: place };
  const isTold = of.rest === null && answers.every((answer) => answer === false);
  return isTold ? { is: "constant", value: false, at: place } : unknownValue("whether a list holds a value", place);
}

function concatenated(of: Evaluated | null, args: BoundArguments, place: Location): Evaluated | null {
  if (of?.is !== "array") return null;
  const parts = [of, ...args.items];
  if (parts.some((part) => part.is === "array" && part.rest !== null) || args.rest !== null)
    return {
      is: "array",
      items: [],
      rest: choiceOf([...parts.map(elementsOf), ...(args.rest === null ? [] : [args.rest])], place),
      at: place,
    };
  return { is: "array", items: parts.flatMap((part) => (part.is === "array" ? part.items : [part])), rest: null, at: place };
}

function oneOf(list: Evaluated | null): Evaluated | null {
  return list?.is === "array" && list.items.length + (list.rest === null ? 0 : 1) > 0 ? elementsOf(list) : null;
}

function elementsOf(value: Evaluated): Evaluated {
  if (value.is !== "array") return value;
  const values = [...value.items, ...(value.rest === null ? [] : [value.rest])];
  return choiceOf(values, value.at);
}
