import { join } from "node:path";
import { expect, test } from "vitest";
import { SECTIONS } from "../../src/model/index.js";
import type { Report } from "../../src/model/index.js";
import { archlint, REPOSITORY } from "./archlint.js";

const SAMPLES = ["orders", "parcels", "notes"];
const folderOf = (name: string): string => join(REPOSITORY, "fixtures", "apps", name);

test.each(SAMPLES)("the report on %s is the one that stands beside it (npx vitest -u writes it anew)", async (name) => {
  const { code, stdout, stderr } = archlint(["report", "--no-color"], { cwd: folderOf(name), env: { COLUMNS: "100" } });
  expect(stderr).toBe("");
  expect(code).toBe(0);
  await expect(stdout).toMatchFileSnapshot(join(folderOf(name), "report.txt"));
});

test("each of the leaves has something to say on at least one of the samples", () => {
  const speaking = new Set<string>();
  for (const name of SAMPLES) {
    const { parts } = JSON.parse(archlint(["report", "--format", "json"], { cwd: folderOf(name) }).stdout) as Report;
    for (const leaf of parts.flatMap(({ sections }) => sections).flatMap(({ leaves }) => leaves)) {
      if (leaf.status !== "no-evidence" && leaf.status !== "not-assessed") speaking.add(leaf.id);
    }
  }
  const leaves = SECTIONS.flatMap((section) => section.leaves).map(({ id }) => id);
  expect(leaves).toHaveLength(36);
  expect(leaves.filter((id) => !speaking.has(id))).toEqual([]);
});
