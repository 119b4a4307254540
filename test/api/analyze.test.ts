import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { analyze, ArchlintError } from "../../src/index.js";
import { CLEAN_TICKETS, folderWith, TICKETS, writeInto } from "../cli/archlint.js";

beforeAll(() => {
  process.env["ARCHLINT_CACHE_DIR"] = folderWith({});
});

test("the result holds findings, counts, architecture and coverage, with paths relative to the root", async () => {
  const result = await analyze({ root: folderWith(TICKETS) });
  expect(result).toMatchObject({
    version: 1,
    tool: { name: "archlint" },
    root: ".",
    findings: [
      {
        rule: "da/layer-dependency",
        leaf: "DA-00/architecture-pattern",
        severity: "error",
        file: "src/domain/ticket.ts",
        line: 1,
        column: 1,
        data: { to: "src/infrastructure/database.ts" },
        suppressed: null,
        baseline: false,
      },
    ],
    summary: { error: 1, warn: 0, info: 0, suppressed: 0, baseline: 0, files: 3 },
    architecture: { layers: { "src/domain/ticket.ts": "domain" } },
    coverage: { files: 3, skipped: [], unresolved: [], emptySelectors: [], noLayer: 0 },
  });
});

describe("configuration", () => {
  const configured = { ...TICKETS, ".archlint.yml": "version: 1\nrules:\n  da/layer-dependency: off\n" };

  test("is the root's own file, unless it is false, a path or an object", async () => {
    const root = folderWith({ ...configured, "ci.yml": "version: 1\nrules:\n  da/layer-dependency: warn\n" });
    expect((await analyze({ root })).findings).toEqual([]);
    expect((await analyze({ root, config: false })).summary).toMatchObject({ error: 1 });
    expect((await analyze({ root, config: "ci.yml" })).summary).toMatchObject({ error: 0, warn: 1 });
    expect((await analyze({ root, config: { rules: { "da/layer-dependency": "info" } } })).summary).toMatchObject({ error: 0, info: 1 });
  });

  test("above the root is not read", async () => {
    const outer = folderWith({ ".archlint.yml": "nonsense: true\n" });
    const root = join(outer, "service");
    mkdirSync(root);
    writeInto(root, TICKETS);
    expect((await analyze({ root })).summary).toMatchObject({ error: 1 });
  });

  test("loses against rules", async () => {
    const root = folderWith(configured);
    expect((await analyze({ root, rules: { "da/layer-dependency": "warn" } })).summary).toMatchObject({ error: 0, warn: 1 });
  });

  test("with a fault throws an ArchlintError that has its place", async () => {
    const root = folderWith({ ...TICKETS, ".archlint.yml": "version: 1\nrulez: {}\n" });
    await expect(analyze({ root })).rejects.toThrow(ArchlintError);
    await expect(analyze({ root })).rejects.toThrow(/\.archlint\.yml:2:1: /);
    await expect(analyze({ root, config: { rulez: {} } })).rejects.toThrow(/rulez/);
    await expect(analyze({ root, config: false, rules: { "da/nonsense": "off" } })).rejects.toThrow(/da\/nonsense/);
  });
});

test("paths narrow the findings and their counts", async () => {
  const root = folderWith(TICKETS);
  expect((await analyze({ root, paths: ["src/domain"] })).summary).toMatchObject({ error: 1, files: 3 });
  expect((await analyze({ root, paths: ["src/application"] })).findings).toEqual([]);
  await expect(analyze({ root, paths: ["src/nowhere"] })).rejects.toThrow("no such path: src/nowhere");
});

test("nothing to lint, or no folder at all, throws", async () => {
  await expect(analyze({ root: folderWith({ "notes.txt": "" }) })).rejects.toThrow(/nothing to lint/);
  await expect(analyze({ root: join(folderWith({}), "nowhere") })).rejects.toThrow(ArchlintError);
});

test("with and without the cache the results are equal", async () => {
  const root = folderWith({
    ...CLEAN_TICKETS,
    "src/domain/ticket-open.ts": 'import { Database } from "../infrastructure/database.js";\nexport const database = new Database();\n',
  });
  const fresh = await analyze({ root, cache: false });
  expect(await analyze({ root })).toEqual(fresh);
  expect(await analyze({ root })).toEqual(fresh);
});
