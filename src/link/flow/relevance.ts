import type { Evaluated, FunctionFacts, FunctionRef, OperationKind, StepId, Value } from "../../model/index.js";
import { calledName, lazily } from "../../model/index.js";
import { namesIn } from "../operations/call-index.js";
import type { Activation } from "../values/activation.js";
import { pathOf } from "../values/object-changes.js";
import { isBusName } from "./bus-names.js";
import type { Body } from "./call-leads.js";
import type { Leading } from "./leading.js";
import { type KindSet, kindSet, type Reach, type ReachInput } from "./reach.js";

/** What of a program a flow need look at. */
export interface Relevance {
  /** Whether a body leads to an operation of one of these kinds. */
  mayReach(body: FunctionRef, ...kinds: readonly OperationKind[]): boolean;
  /** Whether a run of a body may do anything that is asked for. */
  mayMatter(body: Body, kinds: readonly OperationKind[]): boolean;
  /** The calls of a run that may lead to operations of these kinds, in order. */
  steps(run: Activation, kinds: readonly OperationKind[]): readonly StepId[];
}

/** Makes the question: what leads to an operation whoever calls it, and what depends on what its body is given, where that is something that can be called. */
export function relevance({ x, leadsOf, candidates }: ReachInput, reach: Reach, leading: () => Leading): Relevance {
  const known = new Map<string, Map<Body, Steps>>();

  /** What is called by names of operations or buses and can't be told is a cut of the flow, whatever it is. */
  function isCut(body: Body, id: StepId, kinds: readonly OperationKind[]): boolean {
    const step = body.facts.steps[id];
    if (step?.is !== "call") return false;
    const name = calledName(step.callee, namesIn(x.linked, body.file));
    return (isBusName(name) || kinds.some((kind) => candidates().isNameOf(name, kind))) && leadsOf(body, id).open;
  }

  function stepsOf(body: Body, kinds: readonly OperationKind[]): Steps {
    const leadsThere = toKinds(body, kinds);
    const plain = callsOf(body).filter((id) => leadsThere(id) || isCut(body, id, kinds));
    return {
      plain,
      all: lazily(() => {
        const given = callsOf(body).filter((id) => !plain.includes(id) && isGiven(body, id));
        return given.length === 0 ? plain : [...plain, ...given].sort((a, b) => a - b);
      }),
    };
  }

  /** Operations that are few are found backwards from them; statements are everywhere. */
  function toKinds(body: Body, kinds: readonly OperationKind[]): (id: StepId) => boolean {
    if (!kinds.some((kind) => kind.startsWith("database."))) {
      const sets = kinds.map((kind) => leading().toKind(kind));
      if (!sets.some((bodies) => bodies.has(body))) return () => false;
      return (id) => reach.isStepTo(body, id, kinds, (to) => sets.some((bodies) => bodies.has(to)));
    }
    const wanted = kindSet(kinds);
    const reached = reach.ofSteps(body);
    return (id) => ((reached.get(id) ?? NOTHING) & wanted) !== NOTHING;
  }

  /** What is called, or passed on to be called, depends on what the body, or one around it, is given. */
  function isGiven(body: Body, id: StepId): boolean {
    const step = body.facts.steps[id];
    if (step?.is !== "call") return false;
    const isOpenRoot = comesFromOutside(body, step.callee) || step.args.some(({ value }) => comesFromOutside(body, value));
    return isOpenRoot && (leadsOf(body, id).open || leadsOf(body, id).passes());
  }

  function comesFromOutside(body: Body, value: Value): boolean {
    const { root } = pathOf(value);
    if (root.is === "this") return true;
    if (root.is === "binding")
      return !/^(import|function|class|enum|namespace|type)$/.test(x.linked.binding(body.file, root.binding)?.kind ?? "");
    return root.is === "conditional" || root.is === "logical" || root.is === "result";
  }

  function keptSteps(body: Body, kinds: readonly OperationKind[]): Steps {
    const key = kinds.join(" ");
    const ofKinds = known.get(key) ?? new Map<Body, Steps>();
    known.set(key, ofKinds);
    const found = ofKinds.get(body) ?? stepsOf(body, kinds);
    ofKinds.set(body, found);
    return found;
  }

  return {
    mayReach({ file, function: id }, ...kinds) {
      const body = x.root(file, id);
      if (!kinds.some((kind) => kind.startsWith("database."))) return kinds.some((kind) => leading().toKind(kind).has(body));
      return (reach.of(body) & kindSet(kinds)) !== NOTHING;
    },
    mayMatter(body, kinds) {
      const { plain, all } = keptSteps(body, kinds);
      return plain.length > 0 || all().length > 0;
    },
    steps(run, kinds) {
      const { plain, all } = keptSteps(x.root(run.file, run.function), kinds);
      return bringsCalls(run) ? all() : plain;
    },
  };
}

interface Steps {
  /** Those that lead to something whoever calls. */
  readonly plain: readonly StepId[];
  /** With those that may by what the body is given. */
  readonly all: () => readonly StepId[];
}

const calls = new WeakMap<FunctionFacts, readonly StepId[]>();

/** The calls of a body, in order. */
function callsOf({ facts }: Body): readonly StepId[] {
  const found = calls.get(facts) ?? facts.steps.flatMap((step, id) => (step.is === "call" ? [id] : []));
  calls.set(facts, found);
  return found;
}

const NOTHING: KindSet = 0n;

/** Whether a run, or one around it, has something at hand that its body by itself has not, and that can be called. */
function bringsCalls(run: Activation): boolean {
  for (let at: Activation | null = run; at !== null; at = at.outer) {
    if (at.self?.is === "instance" && at.self.made !== null) return true;
    const given = at.args?.() ?? null;
    if (given !== null && [...given.items, given.rest].some((value) => value !== null && isCallable(value))) return true;
  }
  return false;
}

function isCallable(value: Evaluated, depth = 0): boolean {
  if (depth > 3) return true;
  switch (value.is) {
    case "function":
    case "class":
    case "instance":
    case "symbol":
    case "product":
    case "method":
      return true;
    case "choice":
      return value.arms.some((arm) => isCallable(arm, depth + 1));
    case "array":
      return [...value.items, ...(value.rest === null ? [] : [value.rest])].some((item) => isCallable(item, depth + 1));
    case "object":
      return [...value.members.keys.values()].some((member) => member.is === "known" && isCallable(member.value, depth + 1));
    default:
      return false;
  }
}
