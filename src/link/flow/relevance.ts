import type { Evaluated, FunctionRef, OperationKind, StepId } from "../../model/index.js";
import { calledName } from "../../model/index.js";
import { namesIn } from "../operations/call-index.js";
import type { Activation } from "../values/activation.js";
import { isBusName } from "./bus-names.js";
import type { Body } from "./call-leads.js";
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
export function relevance({ x, leadsOf, candidates }: ReachInput, reach: Reach): Relevance {
  const known = new Map<string, Map<Body, Steps>>();

  /** What is called by names of operations or buses and can't be told is a cut of the flow, whatever it is. */
  function isCut(body: Body, id: StepId, kinds: readonly OperationKind[]): boolean {
    const step = body.facts.steps[id];
    if (step?.is !== "call") return false;
    const name = calledName(step.callee, namesIn(x.linked, body.file));
    return (isBusName(name) || kinds.some((kind) => candidates().isNameOf(name, kind))) && leadsOf(body, id).open;
  }

  function stepsOf(body: Body, kinds: readonly OperationKind[]): Steps {
    const wanted = kindSet(kinds);
    const reached = reach.ofSteps(body);
    const plain: StepId[] = [];
    const given: StepId[] = [];
    body.facts.steps.forEach((step, id) => {
      if (step.is !== "call") return;
      if (((reached.get(id) ?? NOTHING) & wanted) !== NOTHING || isCut(body, id, kinds)) plain.push(id);
      else if (leadsOf(body, id).open || leadsOf(body, id).passes()) given.push(id);
    });
    return { plain, all: given.length === 0 ? plain : [...plain, ...given].sort((a, b) => a - b) };
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
    mayReach: ({ file, function: id }, ...kinds) => (reach.of(x.root(file, id)) & kindSet(kinds)) !== NOTHING,
    mayMatter: (body, kinds) => keptSteps(body, kinds).all.length > 0,
    steps(run, kinds) {
      const { plain, all } = keptSteps(x.root(run.file, run.function), kinds);
      return all.length > plain.length && bringsCalls(run) ? all : plain;
    },
  };
}

interface Steps {
  /** Those that lead to something whoever calls. */
  readonly plain: readonly StepId[];
  /** With those that may by what the body is given. */
  readonly all: readonly StepId[];
}

const NOTHING: KindSet = 0n;

/** Whether a run, or one around it, has something at hand that its body by itself has not, and that can be called. */
function bringsCalls(run: Activation): boolean {
  for (let at: Activation | null = run; at !== null; at = at.outer) {
    if (at.self?.is === "instance" && at.self.made !== null) return true;
    if (at.args !== null && [...at.args().items, at.args().rest].some((value) => value !== null && isCallable(value))) return true;
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
