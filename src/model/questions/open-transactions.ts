import type { Location } from "../location.js";
import type { Operation, OperationKind } from "../operation.js";
import type { Program } from "../program.js";
import type { RelatedLocation } from "../result.js";
import type { Trace, TransactionScope, TraceStep } from "../trace.js";
import { flowsThrough } from "./flows.js";
import { transactionStarts } from "./transaction-starts.js";
import { depthInside, isSamePlace, placeAt, placeKey, wayFrom } from "./trace-path.js";

/** A step that a flow takes while a transaction is open. */
export interface StepInside {
  readonly step: TraceStep;
  readonly scope: TransactionScope;
  /** The call that opened it, where it is a step of the flow. */
  readonly opened: TraceStep | null;
  /** Where the body that runs in the transaction leads to the step. */
  readonly at: Location;
  /** The way from there to the step, and where the transaction was opened. */
  readonly related: readonly RelatedLocation[];
}

/** What happens while transactions are open. */
export interface OpenTransactions {
  /** The steps that were asked for, each place once, as the shortest flow that shows it tells. */
  readonly inside: readonly StepInside[];
  /** How many transactions were seen. */
  readonly transactions: number;
}

/** Whatever opens a transaction. */
const OPENERS: readonly OperationKind[] = ["transaction.run", "transaction.begin"];

/** Whether a step is asked for: the words for it, and which of several at one place is told: the lowest rank. */
export type AskedStep = (step: TraceStep) => { readonly words: string; readonly rank: number } | null;

/** What is asked of the flows of a program. */
export interface OpenTransactionsQuestion {
  /** The kinds of the steps that are asked for. */
  readonly kinds: readonly OperationKind[];
  /** Such steps are few: all flows that lead to them are followed, otherwise what is done where a transaction is opened. */
  readonly few: boolean;
  readonly asked: AskedStep;
}

/** The steps that the flows of a program take while a transaction is open. */
export function stepsInside(program: Program, question: OpenTransactionsQuestion): OpenTransactions {
  const found = new Map<string, StepInside & { readonly rank: number }>();
  const openers = program.operations(...OPENERS);
  const scopes = new Set(openers.map(({ at }) => placeKey(at)));
  for (const trace of tracesOf(program, question, openers)) {
    for (const step of trace.steps) {
      if (step.open !== null) scopes.add(placeKey(step.open.at));
      const answer = step.open === null || step.operation.developmentOnly ? null : question.asked(step);
      if (step.open === null || answer === null) continue;
      const inside = { ...stepInside(trace, step, step.open, answer.words), rank: answer.rank };
      const key = placeKey(inside.at);
      const known = found.get(key);
      if (known === undefined || isTold(inside, known)) found.set(key, inside);
    }
  }
  const all = [...found.values()];
  return { inside: all.filter((each) => !all.some((other) => leadsThrough(each, other))), transactions: scopes.size };
}

/** The way to a step leads through where another way to it is told: it is told there. */
function leadsThrough(outer: StepInside, inner: StepInside): boolean {
  return (
    isSamePlace(outer.step.at, inner.step.at) &&
    !isSamePlace(outer.at, inner.at) &&
    outer.related.some(({ at }) => isSamePlace(at, inner.at))
  );
}

function tracesOf(program: Program, { kinds, few }: OpenTransactionsQuestion, openers: readonly Operation[]): readonly Trace[] {
  const steps = [...OPENERS, ...kinds];
  if (!few) return transactionStarts(program, openers).map((start) => program.trace(start, ...steps));
  return flowsThrough(program, { to: kinds, through: program.operations(...kinds), steps }).map(({ trace }) => trace);
}

function isTold(a: StepInside & { readonly rank: number }, b: StepInside & { readonly rank: number }): boolean {
  return a.rank < b.rank || (a.rank === b.rank && a.step.chain.length < b.step.chain.length);
}

function stepInside(trace: Trace, step: TraceStep, scope: TransactionScope, words: string): StepInside {
  const opened = trace.steps.find(({ at, operation }) => OPENERS.includes(operation.kind) && isSamePlace(at, scope.at)) ?? null;
  const depth = depthInside(scope, step, opened);
  const at = placeAt(step, depth);
  const way = wayFrom(step, depth + 1, words).filter((place) => !isSamePlace(place.at, at));
  return { step, scope, opened, at, related: [{ at: scope.at, message: "the transaction is opened here" }, ...way] };
}
