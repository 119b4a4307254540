import type { BindingId, PlaceId, Span, Value } from "../../model/index.js";
import { type Activation, enclosingRun } from "../values/activation.js";
import { argumentAt, type Evaluation } from "../values/evaluation.js";
import { isDead, isDeadInProduction } from "../values/reachable.js";
import { isPresent, truthOf } from "../values/truth.js";

/** Whether a run never comes to a place of its body: production doesn't, or what the run is given decides a test otherwise. */
export function isNeverReached(x: Evaluation, run: Activation, place: PlaceId, span: Span): boolean {
  if (isDeadInProduction(x, run, place, span)) return true;
  return (run.args !== null || run.outer !== null) && isDead(x, run, place, span, toldTruth);
}

/** What a test of a parameter comes to: `if (options?.notify)` where no options are given; null where the call doesn't tell. */
function toldTruth(x: Evaluation, run: Activation, test: Value): boolean | null {
  if (test.is === "unary" && test.operator === "!") {
    const operand = toldTruth(x, run, test.operand);
    return operand === null ? null : !operand;
  }
  if (test.is === "logical" && test.operator !== "??") {
    const [left, right] = [toldTruth(x, run, test.left), toldTruth(x, run, test.right)];
    const decisive = test.operator === "||";
    if (left === decisive || right === decisive) return decisive;
    return left === null || right === null ? null : !decisive;
  }
  if (!isTold(x, run, test)) return null;
  const value = x.evaluate(run, test);
  // `options?.notify` of nothing is nothing.
  return value.is === "unknown" && test.is === "member" && isPresent(x.evaluate(run, test.of)) === false ? false : truthOf(value);
}

function isTold(x: Evaluation, run: Activation, value: Value): boolean {
  switch (value.is) {
    case "binding":
      return isToldParameter(x, run, value.binding);
    case "member":
      return isTold(x, run, value.of);
    case "binary":
      return isTold(x, run, value.left) || isTold(x, run, value.right);
    default:
      return false;
  }
}

/** Whether a call gives a constant, an object or nothing to a parameter; of all else only the type may be known. */
function isToldParameter(x: Evaluation, run: Activation, id: BindingId): boolean {
  const where = x.index(run.file).parameters.get(id);
  const owner = where === undefined ? null : enclosingRun(run, where.function);
  if (where === undefined || owner?.args == null) return false;
  const given = argumentAt(owner.args(), where.index);
  return given === null || given.is === "undefined" || given.is === "constant" || given.is === "object";
}
