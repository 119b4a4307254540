import type { CallSite, FunctionRef } from "../evaluated.js";
import { siteKey } from "../evaluated.js";
import type { FunctionFacts, Step } from "../facts.js";
import type { OperationKind } from "../operation.js";
import type { Program } from "../program.js";

type Call = Extract<Step, { readonly is: "call" }>;

/** The functions in which the promise of one of these operations, or of a function that may lead to one, seems to be dropped: a flow tells whether it is. */
export function droppingFunctions(program: Program, kinds: readonly OperationKind[]): readonly FunctionRef[] {
  const operations = program.operations(...kinds);
  const sites = new Set(operations.map(({ site }) => siteKey(site)));
  const builders = new Set(operations.filter(({ kind }) => kind === "database.query-builder").map(({ site }) => siteKey(site)));
  return program.modules.flatMap(({ path, subject }) => {
    if (subject !== "source") return [];
    const { functions } = program.bodies(path);
    return functions.flatMap((facts, id): readonly FunctionRef[] => {
      const isCandidate = facts.steps.some((step, at) => {
        if (step.is !== "call") return false;
        const site = { file: path, function: id, step: at };
        return builders.has(siteKey(site)) || isDropped(program, functions, facts, step, site, sites);
      });
      return isCandidate ? [{ file: path, function: id }] : [];
    });
  });
}

function isDropped(
  program: Program,
  functions: readonly FunctionFacts[],
  facts: FunctionFacts,
  call: Call,
  site: CallSite,
  sites: ReadonlySet<string>,
): boolean {
  const takesPromises = call.args.some(({ value }) => value.is === "function" && functions[value.function]?.async === true);
  if (takesPromises && (call.dropped || (call.callee.is === "member" && call.callee.name === "forEach"))) return true;
  if (call.dropped) return sites.has(siteKey(site)) || isChainEnd(call) || givesPromise(program, site);
  // What is returned may be dropped by who calls: where that is a statement, it is that call's affair.
  return facts.steps.some((step) => step.is === "call" && step.dropped && isChainEnd(step) && endsChainOf(step, site.step));
}

function isChainEnd({ callee }: Call): boolean {
  return callee.is === "member" && (callee.name === "then" || callee.name === "finally");
}

function endsChainOf({ callee }: Call, step: number): boolean {
  return callee.is === "member" && callee.of.is === "result" && callee.of.step === step;
}

function givesPromise(program: Program, site: CallSite): boolean {
  return program.targetsOf(site).targets.some(({ to }) => {
    const facts = program.bodies(to.file).functions[to.function];
    return facts !== undefined && (facts.async || facts.steps.some((step) => step.is === "return" && step.value?.is === "result"));
  });
}
