import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { errorOf, folderWith, loadIn } from "./in-folder.js";

describe("extends", () => {
  test("later wins: the base first, then the file itself, key by key for rules", async () => {
    const folder = folderWith({
      "house/base.yml": `extends: strict
exclude: ["**/*.gen.ts"]
rules:
  sc/cookie-flags: [error, { same-site: strict }]
  da/layer-dependency: { outward: warn }
expect: [sc/cookie-flags]
overrides: [{ files: "old/**", rules: { da/context-boundary: off } }]`,
      ".archlint.yml": `extends: house/base.yml
rules:
  sc/cookie-flags: warn
  da/layer-dependency: { sideways: off }
expect: [da/context-boundary]
overrides: [{ files: "new/**", rules: { da/context-boundary: error } }]`,
    });
    const { settings } = await loadIn(folder);
    expect(settings.preset).toBe("strict");
    expect(settings.exclude).toEqual(["**/*.gen.ts"]);
    expect(settings.rules).toEqual({
      "sc/cookie-flags": { severity: "warn", options: { "same-site": "strict" }, messages: {} },
      "da/layer-dependency": { severity: null, options: {}, messages: { outward: "warn", sideways: "off" } },
    });
    expect(settings.expect).toEqual(["sc/cookie-flags", "da/context-boundary"]);
    expect(settings.overrides.map((override) => override.files)).toEqual([["old/**"], ["new/**"]]);
  });

  test("a severity for the whole rule takes back what the base said of single messages", async () => {
    const folder = folderWith({
      "base.yml": "rules: { da/layer-dependency: { outward: error } }",
      ".archlint.yml": "extends: ./base.yml\nrules: { da/layer-dependency: off }",
    });
    expect((await loadIn(folder)).settings.rules["da/layer-dependency"]).toEqual({ severity: "off", options: {}, messages: {} });
  });

  test("the last preset of a list holds", async () => {
    const folder = folderWith({ "base.yml": "extends: recommended", ".archlint.yml": "extends: [strict, ./base.yml]" });
    expect((await loadIn(folder)).settings.preset).toBe("recommended");
  });

  test("a fault in the base is told in the base, and a selector is found there", async () => {
    const folder = folderWith({
      "house/base.yml": "version: 1\ninclude: [src/**]",
      ".archlint.yml": "extends: house/base.yml",
      "bad.yml": "extends: house/worse.yml",
      "house/worse.yml": "rulez: 1",
    });
    expect((await loadIn(folder)).positionOf("include", "src/**")).toEqual({ file: "house/base.yml", line: 2, column: 11 });
    expect(await errorOf(loadIn(folder, { config: "bad.yml" }))).toBe('house/worse.yml:1:1: unknown key "rulez"; did you mean "rules"?');
  });

  test("a cycle is told with its way round, not followed", async () => {
    const folder = folderWith({ ".archlint.yml": "extends: a.yml", "a.yml": "extends: ./b.yml", "b.yml": "version: 1\nextends: a.yml" });
    expect(await errorOf(loadIn(folder))).toBe('b.yml:2:10: extends: "a.yml" leads back to itself: a.yml → b.yml → a.yml');
    expect(await errorOf(loadIn(folderWith({ ".archlint.yml": "extends: .archlint.yml" })))).toContain("leads back to itself");
  });

  test("two files may stand on the same base", async () => {
    const folder = folderWith({
      ".archlint.yml": "extends: [a.yml, b.yml]",
      "a.yml": "extends: c.yml",
      "b.yml": "extends: c.yml",
      "c.yml": "exclude: x",
    });
    expect((await loadIn(folder)).settings.exclude).toEqual(["x"]);
  });

  test("nothing outside the repository is read, be it by path or by link", async () => {
    const outer = folderWith({
      "secret.yml": "version: 1",
      "repository/.git/HEAD": "",
      "repository/.archlint.yml": "extends: ../secret.yml",
    });
    const outside = "lies outside the repository; a configuration it stands on has to lie inside";
    expect(await errorOf(loadIn(join(outer, "repository")))).toBe(`.archlint.yml:1:10: extends: "../secret.yml" ${outside}`);
    const linked = folderWith({ "secret.yml": "version: 1", "repository/.git/HEAD": "", "repository/.archlint.yml": "extends: base.yml" });
    symlinkSync("../secret.yml", join(linked, "repository/base.yml"));
    expect(await errorOf(loadIn(join(linked, "repository")))).toBe(`.archlint.yml:1:10: extends: "base.yml" ${outside}`);
  });
});
