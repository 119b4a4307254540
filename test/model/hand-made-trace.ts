import type {
  Evaluated,
  Known,
  Location,
  Operation,
  OperationKind,
  Program,
  Trace,
  TraceCut,
  TraceStep,
  TransactionScope,
} from "../../src/model/index.js";
import { absent, known } from "../../src/model/index.js";
import { programOf } from "../check/program-stub.js";

/** A place of the test's one file, by a number. */
export function place(offset: number): Location {
  return { file: "src/orders.ts", span: [offset, offset + 1] };
}

interface StepParts extends Partial<Omit<TraceStep, "operation" | "at" | "chain" | "transaction" | "open">> {
  readonly symbol?: string;
  readonly slots?: Readonly<Record<string, string | boolean>>;
  readonly chain?: readonly number[];
  /** The transaction that it takes part in, which is open too. */
  readonly in?: string;
  /** The one that is open and not joined. */
  readonly open?: string;
}

/** A step that takes place at a number; without more it stands in the entry's own body, in no branch and no transaction. */
export function step(kind: OperationKind, offset: number, parts: StepParts = {}): TraceStep {
  const scope = (id: string | undefined): TransactionScope | null => (id === undefined ? null : { id, at: place(0) });
  const { symbol, slots, chain, in: joined, open, ...rest } = parts;
  return {
    operation: operation(kind, offset, symbol ?? "library#call", slots ?? {}),
    at: place(offset),
    chain: (chain ?? []).map(place),
    branches: [],
    transaction: scope(joined),
    open: scope(open ?? joined),
    past: false,
    loop: null,
    handler: null,
    deferred: false,
    unawaited: null,
    uncertain: null,
    ...rest,
  };
}

/** A statement on a table. */
export function write(offset: number, model: string, parts: StepParts = {}): TraceStep {
  return step("database.write", offset, { symbol: "orm#save", ...parts, slots: { model, statement: "insert", ...parts.slots } });
}

/** A message to a broker. */
export function publish(offset: number, parts: StepParts = {}): TraceStep {
  return step("message.publish", offset, { symbol: "broker#send", ...parts });
}

/** A call that could not be followed. */
export function cut(offset: number, callee: string, chain: readonly number[] = []): TraceCut {
  return { at: place(offset), callee, because: "nothing implements it", chain: chain.map(place), branches: [] };
}

/** What the entry does. */
export function trace(steps: readonly TraceStep[], cuts: readonly TraceCut[] = []): Trace {
  return { entry: { file: "src/orders.ts", function: 1 }, steps, cuts };
}

/** A program of which nothing is known but what a test adds. */
export function emptyProgram(parts: Partial<Program> = {}): Program {
  return { ...programOf({ "src/orders.ts": "" }), ...parts };
}

function operation(kind: OperationKind, offset: number, symbol: string, slots: Readonly<Record<string, string | boolean>>): Operation {
  return {
    kind,
    symbol,
    site: { file: "src/orders.ts", function: 1, step: offset },
    at: place(offset),
    via: [],
    certain: true,
    developmentOnly: false,
    version: null,
    written: () => null,
    slot(name): Known<Evaluated> {
      const value = slots[name];
      return value === undefined ? absent : known({ is: "constant", value, at: place(offset) });
    },
  };
}
