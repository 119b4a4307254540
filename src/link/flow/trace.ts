import type {
  BranchArm,
  CallSite,
  Evaluated,
  FunctionRef,
  Location,
  Operation,
  OperationKind,
  Trace,
  TraceCut,
  TraceStep,
  UnawaitedCall,
} from "../../model/index.js";
import { armsOf, calledName } from "../../model/index.js";
import type { Buses } from "../buses/buses.js";
import type { CallResolver, ResolvedCall, Target } from "../calls/call-targets.js";
import { namesIn } from "../operations/call-index.js";
import type { Candidates } from "../operations/candidates.js";
import type { Operations } from "../operations/operations.js";
import { activation, type Activation } from "../values/activation.js";
import { takes } from "../values/callbacks.js";
import type { DescribedCall } from "../values/describe-call.js";
import { at, type CallStep, type Evaluation } from "../values/evaluation.js";
import { isDeadInProduction } from "../values/reachable.js";
import { isTrue, promisesOf } from "./promises.js";
import { clientField, isPast, transactionLibrary } from "./past.js";
import { branchesAt, isCaught, isInHandler, loopAt } from "./places.js";
import { isBusName, keyOf, type Relevance } from "./relevance.js";
import { type Begun, handleKey, openAt, openFor, type OpenTransaction, scopeOf, takesPart } from "./transactions.js";
import { decoratorTransaction } from "./transaction-decorators.js";
import { writtenAs } from "./written-as.js";

/** Calls inside calls beyond this depth are not followed. */
const DEEPEST = 14;
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

/** What holds of all that one run of a body does. */
interface Context {
  readonly chain: readonly Location[];
  readonly branches: readonly BranchArm[];
  readonly transactions: readonly OpenTransaction[];
  readonly loop: Location | null;
  readonly handler: boolean;
  readonly deferred: boolean;
  readonly unawaited: UnawaitedCall | null;
  /** The run's promise is dropped where it is called: what it returns is dropped with it. */
  readonly returnDropped: UnawaitedCall | null;
  /** The bodies that are being run, by key. */
  readonly running: ReadonlySet<string>;
  /** The body was given functions to call: what they do is done in it. */
  readonly given: boolean;
}

const OUTSIDE: Context = {
  chain: [],
  branches: [],
  transactions: [],
  loop: null,
  handler: false,
  deferred: false,
  unawaited: null,
  returnDropped: null,
  running: new Set(),
  given: false,
};

/** The operations of these kinds that a body performs, itself and through its callees, in order. */
export function traceOf(input: TraceInput, entry: FunctionRef, kinds: readonly OperationKind[]): Trace {
  const walk = startWalk(input, new Set(kinds));
  walk.body(input.x.root(entry.file, entry.function), withDecorators(input.x, entry, OUTSIDE));
  return { entry, steps: walk.steps(), cuts: walk.cuts };
}

function withDecorators(x: Evaluation, body: FunctionRef, context: Context): Context {
  const scope = decoratorTransaction(x, body);
  return scope === null ? context : { ...context, transactions: [...context.transactions, scope] };
}

interface Walk {
  body(run: Activation, context: Context): void;
  steps(): readonly TraceStep[];
  readonly cuts: readonly TraceCut[];
}

