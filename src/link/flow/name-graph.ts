import type { FunctionFacts, FunctionRef, Value } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import { namesIn } from "../operations/call-index.js";
import { type Meanings, nameMeanings, type WrittenIn } from "./name-meanings.js";
import { calledNames, eachProperty, type Names, valuesOf, type Wholes, wholesOf } from "./names-used.js";

/** A body of the program by the names that lead to it. */
export interface NamedBody {
  readonly ref: FunctionRef;
  readonly facts: FunctionFacts;
  readonly parent: NamedBody | null;
  /** The names that it is declared by, kept under or given as. */
  readonly names: ReadonlySet<string>;
}

/**
 * The bodies of the source files, joined by names alone: whatever a body mentions it may run, and a name may stand for another.
 * It holds every way that a call can take, and many that none does.
 */
export interface NameGraph {
  /** In the order of files and text. */
  readonly bodies: readonly NamedBody[];
  body(ref: FunctionRef): NamedBody | null;
  /** The bodies that call, keep or pass on something by that name. */
  mentioning(name: string): ReadonlySet<NamedBody>;
  /** The names of the imports, keys, variables, fields and parameters that are given what has that name. */
  standingFor(name: string): ReadonlySet<string>;
}

interface Entry extends NamedBody {
  readonly names: Set<string>;
}

const NOBODY: ReadonlySet<NamedBody> = new Set();
const NONE: ReadonlySet<string> = new Set();

/** Reads the bodies of all source files once. */
export function nameGraph(linked: LinkedModules): NameGraph {
  const files = new Map<string, readonly Entry[]>();
  for (const { path, subject } of linked.modules) if (subject === "source") files.set(path, entriesOf(linked, path));
  const bodies = [...files.values()].flat();
  const byName = new Map<string, Set<NamedBody>>();
  const mentioning = new Map<string, Set<NamedBody>>();
  const meanings = nameMeanings((file, id, name) => {
    const entry = files.get(file)?.[id];
    if (entry === undefined) return;
    entry.names.add(name);
    addTo(byName, name, entry);
  });
  for (const entry of bodies) for (const name of entry.names) addTo(byName, name, entry);
  for (const path of files.keys()) for (const [name, meaning] of linkedNames(linked, path)) meanings.same(name, meaning);
  for (const entry of bodies) {
    const from = writtenIn(linked, entry);
    for (const name of mentionsOf(linked, entry, from.nameOf)) addTo(mentioning, name, entry);
    noteGiven(entry, from, meanings);
  }
  for (const entry of bodies) noteCalls(linked, entry, { byName, files, meanings });
  const standing = meanings.settle();
  return {
    bodies,
    body: ({ file, function: id }) => files.get(file)?.[id] ?? null,
    mentioning: (name) => mentioning.get(name) ?? NOBODY,
    standingFor: (name) => standing.get(name) ?? NONE,
  };
}

function writtenIn(linked: LinkedModules, { ref, facts }: NamedBody): WrittenIn {
  return { file: ref.file, steps: facts.steps, nameOf: namesIn(linked, ref.file) };
}

function entriesOf(linked: LinkedModules, path: string): readonly Entry[] {
  const entries: Entry[] = [];
  linked.bodies(path).functions.forEach((facts, id) => {
    const parent = facts.parent === null ? null : (entries[facts.parent] ?? null);
    const declaration = facts.class === null ? null : linked.declaration(path, facts.class);
    const isMaker = facts.kind === "constructor" || facts.kind === "initializer";
    const name = isMaker ? (declaration?.name ?? "") : facts.name;
    entries.push({ ref: { file: path, function: id }, facts, parent, names: new Set(name === "" ? [] : [name]) });
  });
  return entries;
}

/** What an import, an export or a class without an own constructor calls by another name. */
function linkedNames(linked: LinkedModules, path: string): readonly (readonly [name: string, meaning: string])[] {
  const imported = linked.importsOf(path).flatMap(({ local, imported: own, symbol, target }) => {
    if (local === null || target.is !== "file") return [];
    const name = symbol ?? own;
    return [[local, name === "default" ? defaultOf(target.path) : name] as const];
  });
  const outline = linked.module(path)?.outline;
  const exported = (outline?.exports ?? []).flatMap(({ name, binding }) =>
    binding === null ? [] : [[name === "default" ? defaultOf(path) : name, outline?.bindings[binding]?.name ?? ""] as const],
  );
  const derived = (outline?.declarations ?? []).flatMap((declaration) =>
    declaration.is === "class" && declaration.extends !== null ? [[declaration.name, lastOf(declaration.extends.name)] as const] : [],
  );
  return [...imported, ...exported, ...derived];
}

