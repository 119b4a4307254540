import type { Location } from "../location.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import { canMeet, isSameAlternative, sameTransaction, type TraceStep } from "../trace.js";
import { holdsConstant, isInDatabase } from "./operation-slots.js";
import { relayedIn, isTold, writesOf, type DatabaseWrite } from "./database-writes.js";
import type { Flow } from "./flows.js";
import { isSamePlace, isWrittenBefore, placeAt, sharedCalls } from "./trace-path.js";
import { isRepeatable, modelNameOf, statementOf } from "./written-model.js";

/** How an effect stands to the write that it can part from. */
export type Parting = "after-write" | "in-transaction" | "before-flush" | "in-handler";

/** Why an effect can't part from a write. */
export type SafeBecause =
  "nothing-written" | "outbox-row" | "relay" | "job-relay" | "redelivery" | "same-transaction" | "broker-transaction";

/** What is told of one effect outside the database: whether it can happen without the write of its flow, or not happen after it. */
export type EffectVerdict =
  | {
      readonly is: "split";
      readonly parting: Parting;
      readonly effect: TraceStep;
      /** The writes that it can part from, first the one whose way is the longest together with the effect's. */
      readonly writes: readonly DatabaseWrite[];
      /** Where the body that does both leads to the effect; for an in-process handler, where that does. */
      readonly at: Location;
    }
  | { readonly is: "unclear"; readonly at: Location; readonly because: string }
  | { readonly is: "safe"; readonly at: Location; readonly because: SafeBecause };

/** Which effects are asked for. */
export interface EffectQuestion {
  readonly isEffect: (operation: Operation) => boolean;
  /** Whether the text of a call that can't be resolved sounds like such an effect. */
  readonly soundsLike: (callee: string) => boolean;
  /** Models whose changes are told by a log-based capture, in lower case. */
  readonly captured: ReadonlySet<string>;
}

/** The verdicts on the effects of one flow, in the order of its steps, then of its cuts. */
export function effectVerdicts(program: Program, flow: Flow, question: EffectQuestion): readonly EffectVerdict[] {
  const { trace } = flow;
  const all = writesOf(program, trace);
  const writes = all.filter(({ onOutbox, model }) => !onOutbox && !question.captured.has((model ?? "").toLowerCase()));
  const untold = writes.filter((write) => !isTold(write, all));
  const verdicts = trace.steps.flatMap((step, index): readonly EffectVerdict[] => {
    if (!question.isEffect(step.operation) || step.operation.developmentOnly) return [];
    return [verdictOn(program, flow, { step, index }, writes, untold)];
  });
  const cuts = trace.cuts.flatMap((cut): readonly EffectVerdict[] => {
    const write = untold.find(({ step }) => step.uncertain === null && canMeet(step, cut) && isWrittenBefore(step, cut));
    if (write === undefined || !question.soundsLike(cut.callee)) return [];
    return [{ is: "unclear", at: placeAt(cut, sharedCalls(write.step, cut)), because: `what ${cut.callee} does: ${cut.because}` }];
  });
  return [...verdicts, ...cuts];
}

interface Effect {
  readonly step: TraceStep;
  readonly index: number;
}

function verdictOn(
  program: Program,
  flow: Flow,
  effect: Effect,
  writes: readonly DatabaseWrite[],
  untold: readonly DatabaseWrite[],
): EffectVerdict {
  const { step } = effect;
  const safe = (because: SafeBecause): EffectVerdict => ({ is: "safe", at: step.at, because });
  const parted = (among: readonly DatabaseWrite[]): readonly DatabaseWrite[] => among.filter((write) => partingOf(write, effect) !== null);
  if (holdsConstant(step.operation, "brokerTransaction", true)) return safe("broker-transaction");
  const relayed = relayedIn(program, flow, step);
  if (relayed !== null) return safe(relayed === "outbox" ? "relay" : "job-relay");
  if (parted(writes).length === 0) return safe("nothing-written");
  const open = parted(untold);
  if (open.length === 0) return safe("outbox-row");
  const apart = isInDatabase(step.operation) ? open.filter((write) => !takesPart(write, step)) : open;
  if (apart.length === 0) return safe("same-transaction");
  const isRedelivered = flow.entry?.kind === "message-consumer";
  const lasting = isRedelivered ? apart.filter((write) => !isRolledBack(write, step)) : apart;
  const repeats = lasting.map((write) => isRepeated(program, flow, write));
  if (repeats.every((each) => each === true)) return safe("redelivery");
  // What is uncertain for the same reason as the effect, and in the same implementation, happens where that does.
  const isSure = (write: DatabaseWrite): boolean => write.step.uncertain === null || isSameAlternative(write.step, step);
  const faulty = lasting.filter((write, index) => repeats[index] === false && isSure(write));
  const nearestFirst = byNearness(ofOwnHandler(program, flow, faulty.length > 0 ? faulty : lasting, step), step);
  const [nearest] = nearestFirst;
  if (nearest === undefined) return safe("redelivery");
  const parting = partingOf(nearest, effect) ?? "after-write";
  const at = parting === "in-handler" ? placeInHandler(flow, step) : placeAt(step, sharedCalls(nearest.step, step));
  const doubt = isSameAlternative(nearest.step, step) ? null : (step.uncertain ?? nearest.step.uncertain);
  if (doubt !== null) return { is: "unclear", at, because: doubt };
  if (faulty.length === 0) return { is: "unclear", at, because: "whether the same message leads to the same write again" };
  const writesTogether = nearestFirst.filter((write) => canMeet(write.step, nearest.step));
  return { is: "split", parting, effect: step, writes: writesTogether, at };
}

