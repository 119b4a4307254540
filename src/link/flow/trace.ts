import type { FunctionRef, Location, Operation, OperationKind, Trace, UnawaitedCall } from "../../model/index.js";
import { calledName, functionKey, placeKey } from "../../model/index.js";
import type { BusHandler, Buses } from "../buses/buses.js";
import type { CallResolver, ResolvedCall, Target } from "../calls/call-targets.js";
import { namesIn } from "../operations/call-index.js";
import type { Candidates } from "../operations/candidates.js";
import type { Operations } from "../operations/operations.js";
import { activation, type Activation, type BoundArguments, selfOf, siteIn } from "../values/activation.js";
import { unknownValue } from "../values/choice.js";
import type { DescribedCall } from "../values/describe-call.js";
import { at, type Evaluation } from "../values/evaluation.js";
import { alternativeNames } from "./alternative-names.js";
import { isBusName } from "./bus-names.js";
import { type Context, contextAt, OUTSIDE } from "./context.js";
import { type FlowTransactions, flowTransactions } from "./flow-transactions.js";
import { functionsHeld, type GivenFunction, givenFunctions } from "./given-functions.js";
import { handlersOfAll, handOverOf, raisedMessages } from "./hand-over.js";
import { keepsMessages } from "./message-keepers.js";
import { flowRecord, type FlowRecord } from "./record.js";
import type { Relevance } from "./relevance.js";
import { type FlowCall, promisesOf } from "./promises.js";
import { settlesAfterWaiting } from "./settling.js";
import { sharedRun } from "./shared-runs.js";
import { isNeverReached } from "./told-tests.js";
import type { OpenTransaction } from "./transactions.js";
import { writtenAs } from "./written-as.js";

/** Calls inside calls beyond this depth are not followed. */
const DEEPEST = 20;
/** Bodies that one flow may run; what lies beyond is a cut. */
const MOST_RUNS = 4000;

/** What tracing stands on. */
export interface TraceInput {
  readonly x: Evaluation;
  readonly operations: Operations;
  readonly candidates: () => Candidates;
  readonly resolver: CallResolver;
  readonly relevance: Relevance;
  readonly buses: () => Buses;
}

/** The operations of these kinds that a body performs, itself and through its callees, in order. */
export function traceOf(input: TraceInput, entry: FunctionRef, kinds: readonly OperationKind[]): Trace {
  const { x, operations, relevance } = input;
  const transactions = flowTransactions(x, operations, (body) => relevance.mayReach(body, ...OPENING));
  const record = flowRecord(x, operations, transactions, new Set(kinds));
  const walk = startWalk(input, kinds, record, transactions);
  walk.body(x.root(entry.file, entry.function), inDecorators(transactions, entry, OUTSIDE));
  walk.finish();
  return { entry, steps: record.steps, cuts: record.cuts };
}

function inDecorators(transactions: FlowTransactions, body: FunctionRef, context: Context): Context {
  const scope = transactions.ofDecorators(body, context);
  return scope === null ? context : { ...context, transactions: [...context.transactions, scope] };
}

const OPENING: readonly OperationKind[] = ["transaction.run", "transaction.begin"];
/** What opens and closes transactions is followed whatever is asked for. */
const TRANSACTIONAL: readonly OperationKind[] = [...OPENING, "transaction.commit", "transaction.rollback"];
const NO_BUSES: Buses = { handlersOf: () => [] };

interface Walk {
  body(run: Activation, context: Context): void;
  /** Runs what was put off until the rest is done. */
  finish(): void;
}

/** A call on the way. */
interface Call extends FlowCall {
  readonly at: Location;
  /** What holds where it stands. */
  readonly context: Context;
  /** Its promise is dropped there. */
  readonly dropped: UnawaitedCall | null;
}

