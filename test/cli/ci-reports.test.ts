import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { expectValid } from "../output/xml-schema.js";
import { archlint, folderWith, TICKETS } from "./archlint.js";

const REPORTS = ["sarif", "gitlab", "junit", "checkstyle", "markdown"];

test("every report of a CI comes out of one run, beside the text", async () => {
  const cwd = folderWith(TICKETS);
  const files = REPORTS.flatMap((format) => ["--format", `${format}=out.${format}`]);
  const { code, stdout, stderr } = archlint(["--format", "text", ...files], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toContain("✖ 1 error in 3 files");
  const [sarif = "", gitlab = "", junit = "", checkstyle = "", markdown = ""] = REPORTS.map((format) =>
    readFileSync(join(cwd, `out.${format}`), "utf8"),
  );
  expect(JSON.parse(sarif)).toMatchObject({ runs: [{ results: [{ ruleId: "da/layer-dependency" }] }] });
  expect(JSON.parse(gitlab)).toMatchObject([{ check_name: "da/layer-dependency", location: { path: "src/domain/ticket.ts" } }]);
  await expectValid(junit, "junit");
  await expectValid(checkstyle, "checkstyle");
  expect(markdown).toContain("<code>src/domain/ticket.ts:1</code>");
});

test("reports name files from the checkout's top, wherever archlint was started; people read paths that they can open", () => {
  const cwd = folderWith(Object.fromEntries(Object.entries(TICKETS).map(([path, text]) => [`packages/tickets/${path}`, text])));
  mkdirSync(join(cwd, ".git"));
  const inPackage = { cwd: join(cwd, "packages", "tickets") };
  for (const format of [...REPORTS, "github"])
    expect(archlint(["--format", format], inPackage).stdout, format).toContain("packages/tickets/src/domain/ticket.ts");
  expect(archlint(["--format", "compact"], inPackage).stdout).toMatch(/^(?:\.\.\/\.\.\/packages\/tickets\/)?src\/domain\/ticket\.ts:1:/);
});

test("256 errors exit with 1: their number is not the exit code", () => {
  const lines = Array.from({ length: 256 }, (_, index) => `import { Database as Database${index} } from "../infrastructure/database.js";`);
  const uses = Array.from({ length: 256 }, (_, index) => `Database${index}`).join(", ");
  const cwd = folderWith({
    ...TICKETS,
    "src/domain/ticket.ts": `${lines.join("\n")}\nexport const databases = [${uses}];\n`,
  });
  const { code, stdout } = archlint(["--format", "compact"], { cwd });
  expect(stdout.match(/: error /g)).toHaveLength(256);
  expect(code).toBe(1);
});
