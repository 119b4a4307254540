import type { BindingId, FunctionFacts, FunctionId, Module, Step, Value } from "../../model/index.js";
import { lazily, valuesOfStep } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import type { CallPlace } from "../operations/call-index.js";
import { namesIn } from "../operations/call-index.js";
import { calledNames, eachProperty, usedBy, type Wholes, wholesOf } from "./names-used.js";

/** A name wherever it stands, or that of a variable or parameter in the one file where it is known: `save`, `callback\0src/run.ts`. */
export type UsedName = string;

/**
 * What names stand for in the source files: whatever a call names it may run, and a name may stand for another. It holds every way that a
 * call can take, and many that none does; a file is read when a name that stands in it is asked for.
 */
export interface NameUses {
  /** The calls that use a name: call it, or are given it, in the order of files and text. */
  calls(name: UsedName): readonly CallPlace[];
  /** Those of them that call by it. */
  callsBy(name: UsedName): readonly CallPlace[];
  /** The names of variables, fields, keys, exports, imports and subclasses that are given what has a name. */
  standingFor(name: UsedName): readonly UsedName[];
  /** The names of what holds the results of calls by a name, or of calls that are given it, as far as somebody calls by them. */
  holdingResultsOf(name: UsedName): readonly UsedName[];
  /** The calls that are given what has a name, or the result of a call that it is part of. */
  passing(name: UsedName): readonly Passing[];
  /** Whether somebody calls by a name. */
  isCalled(name: UsedName): boolean;
  /** The names that a function is given where it is written. */
  namesOf(file: string, id: FunctionId): readonly UsedName[];
  /** The calls of a file that use a function which is written there. */
  callsOfFunction(file: string, id: FunctionId): readonly CallPlace[];
}

/** An argument of a call. */
export interface Passing {
  readonly call: CallPlace;
  readonly position: number;
  /** It is no more than made with what has the name. */
  readonly isResult: boolean;
}

interface FileUses {
  readonly passing: ReadonlyMap<string, readonly Passing[]>;
  readonly calls: ReadonlyMap<string, readonly CallPlace[]>;
  readonly callsBy: ReadonlyMap<string, readonly CallPlace[]>;
  readonly standing: ReadonlyMap<string, ReadonlySet<string>>;
  readonly holding: ReadonlyMap<string, ReadonlySet<string>>;
  readonly names: ReadonlyMap<FunctionId, ReadonlySet<string>>;
  readonly functions: ReadonlyMap<FunctionId, readonly CallPlace[]>;
}

/** Makes the questions over the source files. */
export function nameUses(linked: LinkedModules): NameUses {
  const sources = linked.modules.filter(({ subject }) => subject === "source");
  const files = new Map<string, FileUses>();
  const filesWithWord = lazily(() => filesByWord(sources));
  const renamed = lazily(() => renames(linked));
  const calledSomewhere = lazily(() => new Set(sources.flatMap(({ outline }) => outline.called)));

  function inFile(path: string): FileUses {
    const known = files.get(path) ?? usesIn(linked, path);
    files.set(path, known);
    return known;
  }

  function filesWith(name: UsedName): readonly string[] {
    const end = name.indexOf("\0");
    if (end !== -1) return [name.slice(end + 1)];
    return filesWithWord().get(name) ?? [];
  }

  function inFiles<Item>(name: UsedName, of: (uses: FileUses) => ReadonlyMap<string, Iterable<Item>>): readonly Item[] {
    const plain = plainName(name);
    const found: Item[] = [];
    for (const path of filesWith(name)) {
      const items = of(inFile(path)).get(plain);
      if (items !== undefined) for (const item of items) found.push(item);
    }
    return found;
  }

  return {
    calls: (name) => inFiles(name, ({ calls }) => calls),
    callsBy: (name) => inFiles(name, ({ callsBy }) => callsBy),
    standingFor: (name) => [...inFiles(name, ({ standing }) => standing), ...(renamed().get(name) ?? [])],
    holdingResultsOf: (name) => inFiles(name, ({ holding }) => holding).filter((holder) => calledSomewhere().has(plainName(holder))),
    passing: (name) => inFiles(name, ({ passing }) => passing),
    isCalled: (name) => calledSomewhere().has(plainName(name)),
    namesOf: (file, id) => [...(inFile(file).names.get(id) ?? [])],
    callsOfFunction: (file, id) => inFile(file).functions.get(id) ?? [],
  };
}

/** Each word with the files that it stands in: asked for by the thousand, so that looking through all words each time takes longer. */
function filesByWord(sources: readonly Module[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { path, outline } of sources) for (const word of outline.words.split("\n")) if (word !== "") listOf(found, word).push(path);
  return found;
}

function plainName(name: UsedName): string {
  const end = name.indexOf("\0");
  return end === -1 ? name : name.slice(0, end);
}

/** The name of a variable, in its file alone; for everybody where the file exports it. */
function variableName(linked: LinkedModules, file: string, binding: BindingId): UsedName {
  const outline = linked.module(file)?.outline;
  const name = namesIn(linked, file)(binding);
  return outline?.exports.some((each) => each.binding === binding) === true ? name : inFileOnly(name, file);
}

/** Whether a name is that of a variable or parameter. */
export function isInOneFile(name: UsedName): boolean {
  return name.includes("\0");
}

/** A name in one file alone. */
export function inFileOnly(name: string, file: string): UsedName {
  return name === "" ? "" : `${name}\0${file}`;
}

