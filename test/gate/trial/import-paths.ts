import type { GraphModule } from "./move-files.js";

/** For each file the files that it imports at run time. */
export type RuntimeImports = ReadonlyMap<string, ReadonlySet<string>>;

export function runtimeImports(modules: readonly GraphModule[]): RuntimeImports {
  return new Map(
    modules.map(({ path, imports }) => [
      path,
      new Set(imports.filter(({ external, kind }) => !external && kind === "runtime").map(({ to }) => to)),
    ]),
  );
}

/** All files on a way from one file to another, both included. */
export function onTheWay(graph: RuntimeImports, from: string, to: string): ReadonlySet<string> {
  const backwards = new Map<string, Set<string>>();
  for (const [path, targets] of graph) for (const target of targets) backwards.set(target, (backwards.get(target) ?? new Set()).add(path));
  const reachable = reachableFrom(graph, from);
  return new Set([...reachableFrom(backwards, to)].filter((path) => reachable.has(path)));
}

function reachableFrom(graph: RuntimeImports, start: string): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const path of seen) for (const target of graph.get(path) ?? []) seen.add(target);
  return seen;
}
