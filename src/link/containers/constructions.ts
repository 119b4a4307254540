import type { DeclarationId, Evaluated, Value } from "../../model/index.js";
import { calledRun, callersOf } from "../operations/callers.js";
import { type Activation, enclosingRun } from "../values/activation.js";
import { choiceOf } from "../values/choice.js";
import { argumentAt, at, type CallStep, type Evaluation } from "../values/evaluation.js";
import { isDeadInProduction } from "../values/reachable.js";
import type { Placed } from "./reading.js";

/** A class that is constructed in more places is no part that somebody wires together once. */
const MOST_PLACES = 24;
/** Callers of callers beyond this are not asked what they give. */
const DEEPEST = 2;

/** A place that constructs a class: `new Orders(pool)`, or `super(pool)` of one that extends it. */
export interface Construction {
  readonly run: Activation;
  readonly call: CallStep;
}

/** Finds where classes are constructed. */
export interface Constructions {
  /** The places in the source that call the constructor of a class, sorted by file; empty where they are too many. */
  of(file: string, declaration: DeclarationId): readonly Construction[];
  /** Whether a class of the program extends it. */
  isExtended(file: string, declaration: DeclarationId): boolean;
}

/** Makes the finder; each class is looked for once, in the files that take it. */
export function constructions(x: Evaluation): Constructions {
  const found = new Map<string, readonly Construction[]>();
  const byFile = new Map<string, readonly Construction[]>();
  let subclasses: ReadonlyMap<string, readonly ClassKey[]> | null = null;

  function of(file: string, declaration: DeclarationId): readonly Construction[] {
    const key = `${file}#${declaration}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    found.set(key, []);
    const places = look(file, declaration, extending(), 0);
    const kept = places.length > MOST_PLACES ? [] : places;
    found.set(key, kept);
    return kept;
  }

  function look(
    file: string,
    declaration: DeclarationId,
    extended: ReadonlyMap<string, readonly ClassKey[]>,
    depth: number,
  ): readonly Construction[] {
    const own = placesOf(x, constructionsIn, { file, declaration });
    if (depth > DEEPEST) return own;
    const inherited = (extended.get(`${file}#${declaration}`) ?? []).flatMap((sub) => {
      if (x.linked.module(sub.file)?.subject === "test") return [];
      const supers = superCalls(x, sub);
      return supers ?? look(sub.file, sub.declaration, extended, depth + 1);
    });
    return [...own, ...inherited].sort((a, b) =>
      a.run.file < b.run.file ? -1 : a.run.file > b.run.file ? 1 : a.call.span[0] - b.call.span[0],
    );
  }

  function constructionsIn(path: string): readonly Construction[] {
    const known = byFile.get(path);
    if (known !== undefined) return known;
    const all = x.linked
      .bodies(path)
      .functions.flatMap(({ steps }, id) =>
        steps.flatMap((call) => (call.is === "call" && call.form === "new" ? [{ run: x.root(path, id), call }] : [])),
      );
    byFile.set(path, all);
    return all;
  }

  function extending(): ReadonlyMap<string, readonly ClassKey[]> {
    return (subclasses ??= subclassesOf(x));
  }

  return { of, isExtended: (file, declaration) => extending().has(`${file}#${declaration}`) };
}

interface ClassKey {
  readonly file: string;
  readonly declaration: DeclarationId;
}

function subclassesOf(x: Evaluation): ReadonlyMap<string, readonly ClassKey[]> {
  const found = new Map<string, ClassKey[]>();
  for (const { path, outline } of x.linked.modules) {
    outline.declarations.forEach((each, declaration) => {
      if (each.is !== "class" || each.extends === null) return;
      const base = x.linked.ancestorsOf(path, declaration).find(({ relation, depth }) => relation === "extends" && depth === 1);
      if (base?.target.is !== "declared") return;
      const key = `${base.target.file}#${base.target.declaration}`;
      const list = found.get(key) ?? [];
      list.push({ file: path, declaration });
      found.set(key, list);
    });
  }
  return found;
}

