import { describe, expect, it } from "vitest";
import { findCycles } from "../../src/link/cycles.js";
import type { Cycle, ModuleDependency } from "../../src/model/index.js";

describe("cycles", () => {
  it("are none in a graph without any", () => {
    expect(findCycles(graphOf({ a: ["b", "c"], b: ["c"], c: [] }))).toEqual([]);
  });

  it("are found whichever file comes first, with the shortest one as witness", () => {
    const [cycle, ...others] = findCycles(graphOf({ d: ["a"], c: ["d", "b"], b: ["c", "a"], a: ["b"] }));
    expect(others).toEqual([]);
    expect(cycle?.files).toEqual(["a", "b", "c", "d"]);
    expect(witnessOf(cycle)).toEqual(["a", "b"]);
    expect(cycle?.dependencies.map((each) => `${each.from} ${each.to}`)).toEqual(["a b", "b a", "b c", "c b", "c d", "d a"]);
  });

  it("of one file are a file that imports itself", () => {
    const cycles = findCycles(graphOf({ order: ["order", "money"], money: [] }));
    expect(cycles.map((each) => each.files)).toEqual([["order"]]);
    expect(cycles[0]?.witness).toMatchObject([{ from: "order", to: "order" }]);
  });

  it("are sorted by their first file, and apart where only one way leads between them", () => {
    const cycles = findCycles(graphOf({ y: ["z"], z: ["y", "b"], b: ["a"], a: ["b"] }));
    expect(cycles.map((each) => each.files)).toEqual([
      ["a", "b"],
      ["y", "z"],
    ]);
  });

  it("have a witness that closes: each step leads to the next one's start, the last to the first", () => {
    const [cycle] = findCycles(graphOf({ a: ["b"], b: ["c", "x"], c: ["d"], d: ["e", "y"], e: ["a"], x: [], y: ["d"] }));
    const witness = cycle?.witness ?? [];
    expect(witness.map((each) => each.from)).toEqual(["d", "y"]);
    witness.forEach((each, index) => expect(each.to).toBe(witness[(index + 1) % witness.length]?.from));
  });

  it("thousands of modules long end, and do not overflow the stack", () => {
    const names = Array.from({ length: 6000 }, (_, index) => `m${String(index).padStart(5, "0")}`);
    const ring = Object.fromEntries(names.map((name, index) => [name, [names[(index + 1) % names.length] ?? ""]]));
    const [cycle] = findCycles(graphOf(ring));
    expect(cycle?.files.length).toBe(6000);
    expect(cycle?.witness.length).toBe(6000);
    expect(cycle?.witness[0]?.from).toBe("m00000");
  });

  it("do not depend on the order in which files and imports are met", () => {
    const edges: readonly (readonly [string, string])[] = [
      ["a", "b"],
      ["b", "c"],
      ["c", "a"],
      ["c", "d"],
      ["d", "c"],
      ["e", "f"],
      ["f", "e"],
      ["a", "e"],
    ];
    const expected = findCycles(graphOfEdges(edges));
    expect(findCycles(graphOfEdges([...edges].reverse()))).toEqual(expected);
    expect(expected.map((each) => witnessOf(each))).toEqual([
      ["c", "d"],
      ["e", "f"],
    ]);
  });
});

function witnessOf(cycle: Cycle | undefined): readonly string[] {
  return cycle?.witness.map((each) => each.from) ?? [];
}

function graphOfEdges(edges: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly ModuleDependency[]> {
  const graph: Record<string, string[]> = {};
  for (const [from, to] of edges) (graph[from] ??= []).push(to);
  return graphOf(graph);
}

// The program hands dependencies over sorted.
function graphOf(files: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, readonly ModuleDependency[]> {
  return new Map(
    Object.entries(files).map(([from, tos]) => [
      from,
      [...tos].sort().map((to): ModuleDependency => ({ from, to, kind: "runtime", span: [0, 1] })),
    ]),
  );
}
