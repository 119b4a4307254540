import { describe, expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS, globalUses } from "../../src/model/index.js";
import { factsOf } from "../link/program-of.js";

function usesIn(text: string): readonly string[] {
  const program = link({ ...factsOf({ "order.ts": text }), settings: DEFAULT_SETTINGS });
  const module = program.module("order.ts");
  return module === null ? [] : globalUses(program, module).map(({ name, replaceable }) => (replaceable ? `${name} replaceable` : name));
}

describe("the globals that a file uses", () => {
  it("are named as far as they are written, however deep they stand", () => {
    expect(usesIn("export const f = async () => [{ a: await fetch(`${console.name}`) }];")).toEqual(["fetch", "console.name"]);
    expect(usesIn("globalThis.console.log(1); const a = globalThis.process.env.A; window.fetch('/')")).toEqual([
      "console.log",
      "process.env.A",
      "fetch",
    ]);
  });

  it("are the variable of the environment, not what is done with its text", () => {
    expect(usesIn("const port = Number(process.env.PORT?.trim()); const { A } = process.env; const b = process.env[port];")).toEqual([
      "Number",
      "process.env.PORT",
      "process.env.A",
      "process.env",
    ]);
  });

  it("tell a call without arguments from a call with some", () => {
    expect(usesIn("new Date(); new Date(0); Date.now(); pick(Math.random); Date()")).toEqual([
      "new Date()",
      "Date",
      "Date.now()",
      "pick",
      "Math.random",
      "Date()",
    ]);
  });

  it("can be replaced where they stand in for what the caller leaves out", () => {
    expect(usesIn("class A { constructor(readonly at = new Date()) {} }")).toEqual(["new Date() replaceable"]);
    expect(usesIn("function f({ at = new Date() }) { return at; }")).toEqual(["new Date() replaceable"]);
    expect(usesIn("const f = (p) => ({ at: p.at ?? new Date(), by: p.by || Math.random() });")).toEqual([
      "new Date() replaceable",
      "Math.random() replaceable",
    ]);
    expect(usesIn("const f = (p) => p.at && new Date();")).toEqual(["new Date()"]);
  });

  it("are told once where a branch asks for them", () => {
    expect(usesIn("function f() { if (process.env.A && console) return process.env.A ? 1 : 2; }")).toEqual([
      "process.env.A",
      "console",
      "process.env.A",
    ]);
  });

  it("are no names of the file's own, and nothing that only typeof asks for", () => {
    expect(usesIn('import fetch from "node-fetch"; const console = { log() {} }; console.log(fetch("/"));')).toEqual([]);
    expect(usesIn('const server = typeof process !== "undefined";')).toEqual([]);
  });

  it("are found in the arguments of decorators and in fields", () => {
    expect(usesIn("class A { @column({ name: process.env.A }) b = console; f(@inject(process.env.C) c) {} }")).toEqual(
      expect.arrayContaining(["process.env.A", "console", "process.env.C"]),
    );
  });
});
