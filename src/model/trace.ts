import type { CallSite, Evaluated, FunctionRef } from "./evaluated.js";
import type { Location } from "./location.js";
import type { Operation } from "./operation.js";

/** How a call reaches the functions of the program that it may run. */
export type Reach = "direct" | "interface" | "container" | "bus" | "event" | "callback" | "override";

/** One function that a call may run. */
export interface CallTarget {
  readonly to: FunctionRef;
  readonly self: Evaluated | null;
  readonly by: Reach;
  /** A clause for people: `bound to PublisherPort in app.module.ts:12`. */
  readonly why: string;
}

/** What a call may run: `complete` where nothing else can be. */
export interface CallTargets {
  readonly targets: readonly CallTarget[];
  /** Canonical name of what is called outside the program; null where it is inside or unknown. */
  readonly outside: string | null;
  readonly complete: boolean;
  /** Why the answer isn't complete. */
  readonly because: string | null;
}

/** A function that a bus of this process runs for a message. */
export interface MessageHandler extends FunctionRef {
  readonly kind: "command" | "query" | "event";
  readonly self: Evaluated | null;
  readonly at: Location;
  /** A clause for people: `handles OrderPlaced by @EventsHandler`. */
  readonly why: string;
}

/** How the outside starts the program's work. */
export type EntryKind =
  "route" | "resolver" | "message-consumer" | "command-handler" | "query-handler" | "event-handler" | "job" | "use-case" | "script";

/** A function that something outside the program calls. */
export interface Entry extends FunctionRef {
  readonly kind: EntryKind;
  readonly name: string;
  readonly at: Location;
  readonly why: string;
  /** It runs before the handlers of routes, and is none. */
  readonly middleware?: true;
}

/** One arm of one branch that a step stands in, in one activation of its function. */
export interface BranchArm {
  readonly construct: string;
  /** What the arms are: ways of the code, or the implementations of which a call runs one. */
  readonly of: "code" | "implementations";
  readonly arm: number;
}

/** A transaction that a step stands in; two steps share one where `id` is equal. */
export interface TransactionScope {
  readonly id: string;
  readonly at: Location;
}

/** One operation that a flow performs. */
export interface TraceStep {
  readonly operation: Operation;
  readonly at: Location;
  /** The calls from the entry to the body that holds it, outermost first. */
  readonly chain: readonly Location[];
  readonly branches: readonly BranchArm[];
  /** The transaction that it takes part in. */
  readonly transaction: TransactionScope | null;
  /** The innermost transaction that is open when it runs, whether or not it takes part in it. */
  readonly open: TransactionScope | null;
  /** It is known to be made through another client than that transaction's, of the same library. */
  readonly past: boolean;
  /** The innermost loop or element callback of this flow that it runs in, where it is written. */
  readonly loop: Location | null;
  /** The innermost `catch` or `finally` that it runs in, one text for each run of one; null in none. */
  readonly handler: string | null;
  /** Reached through an in-process bus or event from an earlier step. */
  readonly deferred: boolean;
  /** The call on the way whose promise nobody waits for, and in which form; null where all are awaited, returned or collected. */
  readonly unawaited: UnawaitedCall | null;
  /** Why it may not belong to the flow: one of several implementations, of which others don't do the like; null where it does. */
  readonly uncertain: string | null;
}

/** A call whose promise is dropped. */
export interface UnawaitedCall {
  readonly at: Location;
  /** A call as a statement; an async callback that nobody collects the promises of: `forEach(async …)`; a lazy query that nothing runs. */
  readonly form: "floating" | "callback" | "never-run";
}

/** Where a flow could not be followed. */
export interface TraceCut {
  readonly at: Location;
  /** What is called, as written: `this.events.publish`. */
  readonly callee: string;
  readonly because: string;
  readonly chain: readonly Location[];
  readonly branches: readonly BranchArm[];
}

/** What a function does, itself and through its callees, in order. */
export interface Trace {
  readonly entry: FunctionRef;
  readonly steps: readonly TraceStep[];
  readonly cuts: readonly TraceCut[];
}

/** Whether one run can perform both: two arms of one branch never meet. */
export function canMeet(a: { readonly branches: readonly BranchArm[] }, b: { readonly branches: readonly BranchArm[] }): boolean {
  return !a.branches.some((one) => b.branches.some((other) => one.construct === other.construct && one.arm !== other.arm));
}

/** Whether both happen in the same one of several implementations, as far as they are uncertain at all. */
export function isSameAlternative(a: TraceStep, b: TraceStep): boolean {
  if (a.uncertain !== b.uncertain) return false;
  const [one, other] = [a, b].map(({ branches }) => branches.findLast((arm) => arm.of === "implementations"));
  return one?.construct === other?.construct && one?.arm === other?.arm;
}

/** Whether both happen in one transaction. */
export function sameTransaction(a: TraceStep, b: TraceStep): boolean {
  return a.transaction !== null && a.transaction.id === b.transaction?.id;
}

/** Whether a call is the one that a site names. */
export function isSite(a: CallSite, b: CallSite): boolean {
  return a.file === b.file && a.function === b.function && a.step === b.step;
}