function usesIn(linked: LinkedModules, file: string): FileUses {
  const calls = new Map<string, CallPlace[]>();
  const callsBy = new Map<string, CallPlace[]>();
  const passing = new Map<string, Passing[]>();
  const functions = new Map<FunctionId, CallPlace[]>();
  const standing = new Map<string, Set<string>>();
  const holding = new Map<string, Set<string>>();
  const names = new Map<FunctionId, Set<string>>();
  const nameOf = namesIn(linked, file);

  function given(name: UsedName, { functions: written, names: meanings, results }: Wholes): void {
    if (name === "") return;
    for (const id of written) addTo(names, id, name);
    for (const meaning of meanings) addTo(standing, meaning, name);
    for (const result of results) resultGiven(name, result);
  }

  /** What a call gives may be made in what it calls, or be one of its arguments. */
  let steps: readonly Step[] = [];
  function resultGiven(name: UsedName, call: Wholes["results"][number]): void {
    const args = call.args.map(({ value }) => wholesOf(value, steps, nameOf));
    for (const id of args.flatMap((arg) => arg.functions)) addTo(names, id, name);
    for (const meaning of [...calledNames(call, steps, nameOf), ...args.flatMap((arg) => arg.names)]) addTo(holding, meaning, name);
    for (const inner of args.flatMap(({ results }) => results)) resultGiven(name, inner);
  }

  linked.bodies(file).functions.forEach((facts, id) => {
    steps = facts.steps;
    for (const { properties } of facts.parameters)
      for (const { path, binding } of properties) {
        addTo(standing, path.at(-1) ?? "", inFileOnly(nameOf(binding), file));
      }
    steps.forEach((step, index) => {
      if (step.is === "call") noteCall(step, { file, function: id, step: index }, facts);
      noteGiven(linked, step, steps, file, given);
    });
  });

  function noteCall(step: Extract<Step, { readonly is: "call" }>, place: CallPlace, facts: FunctionFacts): void {
    const used = usedBy(step, facts.steps, nameOf);
    const called = step.form === "super" ? [baseName(linked, file, facts)] : calledNames(step, facts.steps, nameOf);
    for (const name of new Set([...used.names, ...called])) listOf(calls, name).push(place);
    for (const name of new Set(called)) listOf(callsBy, name).push(place);
    for (const written of new Set(used.functions)) listOf(functions, written).push(place);
    step.args.forEach(({ value }, position) => {
      const { names, results } = wholesOf(value, facts.steps, nameOf);
      for (const name of names) listOf(passing, name).push({ call: place, position, isResult: false });
      for (const name of results.flatMap((result) => usedBy(result, facts.steps, nameOf).names))
        listOf(passing, name).push({ call: place, position, isResult: true });
    });
  }

  return { calls, passing, callsBy, standing, holding, names, functions };
}

/** What names are given in a step: variables, fields, exports, keys of objects. */
function noteGiven(
  linked: LinkedModules,
  step: Step,
  steps: readonly Step[],
  file: string,
  note: (name: UsedName, value: Wholes) => void,
): void {
  const nameOf = namesIn(linked, file);
  const given = (name: UsedName, value: Value): void => {
    note(name, wholesOf(value, steps, nameOf));
  };
  if (step.is === "bind") given(variableName(linked, file, step.binding), step.value);
  if (step.is === "assign" && step.value !== null)
    for (const name of assignedNames(linked, step.target, steps, file)) given(name, step.value);
  if (step.is === "export") given(step.name === "default" ? defaultOf(file) : step.name, step.value);
  for (const value of valuesOfStep(step)) eachProperty(value, given);
}

function assignedNames(linked: LinkedModules, target: Value, steps: readonly Step[], file: string): readonly UsedName[] {
  return target.is === "binding" ? [variableName(linked, file, target.binding)] : wholesOf(target, steps, namesIn(linked, file)).names;
}

/** The names of imports, exports and subclasses that differ from those of what they stand for. */
function renames(linked: LinkedModules): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const same = (name: string | null | undefined, meaning: string): void => {
    if (name != null && name !== "" && meaning !== "" && name !== meaning) addTo(found, meaning, name);
  };
  for (const { path, subject, outline } of linked.modules) {
    if (subject !== "source") continue;
    for (const { local, imported, symbol, target } of linked.importsOf(path)) {
      if (local === null || target.is !== "file") continue;
      const name = symbol ?? imported;
      same(local, name === "default" ? defaultOf(target.path) : name);
    }
    for (const { name, binding } of outline.exports)
      if (binding !== null) same(name === "default" ? defaultOf(path) : name, outline.bindings[binding]?.name ?? "");
    for (const declaration of outline.declarations)
      if (declaration.is === "class" && declaration.extends !== null) same(declaration.name, lastOf(declaration.extends.name));
  }
  return found;
}

/** The name of what a file exports by default. */
function defaultOf(path: string): string {
  return `default of ${path}`;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

/** The name of the base that a constructor calls. */
function baseName(linked: LinkedModules, path: string, { class: owner }: FunctionFacts): string {
  const declaration = owner === null ? null : linked.declaration(path, owner);
  return declaration?.is === "class" && declaration.extends !== null ? lastOf(declaration.extends.name) : "";
}

function addTo<Key, Item>(map: Map<Key, Set<Item>>, key: Key, item: Item): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([item]));
  else set.add(item);
}

function listOf<Key, Item>(map: Map<Key, Item[]>, key: Key): Item[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