function startWalk(input: TraceInput, kinds: readonly OperationKind[], record: FlowRecord, transactions: FlowTransactions): Walk {
  const { x, operations, candidates, resolver, relevance, buses } = input;
  const wanted = [...new Set([...kinds, ...TRANSACTIONAL])];
  const promises = promisesOf(x, operations, resolver);
  const raised = raisedMessages(x, buses);
  const later: (() => void)[] = [];
  /** The bodies that were run, in order. */
  const ran: string[] = [];

  function body(run: Activation, context: Context): void {
    const relevant = relevance.steps(run, wanted);
    if (relevant.length === 0 || isRunning(run, context)) return;
    ran.push(functionKey(run));
    if (ran.length > MOST_RUNS || context.chain.length > DEEPEST) {
      record.cut({ file: run.file, span: run.facts.span }, run.facts.name, "the flow is too large to follow", context);
      return;
    }
    const key = runKey(run);
    const inside: Context = { ...context, running: new Map([...context.running, [key, [...(context.running.get(key) ?? []), run]]]) };
    const id = `${key}\0${ran.length}`;
    for (const index of relevant) {
      const step = run.facts.steps[index];
      if (step?.is !== "call" || isNeverReached(x, run, step.at, step.span)) continue;
      const flowCall: FlowCall = { run, index, step, operation: operations.at(run, index) };
      const standing = contextAt(run, index, inside, id);
      const dropped = promises.droppedBy(flowCall, standing.returnDropped);
      follow({ ...flowCall, at: at(run.file, step), context: standing, dropped });
    }
  }

  function follow(call: Call): void {
    const { run, index, step, operation, context } = call;
    const resolved = resolver.resolve(run, index);
    const { outside } = resolved;
    if (operation !== null && outside !== null) perform(call, operation, outside);
    else if (resolved.because !== null) unresolved(call, resolved.because);
    raised.note(run, step, context);
    runOrHandOver(call, resolved);
    const functions = givenFunctions(x, resolver, run, index, step, resolved);
    const isTransaction = functions.some((given) => given.runs === "transaction");
    const scope =
      isTransaction && operation !== null && outside !== null
        ? transactions.ofCallback({ run, step, operation, described: outside }, context)
        : null;
    for (const given of functions) runGiven(call, given, scope);
  }

  function perform({ run, step, context, dropped }: Call, operation: Operation, described: DescribedCall): void {
    const lost = dropped !== null && promises.isGivenBy(run, step, operation, described) ? dropped : null;
    const unawaited = lost?.form === "never-run" ? lost : (context.unawaited ?? lost);
    record.perform({ run, step, operation, described }, { ...context, unawaited });
  }

  /** A call that can't be resolved matters where its name is one that such operations are made by. */
  function unresolved({ run, step, context, at: place }: Call, because: string): void {
    const name = calledName(step.callee, namesIn(x.linked, run.file));
    if (!kinds.some((kind) => candidates().isNameOf(name, kind)) && !isBusName(name)) return;
    record.cut(place, writtenAs(x.linked, run.file, step.callee), because, context);
  }

  function runTargets(call: Call, alternatives: ResolvedCall["alternatives"]): void {
    const context = called(call);
    const [first = [], second] = alternatives;
    if (second === undefined) {
      for (const target of first) runTarget(call, target, context, call.dropped);
      return;
    }
    // Of several that wrap each other, those that are being run are not what this call leads to.
    const others = alternatives.filter((targets) => targets.some((target) => !isRunning(entered(call, target), context)));
    if (others.length < 2) runTargets(call, others);
    else runEither(call, others, context);
  }

  /** Of several implementations one runs: what only some do is uncertain. */
  function runEither(call: Call, alternatives: ResolvedCall["alternatives"], context: Context): void {
    const construct = `either ${functionKey(call.run)} ${call.index} ${ran.length}`;
    const from = record.steps.length;
    const done = alternatives.map((targets, arm) => {
      const before = record.steps.length;
      const branches = [...context.branches, { construct, of: "implementations" as const, arm }];
      for (const target of targets) runTarget(call, target, { ...context, branches }, call.dropped);
      return new Set(record.steps.slice(before).map(({ operation }) => operation.kind));
    });
    const common = new Set(kinds.filter((kind) => done.every((each) => each.has(kind))));
    const names = alternativeNames(x, alternatives).join(", ");
    record.doubt(from, common, `${writtenAs(x.linked, call.run.file, call.step.callee)} is one of ${alternatives.length}: ${names}`);
  }

  /** Whether a body is being run already, with its object: in itself it does something new only with other functions to call. */
  function isRunning(run: Activation, { running }: Context): boolean {
    const others = running.get(runKey(run)) ?? [];
    return others.length > 0 && others.some((other) => functionsGiven(other) === functionsGiven(run));
  }

  function functionsGiven({ args }: Activation): string {
    const held = (args?.().items ?? []).flatMap((value) => functionsHeld(resolver, value));
    return held.map(({ target }) => functionKey(target.to)).join("\n");
  }

  function entered({ run, index, step }: Call, target: Target): Activation {
    const root = x.root(target.to.file, target.to.function);
    return sharedRun(root, {
      self: target.self ?? root.self,
      args: argumentsFor(target, x.argumentsOf(run, step), at(run.file, step)),
      outer: target.closure ?? root.outer,
      site: siteIn(run, index),
      from: run,
    });
  }

  function runTarget(call: Call, target: Target, context: Context, dropped: UnawaitedCall | null): void {
    if (!relevance.mayMatter(x.root(target.to.file, target.to.function), wanted)) return;
    const run = entered(call, target);
    const lost = context.unawaited === null && !isWaitedFor(target) ? dropped : null;
    body(run, {
      ...inDecorators(transactions, target.to, context),
      unawaited: context.unawaited ?? (run.facts.async ? lost : null),
      returnDropped: run.facts.async ? null : lost,
    });
  }

  /** Whoever waits for the promise that a function settles at its end waits for the function. */
  function isWaitedFor({ to }: Target): boolean {
    return settlesAfterWaiting(x.linked.bodies(to.file), to.function);
  }

  /** A call runs its targets; where it hands a message to a bus of this process, their handlers too, unless they were among them. */
  function runOrHandOver(call: Call, { alternatives }: ResolvedCall): void {
    const { given, takesRaised } = handOverOf(x, buses(), call);
    const targets = alternatives.flat();
    const direct = given.filter((handler) => targets.some(({ to }) => functionKey(to) === functionKey(handler)));
    if (direct.length > 0) {
      for (const handler of direct) runHandler(call, handler);
      return;
    }
    const from = ran.length;
    runTargets(call, alternatives);
    if (given.length === 0 && !takesRaised) return;
    // A bus of the program that leads out of the process runs nothing here, and what keeps messages lets another hand them over.
    if (targets.some(({ to }) => keepsMessages(x.linked, to) || leadsOut(to) || stores(to))) return;
    const handlers = takesRaised ? [...given, ...handlersOfAll(buses(), raised.take(call.context))] : given;
    const already = new Set(ran.slice(from));
    for (const handler of handlers) if (!already.has(functionKey(handler))) runHandler(call, handler);
  }

  function runHandler(call: Call, { file, function: id, self, kind, why }: BusHandler): void {
    const isEvent = kind === "event";
    const target: Target = { to: { file, function: id }, self, closure: null, gets: "unknown", by: isEvent ? "event" : "bus", why };
    const context = called(call);
    // What an event bus gives back is no promise of what its handlers do.
    runTarget(call, target, { ...context, deferred: context.deferred || isEvent }, isEvent ? null : call.dropped);
  }

  function leadsOut(to: FunctionRef): boolean {
    return (
      relevance.mayReach(to, "message.publish") && traceOf({ ...input, buses: () => NO_BUSES }, to, ["message.publish"]).steps.length > 0
    );
  }

  /** Whether a body puts what it is given into the database and calls nothing that may be a handler: `failover.publish(event)`. */
  function stores(to: FunctionRef): boolean {
    if (!relevance.mayReach(to, "database.write")) return false;
    const { steps, cuts } = traceOf({ ...input, buses: () => NO_BUSES }, to, ["database.write"]);
    return steps.length > 0 && cuts.length === 0;
  }

  function runGiven(call: Call, given: GivenFunction, scope: OpenTransaction | null): void {
    const { target, runs: when, each, handles, args, uncertain } = given;
    const { context, run, step, dropped } = call;
    const root = x.root(target.to.file, target.to.function);
    const inner = activation({ ...root, self: target.self ?? root.self, outer: target.closure ?? root.outer, args });
    const lost: UnawaitedCall | null = each === "lost" || (each === "kept" && step.dropped) ? { at: call.at, form: "callback" } : dropped;
    const isThrown = context.unawaited === null && !handles && !isWaitedFor(target) ? lost : null;
    const inside: Context = {
      ...context,
      chain: target.closure === run ? context.chain : called(call).chain,
      transactions: when === "transaction" && scope !== null ? [...context.transactions, scope] : context.transactions,
      loop: each === null ? context.loop : call.at,
      handler: handles ? `${placeKey(call.at)} ${ran.length}` : context.handler,
      unawaited: context.unawaited ?? (root.facts.async ? isThrown : null),
      returnDropped: root.facts.async ? null : isThrown,
      uncertain: context.uncertain ?? uncertain,
    };
    if (when === "later") later.push(() => body(inner, { ...inside, transactions: [], unawaited: null, returnDropped: null }));
    else body(inner, inside);
  }

  return {
    body,
    finish() {
      for (let next = later.shift(); next !== undefined; next = later.shift()) next();
    },
  };
}

/** What holds of what a call runs. */
function called({ context, at: place }: Call): Context {
  return { ...context, chain: [...context.chain, place] };
}

function argumentsFor({ gets }: Target, given: BoundArguments, place: Location): BoundArguments {
  if (gets === "unknown") return { items: [], rest: unknownValue("what a bus hands over", place) };
  if (gets === "all") return given;
  if (gets === "rest") return { items: given.items.slice(1), rest: given.rest };
  const list = given.items[1];
  return list?.is === "array" ? { items: list.items, rest: list.rest } : { items: [], rest: list ?? given.rest };
}

/** A body with its object. */
function runKey(run: Activation): string {
  const self = selfOf(run);
  return `${functionKey(run)}\0${self?.is === "instance" ? `${self.file}\0${self.declaration}` : ""}`;
}