function startWalk({ x, operations, candidates, resolver, relevance, buses }: TraceInput, kinds: ReadonlySet<OperationKind>): Walk {
  const promises = promisesOf(x, operations, resolver);
  let steps: TraceStep[] = [];
  const cuts: TraceCut[] = [];
  /** Transactions that were begun by a statement, in the order of their beginning. */
  const begun: Begun[] = [];
  /** Messages of the program that were made on the way. */
  const raised: Evaluated[] = [];
  let runs = 0;

  function isRelevant(body: FunctionRef): boolean {
    return [...kinds, ...TRANSACTIONAL].some((kind) => relevance.mayReach(body, kind)) || makesMessage(body);
  }

  /** Entities that record what happened do nothing else that a flow shows. */
  function makesMessage({ file, function: id }: FunctionRef): boolean {
    const facts = x.linked.bodies(file).functions[id];
    return (
      facts?.steps.some(
        (step) => step.is === "call" && step.form === "new" && step.callee.is === "binding" && isMessage(file, step.callee.binding),
      ) === true
    );
  }

  function isMessage(file: string, binding: number): boolean {
    const target = x.linked.resolve(file, binding);
    if (target.is !== "declared") return false;
    const { declaration } = target;
    return buses().handlersOf({ is: "class", file: target.file, declaration, at: { file, span: [0, 0] } }).length > 0;
  }

  function body(run: Activation, context: Context): void {
    const key = keyOf(run);
    if (context.running.has(key) || !(context.given || isRelevant(run))) return;
    runs += 1;
    const inside: Context = { ...context, running: new Set([...context.running, key]) };
    if (runs > MOST_RUNS || context.chain.length > DEEPEST) {
      cut(inside, { file: run.file, span: run.facts.span }, run.facts.name, "the flow is too large to follow");
      return;
    }
    const id = `${key}\0${runs}`;
    run.facts.steps.forEach((step, index) => {
      if (step.is === "call" && !isDeadInProduction(x, run, step.at, step.span)) call(run, index, step, placed(run, step, inside, id));
    });
  }

  function placed(run: Activation, step: CallStep, context: Context, id: string): Context {
    const { facts, file } = run;
    const caught = context.unawaited !== null && isCaught(facts, step.at);
    return {
      ...context,
      branches: [...context.branches, ...branchesAt(facts, step, id)],
      loop: loopAt(file, facts, step.at) ?? context.loop,
      handler: context.handler || isInHandler(facts, step.at),
      unawaited: caught ? null : context.unawaited,
    };
  }

  function call(run: Activation, index: number, step: CallStep, context: Context): void {
    const operation = operations.at(run, index);
    const resolved = resolver.resolve(run, index);
    const dropped = promises.droppedBy({ run, index, step, operation }, context.returnDropped);
    if (operation !== null)
      emit(
        run,
        step,
        operation,
        resolved.outside,
        dropped === null || !promises.isGivenBy(run, step, operation, resolved)
          ? context
          : { ...context, unawaited: dropped.form === "never-run" ? dropped : (context.unawaited ?? dropped) },
      );
    else if (resolved.because !== null) unresolved(run, step, resolved.because, context);
    noteMessage(run, step);
    const further = follow(run, index, step, resolved, context, dropped);
    handOver(run, step, operation, resolved, context, further);
    if (resolved.outside !== null) callbacks(run, index, step, resolved.outside, operation, context);
  }

  function emit(run: Activation, step: CallStep, operation: Operation, described: DescribedCall | null, context: Context): void {
    const through = throughOf(operation, described);
    if (operation.kind === "transaction.begin") begin(run, step, operation, described, through, context);
    if (operation.kind === "transaction.commit" || operation.kind === "transaction.rollback") end(operation, through, context);
    if (operation.kind === "transaction.run") joinStatements(operation);
    if (!kinds.has(operation.kind)) return;
    const open = [...context.transactions, ...openFor(begun, context)];
    const own = open.findLast((scope) => takesPart(scope, through)) ?? null;
    const innermost = open.at(-1) ?? null;
    steps.push({
      operation,
      at: operation.at,
      chain: context.chain,
      branches: context.branches,
      transaction: own === null ? null : scopeOf(own),
      open: innermost === null ? null : scopeOf(innermost),
      past:
        own === null && innermost !== null && described !== null && isPast(x, operations, { run, step, operation, described }, innermost),
      loop: context.loop,
      handler: context.handler,
      deferred: context.deferred,
      unawaited: context.unawaited,
      uncertain: null,
    });
  }

  function begin(
    run: Activation,
    call: CallStep,
    operation: Operation,
    described: DescribedCall | null,
    through: readonly Evaluated[],
    context: Context,
  ): void {
    const given = operation.slot("handle");
    const on = given.is === "known" ? given.value : isStatement(operation) ? through[0] : undefined;
    const { file, function: id, step } = operation.site;
    // What begins without a handle gives one.
    const handle = on === undefined ? `${file} ${id} ${step}` : handleKey(on);
    const opener = { site: operation.site, ambient: false, handle, ...openedBy(run, call, described) };
    begun.push({ scope: openAt(`${keyOf(run)}\0${step}`, operation.at, opener), branches: context.branches, ends: [] });
  }

  function openedBy(run: Activation, step: CallStep, described: DescribedCall | null): Pick<OpenTransaction, "library" | "client"> {
    return { library: described === null ? null : transactionLibrary(x, described), client: clientField({ run, step }) };
  }

  function end(operation: Operation, through: readonly Evaluated[], context: Context): void {
    if (operation.kind === "transaction.rollback" && context.handler) return;
    const open = openFor(begun, context);
    const found = open.findLast((scope) => takesPart(scope, through)) ?? open.at(-1);
    begun.find(({ scope }) => scope === found)?.ends.push({ branches: context.branches });
  }

  /** The statements of `$transaction([a, b])` were made before: they run inside. */
  function joinStatements(operation: Operation): void {
    const list = operation.slot("statements");
    if (list.is !== "known" || list.value.is !== "array") return;
    const sites = [...list.value.items, ...(list.value.rest === null ? [] : [list.value.rest])]
      .flatMap((item) => armsOf(item))
      .flatMap((arm) => (arm.is === "product" ? arm.calls : []));
    const scope = { id: `${operation.site.file}\0${operation.site.function}\0${operation.site.step}`, at: operation.at };
    steps = steps.map((each) =>
      sites.some((site) => isSameSite(site, each.operation.site)) ? { ...each, transaction: scope, open: scope } : each,
    );
  }

  /** A call that can't be resolved matters where its name is one that such operations are made by. */
  function unresolved(run: Activation, step: CallStep, because: string, context: Context): void {
    const name = calledName(step.callee, namesIn(x.linked, run.file));
    if (![...kinds].some((kind) => candidates().isNameOf(name, kind)) && !isBusName(name)) return;
    cut(context, at(run.file, step), writtenAs(x.linked, run.file, step.callee), because);
  }

  function cut(context: Context, place: Location, callee: string, because: string): void {
    cuts.push({ at: place, callee, because, chain: context.chain, branches: context.branches });
  }

  function noteMessage(run: Activation, step: CallStep): void {
    if (step.form !== "new") return;
    for (const arm of armsOf(x.evaluate(run, step.callee))) if (arm.is === "class" && buses().handlersOf(arm).length > 0) raised.push(arm);
  }

  /** Runs what the call may run; says whether something of the program did. */
  function follow(
    run: Activation,
    index: number,
    step: CallStep,
    resolved: ResolvedCall,
    context: Context,
    dropped: UnawaitedCall | null,
  ): boolean {
    const { alternatives } = resolved;
    const chained: Context = { ...context, chain: [...context.chain, at(run.file, step)] };
    if (alternatives.length === 1) {
      for (const target of alternatives[0] ?? []) enter(run, index, step, target, chained, dropped);
    } else if (alternatives.length > 1) eitherOf(run, index, step, alternatives, chained, dropped);
    return alternatives.length > 0;
  }

  /** Of several implementations one runs: what only some do is uncertain. */
  function eitherOf(
    run: Activation,
    index: number,
    step: CallStep,
    alternatives: ResolvedCall["alternatives"],
    context: Context,
    dropped: UnawaitedCall | null,
  ): void {
    const before = steps;
    const done: (readonly TraceStep[])[] = [];
    const construct = `either ${keyOf(run)} ${index} ${runs}`;
    alternatives.forEach((targets, arm) => {
      steps = [];
      const branches = [...context.branches, { construct, arm }];
      for (const target of targets) enter(run, index, step, target, { ...context, branches }, dropped);
      done.push(steps);
    });
    const common = [...kinds].filter((kind) => done.every((each) => each.some((one) => one.operation.kind === kind)));
    const names = alternatives.map((targets) => nameOf(targets)).join(", ");
    const because = `${writtenAs(x.linked, run.file, step.callee)} is one of ${alternatives.length}: ${names}`;
    steps = [
      ...before,
      ...done.flat().map((each) => (common.includes(each.operation.kind) ? each : { ...each, uncertain: each.uncertain ?? because })),
    ];
  }

  function nameOf(targets: readonly Target[]): string {
    const [first] = targets;
    if (first === undefined) return "nothing";
    const owner = first.self?.is === "instance" ? x.linked.declaration(first.self.file, first.self.declaration)?.name : undefined;
    return owner ?? x.linked.bodies(first.to.file).functions[first.to.function]?.name ?? first.to.file;
  }

  function enter(run: Activation, index: number, step: CallStep, target: Target, context: Context, dropped: UnawaitedCall | null): void {
    const root = x.root(target.to.file, target.to.function);
    const { facts } = root;
    const site: CallSite = { file: run.file, function: run.function, step: index };
    const entered = activation({
      ...root,
      self: target.self ?? root.self,
      args: () => x.argumentsOf(run, step),
      outer: target.closure ?? root.outer,
      site,
      depth: run.depth + 1,
    });
    const lost = dropped !== null && context.unawaited === null ? dropped : null;
    body(entered, {
      ...withDecorators(x, target.to, context),
      given: step.args.some(
        ({ value }) => value.is === "function" || (context.given && resolver.functionsIn(x.evaluate(run, value)).length > 0),
      ),
      unawaited: context.unawaited ?? (facts.async ? lost : null),
      returnDropped: facts.async ? null : lost,
    });
  }

  /** A message that is handed to a bus of this process runs its handlers. */
  function handOver(
    run: Activation,
    step: CallStep,
    operation: Operation | null,
    resolved: ResolvedCall,
    context: Context,
    followed: boolean,
  ): void {
    const isBus = operation?.kind === "event.publish" || operation?.kind === "command.dispatch";
    const name = calledName(step.callee, namesIn(x.linked, run.file));
    if (!isBus && (!isBusName(name) || operation !== null)) return;
    // A bus of the program that leads out of the process runs nothing here.
    if (followed && resolved.alternatives.flat().some(({ to }) => relevance.mayReach(to, "message.publish") && leadsOut(to))) return;
    const slot = operation?.slot(operation.kind === "event.publish" ? "event" : "message");
    const given = slot?.is === "known" ? [slot.value] : x.argumentsOf(run, step).items;
    const messages = given.flatMap((value) => messagesIn(value));
    const known = messages.length > 0 || operation?.kind === "command.dispatch" ? messages : isBus || isEventBus(name) ? [...raised] : [];
    const handlers = new Map(known.flatMap((message) => buses().handlersOf(message)).map((handler) => [keyOf(handler), handler]));
    for (const handler of handlers.values()) {
      const target: Target = {
        to: { file: handler.file, function: handler.function },
        self: handler.self,
        closure: null,
        by: handler.kind === "event" ? "event" : "bus",
        why: handler.why,
      };
      enter(
        run,
        run.facts.steps.indexOf(step),
        step,
        target,
        { ...context, chain: [...context.chain, at(run.file, step)], deferred: context.deferred || handler.kind === "event" },
        null,
      );
    }
  }

  function leadsOut(body: FunctionRef): boolean {
    return traceOf({ x, operations, candidates, resolver, relevance, buses: () => NO_BUSES }, body, ["message.publish"]).steps.length > 0;
  }

  function callbacks(
    run: Activation,
    index: number,
    step: CallStep,
    described: DescribedCall,
    operation: Operation | null,
    context: Context,
  ): void {
    step.args.forEach(({ value }, position) => {
      const functions = resolver.functionsIn(x.evaluate(run, value));
      for (const target of functions) {
        const entry = described.matches
          .flatMap((match) => match.entry.callbacks ?? [])
          .find((each) => takes(each, position, null, step.args.length));
        // What a library that nobody knows does with a function, it most likely does at once.
        const when = entry?.runs ?? (described.matches.length === 0 ? "now" : null);
        if (when !== "now" && when !== "transaction") continue;
        callback(run, index, step, target, when === "transaction" ? operation : null, described, context);
      }
    });
  }

  function callback(
    run: Activation,
    index: number,
    step: CallStep,
    target: Target,
    transaction: Operation | null,
    described: DescribedCall,
    context: Context,
  ): void {
    const root = x.root(target.to.file, target.to.function);
    const isEach = /#Array\.|^(lodash|underscore|async)#/.test(described.symbol);
    const scope = transaction === null ? [] : [transactionAt(run, index, step, transaction, described)];
    const collects = described.symbol.endsWith(".forEach") || described.symbol.endsWith("#each") || step.dropped;
    const lost = isEach && root.facts.async && collects && context.unawaited === null;
    const entered = activation({ ...root, self: target.self ?? root.self, outer: target.closure ?? root.outer, args: null });
    body(entered, {
      ...context,
      chain: target.closure === run ? context.chain : [...context.chain, at(run.file, step)],
      transactions: [...context.transactions, ...scope],
      loop: isEach ? at(run.file, step) : context.loop,
      unawaited: lost ? { at: at(run.file, step), form: "callback" } : context.unawaited,
      returnDropped: null,
    });
  }

  function transactionAt(run: Activation, index: number, step: CallStep, operation: Operation, described: DescribedCall): OpenTransaction {
    const ambient = operation.slot("ambient");
    const handle = operation.slot("handle");
    return openAt(`${keyOf(run)}\0${index}`, operation.at, {
      site: operation.site,
      ambient: isTrue(ambient),
      handle: handle.is === "known" ? handleKey(handle.value) : null,
      ...openedBy(run, step, described),
    });
  }

  return { body, steps: () => steps, cuts };
}

