import { siteKey } from "../evaluated.js";
import type { Location } from "../location.js";
import type { Operation, OperationKind } from "../operation.js";
import type { Program } from "../program.js";
import type { RelatedLocation } from "../result.js";
import type { TraceStep } from "../trace.js";
import type { Value } from "../value.js";
import type { DatabaseWrite } from "./database-writes.js";
import { EFFECT_STEPS, flowsThrough } from "./flows.js";
import { libraryOf } from "./operation-slots.js";
import { outboxRowsOf, type OutboxRow } from "./outbox-rows.js";
import { effectVerdicts, type Parting, type SafeBecause } from "./split-effects.js";
import { pathTo, placeKey, sharedCalls, wayFrom } from "./trace-path.js";
import { isOnOutbox } from "./written-model.js";

/** What a finding says of a flow. */
export interface ToldFlow {
  readonly at: Location;
  readonly certainty: "proven" | "likely";
  readonly related: readonly RelatedLocation[];
  readonly subject: string;
  readonly data: { readonly flow: string; readonly written: string };
}

/** An effect that can part from the writes of its flow, as the shortest flow that shows it tells. */
export interface PartedEffect extends ToldFlow {
  readonly parting: Parting;
  readonly effect: TraceStep;
  /** The package that performs it. */
  readonly library: string;
}

/** A row of the outbox, and whether it stands in the transaction of what it tells of. */
export interface ToldRow extends ToldFlow {
  readonly is: "together" | "apart";
}

/** What is asked of all flows. */
export interface PartingsQuestion {
  readonly kinds: readonly OperationKind[];
  readonly isEffect?: (operation: Operation) => boolean;
  readonly soundsLike: (callee: string) => boolean;
  readonly captured?: ReadonlySet<string>;
  /** The rows of outboxes are asked for too. */
  readonly rows?: boolean;
}

/** The answer, each place once. */
export interface Partings {
  readonly parted: readonly PartedEffect[];
  readonly unclear: readonly { readonly at: Location; readonly because: string }[];
  readonly safe: ReadonlyMap<SafeBecause, readonly Location[]>;
  /** The rows that flows put into an outbox beside what they tell of. */
  readonly rows: readonly ToldRow[];
}

const WRITES: readonly OperationKind[] = ["database.write", "database.persist"];
/** The effects of some kinds in all flows: those that can part from what their flow writes, those that can't be judged, and those that are safe. */
export function partings(program: Program, asked: PartingsQuestion): Partings {
  const { kinds, soundsLike } = asked;
  const parted = new Map<string, PartedEffect>();
  const unclear = new Map<string, { readonly at: Location; readonly because: string }>();
  const safe = new Map<SafeBecause, Map<string, Location>>();
  const rows = new Map<string, ToldRow>();
  const question = {
    isEffect: asked.isEffect ?? (({ kind }: Operation) => kinds.includes(kind)),
    soundsLike,
    captured: asked.captured ?? new Set<string>(),
  };
  const effects = program.operations(...kinds).filter(question.isEffect);
  const to = asked.rows === true && mayWriteOutbox(program) ? [...kinds, ...WRITES] : kinds;
  for (const flow of flowsThrough(program, { to, through: effects, steps: EFFECT_STEPS })) {
    for (const verdict of effectVerdicts(program, flow, question)) {
      const key = placeKey(verdict.at);
      if (verdict.is === "unclear") unclear.set(key, verdict);
      else if (verdict.is === "safe") safe.set(verdict.because, new Map(safe.get(verdict.because)).set(key, verdict.at));
      else {
        const known = parted.get(key);
        if (known === undefined || verdict.effect.chain.length < known.effect.chain.length) parted.set(key, partedEffect(program, verdict));
      }
    }
    for (const row of asked.rows === true ? outboxRowsOf(program, flow) : []) {
      const key = `${row.is} ${placeKey(row.at)}`;
      if (!rows.has(key)) rows.set(key, toldRow(program, row));
    }
  }
  return {
    parted: oncePerFunction(program, byPlace([...parted.values()])),
    unclear: byPlace([...unclear].flatMap(([key, each]) => (parted.has(key) ? [] : [each]))),
    safe: new Map([...safe].map(([because, places]) => [because, [...places.values()]])),
    rows: byPlace([...rows.values()]),
  };
}

