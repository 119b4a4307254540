import type { ClassDeclaration, Decorator, FunctionFacts, Step } from "../facts.js";
import type { Span } from "../location.js";
import type { Module, Program } from "../program.js";
import type { Value } from "../value.js";
import { defaultsOf, valuesInside, valuesOfArguments, valuesOfPlace, valuesOfStep } from "./values-in.js";

/** One use of a name that no scope of the program binds. */
export interface GlobalUse {
  /** Dotted as far as it is written, without `globalThis`: `console.log`, `process.env.PORT`; called or constructed without arguments: `Date.now()`, `new Date()`. */
  readonly name: string;
  /** The default of a parameter, or what stands in for a value that is missing: who calls may say otherwise. */
  readonly replaceable: boolean;
  readonly span: Span;
}

/** The globals that the bodies and decorators of a file use, in the order of its text; those that only `typeof` asks for are none. */
export function globalUses(program: Pick<Program, "bodies">, { path, outline }: Module): readonly GlobalUse[] {
  const uses = new Map<string, GlobalUse>();
  const note = (use: GlobalUse): void => {
    // The test of a place is a part of a step as well.
    if (!uses.has(use.span.join())) uses.set(use.span.join(), use);
  };
  for (const body of program.bodies(path).functions) noteBody(body, note);
  for (const declaration of outline.declarations)
    if (declaration.is === "class")
      for (const value of valuesOfArguments(decoratorsOf(declaration).flatMap(({ args }) => args))) noteValue(value, note);
  return [...uses.values()].sort((a, b) => a.span[0] - b.span[0]);
}

/** All decorators of a class, its members and their parameters. */
export function decoratorsOf({ decorators, members }: ClassDeclaration): readonly Decorator[] {
  const ofMembers = members.flatMap((member) => [...member.decorators, ...member.parameters.flatMap((parameter) => parameter.decorators)]);
  return [...decorators, ...ofMembers];
}

type Note = (use: GlobalUse) => void;

function noteBody({ steps, places, parameters }: FunctionFacts, note: Note): void {
  const defaults = parameters.flatMap(defaultsOf);
  const replaceable = new Set([...defaults, ...steps.flatMap(valuesOfStep).flatMap(fallbacksIn)].map(stepOf));
  steps.forEach((step, index) => {
    const called = step.is === "call" && step.args.length === 0 ? globalName(step.callee) : null;
    if (called === null) for (const value of valuesOfStep(step)) noteValue(value, note);
    else note({ name: nameOfCall(step, called), replaceable: replaceable.has(index), span: step.span });
  });
  for (const value of [...places.flatMap(valuesOfPlace), ...defaults]) noteValue(value, note);
}

function nameOfCall(step: Step, called: string): string {
  return step.is === "call" && step.form === "new" ? `new ${called}()` : `${called}()`;
}

function stepOf(value: Value): number | null {
  return value.is === "result" ? value.step : null;
}

/** The right arms of `??` and `||` in an expression. */
function fallbacksIn(value: Value): readonly Value[] {
  const own = value.is === "logical" && value.operator !== "&&" ? [value.right] : [];
  return [...own, ...valuesInside(value).flatMap(fallbacksIn)];
}

function noteValue(value: Value, note: Note): void {
  const name = globalName(value);
  if (name !== null) note({ name, replaceable: false, span: value.span });
  if (value.is === "element") noteValue(value.key, note);
  else if (name === null && !(value.is === "unary" && value.operator === "typeof"))
    for (const inner of valuesInside(value)) noteValue(inner, note);
}

/** `globalThis.process.env["PORT"]` is `process.env.PORT`; an element that isn't known is the whole. */
function globalName(value: Value): string | null {
  if (value.is === "environment") return `process.env.${value.name}`;
  if (value.is === "global") return value.name;
  if (value.is === "element") return globalName(value.of);
  // What is done with a variable's text is no part of its name.
  if (value.is !== "member" || value.of.is === "environment") return null;
  const of = globalName(value.of);
  return of === null ? null : WHOLE.has(of) ? value.name : `${of}.${value.name}`;
}

const WHOLE: ReadonlySet<string> = new Set(["globalThis", "global", "window", "self"]);
