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
  /** Packages that some source file imports, or some manifest names; Node's modules without `node:`. */
  readonly packages: ReadonlySet<string>;
  /** The source files that may call an export of a package by another name, sorted. */
  takers(pkg: string, exported: string): readonly string[];
}

interface FileCalls {
  readonly byName: ReadonlyMap<string, readonly CallPlace[]>;
  readonly bare: readonly CallPlace[];
}

/** Indexes the source files by their outlines; the bodies of a file are read when some call in it is asked for. */
export function callIndex(linked: LinkedModules): CallIndex {
  const filesCalling = new Map<string, string[]>();
  const takers = new Map<string, Set<string>>();
  const packages = new Set(linked.packages.flatMap(({ dependencies }) => Object.keys(dependencies)));
  const calls = new Map<string, FileCalls>();
  for (const { path, subject, outline } of linked.modules) {
    if (subject !== "source") continue;
    for (const name of outline.called) listOf(filesCalling, name).push(path);
    for (const { target, symbol, imported } of linked.importsOf(path)) {
      if (target.is !== "package" && target.is !== "builtin") continue;
      const pkg = target.name.replace(/^node:/, "");
      packages.add(pkg);
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
    packages,
    takers: (pkg, exported) => [...new Set([exported, "default", "*"].flatMap((name) => [...(takers.get(`${pkg}#${name}`) ?? [])]))].sort(),
  };
}

function callsIn(linked: LinkedModules, file: string): FileCalls {
  const byName = new Map<string, CallPlace[]>();
  const bare: CallPlace[] = [];
  const names = namesIn(linked, file);
  linked.bodies(file).functions.forEach((facts, id) => {
    facts.steps.forEach((call, step) => {
      if (call.is !== "call") return;
      const place = { file, function: id, step };
      if (call.callee.is !== "member") bare.push(place);
      listOf(byName, calledName(call.callee, names)).push(place);
    });
  });
  return { byName, bare };
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
