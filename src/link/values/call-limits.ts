import type { FunctionFacts } from "../../model/index.js";
import type { Activation } from "./activation.js";

/** The calls that may be followed from one that nobody's call was followed to. */
export const ALL_CALLS = 4096;
/** Calls inside calls beyond this depth are not followed for what they return. */
const DEEPEST = 7;
/** How deep a call stands and how many may follow from it; or why it isn't followed. */
export type CallLimit = { readonly depth: number; readonly share: number } | { readonly because: string };

/**
 * Whether a call is followed to a body. Each run has a share of the calls that may follow, and divides it among those of its body,
 * so that neither recursion nor a web of calls grows beyond it, whatever was asked before.
 */
export function callLimit(from: Activation | null, callee: { readonly file: string; readonly function: number }): CallLimit {
  if (from === null) return { depth: 1, share: ALL_CALLS };
  const depth = from.depth + 1;
  const share = from.depth === 0 ? ALL_CALLS : Math.floor(from.share / Math.max(1, callsOf(from.facts)));
  if (depth > DEEPEST || share < 1) return { because: "a call too deep to follow" };
  for (let at: Activation | null = from; at !== null && at.depth > 0; at = at.from)
    if (at.file === callee.file && at.function === callee.function) return { because: "a call that calls itself" };
  return { depth, share };
}

const counts = new WeakMap<FunctionFacts, number>();

function callsOf(facts: FunctionFacts): number {
  const known = counts.get(facts);
  if (known !== undefined) return known;
  const count = facts.steps.filter((step) => step.is === "call").length;
  counts.set(facts, count);
  return count;
}
