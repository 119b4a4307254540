import type { CatalogMatch } from "../../catalog/lookup.js";
import type { Evaluated, SymbolEntry } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import type { Activation, BoundArguments } from "./activation.js";
import { unknownValue } from "./choice.js";
import { calledThrough } from "./called-through.js";
import { argumentAt, type CallStep, type Evaluation } from "./evaluation.js";
import { classAround } from "./file-index.js";
import { memoOf } from "./tabling.js";
import { partOf } from "./part-of.js";

/** A call of something from outside, as the catalog knows it. */
export interface DescribedCall {
  /** Canonical name of what is called. */
  readonly symbol: string;
  /** The value whose member it is. */
  readonly of: Evaluated | null;
  /** The entries whose conditions hold, the first to speak first. */
  readonly matches: readonly CatalogMatch[];
  readonly call: CallStep;
  readonly args: BoundArguments;
  /** The function is called by its `call` or `apply`: the arguments stand elsewhere than they are written. */
  readonly isThrough: boolean;
  /** Only a name led here. */
  readonly guessed: boolean;
}

/** The call of a step, where what it calls comes from outside; of several such callees the first that the catalog knows. */
export function describeCall(x: Evaluation, run: Activation, step: number): DescribedCall | null {
  const call = run.facts.steps[step];
  if (call?.is !== "call") return null;
  return x.table.answer(memoOf(run.described, step), {
    find: () => x.inRun(run, () => describe(x, run, call)),
    circular: () => null,
    tooDeep: () => null,
  });
}

function describe(x: Evaluation, run: Activation, call: CallStep): DescribedCall | null {
  const callees = armsOf(call.form === "super" ? baseClass(x, run) : x.evaluate(run, call.callee));
  let first: DescribedCall | null = null;
  for (const callee of callees) {
    const found = describeCallee(x, run, call, callee);
    if (found !== null && found.matches.length > 0) return found;
    first ??= found;
  }
  return first;
}

/** What `super(…)` constructs: the base that the class around it extends, as a name or as an expression. */
function baseClass(x: Evaluation, run: Activation): Evaluated {
  const place = { file: run.file, span: run.facts.span };
  const owner = classAround(x.linked.bodies(run.file).functions, run.function);
  const declaration = owner === null ? null : x.linked.declaration(run.file, owner);
  const base = declaration?.is === "class" ? declaration.extends : null;
  if (declaration === null || base === null) return unknownValue("a base that can't be told", place);
  const around = x.root(run.file, declaration.function);
  if (base.value !== null) return x.evaluate(around, base.value);
  if (base.binding === null) return unknownValue("a base that can't be told", place);
  return x.evaluate(around, { is: "binding", binding: base.binding, span: base.span });
}

/** The call of a value from outside with the arguments of a call; null where the value is of the program or can't be told. */
export function describeCallee(x: Evaluation, run: Activation, call: CallStep, callee: Evaluated): DescribedCall | null {
  if (callee.is !== "symbol" && callee.is !== "product") return null;
  const written = x.argumentsOf(run, call);
  const through = calledThrough(x, callee, written);
  const { callee: called, args } = through ?? { callee, args: written };
  // What `bind`, `promisify` and their like give stands for the function itself.
  const { symbol } = called;
  const isCounted = through === null && !call.args.some(({ spread }) => spread);
  const count = (): number => (isCounted ? call.args.length : args.items.length);
  const matches = closest(x.catalog.entries(symbol).filter(({ entry }) => holds(x, run.file, entry, args, count)));
  return {
    symbol,
    // What a maker gave is called as a function: it is its own receiver.
    of: called.is === "product" ? called : called.of,
    matches,
    call,
    args,
    isThrough: through !== null,
    guessed: x.isGuess(callee),
  };
}

/** What is said of a member by its name is not said of it as one of any name. */
function closest(matches: readonly CatalogMatch[]): readonly CatalogMatch[] {
  const byName = matches.filter(({ wildcards }) => wildcards.length === 0);
  return byName.length === 0 ? matches : byName;
}

function holds(x: Evaluation, file: string, entry: SymbolEntry, args: BoundArguments, count: () => number): boolean {
  const { arguments: wanted, when, versions } = entry;
  if (wanted !== undefined) {
    const given = count();
    if (wanted.atLeast !== undefined && given < wanted.atLeast && args.rest === null) return false;
    if (wanted.atMost !== undefined && given > wanted.atMost) return false;
  }
  if (versions !== undefined && !inRange(versionOf(x, file, entry), versions)) return false;
  return when === undefined || conditionHolds(x, when, args);
}

function conditionHolds(x: Evaluation, when: NonNullable<SymbolEntry["when"]>, args: BoundArguments): boolean {
  const whole = argumentAt(args, when.argument);
  if (whole === null) return false;
  const value = when.path === undefined ? whole : when.path.split(".").reduce<Evaluated>((of, key) => partOf(x, of, key, of.at), whole);
  if (when.equals === undefined) return armsOf(value).some((arm) => arm.is !== "undefined" && arm.is !== "unknown");
  return armsOf(value).some((arm) => when.equals?.some((word) => isWord(arm, word)) === true);
}

function isWord(value: Evaluated, word: string): boolean {
  if (value.is === "constant") return String(value.value).toLowerCase() === word.toLowerCase();
  return (value.is === "symbol" || value.is === "product") && value.symbol === word;
}

/** The package that a canonical name belongs to. */
export function packageOf(symbol: string): string {
  const source = symbol.slice(0, symbol.includes("#") ? symbol.indexOf("#") : symbol.length).replace(/\(\)$/, "");
  const parts = source.split("/");
  return source.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? source);
}

function versionOf(x: Evaluation, file: string, { symbol }: SymbolEntry): string | null {
  return declaredVersion(x, file, typeof symbol === "string" ? symbol : (symbol[0] ?? ""));
}

/** The version of a symbol's package as the nearest manifest declares it: `9.0.2` of `^9.0.2`; null where none does. */
export function declaredVersion(x: Evaluation, file: string, symbol: string): string | null {
  const range = x.linked.module(file)?.package?.dependencies[packageOf(symbol)];
  return range === undefined ? null : (/\d+(?:\.\d+)*/.exec(range)?.[0] ?? null);
}

/** Whether a version is in a range of majors; an unknown one counts as the newest. */
export function inRange(version: string | null, { since, before }: { readonly since?: number; readonly before?: number }): boolean {
  const major = version === null ? Infinity : Number.parseInt(version, 10);
  return (since === undefined || major >= since) && (before === undefined || major < before);
}
