import type { CallTarget, CallTargets, Evaluated, Location, Reach } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import { type Activation, isActivation } from "../values/activation.js";
import { describeCall, type DescribedCall } from "../values/describe-call.js";
import { type CallStep, type Evaluation, instanceOf } from "../values/evaluation.js";
import type { ClassRef } from "./implementations.js";

/** A function that a call may run, with what it closes over. */
export interface Target extends CallTarget {
  readonly closure: Activation | null;
}

/** What a call may run. */
export interface ResolvedCall {
  /** Each list is what runs together: a constructor and its fields' initialisers; several lists exclude each other. */
  readonly alternatives: readonly (readonly Target[])[];
  readonly outside: DescribedCall | null;
  /** Why something else may run; null where nothing can. */
  readonly because: string | null;
}

/** Finds what a call may run. */
export interface CallResolver {
  resolve(run: Activation, step: number): ResolvedCall;
  /** The functions that a value stands for. */
  functionsIn(value: Evaluated): readonly Target[];
}

/** The answer as rules are given it. */
export function asTargets({ alternatives, outside, because }: ResolvedCall): CallTargets {
  const targets = alternatives.flat().map(({ to, self, by, why }) => ({ to, self, by, why }));
  return { targets, outside: outside?.symbol ?? null, complete: because === null, because };
}

/** Makes the resolver of calls. */
export function callResolver(x: Evaluation, implementationsOf: (file: string, declaration: number) => readonly ClassRef[]): CallResolver {
  const resolved = new WeakMap<Activation, Map<number, ResolvedCall>>();

  function resolve(run: Activation, step: number): ResolvedCall {
    const ofRun = resolved.get(run) ?? new Map<number, ResolvedCall>();
    resolved.set(run, ofRun);
    const known = ofRun.get(step);
    if (known !== undefined) return known;
    const call = run.facts.steps[step];
    const found = call?.is === "call" ? resolveCall(run, step, call) : { alternatives: [], outside: null, because: "no call" };
    ofRun.set(step, found);
    return found;
  }

  function resolveCall(run: Activation, step: number, call: CallStep): ResolvedCall {
    if (call.form === "super") return { alternatives: baseConstructor(run), outside: null, because: null };
    const outside = describeCall(x, run, step);
    const alternatives: (readonly Target[])[] = [];
    let because: string | null = null;
    for (const arm of armsOf(x.evaluate(run, call.callee))) {
      const targets = targetsOf(arm);
      if (targets.length > 0) alternatives.push(...targets);
      else if (arm.is === "unknown") because ??= arm.because;
      else if (arm.is === "method") because ??= `nothing in the program implements ${arm.name}`;
      else if (arm.is !== "symbol" && arm.is !== "product" && arm.is !== "class") because ??= "what is called is no function";
    }
    // Beside what is known, an arm that can't be told is a default or a test that nobody passes.
    return { alternatives: distinct(alternatives), outside, because: alternatives.length > 0 || outside !== null ? null : because };
  }

  function targetsOf(callee: Evaluated): readonly (readonly Target[])[] {
    switch (callee.is) {
      case "function":
        return [[target(callee, "direct", "")]];
      case "class":
        return [constructorOf(callee.file, callee.declaration, callee.at)];
      case "method":
        return implementers(callee);
      default:
        return [];
    }
  }

  function constructorOf(file: string, declaration: number, at: Location): readonly Target[] {
    const self = instanceOf(file, declaration, at);
    const { functions } = x.linked.bodies(file);
    return functions.flatMap((facts, id): Target[] =>
      facts.class === declaration && (facts.kind === "constructor" || facts.kind === "initializer")
        ? [{ to: { file, function: id }, self, closure: null, by: "direct", why: "constructs it" }]
        : [],
    );
  }

  function baseConstructor(run: Activation): readonly (readonly Target[])[] {
    if (run.facts.class === null) return [];
    const base = x.linked
      .ancestorsOf(run.file, run.facts.class)
      .find(({ relation, target: each }) => relation === "extends" && each.is === "declared");
    return base?.target.is === "declared"
      ? [constructorOf(base.target.file, base.target.declaration, { file: run.file, span: run.facts.span })]
      : [];
  }

  function implementers(method: Extract<Evaluated, { readonly is: "method" }>): readonly (readonly Target[])[] {
    const { of, name } = method;
    if (of.is !== "instance") return [];
    const interfaceName = x.linked.declaration(of.file, of.declaration)?.name ?? "";
    return implementationsOf(of.file, of.declaration).flatMap(({ file, declaration }) => {
      const found = x.classMember(instanceOf(file, declaration, method.at), name, method.at);
      const own = x.linked.declaration(file, declaration)?.name ?? "";
      return found?.is === "function" ? [[target(found, "interface", `${own} implements ${interfaceName}`)]] : [];
    });
  }

  return {
    resolve,
    functionsIn: (value) => armsOf(value).flatMap((arm) => (arm.is === "function" ? [target(arm, "callback", "")] : [])),
  };
}

function target(value: Extract<Evaluated, { readonly is: "function" }>, by: Reach, why: string): Target {
  const closure = value.closure !== null && isActivation(value.closure) ? value.closure : null;
  return { to: { file: value.file, function: value.function }, self: value.self, closure, by, why };
}

/** Two ways to the same functions are one. */
function distinct(alternatives: readonly (readonly Target[])[]): readonly (readonly Target[])[] {
  const found = new Map<string, readonly Target[]>();
  for (const each of alternatives) {
    const key = each
      .map(({ to, self }) => `${to.file}\0${to.function}\0${self?.is === "instance" ? self.file + String(self.declaration) : ""}`)
      .join("\n");
    if (!found.has(key)) found.set(key, each);
  }
  return [...found.values()];
}
