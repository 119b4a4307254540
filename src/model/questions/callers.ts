import type { CallSite, FunctionRef } from "../evaluated.js";
import { functionKey } from "../evaluated.js";
import type { Program } from "../program.js";

type Callers = (ref: FunctionRef) => readonly FunctionRef[];

const known = new WeakMap<Program, Callers>();

/** Finds the functions that call one, or hold it as a callback; a method keeps its name through interfaces and containers, so that calls by other names need not be looked at. */
export function callersByName(program: Program): Callers {
  const callers = known.get(program) ?? makeCallers(program);
  known.set(program, callers);
  return callers;
}

function makeCallers(program: Program): Callers {
  const filesCalling = new Map<string, string[]>();
  for (const { path, subject, outline } of program.modules)
    if (subject === "source") for (const name of outline.called) listOf(filesCalling, name).push(path);
  const sites = new Map<string, ReadonlyMap<string, readonly CallSite[]>>();
  const named = (file: string, name: string): readonly CallSite[] => {
    const inFile = sites.get(file) ?? callsByName(program, file);
    sites.set(file, inFile);
    return inFile.get(name) ?? [];
  };
  return ({ file, function: body }) => {
    const facts = program.bodies(file).functions[body];
    if (facts === undefined || facts.kind === "module") return [];
    const holder = facts.parent !== null && facts.argumentOf !== null ? [{ file, function: facts.parent }] : [];
    const calls = (filesCalling.get(facts.name) ?? [])
      .flatMap((path) => named(path, facts.name))
      .filter((site) => program.targetsOf(site).targets.some(({ to }) => to.file === file && to.function === body));
    return [...holder, ...calls.map((site) => ({ file: site.file, function: site.function }))];
  };
}

function callsByName(program: Program, file: string): ReadonlyMap<string, readonly CallSite[]> {
  const found = new Map<string, CallSite[]>();
  program.bodies(file).functions.forEach(({ steps }, body) => {
    steps.forEach((step, id) => {
      if (step.is !== "call") return;
      const { callee } = step;
      const name = callee.is === "member" ? callee.name : callee.is === "binding" ? program.binding(file, callee.binding)?.name : undefined;
      if (name !== undefined) listOf(found, name).push({ file, function: body, step: id });
    });
  });
  return found;
}

/** The functions that lead to some others by calls that can be seen, and these themselves, by key. */
export function leadingTo(program: Program, refs: readonly FunctionRef[]): ReadonlySet<string> {
  const callers = callersByName(program);
  const found = new Set(refs.map(functionKey));
  const queue = [...refs];
  for (let ref = queue.pop(); ref !== undefined; ref = queue.pop()) {
    for (const caller of callers(ref)) {
      if (found.has(functionKey(caller))) continue;
      found.add(functionKey(caller));
      queue.push(caller);
    }
  }
  return found;
}

function listOf<Item>(map: Map<string, Item[]>, key: string): Item[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
