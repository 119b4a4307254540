import type { FunctionFacts } from "../facts.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import type { Value } from "../value.js";
import { bindingUse } from "./result-use.js";

/** Whether the promise of a call is thrown away, or asked for its truth, which every promise has. */
export function isUnawaited(program: Pick<Program, "bodies">, { site }: Operation): boolean {
  const body = program.bodies(site.file).functions[site.function];
  const step = body?.steps[site.step];
  if (step?.is === "call" && step.dropped) return true;
  return body?.places.some((place) => place.is === "branch" && place.test !== null && isResult(place.test, site.step)) === true;
}

function isResult(value: Value, step: number): boolean {
  return value.is === "unary" ? isResult(value.operand, step) : value.is === "result" && value.step === step;
}

/** `(error, claims) => { request.user = claims; next(); }`: whether the callback of a call asks for neither its error nor its outcome, and goes on. */
export function goesOnUnasked(program: Pick<Program, "bodies">, operation: Operation): boolean {
  const callback = callbackOf(program, operation);
  if (callback === null) return false;
  const bodies = program.bodies(operation.site.file);
  const [error, outcome] = callback.parameters.map(({ binding }) => (binding === null ? null : bindingUse(bodies, binding)));
  const asksError = error === null || (error !== undefined && (error.tested || error.whole || error.returned || error.members.size > 0));
  const asksOutcome = outcome === null || (outcome !== undefined && (outcome.tested || outcome.members.size > 0));
  const goesOn = callback.steps.some((step) => step.is === "call" && step.callee.is === "binding" && step.args.length === 0);
  return goesOn && !asksError && !asksOutcome;
}

function callbackOf(program: Pick<Program, "bodies">, operation: Operation): FunctionFacts | null {
  const written = operation.written("callback");
  return written?.is === "function" ? (program.bodies(operation.site.file).functions[written.function] ?? null) : null;
}
