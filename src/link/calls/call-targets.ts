import type { CallTarget, CallTargets, Evaluated, Reach } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import { type Activation, isActivation, selfOf } from "../values/activation.js";
import { describeCall, type DescribedCall } from "../values/describe-call.js";
import { type CallStep, type Evaluation, instanceOf } from "../values/evaluation.js";
import type { ClassRef } from "./implementations.js";

/** A function that a call may run, with what it closes over. */
export interface Target extends CallTarget {
  readonly closure: Activation | null;
  /** Which of the call's arguments it gets: all, those after the first one, the list that comes second; what a bus hands over can't be told. */
  readonly gets: "all" | "rest" | "list" | "unknown";
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
    if (call.form === "super") return { alternatives: baseMakers(run), outside: null, because: null };
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
        return [makersOf(callee, instanceOf(callee.file, callee.declaration, callee.at))];
      case "symbol":
        return calledThrough(callee);
      case "method":
        return implementers(callee);
      default:
        return [];
    }
  }

  /** `save.call(null, order)`. */
  function calledThrough({ symbol, of }: Extract<Evaluated, { readonly is: "symbol" }>): readonly (readonly Target[])[] {
    return of?.is === "function" && /^global#Function\.(call|apply)$/.test(symbol)
      ? [[{ ...target(of, "direct", ""), gets: symbol.endsWith("apply") ? "list" : "rest" }]]
      : [];
  }

  function isConstructor({ to }: Target): boolean {
    return x.linked.bodies(to.file).functions[to.function]?.kind === "constructor";
  }

  /** What constructing runs: the base's part first, unless a constructor of its own calls it. */
  function makersOf({ file, declaration }: ClassRef, self: Evaluated): readonly Target[] {
    const own = x.linked
      .bodies(file)
      .functions.flatMap((facts, id): Target[] =>
        facts.class === declaration && (facts.kind === "constructor" || facts.kind === "initializer")
          ? [{ to: { file, function: id }, self, closure: null, gets: "all", by: "direct", why: "constructs it" }]
          : [],
      );
    const base = own.some(isConstructor) ? null : baseOf(x, file, declaration);
    // Fields are set before the constructor's own statements.
    const inOrder = [...own].sort((a, b) => Number(isConstructor(a)) - Number(isConstructor(b)));
    return base === null ? inOrder : [...makersOf(base, self), ...inOrder];
  }

  function baseMakers(run: Activation): readonly (readonly Target[])[] {
    const base = run.facts.class === null ? null : baseOf(x, run.file, run.facts.class);
    const self = selfOf(run);
    return base === null || self === null ? [] : [makersOf(base, self)];
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

/** The class of the program that a class extends; null where it extends none. */
function baseOf(x: Evaluation, file: string, declaration: number): ClassRef | null {
  const [base] = x.linked.ancestorsOf(file, declaration).filter(({ relation, depth }) => relation === "extends" && depth === 1);
  return base?.target.is === "declared" ? { file: base.target.file, declaration: base.target.declaration } : null;
}

function target(value: Extract<Evaluated, { readonly is: "function" }>, by: Reach, why: string): Target {
  const closure = value.closure !== null && isActivation(value.closure) ? value.closure : null;
  return { to: { file: value.file, function: value.function }, self: value.self, closure, gets: "all", by, why };
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
