import type { OperationKind, StepId } from "../../model/index.js";
import { calledName, lazily, OPERATION_KINDS } from "../../model/index.js";
import type { BusTable } from "../buses/buses.js";
import { namesIn } from "../operations/call-index.js";
import type { Candidates } from "../operations/candidates.js";
import type { Operations } from "../operations/operations.js";
import type { CallStep, Evaluation } from "../values/evaluation.js";
import { isBusName, PUBLISHER_NAMES } from "./bus-names.js";
import type { Body, CallLeads } from "./call-leads.js";
import { hands } from "./leading.js";

/** Operation kinds, one bit each. */
export type KindSet = bigint;

/** The operations that calls lead to, found forwards from the bodies that are asked for. */
export interface Reach {
  /** What each call of a body leads to, whoever calls that, by step. */
  ofSteps(body: Body): ReadonlyMap<StepId, KindSet>;
  /** What one of its calls leads to. */
  ofStep(body: Body, step: StepId): KindSet;
  /** Whether one of its calls is an operation of these kinds, or leads to a body of some. */
  isStepTo(body: Body, step: StepId, kinds: readonly OperationKind[], isThere: (to: Body) => boolean): boolean;
  /** What a body leads to. */
  of(body: Body): KindSet;
}

/** What it is found by. */
export interface ReachInput {
  readonly x: Evaluation;
  readonly leadsOf: (body: Body, step: StepId) => CallLeads;
  readonly operations: Pick<Operations, "at">;
  readonly candidates: () => Candidates;
  readonly buses: () => BusTable;
  /** Whether the program has the library of a broker out of process. */
  readonly hasBroker: () => boolean;
}

const NOTHING: KindSet = 0n;
const BITS: ReadonlyMap<OperationKind, KindSet> = new Map(OPERATION_KINDS.map((kind, bit) => [kind, 1n << BigInt(bit)]));
const DATABASE = OPERATION_KINDS.filter((kind) => kind.startsWith("database."));
/** What a statement may turn out to be when its text is known. */
const STATEMENTS = kindSet([...DATABASE, "transaction.begin", "transaction.commit", "transaction.rollback"]);

/** The kinds as one set. */
export function kindSet(kinds: readonly OperationKind[]): KindSet {
  return kinds.reduce((set, kind) => set | (BITS.get(kind) ?? NOTHING), NOTHING);
}

interface Node {
  readonly body: Body;
  /** By the calls that do or lead to something. */
  readonly steps: Map<StepId, { readonly own: KindSet; readonly to: readonly Node[] }>;
  /** Those that lead here. */
  readonly from: Node[];
  reached: KindSet;
}

/** Makes the question: what a body leads to is followed once, and what is followed is followed to its end. */
export function reach(input: ReachInput): Reach {
  const { x, leadsOf, operations, candidates, buses, hasBroker } = input;
  const nodes = new Map<Body, Node>();
  const answers = new WeakMap<Body, ReadonlyMap<StepId, KindSet>>();
  const handlers = lazily(() => [
    ...new Set(
      buses()
        .subscriptions()
        .map(({ handler }) => x.root(handler.file, handler.function)),
    ),
  ]);
  const messages = lazily(
    () =>
      new Set(
        buses()
          .subscriptions()
          .flatMap((each) => each.messages.map(({ name }) => name)),
      ),
  );

  function explore(start: Body): Node {
    const known = nodes.get(start);
    if (known !== undefined) return known;
    const fresh: Node[] = [];
    const nodeOf = (body: Body): Node => {
      const found = nodes.get(body);
      if (found !== undefined) return found;
      const made: Node = { body, steps: new Map(), from: [], reached: NOTHING };
      nodes.set(body, made);
      fresh.push(made);
      return made;
    };
    const first = nodeOf(start);
    // A list walks over what is added on the way.
    for (const node of fresh) follow(node, nodeOf);
    settle(fresh);
    return first;
  }

  function follow(node: Node, nodeOf: (body: Body) => Node): void {
    const { body, steps } = node;
    body.facts.steps.forEach((step, id) => {
      if (step.is !== "call") return;
      const own = doneBy(body, step, id);
      const to = ledTo(body, step, id).map(nodeOf);
      if (own === NOTHING && to.length === 0) return;
      steps.set(id, { own, to });
      node.reached |= own;
      for (const each of to) each.from.push(node);
    });
  }

  function settle(fresh: readonly Node[]): void {
    for (const node of fresh) for (const { to } of node.steps.values()) for (const each of to) node.reached |= each.reached;
    const todo = fresh.filter(({ reached }) => reached !== NOTHING);
    for (let node = todo.pop(); node !== undefined; node = todo.pop()) {
      for (const caller of node.from) {
        const all = caller.reached | node.reached;
        if (all === caller.reached) continue;
        caller.reached = all;
        todo.push(caller);
      }
    }
  }

  /** The operation that a call is, or may be by what its body is given. */
  function doneBy(body: Body, step: CallStep, id: StepId): KindSet {
    const operation = mayBeOperation(step) ? operations.at(body, id) : null;
    if (operation !== null) return operation.kind === "database.sql" ? STATEMENTS : kindSet([operation.kind]);
    const { open, isGiven, bodies } = leadsOf(body, id);
    if (!open) return NOTHING;
    const name = calledName(step.callee, namesIn(x.linked, body.file));
    const given = isGiven ? DATABASE.filter((kind) => candidates().isNameOf(name, kind)) : [];
    if (!hasBroker()) return kindSet(given);
    const isUntold = bodies.length === 0 && PUBLISHER_NAMES.includes(name);
    return kindSet(isUntold || candidates().isNameOf(name, "message.publish") ? [...given, "message.publish"] : given);
  }

  /** By its name a call may be an operation of some library that the program has: what has no name may be any. */
  function mayBeOperation({ callee }: CallStep): boolean {
    if (callee.is !== "member") return true;
    return candidates().isName(callee.name);
  }

  function ledTo(body: Body, step: CallStep, id: StepId): readonly Body[] {
    return [...leadsOf(body, id).bodies, ...(mayHandOver(body, step, id) ? handlers() : [])];
  }

  function mayHandOver(body: Body, step: CallStep, id: StepId): boolean {
    const kind = mayBeOperation(step) ? operations.at(body, id)?.kind : undefined;
    if (kind === "event.publish" || kind === "command.dispatch") return true;
    const name = calledName(step.callee, namesIn(x.linked, body.file));
    return (isBusName(name) || messages().has(name)) && hands(body, id, leadsOf);
  }

  return {
    of: (body) => explore(body).reached,
    ofStep(body, id) {
      const step = body.facts.steps[id];
      if (step?.is !== "call") return NOTHING;
      return ledTo(body, step, id).reduce((set, each) => set | explore(each).reached, doneBy(body, step, id));
    },
    isStepTo(body, id, kinds, isThere) {
      const step = body.facts.steps[id];
      if (step?.is !== "call") return false;
      return ledTo(body, step, id).some(isThere) || (doneBy(body, step, id) & kindSet(kinds)) !== NOTHING;
    },
    ofSteps(body) {
      const known = answers.get(body);
      if (known !== undefined) return known;
      const { steps } = explore(body);
      const found = new Map([...steps].map(([id, { own, to }]) => [id, to.reduce((set, { reached }) => set | reached, own)] as const));
      answers.set(body, found);
      return found;
    },
  };
}
