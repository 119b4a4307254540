import { describe, expect, test } from "vitest";
import { analyze } from "../../src/index.js";
import { archlint, hexagonal, repository } from "./hostile-repository.js";

const service = hexagonal("src/ordering/domain/x.ts");

describe("manifests that are no manifests", () => {
  test.each([
    ["is cut off", '{ "name": "orders", '],
    ["is a list", "[]"],
    ["is null", "null"],
    ["is nested 100,000 deep", "[".repeat(100_000) + "]".repeat(100_000)],
    [
      "has fields of the wrong types",
      '{ "name": 7, "version": [], "dependencies": "all", "exports": 3, "workspaces": { "packages": "no list" }, "main": {}, "imports": [] }',
    ],
    [
      "has workspaces that expand to billions of names",
      JSON.stringify({
        name: "orders",
        workspaces: ["{a,b}".repeat(40), "**/".repeat(60) + "*", "{1..1000000000}", "!".repeat(1000), "../../../../../**"],
      }),
    ],
    [
      "has exports that lead in circles and out of the root",
      JSON.stringify({
        name: "orders",
        exports: { ".": "../../../../etc/passwd", "./*": "./*/*/*/*", "./a": { import: { import: { import: null } } } },
        imports: { "#a": "#b", "#b": "#a" },
      }),
    ],
  ])("a package.json that %s takes nothing else down", async (_, text) => {
    const { coverage } = await analyze({ root: repository({ ...service, "package.json": text }), config: false, cache: false });
    expect(coverage.files).toBe(5);
  });

  test.each([
    ["extends itself", { "tsconfig.json": '{ "extends": "./tsconfig.json" }' }],
    ["extends in a circle", { "tsconfig.json": '{ "extends": "./a.json" }', "a.json": '{ "extends": "./tsconfig.json" }' }],
    ["extends what is not there", { "tsconfig.json": '{ "extends": "@company/tsconfig/base.json" }' }],
    ["is no JSON", { "tsconfig.json": "{ // truncated" }],
    [
      "has paths that lead everywhere",
      { "tsconfig.json": '{ "compilerOptions": { "baseUrl": "/", "paths": { "*": ["*", "../*", "/*"], "a*b*c": ["x"], "@/*": [] } } }' },
    ],
    ["references itself", { "tsconfig.json": '{ "files": [], "references": [{ "path": "." }, { "path": "../.." }] }' }],
    ["has options of the wrong types", { "tsconfig.json": '{ "compilerOptions": [], "extends": 7, "paths": null }' }],
  ])("a tsconfig.json that %s takes nothing else down", async (_, files) => {
    const { coverage } = await analyze({ root: repository({ ...service, ...files }), config: false, cache: false });
    expect(coverage.files).toBe(5);
  });
});

describe("configurations that are bombs", () => {
  const bomb = [
    "a: &a [x,x,x,x,x,x,x,x,x,x]",
    ..."bcdefghij".split("").map(
      (name, n) =>
        `${name}: &${name} [${Array(10)
          .fill(`*${"abcdefghij".charAt(n)}`)
          .join(",")}]`,
    ),
  ].join("\n");

  test.each([
    ["aliases that multiply to ten thousand million", bomb],
    ["an alias of itself", "rules: &a { x: *a }\n"],
    ["20,000 nested lists", `include: ${"[".repeat(20_000)}${"]".repeat(20_000)}\n`],
    ["a key of the prototype", "__proto__: { polluted: true }\nconstructor: 1\n"],
    ["a tag that would run code", 'include: !!js/function "function () { return 1 }"\n'],
    ["two documents", "version: 1\n---\nversion: 1\n"],
    ["binary", "\u0000\u0001\u0002"],
    ["a pattern that expands to billions", `include: ["${"{a,b}".repeat(40)}"]\n`],
  ])("%s: one clear line, exit 2, no stack trace", async (_, text) => {
    const { code, stdout, stderr } = await archlint(repository({ ...service, ".archlint.yml": text }), "check", "--no-cache");
    expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: "" });
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(stderr.trim()).not.toBe("");
    expect(stderr.length).toBeLessThan(4_000);
  });
});
