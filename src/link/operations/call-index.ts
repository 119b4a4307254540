import type { FunctionId, StepId } from "../../model/index.js";
import type { CallStep, Evaluation } from "../values/evaluation.js";

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
  /** The calls of a file that are made by a bare name or by no name at all. */
  bare(file: string): readonly CallPlace[];
  /** Packages that some source file imports, or some manifest names; Node's modules without `node:`. */
  readonly packages: ReadonlySet<string>;
  /** The source files that import a package, sorted. */
  importers(pkg: string): readonly string[];
}

/** Reads the bodies of all source files once. */
export function callIndex({ linked }: Pick<Evaluation, "linked">): CallIndex {
  const byName = new Map<string, CallPlace[]>();
  const bare = new Map<string, CallPlace[]>();
  const importers = new Map<string, string[]>();
  for (const { path, subject } of linked.modules) {
    if (subject !== "source") continue;
    for (const pkg of packagesOf(linked, path)) push(importers, pkg, path);
    const names = namesIn(linked, path);
    linked.bodies(path).functions.forEach((facts, id) => {
      facts.steps.forEach((call, step) => {
        if (call.is !== "call") return;
        const place = { file: path, function: id, step };
        if (call.callee.is !== "member") push(bare, path, place);
        push(byName, calledName(call.callee, names), place);
      });
    });
  }
  return {
    named: (name) => byName.get(name) ?? [],
    bare: (file) => bare.get(file) ?? [],
    packages: new Set([...importers.keys(), ...linked.packages.flatMap(({ dependencies }) => Object.keys(dependencies))]),
    importers: (pkg) => importers.get(pkg) ?? [],
  };
}

/** The name under which a computed member is found. */
export const COMPUTED = "[computed]";

/** The name that a call is made by: the last one of a chain, `[computed]` for a computed member, empty where it has none. */
export function calledName(callee: CallStep["callee"], names: (binding: number) => string): string {
  switch (callee.is) {
    case "member":
    case "global":
      return callee.name;
    case "binding":
      return names(callee.binding);
    case "element":
      return COMPUTED;
    default:
      return "";
  }
}

/** The names of a file's bindings. */
export function namesIn(linked: Evaluation["linked"], path: string): (binding: number) => string {
  const own = linked.module(path)?.outline.bindings ?? [];
  const { locals } = linked.bodies(path);
  return (binding) => (own[binding] ?? locals[binding - own.length])?.name ?? "";
}

function packagesOf(linked: Evaluation["linked"], path: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { direct } of linked.importsOf(path)) {
    if (direct.is === "package") found.add(direct.name);
    if (direct.is === "builtin") found.add(direct.name.replace(/^node:/, ""));
  }
  return found;
}

function push<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}