/** What a function does several times through the same helper is one thing to mend: it is told at the first place, with the others. */
function oncePerFunction(program: Program, parted: readonly PartedEffect[]): readonly PartedEffect[] {
  const groups = new Map<string, PartedEffect[]>();
  for (const each of parted) {
    const { at, effect, parting } = each;
    const isHere = placeKey(at) === placeKey(effect.at);
    const key = isHere ? placeKey(at) : [at.file, program.symbolAt(at), parting, siteKey(effect.operation.site)].join("\0");
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, related: [...first.related, ...others.map(({ at }) => ({ at, message: "and here" }))] }],
  );
}

const OUTBOX = /outbox/i;

/** Whether any call of the source is made on something that is named an outbox, or given such a name or statement. */
function mayWriteOutbox(program: Program): boolean {
  if (!program.modules.some(({ outline }) => OUTBOX.test(outline.words))) return false;
  const named = program.modules.filter(({ subject, outline }) => subject === "source" && OUTBOX.test(outline.words));
  const isCalled = named.some(({ path }) =>
    program.bodies(path).functions.some(({ steps }) => steps.some((step) => step.is === "call" && namesOutbox(step.callee))),
  );
  return isCalled || program.operations(...WRITES).some((write) => isOnOutbox(program, write));
}

function namesOutbox(value: Value): boolean {
  return value.is === "member" && (OUTBOX.test(value.name) || namesOutbox(value.of));
}

function toldRow(program: Program, { is, row, write, at }: OutboxRow): ToldRow {
  return { is, ...toldFlow(program, at, [write], { step: row.step, words: "writes the outbox row" }) };
}

function partedEffect(
  program: Program,
  { parting, effect, writes, at }: Pick<PartedEffect, "parting" | "effect" | "at"> & { readonly writes: readonly DatabaseWrite[] },
): PartedEffect {
  const library = libraryOf(effect.operation);
  const end = { step: effect, words: `reaches ${library}` };
  return { ...toldFlow(program, at, writes, end), parting, effect, library };
}

/** More writes than these would hide the flow. */
const MOST_SHOWN = 3;

function toldFlow(
  program: Program,
  at: Location,
  writes: readonly DatabaseWrite[],
  end: { readonly step: TraceStep; readonly words: string },
): ToldFlow {
  const named = [...new Set(writes.flatMap(({ model }) => (model === null ? [] : [model])))];
  const shown = writes.slice(0, MOST_SHOWN);
  const ways = shown.flatMap((write) => wayFrom(write.step, sharedCalls(write.step, end.step), `writes ${write.model ?? "the database"}`));
  const from = pathTo(end.step).findIndex((place) => placeKey(place) === placeKey(at)) + 1;
  return {
    at,
    certainty: [end.step, ...shown.map(({ step }) => step)].every(({ operation }) => operation.certain) ? "proven" : "likely",
    related: [...ways, ...wayFrom(end.step, from, end.words)].filter((place) => placeKey(place.at) !== placeKey(at)),
    // Not what was written: one write more, or another way that is found first, leaves it the same fault.
    subject: nameOf(program, end.step),
    data: { flow: program.symbolAt(at) ?? at.file, written: named.length === 0 ? "the database" : named.slice(0, MOST_SHOWN).join(", ") },
  };
}

function nameOf(program: Program, { at, operation }: TraceStep): string {
  return `${program.symbolAt(at) ?? at.file} ${operation.symbol}`;
}

function byPlace<Place extends { readonly at: Location }>(places: readonly Place[]): readonly Place[] {
  return [...places].sort((a, b) => (a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : a.at.span[0] - b.at.span[0]));
}
