import type { Binding, BindingId, Evaluated, Location, ParameterFact, TypeRef } from "../../model/index.js";
import { absent } from "../../model/index.js";
import { type Activation, enclosingRun } from "./activation.js";
import { callbackParameter } from "./callbacks.js";
import { choiceOf, overArms, unknownValue } from "./choice.js";
import { argumentAt, type Evaluation } from "./evaluation.js";
import type { ParameterPlace } from "./file-index.js";

/** What a parameter, or the part of one that a pattern binds, stands for. */
export function parameterValue(x: Evaluation, run: Activation, id: BindingId, binding: Binding, place: Location): Evaluated {
  const where = x.index(run.file).parameters.get(id);
  if (where === undefined) return unknownValue(`the parameter ${binding.name}`, place);
  const owner = enclosingRun(run, where.function) ?? x.root(run.file, where.function);
  const given = givenValue(x, owner, where, binding, place);
  return withDefault(x, owner, where, given, place);
}

function givenValue(x: Evaluation, owner: Activation, where: ParameterPlace, binding: Binding, place: Location): Evaluated {
  const parameter = owner.facts.parameters[where.index];
  if (owner.args !== null) {
    const args = owner.args();
    if (parameter?.rest === true) return partOf(x, restOf(args.items.slice(where.index), args.rest, place), owner, where, place);
    const given = argumentAt(args, where.index) ?? { is: "undefined" as const, at: place };
    const bound = partOf(x, orDefault(x, owner, where, given), owner, where, place);
    // A value that the call doesn't show is still of its type.
    return bound.is === "unknown" ? knownOr(unboundValue(x, owner, where, binding, place), bound) : bound;
  }
  return unboundValue(x, owner, where, binding, place);
}

function restOf(items: readonly Evaluated[], rest: Evaluated | null, place: Location): Evaluated {
  return { is: "array", items, rest, at: place };
}

/** `({ name } = defaults)`: the whole has a default of its own before it is taken apart. */
function orDefault(x: Evaluation, owner: Activation, { index, path }: ParameterPlace, whole: Evaluated): Evaluated {
  const otherwise = owner.facts.parameters[index]?.default ?? null;
  if (otherwise === null || path.length === 0) return whole;
  return overArms(whole, (arm) => (arm.is === "undefined" ? x.evaluate(owner, otherwise) : arm));
}

/** The part of a parameter's value that a pattern binds; `from` is how far down its path the value stands. */
function partOf(x: Evaluation, whole: Evaluated, owner: Activation, where: ParameterPlace, place: Location, from = 0): Evaluated {
  return where.path.slice(from).reduce<Evaluated>((value, key, at) => {
    if (key !== "...") return x.member(value, key, place);
    return overArms(value, (arm) => restIn(arm, keysBeside(owner, where, from + at), place));
  }, whole);
}

/** The keys that a pattern takes beside the rest at a depth of a path. */
function keysBeside({ facts }: Activation, { index, path }: ParameterPlace, depth: number): readonly string[] {
  const properties = facts.parameters[index]?.properties ?? [];
  const beside = properties.filter((each) => each.path.length > depth && each.path.slice(0, depth).every((key, at) => key === path[at]));
  return [...new Set(beside.map((each) => each.path[depth] ?? ""))].filter((key) => key !== "...");
}

/** What is left of a value that is taken apart. */
function restIn(value: Evaluated, taken: readonly string[], place: Location): Evaluated {
  if (value.is === "object") {
    const keys = new Map([...value.members.keys, ...taken.map((key) => [key, absent] as const)]);
    return { ...value, members: { ...value.members, keys } };
  }
  if (value.is === "array" && taken.every((key) => /^\d+$/.test(key)))
    return { ...value, items: value.items.slice(Math.max(0, ...taken.map((key) => Number(key) + 1))) };
  return unknownValue("the rest of a destructured value", place);
}

function withDefault(x: Evaluation, owner: Activation, where: ParameterPlace, given: Evaluated, place: Location): Evaluated {
  if (where.default === null) return given;
  const present = overArms(given, (arm) =>
    arm.is === "undefined" ? x.evaluate(owner, where.default ?? { is: "undefined", span: place.span }) : arm,
  );
  return given.is === "unknown" ? choiceOf([given, x.evaluate(owner, where.default)], place) : present;
}

