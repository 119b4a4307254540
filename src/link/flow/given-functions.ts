import type { CallbackEntry, Evaluated, Value } from "../../model/index.js";
import { calledName } from "../../model/index.js";
import type { CallResolver, ResolvedCall, Target } from "../calls/call-targets.js";
import { namesIn } from "../operations/call-index.js";
import type { Activation, BoundArguments } from "../values/activation.js";
import { callbackArguments, takes } from "../values/callbacks.js";
import type { CallStep, Evaluation } from "../values/evaluation.js";
import { writtenAs } from "./written-as.js";

/** A function that a call is given to run, and how it runs it. */
export interface GivenFunction {
  readonly target: Target;
  readonly runs: "now" | "transaction" | "later";
  readonly each: "kept" | "lost" | null;
  readonly handles: boolean;
  /** What it is called with; null where nobody says. */
  readonly args: (() => BoundArguments) | null;
  /** Why it may not run. */
  readonly uncertain: string | null;
}

/** A function among the values of an argument; under a key where it stands in an object, under an empty one in a list. */
export interface HeldFunction {
  readonly target: Target;
  readonly key: string | null;
}

/** Whether an expression may be a function, or hold one. */
export function mayHoldFunction(value: Value): boolean {
  return !/^(constant|undefined|bigint|regex|template|unary|binary|environment|unknown)$/.test(value.is);
}

/** The functions that a value is or holds. */
export function functionsHeld(resolver: CallResolver, value: Evaluated, key: string | null = null, depth = 0): readonly HeldFunction[] {
  if (depth > 2) return [];
  switch (value.is) {
    case "choice":
      return value.arms.flatMap((arm) => functionsHeld(resolver, arm, key, depth));
    case "function":
      return resolver.functionsIn(value).map((target) => ({ target, key }));
    case "array":
      return value.items.flatMap((item) => functionsHeld(resolver, item, key ?? "", depth + 1));
    case "object":
      return [...value.members.keys].flatMap(([name, member]) =>
        member.is === "known" ? functionsHeld(resolver, member.value, key === null ? name : `${key}.${name}`, depth + 1) : [],
      );
    default:
      return [];
  }
}

/** The functions among the arguments of a call that leaves the program, as the library runs them. */
export function givenFunctions(
  x: Evaluation,
  resolver: CallResolver,
  run: Activation,
  index: number,
  step: CallStep,
  { outside, because }: ResolvedCall,
): readonly GivenFunction[] {
  if (outside === null && because === null) return [];
  const name = calledName(step.callee, namesIn(x.linked, run.file));
  const matches = outside?.matches ?? [];
  const likeAList = matches.length > 0 ? [] : x.catalog.entries(`global#Array.${name}`);
  const entries = [...matches, ...likeAList].flatMap(({ entry }) => entry.callbacks ?? []);
  const isKnown = matches.length > 0 || likeAList.length > 0;
  return step.args.flatMap(({ value }, position) => {
    if (!mayHoldFunction(value)) return [];
    return functionsHeld(resolver, x.evaluate(run, value)).flatMap(({ target, key }): readonly GivenFunction[] => {
      const entry = entries.find((each) => takes(each, position, key, step.args.length));
      if (entry !== undefined) return knownCall(x, run, index, target, entry, outside);
      if (isKnown || isRegistration(name)) return [];
      // What nobody knows does with a function, it most likely does at once.
      const uncertain = outside === null ? `what ${writtenAs(x.linked, run.file, step.callee)} does with a function can't be told` : null;
      return [{ target, runs: "now", each: null, handles: false, args: null, uncertain }];
    });
  });
}

function knownCall(
  x: Evaluation,
  run: Activation,
  index: number,
  target: Target,
  entry: CallbackEntry,
  outside: ResolvedCall["outside"],
): readonly GivenFunction[] {
  const { runs, each = null, handles = false } = entry;
  if (runs !== "now" && runs !== "transaction" && runs !== "later") return [];
  const args = outside === null ? null : () => callbackArguments(x, run, index, outside, entry);
  return [{ target, runs, each, handles, args, uncertain: null }];
}

/** Names by which functions are put down for what comes from outside. */
function isRegistration(name: string): boolean {
  return /^(on|once|use|all|get|post|put|patch|delete|route|command|job|cron|every|define|process|worker|consume|listen|intercept)$|^(on|add|register|subscribe|schedule|handle|set)([A-Z]|$)/.test(
    name,
  );
}
