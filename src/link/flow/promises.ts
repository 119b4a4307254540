import type { Evaluated, Known, Operation, UnawaitedCall, Value } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import type { CallResolver } from "../calls/call-targets.js";
import type { Operations } from "../operations/operations.js";
import type { Activation } from "../values/activation.js";
import { takes } from "../values/callbacks.js";
import type { DescribedCall } from "../values/describe-call.js";
import { at, type CallStep, type Evaluation } from "../values/evaluation.js";
import { droppedResult } from "./dropped-results.js";
import { resultTakers } from "./result-takers.js";

/** A call of a flow, with what the catalog knows of it. */
export interface FlowCall {
  readonly run: Activation;
  readonly index: number;
  readonly step: CallStep;
  readonly operation: Operation | null;
}

/** What becomes of the promises of calls. */
export interface Promises {
  /** Where a call's promise is dropped: by itself, or with the return that holds it; a lazy query that nothing starts is never run. */
  droppedBy(call: FlowCall, returnDropped: UnawaitedCall | null): UnawaitedCall | null;
  /** Whether a call from outside gives something to wait for. */
  isGivenBy(run: Activation, step: CallStep, operation: Operation, outside: DescribedCall): boolean;
}

/** Makes the questions. */
export function promisesOf(x: Evaluation, operations: Operations, resolver: CallResolver): Promises {
  function droppedBy({ run, index, step, operation }: FlowCall, returnDropped: UnawaitedCall | null): UnawaitedCall | null {
    const isLazy = operation !== null && isTrue(operation.slot("lazy"));
    // What is said to a builder that others hold is run by them.
    if (isLazy && isHeldBuilder(run, step)) return null;
    const dropped = droppedResult(x, run, index);
    if (dropped !== null) return { at: at(run.file, step), form: isLazy && !dropped.isStarted ? "never-run" : "floating" };
    if (returnDropped === null) return null;
    if (!resultTakers(run.facts).returned.has(index)) return null;
    return isLazy ? { ...returnDropped, form: "never-run" } : returnDropped;
  }

  function isHeldBuilder(run: Activation, step: CallStep): boolean {
    const of = step.callee.is === "member" ? armsOf(x.evaluate(run, step.callee.of)) : [];
    return of.some((each) => {
      const site = each.is === "product" ? each.calls[0] : undefined;
      if (site === undefined) return false;
      const maker = x.root(site.file, site.function);
      const made = operations.at(maker, site.step);
      const isHere = site.file === run.file && site.function === run.function && maker.facts.steps[site.step]?.span[0] === step.span[0];
      return made !== null && isTrue(made.slot("lazy")) && !isHere;
    });
  }

  function isGivenBy(run: Activation, step: CallStep, { kind }: Operation, outside: DescribedCall): boolean {
    if (kind === "database.query-builder") return true;
    return isAsynchronous(outside) && !isCalledBack(run, step, outside);
  }

  /** Who hands over what is called at the end waits for no promise: what the library is known to call later, or a last function that it isn't known to need for its work. */
  function isCalledBack(run: Activation, { args }: CallStep, outside: DescribedCall): boolean {
    const known = outside.matches.flatMap(({ entry }) => entry.callbacks ?? []);
    return args.some(({ value }, position) => {
      const entry = known.find((each) => takes(each, position, null, args.length));
      if (entry === undefined ? position !== args.length - 1 : entry.runs !== "later") return false;
      return isFunction(run, value);
    });
  }

  function isFunction(run: Activation, value: Value): boolean {
    return value.is === "function" || resolver.functionsIn(x.evaluate(run, value)).length > 0;
  }

  return { droppedBy, isGivenBy };
}

/** Whether a slot holds the constant `true`. */
export function isTrue(slot: Known<Evaluated>): boolean {
  return slot.is === "known" && slot.value.is === "constant" && slot.value.value === true;
}

function isAsynchronous({ matches }: DescribedCall): boolean {
  return matches.some(({ entry }) => entry.asynchronous === true);
}
