import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { reportJsonSchema } from "../../src/output/report/report-schema.js";
import { archlint, CLEAN_TICKETS, folderWith, ORDERS, startArchlint, TICKETS, writeInto } from "./archlint.js";

describe("archlint report", () => {
  test("writes several forms in one run, the same again and in another folder", async () => {
    const forms = ["text=report.txt", "markdown=report.md", "html=report.html", "json=report.json"];
    const args = ["report", ...forms.flatMap((form) => ["--format", form])];
    const folders = [folderWith(TICKETS), folderWith(TICKETS)];
    const runs = await Promise.all(folders.map((cwd) => startArchlint(args, { cwd })));
    for (const { code, stdout, stderr } of runs) expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "", stderr: "" });
    const [first, second] = folders.map((folder) =>
      ["report.txt", "report.md", "report.json", "report.html"].map((file) => readFileSync(join(folder, file), "utf8")),
    );
    expect(first).toEqual(second);
    expect(first?.[0]).toMatch(/^ENTERPRISE BACKEND ANALYSIS\n=+\nSystem Identifier: tickets\n/);
    expect(first?.[1]).toMatch(/^# ENTERPRISE BACKEND ANALYSIS\n/);
    expect(first?.[3]).toMatch(/^<!doctype html>\n/);
    expect(first?.[3]).toContain("src/domain/ticket.ts:1</code>");
    expect(first?.[3]).toContain("import { Database } from &quot;../infrastructure/database.js&quot;;");
    const validate = new Ajv2020.Ajv2020({ strict: true }).compile(reportJsonSchema());
    expect(validate(JSON.parse(first?.[2] ?? "")), JSON.stringify(validate.errors)).toBe(true);
  });

  test("its JSON is what the schema says, and its findings are those of check", () => {
    const { stdout } = archlint(["report", "--format", "json"], { cwd: ORDERS });
    const validate = new Ajv2020.Ajv2020({ strict: true }).compile(reportJsonSchema());
    expect(validate(JSON.parse(stdout)), JSON.stringify(validate.errors)).toBe(true);
    const prints = (text: string): readonly string[] =>
      [...text.matchAll(/"fingerprint": "(\w+)"/g)].map(([, print]) => print ?? "").sort();
    const reported = new Set(prints(stdout));
    const { findings } = JSON.parse(archlint(["check", "--format", "json"], { cwd: ORDERS }).stdout) as {
      findings: readonly { fingerprint: string; leaf: string | null; suppressed: unknown }[];
    };
    expect(
      findings.filter(({ leaf, suppressed, fingerprint }) => leaf !== null && suppressed === null && !reported.has(fingerprint)),
    ).toEqual([]);
  });

  test("gives two forms no one place", () => {
    const { code, stderr } = archlint(["report", "--format", "text", "--format", "json"], { cwd: ORDERS });
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: "archlint: text and json can't both go to standard output; give all but one a file: --format json=<file>\n",
    });
  });
});

describe("archlint report --check", () => {
  const repository = folderWith(TICKETS);
  const forms = ["report.txt", "report.md", "report.html", "report.json"];
  archlint(
    ["report", ...["text=report.txt", "markdown=report.md", "html=report.html", "json=report.json"].flatMap((form) => ["--format", form])],
    {
      cwd: repository,
    },
  );

  test.each(forms)("holds %s against the code, whatever its line endings", (file) => {
    expect(archlint(["report", "--check", file], { cwd: repository })).toEqual({
      code: 0,
      stdout: `${file} says what the code says\n`,
      stderr: "",
    });
    writeFileSync(join(repository, file), readFileSync(join(repository, file), "utf8").replaceAll("\n", "\r\n"));
    expect(archlint(["report", "--check", file], { cwd: repository }).code).toBe(0);
  });

  test("reads a text in the width in which it was written, with all that --verbose shows", () => {
    for (const [width, options] of [
      ["72", []],
      ["133", ["--verbose"]],
    ] as const) {
      const { stdout } = archlint(["report", ...options], { cwd: repository, env: { COLUMNS: width } });
      writeFileSync(join(repository, "narrow.txt"), stdout);
      expect(archlint(["report", "--check", "narrow.txt"], { cwd: repository }).code, width).toBe(0);
    }
  });

  test("says what no longer holds, and how to write it anew", () => {
    const changed = folderWith(TICKETS);
    archlint(["report", "--output-file", "report.txt"], { cwd: changed });
    writeInto(changed, { "src/domain/ticket.ts": CLEAN_TICKETS["src/domain/ticket.ts"] ?? "" });
    const { code, stdout } = archlint(["report", "--check", "report.txt"], { cwd: changed });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^report\.txt no longer says what the code says:\n- /);
    expect(stdout).toMatch(/^- .*src\/domain\/ticket\.ts:1 .*domain imports Database from infrastructure/m);
    expect(stdout).toMatch(/^\+ none: no error or warning stands in 3 files$/m);
    expect(stdout).toMatch(/\n {2}next {2}archlint report --format text --output-file report\.txt\n$/);
    expect(stdout.split("\n").length).toBeLessThan(32);
  });

  test.each([
    ["a name that tells no form", ["--check", "report.pdf"], "can't tell the form of report.pdf by its name: it ends with "],
    ["a file that is not there", ["--check", "absent.md"], "can't read absent.md: ENOENT: no such file or directory"],
    ["a form of its own", ["--check", "report.md", "--format", "text"], "--check reads the form from the file's name and writes nothing"],
  ])("refuses %s", (_, args, message) => {
    const { code, stderr } = archlint(["report", ...args], { cwd: repository });
    expect(code).toBe(2);
    expect(stderr).toContain(`archlint: ${message}`);
  });
});
