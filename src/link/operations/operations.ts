import type { CatalogMatch } from "../../catalog/lookup.js";
import type { CallSite, Evaluated, Known, Location, Operation, OperationKind, SlotSource } from "../../model/index.js";
import { absent, armsOf, calledName, OPERATION_KINDS } from "../../model/index.js";
import type { Activation } from "../values/activation.js";
import { declaredVersion, describeCall, type DescribedCall } from "../values/describe-call.js";
import type { Evaluation } from "../values/evaluation.js";
import { isDeadInProduction } from "../values/reachable.js";
import { slotValue } from "../values/slot-sources.js";
import { callRuns, hasUnknown } from "./call-runs.js";
import { type CallPlace, namesIn } from "./call-index.js";
import { type Candidates, isStatement, kindsOf } from "./candidates.js";
import { cookiesOfHeader } from "./cookies-of-header.js";
import { statementKind } from "./statement-kind.js";
import { writtenSlot } from "./written-slot.js";

/** The operations of a program, found by kind. */
export interface Operations {
  /** Sorted by file and position; each call once for each way that its callers bind it. */
  readonly ofKinds: (kinds: readonly OperationKind[]) => readonly Operation[];
  /** The calls that are operations of a kind, or may be with what their callers give them. */
  readonly mayBe: (kind: OperationKind) => readonly CallPlace[];
  /** What one call does in one run; null where the catalog knows of nothing. */
  readonly at: (run: Activation, step: number, via?: readonly CallSite[]) => Operation | null;
}

/** Kinds whose parts are judged as values, so that wrappers must be seen through to their callers. */
const JUDGED_BY_VALUE: ReadonlySet<OperationKind> = new Set<OperationKind>([
  "cookie.set",
  "cookie.clear",
  "cookie.configure",
  "session.configure",
  "jwt.sign",
  "jwt.verify",
  "jwt.decode",
  "jwt.configure",
]);

/** Makes the finder of operations. */
export function operationsOf(x: Evaluation, candidates: () => Candidates): Operations {
  const byKind = new Map<OperationKind, readonly Operation[]>();
  const searching = new Set<OperationKind>();
  const places = new Map<OperationKind, readonly CallPlace[]>();

  function ofKind(kind: OperationKind): readonly Operation[] {
    const known = byKind.get(kind);
    if (known !== undefined) return known;
    // A slot that asks for the operations that are being looked for finds none.
    if (searching.has(kind)) return [];
    searching.add(kind);
    const found = candidates()
      .ofKind(kind)
      .flatMap((place) => operationsAt(place, kind));
    searching.delete(kind);
    byKind.set(kind, found);
    return found;
  }

  function operationsAt({ file, function: body, step }: CallPlace, kind: OperationKind): readonly Operation[] {
    const run = x.root(file, body);
    const call = run.facts.steps[step];
    if (call?.is !== "call") return [];
    const plain = at(run, step);
    if (!JUDGED_BY_VALUE.has(kind) || (plain !== null && plain.kind !== kind)) return plain?.kind === kind ? [plain] : [];
    // What can't be told of the callee alone may be told of its callers, where the name can mean nothing else.
    if (plain === null && !candidates().isDistinctive(calledName(call.callee, namesIn(x.linked, file)), kind)) return [];
    if (plain === null && !hasUnknown(x, x.evaluate(run, call.callee))) return [];
    return callRuns(x, run, call).flatMap((each) => {
      const operation = at(each.run, step, each.via);
      return operation?.kind === kind ? cookiesOfHeader(operation) : [];
    });
  }

  function mayBe({ file, function: body, step }: CallPlace, kind: OperationKind): boolean {
    const run = x.root(file, body);
    const call = run.facts.steps[step];
    if (call?.is !== "call") return false;
    const plain = at(run, step);
    if (plain !== null) return plain.kind === kind || (plain.kind === "database.sql" && isStatement(kind));
    return armsOf(x.evaluate(run, call.callee)).some((arm) => {
      if (arm.is === "unknown" || arm.is === "method") return true;
      return (
        (arm.is === "symbol" || arm.is === "product") && x.catalog.entries(arm.symbol).some(({ entry }) => kindsOf(entry).includes(kind))
      );
    });
  }

  function at(run: Activation, step: number, via: readonly CallSite[] = []): Operation | null {
    const described = describeCall(x, run, step);
    const match = described?.matches.find(({ entry }) => entry.operation !== undefined);
    if (described == null || match?.entry.operation === undefined) return null;
    return operation(run, step, described, match, match.entry.operation, via);
  }

  function operation(
    run: Activation,
    step: number,
    described: DescribedCall,
    match: CatalogMatch,
    kind: OperationKind,
    via: readonly CallSite[],
  ): Operation {
    const slots = new Map<string, Known<Evaluated>>();
    const slot = (name: string): Known<Evaluated> => {
      const known = slots.get(name);
      if (known !== undefined) return known;
      const sources = match.entry.slots?.[name];
      const found = sources === undefined ? absent : slotOf(run, described, sources, match.wildcards);
      slots.set(name, found);
      return found;
    };
    const place: Location = { file: run.file, span: described.call.span };
    return {
      kind: kind === "database.sql" ? statementKind(slot("text")) : kind,
      symbol: described.symbol,
      site: { file: run.file, function: run.function, step },
      at: place,
      via,
      certain: !described.guessed,
      developmentOnly: isDevelopmentOnly(x, run, step),
      version: declaredVersion(x, run.file, described.symbol),
      slot,
      written: (name) => (described.isThrough ? null : writtenSlot(described.call, match.entry.slots?.[name] ?? [])),
    };
  }

  function slotOf(
    run: Activation,
    described: DescribedCall,
    sources: SlotSource | readonly SlotSource[],
    wildcards: readonly string[],
  ): Known<Evaluated> {
    return slotValue(x, run, described, sources, wildcards, (kind, name) => configurations(kind).map((each) => each.slot(name)));
  }

  function configurations(kind: string): readonly Operation[] {
    return isOperationKind(kind) ? ofKind(kind) : [];
  }

  return {
    mayBe: (kind) =>
      keep(places, kind, () =>
        candidates()
          .ofKind(kind)
          .filter((place) => mayBe(place, kind)),
      ),
    ofKinds: (kinds) => sorted([...new Set(kinds)].flatMap(ofKind)),
    at,
  };
}

function keep<Key, Item>(map: Map<Key, Item>, key: Key, make: () => Item): Item {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function isOperationKind(kind: string): kind is OperationKind {
  return OPERATION_KINDS.some((each) => each === kind);
}

/** A call, or one that led to its run, stands where production never comes. */
function isDevelopmentOnly(x: Evaluation, run: Activation, step: number): boolean {
  const call = run.facts.steps[step];
  if (call !== undefined && isDeadInProduction(x, run, call.at, call.span)) return true;
  if (run.site !== null) {
    const { file, function: body, step: at } = run.site;
    const from = x.root(file, body);
    const outer = from.facts.steps[at];
    if (outer !== undefined && isDeadInProduction(x, from, outer.at, outer.span)) return true;
  }
  const given = run.facts.argumentOf;
  if (run.outer === null || given === null) return false;
  const around = run.outer.facts.steps[given.step];
  return around !== undefined && isDeadInProduction(x, run.outer, around.at, around.span);
}

function sorted(operations: readonly Operation[]): readonly Operation[] {
  return [...operations].sort((a, b) =>
    a.at.file < b.at.file ? -1 : a.at.file > b.at.file ? 1 : a.at.span[0] - b.at.span[0] || a.at.span[1] - b.at.span[1],
  );
}
