import { describe, expect, test } from "vitest";
import { errorOf, folderWith, loadIn } from "./in-folder.js";

const EVERY = (): boolean => true;

function refined(
  text: string,
  root = "architecture: { contexts: { billing: { match: packages/billing/** } } }",
): ReturnType<typeof loadIn> {
  const folder = folderWith({ ".git/HEAD": "", ".archlint.yml": root, "packages/orders/.archlint.yml": text });
  return loadIn(folder).then((loaded) => loaded.refinedBy(["", "packages/orders"], EVERY));
}

describe("a configuration below the root's", () => {
  test("keeps its patterns relative to its folder, and its positions in its file", async () => {
    const { settings, positionOf, read } = await refined(`exclude: generated/**
architecture: { layers: { core: { match: ["src/core/**"], role: domain } } }
rules: { sc/cookie-flags: warn }
overrides: [{ files: "legacy/**", rules: { da/layer-dependency: off } }]
`);
    expect(settings.contexts?.map(({ name }) => name)).toEqual(["billing"]);
    expect(settings.layers).toBeNull();
    expect(settings.nested).toEqual([
      {
        folder: "packages/orders",
        file: "packages/orders/.archlint.yml",
        exclude: ["generated/**"],
        exhaustive: null,
        layers: [{ name: "core", role: "domain", match: ["src/core/**"], mayImport: null }],
        contexts: null,
        rules: { "sc/cookie-flags": { severity: "warn", options: {}, messages: {} } },
        overrides: [{ files: ["legacy/**"], rules: { "da/layer-dependency": { severity: "off", options: {}, messages: {} } } }],
        glossary: {},
      },
    ]);
    const place = positionOf("architecture.layers.core.match", "src/core/**", "packages/orders");
    expect(place).toEqual({ file: "packages/orders/.archlint.yml", line: 2, column: 43 });
    expect(positionOf("architecture.layers.core.match", "src/core/**")).toBeNull();
    expect(read.map(({ text }) => text.length > 0)).toEqual([true, true]);
  });

  test("may name the layers and contexts of the others", async () => {
    const { settings } = await refined(
      "architecture: { layers: { web: { match: src/**, role: interface, may-import: [store] } }, contexts: { orders: { match: src/**, may-use: [billing] } } }",
      "architecture: { layers: { store: { match: packages/store/**, role: infrastructure } }, contexts: { billing: { match: packages/billing/** } } }",
    );
    expect(settings.nested[0]?.layers?.[0]?.mayImport).toEqual(["store"]);
    expect(settings.nested[0]?.contexts?.[0]?.mayUse).toEqual(["billing"]);
  });

  test("does not count beside a configuration that was given", async () => {
    const folder = folderWith({ "packages/orders/.archlint.yml": "rulez: 1" });
    for (const config of [false, {}] as const) {
      const loaded = await loadIn(folder, { config });
      expect((await loaded.refinedBy(["packages/orders"], EVERY)).settings.nested).toEqual([]);
    }
  });

  test("is not even read where its folder holds nothing to lint, or another root lies around it", async () => {
    const folder = folderWith({
      "a/.archlint.yml": "root: true",
      "a-b/.archlint.yml": "root: true",
      "a/c/.archlint.yml": "rulez: 1",
      "samples/.archlint.yml": "rulez: 1",
    });
    const loaded = await loadIn(folder);
    const { settings } = await loaded.refinedBy(["a", "a-b", "a/c", "samples"], (each) => each !== "samples");
    expect(settings.nested).toEqual([]);
  });

  test.each([
    [
      "system: { name: x }",
      '1:1: "system" is for the root\'s configuration, not for one below it: move it there, or write root: true here to lint this folder on its own',
    ],
    [
      "extends: [strict]",
      '1:11: extends: the preset "strict" is for the root\'s configuration: set rules here, or write root: true here to lint this folder on its own',
    ],
    [
      "include: [src/**]",
      '1:1: "include" is for the root\'s configuration: name under exclude what does not count here, or write root: true here to lint this folder on its own',
    ],
    [
      "architecture:\n  pattern: onion",
      '2:3: "architecture.pattern" is for the root\'s configuration, not for one below it: move it there, or write root: true here to lint this folder on its own',
    ],
    [
      "expect: [sc/cookie-flags]",
      '1:1: "expect" is for the root\'s configuration, not for one below it: move it there, or write root: true here to lint this folder on its own',
    ],
    ["rulez: {}", '1:1: unknown key "rulez"; did you mean "rules"?'],
    [
      "architecture:\n  contexts:\n    billing: { match: src/** }",
      '3:5: the context "billing" is declared in the root\'s configuration too, and contexts go by their names in the whole program: rename one',
    ],
    [
      "architecture:\n  contexts:\n    orders: { match: src/**, may-use: [biling] }",
      '3:40: architecture.contexts.orders.may-use: no context is called "biling"; did you mean "billing"?',
    ],
  ])("%s is told with its place", async (text, message) => {
    const name = "packages/orders/.archlint.yml:";
    const error = await errorOf(refined(`${text}\n`));
    expect(error.slice(error.indexOf(name))).toBe(`${name}${message}`);
  });
});
