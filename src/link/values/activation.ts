import type { CallSite, Closure, Evaluated, FunctionFacts, Value } from "../../model/index.js";

/** The arguments of a call as evaluated; `rest` is what further ones are, null where there are none. */
export interface BoundArguments {
  readonly items: readonly Evaluated[];
  readonly rest: Evaluated | null;
}

/** One run of a body: whose parameters are bound by a call, or by nobody that was followed. */
export interface Activation extends Closure {
  readonly facts: FunctionFacts;
  /** What `this` is; null where the body has the `this` of the one around it, or none. */
  readonly self: Evaluated | null;
  /** Null where no call was followed here: then parameters are what their types and callers say. */
  readonly args: (() => BoundArguments) | null;
  /** The run of the body around it. */
  readonly outer: Activation | null;
  /** The call that led here. */
  readonly site: CallSite | null;
  /** What was evaluated already. */
  readonly memo: Map<Value, Evaluated>;
}

const activations = new WeakSet<Closure>();

/** Registers a run, so that a closure can be told from what it is to others. */
export function activation(parts: Omit<Activation, "memo">): Activation {
  const made: Activation = { ...parts, memo: new Map() };
  activations.add(made);
  return made;
}

/** The run that a closure stands for. */
export function isActivation(closure: Closure): closure is Activation {
  return activations.has(closure);
}

/** The run of the body that owns a scope, from one inside it outwards. */
export function enclosingRun(from: Activation, owner: number): Activation | null {
  for (let at: Activation | null = from; at !== null; at = at.outer) if (at.function === owner) return at;
  return null;
}

/** What `this` is in a run. */
export function selfOf(from: Activation): Evaluated | null {
  for (let at: Activation | null = from; at !== null; at = at.outer) {
    if (at.self !== null) return at.self;
    if (at.facts.kind !== "arrow") return null;
  }
  return null;
}
