import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import type { Flow } from "./flows.js";
import { canMeet, sameTransaction, type Trace, type TraceStep } from "../trace.js";
import { isOnOutbox, modelNameOf, statementOf } from "./written-model.js";

/** One write of a flow, with when the database learns of it. */
export interface DatabaseWrite {
  readonly step: TraceStep;
  /** Its place in the flow's steps. */
  readonly index: number;
  /** The step that sends it: itself, or the flush of its unit of work. */
  readonly sent: number;
  /** It goes with all that the same unit of work flushes. */
  readonly isFlushed: boolean;
  /** What it writes; null where that can't be told. */
  readonly model: string | null;
  readonly onOutbox: boolean;
}

/** What a flow writes, in order. What is told to a unit of work that no flush and no transaction follows is not written as far as the flow shows. */
export function writesOf(program: Program, { steps }: Trace): readonly DatabaseWrite[] {
  const flushes = new Set<number>();
  const writes = steps.flatMap((step, index): readonly DatabaseWrite[] => {
    const { operation } = step;
    if (operation.developmentOnly) return [];
    if (operation.kind === "database.flush") return [writeOf(program, step, index, index, true)];
    if (operation.kind === "database.write") return [writeOf(program, step, index, index, false)];
    if (operation.kind !== "database.persist") return [];
    const flush = steps.findIndex((later, at) => at > index && later.operation.kind === "database.flush" && canMeet(step, later));
    if (flush !== -1) flushes.add(flush);
    if (flush === -1 && step.transaction === null) return [];
    return [writeOf(program, step, index, flush === -1 ? index : flush, flush !== -1)];
  });
  // A flush stands for what it writes; where nothing is seen to be told to its unit of work, it writes what was changed there.
  return writes.filter(({ step, index }) => step.operation.kind !== "database.flush" || !flushes.has(index));
}

function writeOf(program: Program, step: TraceStep, index: number, sent: number, isFlushed: boolean): DatabaseWrite {
  return { step, index, sent, isFlushed, model: modelNameOf(program, step.operation), onOutbox: isOnOutbox(program, step.operation) };
}

/** The calls that write the database or tell it to: a flush only where it says itself what it writes, as `persistAndFlush(order)`. */
export function writeOperations(program: Program): readonly Operation[] {
  return program
    .operations("database.write", "database.persist", "database.flush")
    .filter((operation) => operation.kind !== "database.flush" || operation.slot("model").is === "known");
}

/** Whether the database takes both or neither. */
export function isOneUnit(a: DatabaseWrite, b: DatabaseWrite): boolean {
  return sameTransaction(a.step, b.step) || (a.isFlushed && b.isFlushed && a.sent === b.sent);
}

/** Whether an outbox row is written with the same breath: then a relay will tell of the write. */
export function isTold(write: DatabaseWrite, writes: readonly DatabaseWrite[]): boolean {
  return writes.some((other) => other.onOutbox && isNewRow(other) && isOneUnit(write, other) && canMeet(write.step, other.step));
}

/** Whether it may put a row into its table, rather than only change or take away what is there. */
export function isNewRow({ step: { operation } }: DatabaseWrite): boolean {
  return putsRow(operation);
}

/** The same of a call alone. */
export function putsRow(operation: Operation): boolean {
  const statement = statementOf(operation);
  return statement !== "update" && statement !== "delete";
}

/** Tables of jobs: whose rows a worker claims, does and marks. */
const JOBS = /^(job|queue)s?_?(record|entry|item|row|message|queue)?s?$/i;

/** What a flow passes on in a step, where it has read or claimed such rows before: rows of the outbox, or, where no request is answered, jobs. */
export function relayedIn(program: Program, { trace: { steps }, entry }: Flow, step: TraceStep): "outbox" | "jobs" | null {
  const end = steps.indexOf(step);
  const isWorker = entry === null || entry.kind === "job";
  const claimed = steps.slice(0, Math.max(end, 0)).filter((earlier) => {
    const { kind } = earlier.operation;
    const isClaim =
      kind === "database.read" || (kind === "database.write" && ["update", "delete"].includes(statementOf(earlier.operation) ?? ""));
    return isClaim && canMeet(earlier, step);
  });
  if (claimed.some(({ operation }) => isOnOutbox(program, operation))) return "outbox";
  return isWorker && claimed.some(({ operation }) => JOBS.test(modelNameOf(program, operation) ?? "")) ? "jobs" : null;
}