function placesOf(x: Evaluation, constructionsIn: (path: string) => readonly Construction[], wanted: ClassKey): readonly Construction[] {
  const own = x.linked.declaration(wanted.file, wanted.declaration)?.name ?? "";
  const known = new Map<string, Set<string>>([[wanted.file, new Set([own])]]);
  for (const { from, kind, local } of x.linked.importersOf(wanted.file)) {
    if (kind === "type") continue;
    const names = known.get(from) ?? new Set([own]);
    known.set(from, local === null ? names : names.add(local));
  }
  // Where none of its names is called, it is constructed under no other.
  return [...known.keys()]
    .sort()
    .flatMap((path) =>
      isProduction(x, path) && isCalledIn(x, path, known.get(path) ?? new Set())
        ? constructionsIn(path).filter(
            ({ run, call }) => names(x, path, call.callee, wanted) && !isDeadInProduction(x, run, call.at, call.span),
          )
        : [],
    );
}

function isCalledIn(x: Evaluation, path: string, names: ReadonlySet<string>): boolean {
  return x.linked.module(path)?.outline.called.some((name) => names.has(name)) === true;
}

function isProduction(x: Evaluation, path: string): boolean {
  return x.linked.module(path)?.subject === "source";
}

/** Whether a constructed name is the class: itself, or a member of a namespace. */
function names(x: Evaluation, path: string, callee: Value, wanted: ClassKey): boolean {
  if (callee.is === "binding") {
    const target = x.linked.resolve(path, callee.binding);
    return target.is === "declared" && target.file === wanted.file && target.declaration === wanted.declaration;
  }
  if (callee.is !== "member" || callee.of.is !== "binding") return false;
  const value = x.evaluate(x.root(path, 0), callee);
  return value.is === "class" && value.file === wanted.file && value.declaration === wanted.declaration;
}

/** The calls of the base's constructor in a class that has a constructor of its own; null where it has none. */
function superCalls(x: Evaluation, { file, declaration }: ClassKey): readonly Construction[] | null {
  const found = x.linked.declaration(file, declaration);
  const own = found?.is === "class" ? found.members.find((member) => member.is === "constructor" && member.function !== null) : undefined;
  if (own?.function == null) return null;
  const run = x.root(file, own.function);
  return run.facts.steps.flatMap((call) => (call.is === "call" && call.form === "super" ? [{ run, call }] : []));
}

/** What a construction gives to a parameter, or under a key of it. */
export function givenTo(x: Evaluation, { run, call }: Construction, index: number, key: string | null): Evaluated {
  const place = at(run.file, call);
  const written = call.args.some(({ spread }) => spread) ? undefined : call.args[index]?.value;
  const part = written?.is === "object" && key !== null ? undefined : written;
  const whole =
    part === undefined
      ? (argumentAt(x.argumentsOf(run, call), index) ?? { is: "undefined" as const, at: place })
      : byCallers(x, { run, value: part }, 0);
  return key === null ? whole : x.member(whole, key, place);
}

/** What an expression is; where it is a parameter of which only an interface is known, what those give who call with it. */
function byCallers(x: Evaluation, { run, value }: Placed, depth: number): Evaluated {
  const own = x.evaluate(run, value);
  if (depth >= DEEPEST || !isVague(x, own)) return own;
  const owner = parameterOwner(x, { run, value });
  if (owner?.args !== null) return own;
  const callers = callersOf(x, owner.file, owner.function).slice(0, MOST_PLACES);
  const given = callers.map((caller) => x.evaluate(nested(run, owner, calledRun(x, caller)), value));
  const told = given.filter((each) => each.is !== "unknown");
  return told.length === 0 ? own : choiceOf(given, at(run.file, value));
}

function nested(run: Activation, owner: Activation, bound: Activation): Activation {
  return run === owner ? bound : run;
}

function parameterOwner(x: Evaluation, { run, value }: Placed): Activation | null {
  let root = value;
  while (root.is === "member") root = root.of;
  const where = root.is === "binding" ? x.index(run.file).parameters.get(root.binding) : undefined;
  return where === undefined ? null : enclosingRun(run, where.function);
}

/** Nothing, or no more than an interface or an abstract class, is known of a value. */
function isVague(x: Evaluation, value: Evaluated): boolean {
  if (value.is === "unknown") return true;
  if (value.is !== "instance") return false;
  const declaration = x.linked.declaration(value.file, value.declaration);
  return declaration?.is === "interface" || declaration?.is === "type" || (declaration?.is === "class" && declaration.abstract);
}
