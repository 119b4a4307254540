/**
 * For each strongly connected component of a graph of names a shortest cycle in it, beginning with its smallest name;
 * components sorted by that name. A name's targets come sorted.
 */
export function shortestCycles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const cycles: (readonly string[])[] = [];
  const seen = new Set<string>();
  for (const name of [...graph.keys()].sort()) {
    if (seen.has(name)) continue;
    const component = [...reachable(graph, name)].filter((other) => reachable(graph, other).has(name)).sort();
    for (const member of component) seen.add(member);
    const candidates = component.flatMap((member) => {
      const cycle = shortestFrom(graph, member);
      return cycle === null ? [] : [cycle];
    });
    const shortest = candidates.reduce<readonly string[] | null>(
      (best, each) => (best === null || each.length < best.length ? each : best),
      null,
    );
    if (shortest !== null) cycles.push(shortest);
  }
  return cycles;
}

function reachable(graph: ReadonlyMap<string, readonly string[]>, from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(graph.get(from) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(graph.get(next) ?? []));
  }
  return found;
}

/** Breadth first from a name back to itself. */
function shortestFrom(graph: ReadonlyMap<string, readonly string[]>, start: string): readonly string[] | null {
  const paths: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  // the list grows while it is walked
  for (const path of paths) {
    for (const next of graph.get(path.at(-1) ?? start) ?? []) {
      if (next === start) return path;
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return null;
}
