import type { CallSite, Evaluated } from "../../model/index.js";
import { activation, type Activation, type BoundArguments, isActivation } from "./activation.js";
import type { Evaluation } from "./evaluation.js";

/** A function of the program as a value. */
export type FunctionValue = Extract<Evaluated, { readonly is: "function" }>;

/** The call that leads to a run. */
export interface Leading {
  readonly args: (() => BoundArguments) | null;
  readonly site: CallSite | null;
  readonly from: Activation | null;
  readonly depth: number;
  readonly share: number;
}

/** The run around the body of a function. */
export function outerOf(x: Evaluation, { file, function: body, closure }: FunctionValue): Activation | null {
  return closure !== null && isActivation(closure) ? closure : x.root(file, body).outer;
}

/** The run of a function that a call leads to. */
export function boundRun(x: Evaluation, callee: FunctionValue, leading: Leading): Activation {
  const root = x.root(callee.file, callee.function);
  const args = withBefore(callee, leading.args);
  return activation({ ...root, ...leading, args, self: callee.self ?? root.self, outer: outerOf(x, callee) });
}

const boundBefore = new WeakMap<FunctionValue, BoundArguments>();

/** A function whose first arguments are given already: `save.bind(null, order)`. */
export function withBound(of: FunctionValue, given: BoundArguments): FunctionValue {
  const bound = { ...of };
  boundBefore.set(bound, given);
  return bound;
}

/** Whether some arguments of a function are given already. */
export function isBound(of: FunctionValue): boolean {
  return boundBefore.has(of);
}

function withBefore(callee: FunctionValue, args: Leading["args"]): Leading["args"] {
  const before = boundBefore.get(callee);
  if (before === undefined) return args;
  return () => {
    const after = args?.() ?? { items: [], rest: { is: "unknown", because: "arguments that can't be seen", at: callee.at } };
    return { items: [...before.items, ...after.items], rest: after.rest };
  };
}