function partingOf(write: DatabaseWrite, { step, index }: Effect): Parting | null {
  // What follows in an error's handler follows a write that failed.
  if (!canMeet(write.step, step) || write.step.handler !== step.handler) return null;
  const inTransaction = isRolledBack(write, step);
  if (!inTransaction && write.index > index) return null;
  if (step.deferred && !write.step.deferred) return "in-handler";
  if (inTransaction) return "in-transaction";
  return write.sent > index ? "before-flush" : "after-write";
}

/** The write may yet be taken back when the effect happens. */
function isRolledBack({ step: { transaction } }: DatabaseWrite, { open }: TraceStep): boolean {
  return transaction !== null && transaction.id === open?.id;
}

/** A job that is a row of the database stands in the write's transaction, as far as it names one. */
function takesPart(write: DatabaseWrite, step: TraceStep): boolean {
  return sameTransaction(write.step, step) || (isRolledBack(write, step) && step.operation.slot("handle").is !== "absent");
}

/** Whether the broker's second delivery of a message, or the next run of a job, writes the same again, whatever the first one wrote. */
function isRepeated(program: Program, { trace, entry }: Flow, { step, index, model }: DatabaseWrite): boolean | null {
  if (entry?.kind !== "message-consumer" && entry?.kind !== "job") return false;
  // What a job changes or takes away it does not find again.
  if (entry.kind === "job" && statementOf(step.operation) !== "upsert") return false;
  const isRead = trace.steps
    .slice(0, index)
    .some((read) => read.operation.kind === "database.read" && canMeet(read, step) && modelNameOf(program, read.operation) === model);
  return isRead ? false : isRepeatable(step.operation);
}

/** What one handler of an event writes is not what another one tells of, as long as anything else is written. */
function ofOwnHandler(program: Program, flow: Flow, writes: readonly DatabaseWrite[], step: TraceStep): readonly DatabaseWrite[] {
  const own = writes.filter((write) => !write.step.deferred || isInSameHandler(program, flow, write.step, step));
  return own.length > 0 ? own : writes;
}

function isInSameHandler(program: Program, flow: Flow, a: TraceStep, b: TraceStep): boolean {
  const inside = handlerDepth(flow, a);
  const shared = sharedCalls(a, b);
  if (shared !== inside) return shared > inside;
  const [one, other] = [placeAt(a, inside), placeAt(b, inside)];
  return one.file === other.file && program.symbolAt(one) === program.symbolAt(other);
}

function byNearness(writes: readonly DatabaseWrite[], step: TraceStep): readonly DatabaseWrite[] {
  return [...writes].sort((a, b) => sharedCalls(b.step, step) - sharedCalls(a.step, step) || b.index - a.index);
}

/** The place in the handler, after the last bus on the way. */
function placeInHandler(flow: Flow, step: TraceStep): Location {
  return placeAt(step, handlerDepth(flow, step));
}

/** How many calls lead to the handler that a step stands in. */
function handlerDepth({ trace }: Flow, step: TraceStep): number {
  const buses = trace.steps.filter(({ operation: { kind } }) => kind === "event.publish" || kind === "command.dispatch");
  return step.chain.findLastIndex((call) => buses.some((bus) => isSamePlace(bus.at, call))) + 1;
}
