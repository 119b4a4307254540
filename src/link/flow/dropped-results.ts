import type { CallStep, Evaluation } from "../values/evaluation.js";
import type { Activation } from "../values/activation.js";
import { describeCall } from "../values/describe-call.js";
import { resultTakers } from "./result-takers.js";
import { isSettling } from "./settling.js";

/** A result that nobody keeps, waits for or handles. */
export interface DroppedResult {
  /** A link of the chain has started it: a lazy query is run by `.exec()` or `.then()`. */
  readonly isStarted: boolean;
}

/** How a call's result is dropped: as a statement, at the end of a chain of settings, by `.then()` with one end that settles no other promise, in a `Promise.all` that is; null where it isn't, or where a link may keep it. */
export function droppedResult(x: Evaluation, run: Activation, index: number, isStarted = false): DroppedResult | null {
  const { steps } = run.facts;
  const step = steps[index];
  if (step?.is !== "call") return null;
  if (step.dropped) return { isStarted };
  const { links, collectors } = resultTakers(run.facts);
  const collector = collectors.get(index);
  if (collector !== undefined) return droppedResult(x, run, collector, true);
  const next = links.get(index);
  const link = next === undefined ? undefined : steps[next];
  if (next === undefined || link?.is !== "call" || link.callee.is !== "member") return null;
  if (link.callee.name === "catch") return null;
  if (link.callee.name === "then" || link.callee.name === "finally") {
    const isTaken = link.args.length > 1 || link.args.some(({ value }) => isSettling(x.linked.bodies(run.file), value));
    return isTaken ? null : droppedResult(x, run, next, true);
  }
  const known = linkOf(x, run, next, link);
  return known === null ? null : droppedResult(x, run, next, isStarted || known === "starts");
}

/** What the catalog says of a further call of a chain: it only says more, or starts what was said; null where it is something of its own, or unknown. */
function linkOf(x: Evaluation, run: Activation, index: number, { args }: CallStep): "says more" | "starts" | null {
  const entries = (describeCall(x, run, index)?.matches ?? []).map(({ entry }) => entry);
  if (entries.length === 0 || entries.some(({ operation }) => operation !== undefined)) return null;
  // Handed a function, it calls back instead.
  if (args.at(-1)?.value.is === "function") return null;
  return entries.some(({ asynchronous }) => asynchronous === true) ? "starts" : "says more";
}
