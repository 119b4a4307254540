import type { Location, Operation, OperationKind, TraceCut, TraceStep } from "../../model/index.js";
import { armsOf, isSite, siteKey } from "../../model/index.js";
import type { Operations } from "../operations/operations.js";
import type { Evaluation } from "../values/evaluation.js";
import type { Context } from "./context.js";
import type { FlowTransactions } from "./flow-transactions.js";
import { type DatabaseCall, isPast } from "./past.js";
import { scopeOf, takesPart, throughOf } from "./transactions.js";

/** What a flow was seen to do so far. */
export interface FlowRecord {
  readonly steps: readonly TraceStep[];
  readonly cuts: readonly TraceCut[];
  /** Notes an operation of a run, and what it does to transactions. */
  perform(call: DatabaseCall, context: Context): void;
  cut(at: Location, callee: string, because: string, context: Context): void;
  /** Of the steps from one position up to another, those of a kind that isn't common to all arms may not belong to the flow. */
  doubt(from: number, common: ReadonlySet<OperationKind>, because: string): void;
}

/** Makes the record of a flow that is asked for operations of some kinds. */
export function flowRecord(
  x: Evaluation,
  operations: Operations,
  transactions: FlowTransactions,
  kinds: ReadonlySet<OperationKind>,
): FlowRecord {
  const steps: TraceStep[] = [];
  const cuts = new Map<string, TraceCut>();

  function emit(call: DatabaseCall, context: Context): void {
    const open = transactions.openAt(context);
    const through = throughOf(call);
    const own = open.findLast((scope) => takesPart(scope, through)) ?? null;
    const innermost = open.at(-1) ?? null;
    const { operation } = call;
    const { chain, branches, loop, handler, deferred, unawaited, uncertain } = context;
    steps.push({
      operation,
      at: operation.at,
      chain,
      branches,
      transaction: own === null ? null : scopeOf(own),
      open: innermost === null ? null : scopeOf(innermost),
      past: own === null && innermost !== null && isPast(x, operations, call, innermost),
      loop,
      handler,
      deferred,
      unawaited,
      uncertain,
    });
  }

  /** The statements of `$transaction([a, b])` were made before: they run inside. */
  function joinStatements(operation: Operation): void {
    const list = operation.slot("statements");
    if (list.is !== "known" || list.value.is !== "array") return;
    const sites = [...list.value.items, ...(list.value.rest === null ? [] : [list.value.rest])]
      .flatMap((item) => armsOf(item))
      .flatMap((arm) => (arm.is === "product" ? arm.calls : []));
    const scope = { id: siteKey(operation.site), at: operation.at };
    steps.forEach((each, position) => {
      if (sites.some((site) => isSite(site, each.operation.site))) steps[position] = { ...each, transaction: scope, open: scope };
    });
  }

  return {
    steps,
    get cuts() {
      return [...cuts.values()];
    },
    perform(call, context) {
      const { operation } = call;
      if (operation.kind === "transaction.begin") transactions.begin(call, context);
      if (operation.kind === "transaction.commit") transactions.end(call, context);
      // A rollback where an error is handled follows a commit that didn't happen.
      if (operation.kind === "transaction.rollback" && context.handler === null) transactions.end(call, context);
      if (operation.kind === "transaction.run") joinStatements(operation);
      if (kinds.has(operation.kind)) emit(call, context);
    },
    cut(at, callee, because, { chain, branches }) {
      const key = `${at.file}\0${at.span[0]}\0${at.span[1]}\0${because}`;
      if (!cuts.has(key)) cuts.set(key, { at, callee, because, chain, branches });
    },
    doubt(from, common, because) {
      for (let position = from; position < steps.length; position++) {
        const step = steps[position];
        if (step?.uncertain === null && !common.has(step.operation.kind)) steps[position] = { ...step, uncertain: because };
      }
    },
  };
}
