import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { analyze } from "../../src/index.js";
import { projectRoot } from "./source-files.js";

interface OwnConfiguration {
  readonly architecture: {
    readonly layers: Readonly<Record<string, { readonly match: string | string[]; readonly "may-import": readonly string[] }>>;
  };
}

const own = parse(readFileSync(join(projectRoot, ".archlint.yml"), "utf8")) as OwnConfiguration;

test("archlint finds nothing to object to in archlint", async () => {
  const { findings, coverage } = await analyze({ root: projectRoot, cache: false });
  expect(findings.map((each) => `${each.file}:${each.line} ${each.rule}: ${each.message}`)).toEqual([]);
  expect(coverage.noLayer).toBe(0);
  expect(coverage.unresolved.filter((each) => each.kind !== "not-built" && each.kind !== "computed")).toEqual([]);
});

test("every room has files, so that its arrows are judged", async () => {
  const { architecture } = await analyze({ root: projectRoot, cache: false });
  expect([...new Set(Object.values(architecture.layers))].sort()).toEqual(Object.keys(own.architecture.layers).sort());
});

test("an arrow that is taken out of the configuration is missed at once", async () => {
  const { layers } = own.architecture;
  const link = layers["link"];
  const config = { ...own, architecture: { ...own.architecture, layers: { ...layers, link: { ...link, "may-import": [] } } } };
  const { findings } = await analyze({ root: projectRoot, cache: false, config });
  expect(findings.length).toBeGreaterThan(10);
  for (const each of findings) {
    expect(each.rule).toBe("da/layer-dependency");
    expect(each.file).toMatch(/^src\/link\//);
    expect(each.data["to"]).toMatch(/^src\/(?:model|catalog)\//);
  }
});

test("a file that no line of the configuration speaks of is told of", async () => {
  const { layers } = own.architecture;
  const output = layers["output"];
  const config = {
    ...own,
    architecture: { ...own.architecture, layers: { ...layers, output: { ...output, match: "src/output/text*.ts" } } },
  };
  const { findings } = await analyze({ root: projectRoot, cache: false, config });
  expect([...new Set(findings.map((each) => each.rule))]).toEqual(["archlint/no-layer"]);
});
