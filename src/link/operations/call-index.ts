import type { BindingId, FunctionId, StepId } from "../../model/index.js";
import { calledName } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";

/** A call of the program by its place. */
export interface CallPlace {
  readonly file: string;
  readonly function: FunctionId;
  readonly step: StepId;
}

/** The calls of the source files by the name that they are made by. */
export interface CallIndex {
  /** In the order of files and text. */
  named(name: string): readonly CallPlace[];
  /** The calls of a file that are made by no member's name. */
  bare(file: string): readonly CallPlace[];
  /** All calls of a file. */
  of(file: string): readonly CallPlace[];
  /** Packages that some source file imports, or some manifest names; Node's modules without `node:`. */
  readonly packages: ReadonlySet<string>;
  /** The source files that import something of a package, sorted. */
  importers(pkg: string): readonly string[];
  /** The source files that import something of a package, or of a file that does, sorted: a function that it gave may be called there by any name. */
  users(pkg: string): readonly string[];
  /** The source files that may call an export of a package by another name, sorted. */
  takers(pkg: string, exported: string): readonly string[];
}

interface FileCalls {
  readonly all: readonly CallPlace[];
  readonly byName: ReadonlyMap<string, readonly CallPlace[]>;
  readonly bare: readonly CallPlace[];
}

/** Indexes the source files by their outlines; the bodies of a file are read when some call in it is asked for. */
export function callIndex(linked: LinkedModules): CallIndex {
  const filesCalling = new Map<string, string[]>();
  const takers = new Map<string, Set<string>>();
  const importers = new Map<string, Set<string>>();
  const dependents = new Map<string, Set<string>>();
  const packages = new Set(linked.packages.flatMap(({ dependencies }) => Object.keys(dependencies)));
  const calls = new Map<string, FileCalls>();
  for (const { path, subject, outline } of linked.modules) {
    if (subject !== "source") continue;
    for (const name of outline.called) listOf(filesCalling, name).push(path);
    for (const { target, symbol, imported, kind } of linked.importsOf(path)) {
      if (target.is === "file" && kind !== "type") dependents.set(target.path, (dependents.get(target.path) ?? new Set()).add(path));
      if (target.is !== "package" && target.is !== "builtin") continue;
      const pkg = target.name.replace(/^node:/, "");
      packages.add(pkg);
      importers.set(pkg, (importers.get(pkg) ?? new Set()).add(path));
      const key = `${pkg}#${symbol ?? imported}`;
      takers.set(key, (takers.get(key) ?? new Set()).add(path));
    }
  }

  function inFile(file: string): FileCalls {
    const known = calls.get(file);
    if (known !== undefined) return known;
    const found = callsIn(linked, file);
    calls.set(file, found);
    return found;
  }

  return {
    named: (name) => (filesCalling.get(name) ?? []).flatMap((file) => inFile(file).byName.get(name) ?? []),
    bare: (file) => inFile(file).bare,
    of: (file) => inFile(file).all,
    packages,
    importers: (pkg) => [...(importers.get(pkg) ?? [])].sort(),
    users: (pkg) => {
      const direct = [...(importers.get(pkg) ?? [])];
      return [...new Set([...direct, ...direct.flatMap((file) => [...(dependents.get(file) ?? [])])])].sort();
    },
    takers: (pkg, exported) => [...new Set([exported, "default", "*"].flatMap((name) => [...(takers.get(`${pkg}#${name}`) ?? [])]))].sort(),
  };
}

function callsIn(linked: LinkedModules, file: string): FileCalls {
  const byName = new Map<string, CallPlace[]>();
  const all: CallPlace[] = [];
  const bare: CallPlace[] = [];
  const names = namesIn(linked, file);
  linked.bodies(file).functions.forEach((facts, id) => {
    facts.steps.forEach((call, step) => {
      if (call.is !== "call") return;
      const place = { file, function: id, step };
      all.push(place);
      if (call.callee.is !== "member") bare.push(place);
      listOf(byName, calledName(call.callee, names)).push(place);
    });
  });
  return { all, byName, bare };
}

/** The names of a file's bindings. */
export function namesIn(linked: LinkedModules, path: string): (binding: BindingId) => string {
  const own = linked.module(path)?.outline.bindings ?? [];
  const { locals } = linked.bodies(path);
  return (binding) => (own[binding] ?? locals[binding - own.length])?.name ?? "";
}

function listOf<Item>(map: Map<string, Item[]>, key: string): Item[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