/** What containers, types, the call that takes the function as a callback, and names say. */
function unboundValue(x: Evaluation, owner: Activation, where: ParameterPlace, binding: Binding, place: Location): Evaluated {
  const injected = injectedValue(x, owner, where, place);
  if (injected !== null) return injected;
  const callback = callbackParameter(x, owner, where.index, place);
  const typed = typeOf(x, owner, where);
  const ofType = typed === null ? null : partOf(x, x.ofType(owner.file, typed, place), owner, where, place);
  // A type that is written out says less than the value that is given.
  if (ofType !== null && ofType.is !== "unknown" && ofType.is !== "object") return ofType;
  const part = callback === null ? null : partOf(x, callback, owner, where, place);
  if (part !== null && part.is !== "unknown") return part;
  if (ofType?.is === "object") return ofType;
  return (typed === null ? guessedValue(x, owner, binding, place) : null) ?? unknownValue(`the parameter ${binding.name}`, place);
}

function knownOr(value: Evaluated, other: Evaluated): Evaluated {
  return value.is === "unknown" ? other : value;
}

/** The type that is written for a parameter: in the signature of a member or function, or on the name itself. */
function typeOf(x: Evaluation, owner: Activation, where: ParameterPlace): TypeRef | null {
  return signatureOf(x, owner)?.[where.index]?.type ?? bindingType(x, owner, where);
}

function bindingType(x: Evaluation, { file, facts }: Activation, where: ParameterPlace): TypeRef | null {
  const binding = facts.parameters[where.index]?.binding ?? null;
  return binding === null ? null : (x.linked.binding(file, binding)?.type ?? null);
}

function signatureOf(x: Evaluation, { file, function: id, facts }: Activation): readonly ParameterFact[] | null {
  if (facts.class !== null) {
    const declaration = x.linked.declaration(file, facts.class);
    return declaration?.is === "class" ? (declaration.members.find((member) => member.function === id)?.parameters ?? null) : null;
  }
  const outline = x.linked.module(file)?.outline;
  const declared = outline?.declarations.find((each) => each.is === "function" && each.body === id);
  return declared?.is === "function" ? declared.parameters : null;
}

/** What containers give to a parameter of a constructor, or of a function that they call; null where none does. */
function injectedValue(x: Evaluation, owner: Activation, where: ParameterPlace, place: Location): Evaluated | null {
  const { facts, file } = owner;
  const [key = null] = where.path;
  const into = { parameter: where.index, key };
  const isConstructor = facts.kind === "constructor" && facts.class !== null;
  const token = x.containers().tokenAt(isConstructor ? { file, class: facts.class, into } : { file, function: owner.function, into });
  if (token === null) return null;
  const given = x
    .containers()
    .provisions(token)
    .map((provision) => provision.gives);
  if (given.length === 0) return null;
  const value = choiceOf(given, place);
  // Beside what can't be told the declared type says more.
  return value.is === "unknown" ? null : partOf(x, value, owner, where, place, 1);
}

/** An untyped parameter by its name, where a library that is used here calls such a thing so. */
function guessedValue(x: Evaluation, { file, facts }: Activation, binding: Binding, place: Location): Evaluated | null {
  if (facts.kind === "constructor") return null;
  return guessedName(x, file, binding.name, place);
}

/** What a bare name is taken for where its package uses a library whose things are called so; what is found is marked as a guess. */
export function guessedName(x: Evaluation, file: string, name: string, place: Location): Evaluated | null {
  const dependencies = x.linked.module(file)?.package?.dependencies ?? {};
  const guess = x.catalog.guesses(name).find(({ library }) => library in dependencies || imports(x, file, library));
  if (guess === undefined) return null;
  // A name that nothing declares is the thing itself, a parameter is one of its kind; their members are named alike.
  return x.guessed({ is: "symbol", symbol: guess.symbol, of: null, at: place });
}

function imports(x: Evaluation, file: string, library: string): boolean {
  return x.linked.importsOf(file).some(({ target }) => target.is === "package" && target.name === library);
}
