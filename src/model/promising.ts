import type { FunctionFacts, Step } from "./facts.js";

/** Whether a function gives a promise, or what a call gives, which may be one. */
export function givesPromise({ async: isAsync, steps }: Pick<FunctionFacts, "async" | "steps">): boolean {
  return isAsync || steps.some((step) => step.is === "return" && step.value?.is === "result");
}

/** Whether a call is given an async function that is written there. */
export function takesPromises(
  { args }: Extract<Step, { readonly is: "call" }>,
  functions: readonly Pick<FunctionFacts, "async">[],
): boolean {
  return args.some(({ value }) => value.is === "function" && functions[value.function]?.async === true);
}
