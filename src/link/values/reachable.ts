import type { FunctionFacts, Place, PlaceId, Span, Value } from "../../model/index.js";
import type { Activation } from "./activation.js";
import type { Evaluation } from "./evaluation.js";
import { type Branch, constructsIn, encloses, exitsOf, parentOf } from "./places.js";
import { truthOf } from "./truth.js";

/** What the test of a branch comes to; null where that can't be told. */
export type TestTruth = (x: Evaluation, run: Activation, test: Value) => boolean | null;

/** Whether a place of a body is never reached in production: it stands in the wrong arm of a test of the environment, or behind its exit. */
export function isDeadInProduction(x: Evaluation, run: Activation, place: PlaceId, span: Span): boolean {
  return testsEnvironment(x, run) && isDead(x, run, place, span, environmentTruth);
}

/** Whether a place of a body is never reached: it stands in an arm whose test comes out otherwise, or behind the exit of one that is always taken. */
export function isDead(x: Evaluation, run: Activation, place: PlaceId, span: Span, truth: TestTruth): boolean {
  const { facts } = run;
  for (let at: PlaceId | null = place; at !== null; at = parentOf(facts, at)) {
    const arm = facts.places[at];
    if (arm?.is === "branch" && armTaken(x, run, arm, truth) === false) return true;
  }
  return exitsOf(facts).some(
    ({ id, branch }) =>
      branch.span[1] <= span[0] &&
      !encloses(facts, id, place) &&
      encloses(facts, branch.in, place) &&
      armTaken(x, run, branch, truth) === true,
  );
}

/** Whether production always goes there. */
export function isLiveArm(x: Evaluation, run: Activation, place: Place): boolean {
  return place.is === "branch" && armTaken(x, run, place) === true;
}

/** Whether production takes an arm; null where that can't be told. An `else` has the test of the arm before it, a `default` those of all others. */
export function armTaken(x: Evaluation, run: Activation, place: Branch, truth: TestTruth = environmentTruth): boolean | null {
  if (place.form === "logical") return null;
  if (place.test !== null) return truth(x, run, place.test);
  const others = constructsIn(run.facts, place.in).find((arms) => arms.some((id) => run.facts.places[id] === place)) ?? [];
  const truths = others.flatMap((id) => {
    const other = run.facts.places[id];
    return other?.is === "branch" && other.test !== null ? [truth(x, run, other.test)] : [];
  });
  if (truths.includes(true)) return false;
  return truths.length > 0 && truths.every((truth) => truth === false) ? true : null;
}

/** What tests of the environment are named for; most tests are none, and are not worth an evaluation. */
const ENVIRONMENT = /prod|dev|env|stag|test|local|debug|live|mode/i;

const tests = new WeakMap<FunctionFacts, boolean>();

/** Whether any test of a body is one of the environment. */
function testsEnvironment(x: Evaluation, run: Activation): boolean {
  const { facts } = run;
  const found =
    tests.get(facts) ??
    facts.places.some((place) => place.is === "branch" && place.test !== null && mayTestEnvironment(x, run, place.test, 0));
  tests.set(facts, found);
  return found;
}

function environmentTruth(x: Evaluation, run: Activation, test: Value): boolean | null {
  return mayTestEnvironment(x, run, test, 0) ? truthOf(x.evaluate(run, test)) : null;
}

function mayTestEnvironment(x: Evaluation, run: Activation, test: Value, depth: number): boolean {
  switch (test.is) {
    case "environment":
    case "constant":
      return true;
    case "binding": {
      const binding = x.linked.binding(run.file, test.binding);
      if (binding === null || ENVIRONMENT.test(binding.name)) return binding !== null;
      const [only, ...others] = binding.kind === "const" && depth < 3 ? (x.index(run.file).definitions.get(test.binding) ?? []) : [];
      return only?.value != null && others.length === 0 && mayTestEnvironment(x, run, only.value, depth + 1);
    }
    case "member":
      return ENVIRONMENT.test(test.name) || mayTestEnvironment(x, run, test.of, depth + 1);
    case "unary":
      return mayTestEnvironment(x, run, test.operand, depth);
    case "binary":
    case "logical":
      return mayTestEnvironment(x, run, test.left, depth) || (test.is === "logical" && mayTestEnvironment(x, run, test.right, depth));
    case "result": {
      const step = run.facts.steps[test.step];
      const callee = step?.is === "call" ? step.callee : null;
      if (callee === null || step?.is !== "call") return false;
      return (
        mayTestEnvironment(x, run, callee, depth + 1) ||
        step.args.some(({ value }) => value.is === "constant" && ENVIRONMENT.test(String(value.value)))
      );
    }
    default:
      return false;
  }
}
