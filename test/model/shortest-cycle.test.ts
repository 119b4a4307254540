import { describe, expect, it } from "vitest";
import { shortestCycles } from "../../src/model/index.js";

const graph = (edges: Readonly<Record<string, readonly string[]>>) => new Map(Object.entries(edges));

describe("the shortest cycles of a graph", () => {
  it("are none where nothing leads back", () => {
    expect(shortestCycles(graph({ billing: ["ordering"], ordering: ["catalog"] }))).toEqual([]);
  });

  it("are one for each component, beginning with its smallest name", () => {
    expect(shortestCycles(graph({ b: ["a"], a: ["b"], d: ["c"], c: ["d"], e: ["a"] }))).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("are found though the smallest name lies on a longer one only", () => {
    expect(shortestCycles(graph({ a: ["b"], b: ["c"], c: ["a", "d"], d: ["c"] }))).toEqual([["c", "d"]]);
  });

  it("hold a name that leads to itself", () => {
    expect(shortestCycles(graph({ a: ["a"] }))).toEqual([["a"]]);
  });
});
