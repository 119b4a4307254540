import type { Cycle, ModuleDependency } from "../model/index.js";

/** Run-time dependencies by the file that they leave. */
export type RuntimeGraph = ReadonlyMap<string, readonly ModuleDependency[]>;

/** The strongly connected components that hold a cycle, sorted by their first file, each with a shortest cycle. */
export function findCycles(graph: RuntimeGraph): readonly Cycle[] {
  return components(graph)
    .flatMap((files): Cycle[] => {
      const inside = new Set(files);
      const dependencies = files.flatMap((file) => (graph.get(file) ?? []).filter((each) => inside.has(each.to)));
      return dependencies.length === 0 ? [] : [{ files, witness: shortestCycle(files, dependencies), dependencies }];
    })
    .sort((a, b) => compare(a.files[0] ?? "", b.files[0] ?? ""));
}

interface Frame {
  readonly file: string;
  readonly successors: readonly ModuleDependency[];
  next: number;
}

// Tarjan's algorithm with its own stack: modules import each other thousands deep.
function components(graph: RuntimeGraph): readonly (readonly string[])[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: (readonly string[])[] = [];
  const frames: Frame[] = [];

  const enter = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.size - 1);
    open.push(file);
    isOpen.add(file);
    frames.push({ file, successors: graph.get(file) ?? [], next: 0 });
  };
  const lower = (file: string, to: number | undefined): void => {
    if (to !== undefined && to < (low.get(file) ?? 0)) low.set(file, to);
  };
  const leave = (file: string): void => {
    frames.pop();
    const parent = frames.at(-1);
    if (parent !== undefined) lower(parent.file, low.get(file));
    if (low.get(file) !== index.get(file)) return;
    const members = open.splice(open.lastIndexOf(file));
    for (const member of members) isOpen.delete(member);
    found.push(members.sort(compare));
  };

  for (const root of graph.keys()) {
    if (index.has(root)) continue;
    enter(root);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      const successor = frame.successors[frame.next++];
      if (successor === undefined) leave(frame.file);
      else if (!index.has(successor.to)) enter(successor.to);
      else if (isOpen.has(successor.to)) lower(frame.file, index.get(successor.to));
    }
  }
  return found;
}

// Among the shortest cycles, the one that begins at the first file. A file whose own cycles are known is taken away with all that then lies on no cycle, so that a long ring is walked once.
function shortestCycle(files: readonly string[], dependencies: readonly ModuleDependency[]): readonly ModuleDependency[] {
  const leaving = new Map<string, Set<ModuleDependency>>(files.map((file) => [file, new Set()]));
  const entering = new Map<string, Set<ModuleDependency>>(files.map((file) => [file, new Set()]));
  for (const each of dependencies) {
    leaving.get(each.from)?.add(each);
    entering.get(each.to)?.add(each);
  }
  let best: readonly ModuleDependency[] = [];
  for (const file of files) {
    if (!leaving.has(file)) continue;
    const found = cycleThrough(file, leaving, best.length === 0 ? Infinity : best.length - 1);
    if (found !== null) best = found;
    if (best.length === 1) break;
    takeAway(file, leaving, entering);
  }
  return best;
}

type Sides = Map<string, Set<ModuleDependency>>;

function takeAway(first: string, leaving: Sides, entering: Sides): void {
  const queue = [first];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const each of leaving.get(file) ?? []) {
      const others = entering.get(each.to);
      if (others?.delete(each) === true && others.size === 0) queue.push(each.to);
    }
    for (const each of entering.get(file) ?? []) {
      const others = leaving.get(each.from);
      if (others?.delete(each) === true && others.size === 0) queue.push(each.from);
    }
    leaving.delete(file);
    entering.delete(file);
  }
}

function cycleThrough(
  start: string,
  leaving: ReadonlyMap<string, ReadonlySet<ModuleDependency>>,
  longest: number,
): readonly ModuleDependency[] | null {
  const cameBy = new Map<string, ModuleDependency>();
  let front: readonly string[] = [start];
  for (let length = 1; front.length > 0 && length <= longest; length++) {
    const next: string[] = [];
    for (const file of front) {
      for (const dependency of leaving.get(file) ?? []) {
        if (dependency.to === start) return trace(start, dependency, cameBy);
        if (cameBy.has(dependency.to)) continue;
        cameBy.set(dependency.to, dependency);
        next.push(dependency.to);
      }
    }
    front = next;
  }
  return null;
}

function trace(start: string, last: ModuleDependency, cameBy: ReadonlyMap<string, ModuleDependency>): readonly ModuleDependency[] {
  const way: ModuleDependency[] = [last];
  for (let step = last; step.from !== start;) {
    const before = cameBy.get(step.from);
    if (before === undefined) break;
    way.unshift(before);
    step = before;
  }
  return way;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
