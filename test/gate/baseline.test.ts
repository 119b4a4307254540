import { spawnSync } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { archlint, folderWith, TICKETS, writeInto } from "../cli/archlint.js";

const NAME = ".archlint-baseline.json";

const CYCLE = {
  "src/infrastructure/a.ts": 'import { b } from "./b.js";\nexport const a = (): number => b();\n',
  "src/infrastructure/b.ts": 'import { a } from "./a.js";\nexport const b = (): number => a();\n',
};

/** The ticket service, one error in it, with a baseline that knows it. */
function legacy(more: Readonly<Record<string, string>> = {}): string {
  const cwd = folderWith({ ...TICKETS, ...more });
  expect(archlint(["baseline"], { cwd }).code).toBe(0);
  return cwd;
}

function check(cwd: string, ...args: readonly string[]): { code: number | null; lines: readonly string[]; stderr: string } {
  const { code, stdout, stderr } = archlint(["--format", "compact", ...args], { cwd });
  return { code, lines: stdout.trim() === "" ? [] : stdout.trim().split("\n"), stderr };
}

function edit(cwd: string, file: string, change: (text: string) => string): void {
  writeFileSync(join(cwd, file), change(readFileSync(join(cwd, file), "utf8")));
}

describe("what a baseline knows", () => {
  test("passes the gate, and what is new does not", () => {
    const cwd = legacy();
    expect(check(cwd)).toEqual({ code: 0, lines: [], stderr: "" });
    edit(
      cwd,
      "src/application/open-ticket.ts",
      (text) => `import { Database } from "../infrastructure/database.js";\n${text}\nnew Database();\n`,
    );
    const { code, lines } = check(cwd);
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^src\/application\/open-ticket\.ts:1:1: error /);
  });

  test("is known after lines moved, the file was reformatted, the file was renamed and its folder was moved", () => {
    const cwd = legacy();
    edit(
      cwd,
      "src/domain/ticket.ts",
      (text) => `// a header\n\n${text.replaceAll('"', "'").replace("import { Database }", "import {\n  Database,\n}")}`,
    );
    expect(check(cwd).lines).toEqual([]);
    renameSync(join(cwd, "src/domain/ticket.ts"), join(cwd, "src/domain/support-ticket.ts"));
    edit(cwd, "src/application/open-ticket.ts", (text) => text.replace("ticket.js", "support-ticket.js"));
    expect(check(cwd)).toEqual({ code: 0, lines: [], stderr: "" });
    renameSync(join(cwd, "src"), join(cwd, "lib"));
    expect(check(cwd)).toEqual({ code: 0, lines: [], stderr: "" });
  });

  test("is known after the file that the import leads to was renamed", () => {
    const cwd = legacy();
    renameSync(join(cwd, "src/infrastructure/database.ts"), join(cwd, "src/infrastructure/tables.ts"));
    edit(cwd, "src/domain/ticket.ts", (text) => text.replace("database.js", "tables.js"));
    expect(check(cwd)).toEqual({ code: 0, lines: [], stderr: "" });
  });

  test("does not pass for the same import in another file while its own file stands", () => {
    const cwd = legacy();
    const [first = ""] = readFileSync(join(cwd, "src/domain/ticket.ts"), "utf8").split("\n");
    edit(cwd, "src/domain/ticket.ts", (text) => text.replace(first, "type Database = object;"));
    writeInto(cwd, { "src/domain/board.ts": `${first}\n\nexport const board = new Database();\n` });
    const { code, lines, stderr } = check(cwd);
    expect(code).toBe(1);
    expect(lines.map((line) => line.split(":")[0])).toEqual(["src/domain/board.ts"]);
    expect(stderr).toContain("1 of its findings is mended");
    expect(archlint(["baseline", "--ratchet"], { cwd }).stdout).toMatch(/1 finding is new.*\n {2}src\/domain\/board\.ts:1:1/);
  });

  test("is known where archlint tells of a cause at its next place, as the first is gone", () => {
    const cwd = legacy({
      "tsconfig.json": '{ "compilerOptions": { "paths": { "@kept/*": ["./src/infrastructure/*"] } } }\n',
      "src/infrastructure/first.ts": 'export * from "@kept/lost.js";\n',
      "src/infrastructure/second.ts": 'export * from "@kept/lost.js";\n',
    });
    expect(readFileSync(join(cwd, NAME), "utf8")).toContain("src/infrastructure/first.ts");
    writeFileSync(join(cwd, "src/infrastructure/first.ts"), "export {};\n");
    expect(check(cwd)).toMatchObject({ code: 0, lines: [] });
  });

  test("counts twins: a second one in another file is new", () => {
    const cwd = legacy();
    edit(cwd, "src/domain/ticket.ts", (text) => text);
    writeInto(cwd, {
      "src/domain/board.ts": 'import { Database } from "../infrastructure/database.js";\n\nexport const board = new Database();\n',
    });
    const { code, lines } = check(cwd);
    expect(code).toBe(1);
    expect(lines.map((line) => line.split(":")[0])).toEqual(["src/domain/board.ts"]);
  });

  test("is a cycle import by import: one import fewer is fine, one more is new", () => {
    const cwd = legacy({
      ...CYCLE,
      "src/infrastructure/c.ts": 'import { a } from "./a.js";\nexport const c = (): number => a();\n',
    });
    expect(check(cwd, "--max-warnings", "0").code).toBe(0);
    edit(cwd, "src/infrastructure/b.ts", (text) => `import { c } from "./c.js";\n${text}\nexport const d = (): number => c();\n`);
    const { code, lines } = check(cwd, "--max-warnings", "0");
    expect(code).toBe(1);
    expect(lines.join("\n")).toContain("da/dependency-cycle");
  });
});