/** The name of what a file exports by default. */
function defaultOf(path: string): string {
  return `default of ${path}`;
}

function lastOf(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function mentionsOf(linked: LinkedModules, { ref, facts }: NamedBody, nameOf: Names): ReadonlySet<string> {
  const found = new Set<string>();
  for (const step of facts.steps) {
    if (step.is === "call") for (const name of calledNames(step, facts.steps, nameOf)) found.add(name);
    if (step.is === "call" && step.form === "super") found.add(baseName(linked, ref.file, facts));
    for (const value of valuesOf(step)) {
      for (const name of wholesOf(value, facts.steps, nameOf).names) found.add(name);
      eachProperty(value, (_, held) => {
        for (const name of wholesOf(held, facts.steps, nameOf).names) found.add(name);
      });
    }
  }
  found.delete("");
  return found;
}

/** The name of the base that a constructor calls. */
export function baseName(linked: LinkedModules, path: string, { class: owner }: FunctionFacts): string {
  const declaration = owner === null ? null : linked.declaration(path, owner);
  return declaration?.is === "class" && declaration.extends !== null ? lastOf(declaration.extends.name) : "";
}

/** What the names of a body are given in it: variables, fields, exports, keys of objects, parts of what is taken apart. */
function noteGiven({ facts }: NamedBody, from: WrittenIn, meanings: Meanings): void {
  const { steps, nameOf, file } = from;
  const given = (name: string, value: Value): void => {
    meanings.given(name, wholesOf(value, steps, nameOf), from);
  };
  for (const { properties } of facts.parameters)
    for (const { path, binding } of properties) meanings.same(nameOf(binding), path.at(-1) ?? "");
  for (const step of steps) {
    if (step.is === "bind") given(nameOf(step.binding), step.value);
    if (step.is === "assign" && step.value !== null) for (const name of wholesOf(step.target, steps, nameOf).names) given(name, step.value);
    if (step.is === "export") given(step.name === "default" ? defaultOf(file) : step.name, step.value);
    for (const value of valuesOf(step)) eachProperty(value, given);
  }
}

interface Known {
  readonly byName: ReadonlyMap<string, ReadonlySet<NamedBody>>;
  readonly files: ReadonlyMap<string, readonly NamedBody[]>;
  readonly meanings: Meanings;
}

/** What the calls of a body give to the parameters of what they may run; a function among the arguments is given what it is called on. */
function noteCalls(linked: LinkedModules, entry: NamedBody, { byName, files, meanings }: Known): void {
  const from = writtenIn(linked, entry);
  const { steps, nameOf, file } = from;
  for (const call of steps) {
    if (call.is !== "call") continue;
    const names = calledNames(call, steps, nameOf);
    for (const name of names) meanings.called(name);
    const args = call.args.map(({ value }) => wholesOf(value, steps, nameOf));
    if (args.every(isNothing)) continue;
    for (const target of names.flatMap((name) => [...(byName.get(name) ?? [])]))
      args.forEach((value, position) => meanings.given(parameterName(linked, target, position), value, from));
    if (call.callee.is !== "member") continue;
    const on = wholesOf(call.callee.of, steps, nameOf);
    for (const id of args.flatMap(({ functions }) => functions)) {
      const target = files.get(file)?.[id];
      if (target !== undefined) meanings.given(parameterName(linked, target, 0), { ...on, functions: [] }, from);
    }
  }
}

function isNothing({ functions, names, results }: Wholes): boolean {
  return functions.length + names.length + results.length === 0;
}

function parameterName(linked: LinkedModules, { ref, facts }: NamedBody, position: number): string {
  const parameter = facts.parameters[position] ?? facts.parameters.findLast(({ rest }) => rest);
  return parameter?.binding == null ? "" : namesIn(linked, ref.file)(parameter.binding);
}

function addTo<Item>(map: Map<string, Set<Item>>, key: string, item: Item): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([item]));
  else set.add(item);
}
