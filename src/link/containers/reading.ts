import type { DeclarationId, Evaluated, ObjectProperty, Value } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import { runsFor } from "../operations/call-runs.js";
import type { Activation } from "../values/activation.js";
import { choiceOf } from "../values/choice.js";
import { at, type CallStep, type Evaluation } from "../values/evaluation.js";
import type { Bindings, Target } from "./binding.js";

/** What the readers of containers share. */
export interface Reading {
  readonly x: Evaluation;
  readonly bindings: Bindings;
  /** Notes that a container makes a class, and so gives what its constructor asks for by type. */
  makes(file: string, declaration: DeclarationId): void;
}

/** A call with the run that it stands in. */
export interface PlacedCall {
  readonly run: Activation;
  readonly step: number;
  readonly call: CallStep;
}

/** An expression with the run that it stands in. */
export interface Placed {
  readonly run: Activation;
  readonly value: Value;
}

/** What an expression is; where its own body doesn't say, what the callers make of it. */
export function valueOf(x: Evaluation, { run, value }: Placed): Evaluated {
  const own = x.evaluate(run, value);
  if (own.is !== "unknown") return own;
  const bound = runsFor(x, run, [value]).map((each) => x.evaluate(each.run, value));
  return choiceOf(bound.length === 0 ? [own] : bound, at(run.file, value));
}

/** The calls of a file's bodies. */
export function callsIn(x: Evaluation, file: string): readonly PlacedCall[] {
  return x.linked
    .bodies(file)
    .functions.flatMap(({ steps }, id) =>
      steps.flatMap((call, step) => (call.is === "call" ? [{ run: x.root(file, id), step, call }] : [])),
    );
}

/** The call whose result an expression is, in the same body. */
export function callBehind({ run, value }: Placed): PlacedCall | null {
  const call = value.is === "result" ? run.facts.steps[value.step] : undefined;
  if (value.is !== "result" || call?.is !== "call") return null;
  return { run, step: value.step, call };
}

/** What an object literal holds under a key. */
export function propertyOf(value: Extract<Value, { readonly is: "object" }>, key: string): Value | null {
  const found = value.properties.findLast(
    (property): property is Extract<ObjectProperty, { readonly is: "property" }> => property.is === "property" && property.key === key,
  );
  return found?.value ?? null;
}

/** The classes and functions that a value can be. */
export function targetsOf(value: Evaluated): readonly Target[] {
  return armsOf(value).flatMap((arm): readonly Target[] => {
    if (arm.is === "class") return [{ is: "class", file: arm.file, declaration: arm.declaration }];
    return arm.is === "function" ? [{ is: "function", file: arm.file, function: arm.function }] : [];
  });
}