describe("the baseline's file", () => {
  test("has one finding a line, sorted, without places, and the same bytes when written twice", () => {
    const cwd = legacy(CYCLE);
    const text = readFileSync(join(cwd, NAME), "utf8");
    const lines = text.split("\n").filter((line) => line.startsWith('    {"'));
    expect(lines.map((line) => (JSON.parse(line.replace(/,$/, "")) as { file: string }).file)).toEqual([
      "src/domain/ticket.ts",
      "src/infrastructure/a.ts",
      "src/infrastructure/b.ts",
    ]);
    expect(text).not.toMatch(/"(?:line|column)"/);
    archlint(["baseline"], { cwd });
    expect(readFileSync(join(cwd, NAME), "utf8")).toBe(text);
  });

  test("is merged by git where two branches touched different findings", () => {
    const cwd = legacy(CYCLE);
    const git = (...args: readonly string[]): string => {
      const identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"];
      const { status, stdout, stderr } = spawnSync("git", [...identity, ...args], { cwd, encoding: "utf8" });
      expect(status, stdout + stderr).toBe(0);
      return stdout;
    };
    git("init", "-q", "-b", "main");
    git("add", "-A");
    git("commit", "-qm", "legacy");
    git("checkout", "-qb", "mend");
    edit(cwd, "src/domain/ticket.ts", () => "export class Ticket {\n  constructor(readonly id: string) {}\n}\n");
    archlint(["baseline", "--prune"], { cwd });
    git("commit", "-qam", "mended");
    git("checkout", "-q", "main");
    writeInto(cwd, {
      "src/zone/domain/zone.ts": 'import { Database } from "../../infrastructure/database.js";\nexport const zone = new Database();\n',
    });
    archlint(["baseline"], { cwd });
    git("add", "-A");
    git("commit", "-qm", "grown");
    git("merge", "-q", "--no-edit", "mend");
    expect(check(cwd)).toEqual({ code: 0, lines: [], stderr: "" });
  });

  test("with a conflict in it is refused with its line and the cure", () => {
    const cwd = legacy();
    edit(cwd, NAME, (text) => text.replace("    {}", "<<<<<<< HEAD\n=======\n>>>>>>> mend\n    {}"));
    const { code, stderr } = check(cwd);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^archlint: \.archlint-baseline\.json:5:1: a merge conflict is left in it; .*archlint baseline/);
  });

  test.each([
    ["no JSON", (text: string) => text.replace('"rule":', '"rule"'), /:4:1: it is no JSON/],
    ["an unknown key", (text: string) => text.replace('"rule":', '"role":'), /:4:1: it is no baseline/],
    ["another version", (text: string) => text.replace('"version": 1', '"version": 9'), /:1:1: it is no baseline of this version/],
    ["nothing in it", () => "", /:1:1: it is no JSON/],
  ])("with %s is refused", (_, change, message) => {
    const cwd = legacy();
    edit(cwd, NAME, change);
    const { code, stderr } = check(cwd);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  test("that was reformatted is still read", () => {
    const cwd = legacy();
    edit(cwd, NAME, (text) => JSON.stringify(JSON.parse(text), null, 4));
    expect(check(cwd).code).toBe(0);
  });

  test("under another name is read when named, and missed when it isn't there", () => {
    const cwd = folderWith(TICKETS);
    expect(archlint(["baseline", "--baseline", "known.json"], { cwd }).code).toBe(0);
    expect(check(cwd).code).toBe(1);
    expect(check(cwd, "--baseline", "known.json").code).toBe(0);
    expect(check(cwd, "--baseline", "no.json")).toEqual({
      code: 2,
      lines: [],
      stderr: "archlint: no.json: no such baseline; archlint baseline --baseline no.json writes it\n",
    });
  });
});

describe("what is mended", () => {
  test("is told of, never fails, and leaves with --prune", () => {
    const cwd = legacy();
    edit(cwd, "src/domain/ticket.ts", () => "export class Ticket {\n  constructor(readonly id: string) {}\n}\n");
    expect(check(cwd)).toEqual({
      code: 0,
      lines: [],
      stderr: "archlint: .archlint-baseline.json: 1 of its findings is mended; archlint baseline --prune drops them\n",
    });
    expect(archlint(["baseline", "--prune"], { cwd }).stdout).toBe(
      ".archlint-baseline.json updated: 0 new, 1 mended and dropped; it knows 0 findings\n",
    );
    expect(check(cwd).stderr).toBe("");
  });

  test("--ratchet lets the count fall and never rise", () => {
    const cwd = legacy();
    const before = readFileSync(join(cwd, NAME), "utf8");
    writeInto(cwd, {
      "src/domain/board.ts": 'import { Database } from "../infrastructure/database.js";\n\nexport const board = new Database();\n',
    });
    const refused = archlint(["baseline", "--ratchet"], { cwd });
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain("src/domain/board.ts:1:1");
    expect(readFileSync(join(cwd, NAME), "utf8")).toBe(before);
    writeInto(cwd, { "src/domain/board.ts": "export const board = 1;\n", "src/domain/ticket.ts": "export class Ticket {}\n" });
    expect(archlint(["baseline", "--ratchet"], { cwd }).code).toBe(0);
    expect(readFileSync(join(cwd, NAME), "utf8")).not.toContain("ticket.ts");
  });
});

describe("owners and last days", () => {
  test("stay with their finding when the baseline is written anew", () => {
    const cwd = folderWith(TICKETS);
    archlint(["baseline", "--owner", "@desk", "--expires", "2999-12-31"], { cwd });
    writeInto(cwd, {
      "src/domain/board.ts": 'import { Database } from "../infrastructure/database.js";\n\nexport const board = new Database();\n',
    });
    archlint(["baseline"], { cwd });
    const entries = (JSON.parse(readFileSync(join(cwd, NAME), "utf8")) as { findings: Record<string, unknown>[] }).findings;
    expect(entries.map(({ file, owner, expires }) => [file, owner, expires])).toEqual([
      ["src/domain/board.ts", undefined, undefined],
      ["src/domain/ticket.ts", "@desk", "2999-12-31"],
      [undefined, undefined, undefined],
    ]);
  });

  test("past the last day the finding counts again, and its owner is named", () => {
    const cwd = folderWith(TICKETS);
    archlint(["baseline", "--owner", "@desk", "--expires", "2999-02-28"], { cwd });
    writeInto(cwd, { [NAME]: readFileSync(join(cwd, NAME), "utf8").replace("2999-02-28", "2020-02-29") });
    const { code, stderr } = check(cwd);
    expect(code).toBe(1);
    expect(stderr).toBe(
      "archlint: .archlint-baseline.json: da/layer-dependency in src/domain/ticket.ts was to be mended by 2020-02-29 (@desk) and counts again\n",
    );
  });

  test("that find nothing new say what they are for", () => {
    const cwd = folderWith(TICKETS);
    archlint(["baseline"], { cwd });
    expect(archlint(["baseline", "--owner", "@desk"], { cwd }).stdout).toBe(
      `${NAME} updated: 0 new, 0 mended and dropped; it knows 1 finding\n--owner is for new findings; of one that is known, write it into its line of ${NAME}\n`,
    );
  });

  test("a day that is past is refused", () => {
    const { code, stderr } = archlint(["baseline", "--expires", "2020-02-29"], { cwd: folderWith(TICKETS) });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "archlint: --expires 2020-02-29 is past, so what is taken in would count as new at once\n",
    });
  });

  test("a day that is none is refused", () => {
    const { code, stderr } = archlint(["baseline", "--expires", "2027-02-30"], { cwd: folderWith(TICKETS) });
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'archlint: --expires takes a day as YYYY-MM-DD, not "2027-02-30"\n' });
  });
});

test("what is suppressed needs no baseline, and json says which findings it knows", () => {
  const cwd = folderWith({ ...TICKETS, ...CYCLE });
  edit(cwd, "src/domain/ticket.ts", (text) => `// archlint-disable-next-line da/layer-dependency -- on purpose\n${text}`);
  archlint(["baseline"], { cwd });
  const { findings, summary } = JSON.parse(archlint(["--format", "json"], { cwd }).stdout) as {
    findings: { rule: string; baseline: boolean }[];
    summary: object;
  };
  expect(findings.map(({ rule, baseline }) => [rule, baseline])).toEqual([
    ["da/layer-dependency", false],
    ["da/dependency-cycle", true],
  ]);
  expect(summary).toMatchObject({ error: 0, warn: 0, suppressed: 1, baseline: 1 });
});
