import type { Evaluated } from "../../model/index.js";
import type { BoundArguments } from "./activation.js";
import { unknownValue } from "./choice.js";
import { argumentAt, type CallStep, type Evaluation } from "./evaluation.js";

type OutsideValue = Extract<Evaluated, { readonly is: "symbol" | "product" }>;

/** What is called, with which arguments. */
export interface Called {
  readonly callee: OutsideValue;
  readonly args: BoundArguments;
}

/** `sign.call(self, …)` and `sign.apply(self, list)` call `sign`; null where the call is what it looks like. */
export function calledThrough(x: Evaluation, callee: OutsideValue, args: BoundArguments): Called | null {
  const [, owner = "", how] = /^(.+)\.(call|apply)$/.exec(callee.symbol) ?? [];
  const of = how === undefined ? null : functionBefore(x, callee, owner);
  if (of === null) return null;
  const [, ...others] = how === "call" ? args.items : [];
  const list = how === "apply" ? argumentAt(args, 1) : null;
  if (list === null) return { callee: of, args: { items: others, rest: args.rest } };
  const spread = list.is === "array" ? { items: list.items, rest: list.rest } : { items: [], rest: list.is === "undefined" ? null : list };
  return { callee: of, args: spread };
}

/** `sign.bind(self)` is `sign`; null where it is a member of that name. */
export function boundSymbol(
  x: Evaluation,
  { symbol, of, call }: { readonly symbol: string; readonly of: Evaluated | null; readonly call: CallStep },
  at: Evaluated["at"],
): Evaluated | null {
  const bound = symbol.endsWith(".bind") ? functionBefore(x, { is: "symbol", symbol, of, at }, symbol.slice(0, -".bind".length)) : null;
  return bound !== null && call.args.length > 1 ? unknownValue("a function whose first arguments are given before", at) : bound;
}

/** The function whose `call`, `apply` or `bind` is meant: one that the catalog knows, while it knows no member of that name. */
function functionBefore(x: Evaluation, { symbol, of, at }: OutsideValue, owner: string): OutsideValue | null {
  if (x.catalog.entries(symbol).length > 0 || x.catalog.entries(owner).length === 0) return null;
  return of?.is === "symbol" && of.symbol === owner ? of : { is: "symbol", symbol: owner, of: null, at };
}
