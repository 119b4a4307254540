import type { Location } from "../location.js";
import type { ImportEdge, Program } from "../program.js";
import { isContract } from "./ports.js";
import { boundedContextOf, crossingsOf, isEvent, pathOf, type Crossing } from "./crossing.js";

/** How one context depends on another. */
export interface ContextRelation {
  readonly from: string;
  readonly to: string;
  /** Import statements that take something of it. */
  readonly imports: number;
  /** Those of them that take only events. */
  readonly events: number;
  /** Those of them that take only what it publishes, events apart. */
  readonly published: number;
  /** The rest, which reaches inside. */
  readonly inside: number;
  /** All of them stand beside classes that implement what it asks for in its own words, and so translate for the rest of it. */
  readonly translated: boolean;
  /** Both ends are bounded contexts: only these are judged. */
  readonly judged: boolean;
  /** The first import. */
  readonly at: Location;
}

/** How much the contexts take from what they share. */
export interface KernelUse {
  readonly kernel: string;
  readonly imports: number;
  readonly usedBy: readonly string[];
  readonly at: Location;
}

/** The relations of contexts and feature modules as their imports show them, sorted; wiring imports everything and makes none. */
export function contextMapOf(program: Program): { readonly relations: readonly ContextRelation[]; readonly kernels: readonly KernelUse[] } {
  const pairs = new Map<string, Crossing[]>();
  const shared = new Map<string, Crossing[]>();
  for (const module of program.modules) {
    const from = program.architecture.contextOf(module.path)?.context;
    if (module.subject !== "source" || from === undefined || from.kind === "kernel") continue;
    if (program.architecture.layerOf(module.path)?.layer.role === "composition") continue;
    for (const crossing of crossingsOf(program, module)) {
      const to = program.architecture.contextOf(crossing.to.path)?.context;
      if (to === undefined || to.name === from.name) continue;
      const [map, key] = to.kind === "kernel" ? [shared, to.name] : [pairs, `${from.name}\0${to.name}`];
      map.set(key, [...(map.get(key) ?? []), crossing]);
    }
  }
  return {
    relations: sorted(pairs).flatMap(([, all]) => relationOf(program, all)),
    kernels: sorted(shared).flatMap(([name, all]) => kernelUse(program, name, all)),
  };
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function relationOf(program: Program, crossings: readonly Crossing[]): readonly ContextRelation[] {
  const [first] = crossings;
  if (first === undefined) return [];
  const from = contextName(program, first.from.path);
  const to = contextName(program, first.to.path);
  const events = crossings.filter(({ edges }) => edges.every((edge) => isEvent(program, edge)));
  const published = crossings.filter(
    (each) => !events.includes(each) && each.edges.every((edge) => isEvent(program, edge) || isPublished(program, edge, to)),
  );
  return [
    {
      from,
      to,
      imports: crossings.length,
      events: events.length,
      published: published.length,
      inside: crossings.length - events.length - published.length,
      translated: crossings.every((each) => translates(program, each.from.path)),
      judged: boundedContextOf(program, first.from.path) !== null && boundedContextOf(program, first.to.path) !== null,
      at: first.at,
    },
  ];
}

/** A class there implements a contract that its own context declares elsewhere: a port, in the context's own words. */
function translates(program: Program, path: string): boolean {
  return (program.module(path)?.outline.declarations ?? []).some((declaration, id) => {
    if (declaration.is !== "class" || declaration.abstract) return false;
    return program.ancestorsOf(path, id).some(({ target }) => {
      if (target.is !== "declared" || target.file === path) return false;
      const contract = program.declaration(target.file, target.declaration);
      return contract !== null && isContract(contract) && contextName(program, target.file) === contextName(program, path);
    });
  });
}

function kernelUse(program: Program, kernel: string, crossings: readonly Crossing[]): readonly KernelUse[] {
  const [first] = crossings;
  if (first === undefined) return [];
  const usedBy = [...new Set(crossings.map(({ from }) => contextName(program, from.path)))].sort();
  return [{ kernel, imports: crossings.length, usedBy, at: first.at }];
}

function contextName({ architecture }: Program, path: string): string {
  return architecture.contextOf(path)?.context.name ?? "";
}

/** The path from the import to the declaration passes a file that its context publishes. */
export function isPublished(program: Program, edge: ImportEdge, context: string): boolean {
  const path = [pathOf(edge.direct), ...edge.through, pathOf(edge.target)];
  return path.some(
    (file) =>
      file !== null && program.architecture.contextOf(file)?.context.name === context && program.architecture.publicationOf(file).public,
  );
}
