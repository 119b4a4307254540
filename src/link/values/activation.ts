import type { CallSite, Closure, Evaluated, FunctionFacts, StepId, Value } from "../../model/index.js";
import type { PlacedChange } from "./changed-objects.js";
import type { DescribedCall } from "./describe-call.js";
import type { Memo } from "./tabling.js";

/** The arguments of a call as evaluated; `rest` is what further ones are, null where there are none. */
export interface BoundArguments {
  readonly items: readonly Evaluated[];
  readonly rest: Evaluated | null;
  /** One of the items without evaluating the others; null where a spread stands before it, or it isn't given. */
  readonly nth?: (position: number) => Evaluated | null;
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
  /** The run that the call stands in. */
  readonly from: Activation | null;
  /** How many calls may still be followed from here. */
  readonly share: number;
  /** What was asked of this run already: expressions, and results of steps. */
  readonly memo: Map<Value | StepId, Memo<Evaluated>>;
  readonly described: Map<StepId, Memo<DescribedCall | null>>;
  /** Its steps as places: one for each, so that what was made at the same place is the same. */
  readonly sites: Map<StepId, CallSite>;
  /** What calls do to objects that they are given, by step and argument. */
  readonly given: Map<string, Memo<readonly PlacedChange[]>>;
}

const activations = new WeakSet<Closure>();

/** Registers a run, so that a closure can be told from what it is to others. */
export function activation(parts: Omit<Activation, "memo" | "described" | "given" | "sites">): Activation {
  const made: Activation = { ...parts, memo: new Map(), described: new Map(), given: new Map(), sites: new Map() };
  activations.add(made);
  return made;
}

/** The run that a closure stands for. */
export function isActivation(closure: Closure): closure is Activation {
  return activations.has(closure);
}

const runsOfSites = new WeakMap<CallSite, Activation>();
const uncertain = new WeakSet<CallSite>();

/** A step of a run as a place that others may keep: what stood there is evaluated in the same run again. */
export function siteIn(run: Activation, step: StepId, isCertain = true): CallSite {
  const known = isCertain ? run.sites.get(step) : undefined;
  if (known !== undefined) return known;
  const site: CallSite = { file: run.file, function: run.function, step };
  runsOfSites.set(site, run);
  if (isCertain) run.sites.set(step, site);
  else uncertain.add(site);
  return site;
}

/** Whether a noted call is made in some cases only. */
export function isUncertain(site: CallSite): boolean {
  return uncertain.has(site);
}

/** The run that a place was noted in; null for a place that was only read. */
export function runOfSite(site: CallSite): Activation | null {
  return runsOfSites.get(site) ?? null;
}

/** The run of the body that owns a scope, from one inside it outwards. */
export function enclosingRun(from: Activation, owner: number): Activation | null {
  for (let at: Activation | null = from; at !== null; at = at.outer) if (at.function === owner) return at;
  return null;
}

/** The run whose `this` and `arguments` an expression means: of arrow functions that around them. */
export function ownThis(from: Activation): Activation {
  let at = from;
  while (at.facts.kind === "arrow" && at.outer !== null) at = at.outer;
  return at;
}

/** What `this` is in a run. */
export function selfOf(from: Activation): Evaluated | null {
  for (let at: Activation | null = from; at !== null; at = at.outer) {
    if (at.self !== null) return at.self;
    if (at.facts.kind !== "arrow") return null;
  }
  return null;
}
