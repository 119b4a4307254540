import type { CallSite, Evaluated } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import type { Activation } from "../values/activation.js";
import { boundRun } from "../values/bound-run.js";
import type { CallStep, Evaluation } from "../values/evaluation.js";

/** A call that runs a body, with the run that it stands in and what it calls. */
export interface Caller {
  readonly site: CallSite;
  readonly call: CallStep;
  readonly from: Activation;
  readonly callee: Extract<Evaluated, { readonly is: "function" }>;
}

/** The calls in the source files that run a body: in its own file and in those that import it. */
export function callersOf(x: Evaluation, file: string, body: number): readonly Caller[] {
  const name = x.linked.bodies(file).functions[body]?.name ?? "";
  // A default export has the names that others give it.
  if (name === "" && !isDefaultExport(x, file, body)) return [];
  return candidateFiles(x, file).flatMap((candidate) => callersIn(x, candidate, { file, body, name }));
}

function isDefaultExport(x: Evaluation, file: string, body: number): boolean {
  const steps = x.linked.bodies(file).functions[0]?.steps ?? [];
  return steps.some((step) => step.is === "export" && step.value.is === "function" && step.value.function === body);
}

function candidateFiles(x: Evaluation, file: string): readonly string[] {
  const importers = x.linked.importersOf(file).map((edge) => edge.from);
  return [...new Set([file, ...importers])].filter((path) => x.linked.module(path)?.subject === "source");
}

function callersIn(x: Evaluation, file: string, wanted: { readonly file: string; readonly body: number; readonly name: string }): Caller[] {
  const renamed = namesFor(x, file, wanted);
  return x.linked.bodies(file).functions.flatMap((facts, id) =>
    facts.steps.flatMap((call, step) => {
      if (call.is !== "call" || !isCalled(x, file, call, renamed)) return [];
      const from = x.root(file, id);
      const callee = armsOf(x.evaluate(from, call.callee)).find(
        (arm) => arm.is === "function" && arm.file === wanted.file && arm.function === wanted.body,
      );
      return callee?.is === "function" ? [{ site: { file, function: id, step }, call, from, callee }] : [];
    }),
  );
}

/** What the file may call the function: its own name, and what imports and constants make of it. */
function namesFor(
  x: Evaluation,
  file: string,
  { file: target, name }: { readonly file: string; readonly name: string },
): ReadonlySet<string> {
  const locals = x.linked.importsOf(file).flatMap((edge) => {
    const path = edge.target.is === "file" ? edge.target.path : edge.direct.is === "file" ? edge.direct.path : null;
    return path === target && edge.local !== null ? [edge.local] : [];
  });
  return new Set(name === "" ? locals : [name, ...locals]);
}

function isCalled(x: Evaluation, file: string, { callee }: CallStep, names: ReadonlySet<string>): boolean {
  if (callee.is === "member")
    return names.has(callee.name) || (callee.of.is === "binding" && names.has(x.linked.binding(file, callee.of.binding)?.name ?? ""));
  return callee.is === "binding" && names.has(x.linked.binding(file, callee.binding)?.name ?? "");
}

/** The run of a body that a call leads to. */
export function calledRun(x: Evaluation, { site, call, from, callee }: Caller): Activation {
  const { share } = x.root(callee.file, callee.function);
  return boundRun(x, callee, { args: () => x.argumentsOf(from, call), site, from, depth: from.depth + 1, share });
}