/** What opens and closes transactions is followed whatever is asked for. */
const TRANSACTIONAL: readonly OperationKind[] = ["transaction.begin", "transaction.commit"];
const NO_BUSES: Buses = { handlersOf: () => [] };

function isEventBus(name: string): boolean {
  return /publish|emit|dispatch|commit|raise|notify/i.test(name);
}

/** A statement as text begins a transaction on the connection that it is sent to. */
function isStatement(operation: Operation): boolean {
  return operation.slot("text").is !== "absent";
}

/** The values that a statement is made through: its receiver, and the handle that it is given. */
function throughOf(operation: Operation, described: DescribedCall | null): readonly Evaluated[] {
  const handle = operation.slot("handle");
  return [...(described?.of == null ? [] : [described.of]), ...(handle.is === "known" ? [handle.value] : [])];
}

function isSameSite(a: CallSite, b: CallSite): boolean {
  return a.file === b.file && a.function === b.function && a.step === b.step;
}

function messagesIn(value: Evaluated): readonly Evaluated[] {
  return armsOf(value).flatMap((arm): readonly Evaluated[] => {
    if (arm.is === "array") return [...arm.items, ...(arm.rest === null ? [] : [arm.rest])].flatMap(messagesIn);
    return arm.is === "instance" || arm.is === "class" || (arm.is === "constant" && typeof arm.value === "string") ? [arm] : [];
  });
}
