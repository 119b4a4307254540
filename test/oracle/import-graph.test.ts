import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { projectRoot } from "../self/source-files.js";

interface Comparison {
  readonly files: number;
  readonly edges: { readonly archlint: number; readonly dependencyCruiser: number };
  readonly differences: readonly {
    readonly edge: string;
    readonly archlint: string | null;
    readonly dependencyCruiser: string | null;
    readonly because: string | null;
  }[];
}

const apps = readdirSync(join(projectRoot, "fixtures", "apps"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

test("there are sample services to compare on", () => {
  expect(apps).toContain("orders");
});

test.each(apps)(
  "archlint and dependency-cruiser see the same imports of the same kinds in %s, but for differences with a reason",
  async (app) => {
    const comparison = await compare(join(projectRoot, "fixtures", "apps", app));
    expect(comparison.files).toBeGreaterThan(0);
    expect(
      comparison.edges.dependencyCruiser,
      "with a compiler that it can't use it sees nothing and says that all is well",
    ).toBeGreaterThan(0);
    expect(comparison.differences.filter((each) => each.because === null)).toEqual([]);
  },
);

async function compare(app: string): Promise<Comparison> {
  const script = join(projectRoot, "scripts", "compare-graph.mjs");
  const { stdout } = await promisify(execFile)(process.execPath, [script, app, "--json"]).catch(asFinished);
  return JSON.parse(stdout) as Comparison;
}

/** The script exits 1 on a difference, which the test is to show. */
function asFinished(error: unknown): { stdout: string } {
  if (error instanceof Error && "stdout" in error && typeof error.stdout === "string" && error.stdout !== "")
    return { stdout: error.stdout };
  throw error;
}
