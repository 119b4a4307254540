import { chmodSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { archlint, CLEAN_TICKETS, folderWith, TICKETS } from "./archlint.js";

const isRoot = process.getuid?.() === 0;

describe("one clear line and exit 2", () => {
  function expectRefused(files: Readonly<Record<string, string | Buffer>>, line: RegExp, args: readonly string[] = []): void {
    const { code, stdout, stderr } = archlint(args, { cwd: folderWith(files) });
    expect(stderr).toMatch(line);
    expect(stderr).toMatch(/^archlint: [^\n]+\n$/);
    expect(stdout).toBe("");
    expect(code).toBe(2);
  }

  test("where there is nothing to lint, in an empty folder and in one of texts", () => {
    expectRefused({}, /nothing to lint/);
    expectRefused({ "README.md": "# notes\n", "package.json": "{}\n" }, /nothing to lint/);
  });

  test("where include leaves nothing", () => {
    expectRefused({ ...TICKETS, ".archlint.yml": 'version: 1\ninclude: ["lib/**"]\n' }, /nothing to lint|include/);
  });

  test("where the configuration is no YAML, with its line and column", () => {
    expectRefused({ ...TICKETS, ".archlint.yml": "version: 1\nrules: [\n" }, /\.archlint\.yml:\d+:\d+: /);
  });

  test("where a key of the configuration is unknown, with a suggestion", () => {
    expectRefused({ ...TICKETS, ".archlint.yml": "version: 1\narchitectur: {}\n" }, /\.archlint\.yml:2:1: .*"architecture"/);
  });

  test("where a rule of the configuration is unknown", () => {
    expectRefused(
      { ...TICKETS, ".archlint.yml": "version: 1\nrules:\n  da/event-namng: off\n" },
      /\.archlint\.yml:3:3: .*da\/event-naming/,
    );
  });

  test("where an option of a rule does not fit, with its place", () => {
    expectRefused(
      { ...TICKETS, ".archlint.yml": "version: 1\nrules:\n  da/layer-dependency: [error, { types: sometimes }]\n" },
      /\.archlint\.yml:3:\d+: .*types/,
    );
  });

  test("where a configured layer matches no file, with its place", () => {
    expectRefused(
      { ...TICKETS, ".archlint.yml": 'version: 1\narchitecture:\n  layers:\n    domain: { match: "lib/domain/**" }\n' },
      /\.archlint\.yml:4:\d+: .*lib\/domain\/\*\*.*matches no file/,
    );
  });

  test("where a pattern names a folder in place of the files in it", () => {
    for (const pattern of ["src/domain", "src/domain/", "/src/domain/**"]) {
      const written = `version: 1\narchitecture:\n  contexts:\n    tickets: { match: "${pattern}" }\n`;
      expectRefused({ ...TICKETS, ".archlint.yml": written }, /4:23: .* matches no file; did you mean "src\/domain\/\*\*"\?/);
    }
  });

  test("where exclude leaves nothing, by its name", () => {
    expectRefused(
      { ...TICKETS, ".archlint.yml": 'version: 1\nexclude: "**"\n' },
      /nothing to lint: neither git nor exclude \(\*\*\) leaves/,
    );
  });

  test("where configurations extend each other in a circle", () => {
    expectRefused(
      { ...TICKETS, ".archlint.yml": "version: 1\nextends: ./a.yml\n", "a.yml": "version: 1\nextends: ./.archlint.yml\n" },
      /\.archlint\.yml|a\.yml/,
    );
  });

  test.skipIf(isRoot)("where the configuration can't be read", () => {
    const cwd = folderWith({ ...TICKETS, ".archlint.yml": "version: 1\n" });
    chmodSync(join(cwd, ".archlint.yml"), 0);
    const { code, stderr } = archlint([], { cwd });
    expect(stderr).toMatch(/^archlint: \.archlint\.yml: [^\n]+\n$/);
    expect(code).toBe(2);
  });

  test("where the only source can't be read", () => {
    expectRefused({ "src/huge.ts": Buffer.alloc(21 * 1024 * 1024, "/") }, /nothing to lint: .*huge\.ts.*larger than/);
  });
});

describe("a finding, and the rest of the work goes on", () => {
  function findingsOf(cwd: string): readonly { readonly rule: string; readonly file: string; readonly message: string }[] {
    const { code, stdout, stderr } = archlint(["--format", "json"], { cwd });
    expect(stderr).toBe("");
    expect(code).toBe(1);
    return (JSON.parse(stdout) as { findings: { rule: string; file: string; message: string }[] }).findings;
  }

  test("a file with syntax errors", () => {
    const findings = findingsOf(folderWith({ ...TICKETS, "src/domain/broken.ts": "export class {{{ import\n" }));
    expect(findings.map((each) => each.rule)).toContain("archlint/parse-error");
    expect(findings.map((each) => each.rule)).toContain("da/layer-dependency");
  });

  test("a file of more than 20 MB, one in UTF-16, and binary rubbish", () => {
    const findings = findingsOf(
      folderWith({
        ...TICKETS,
        "src/domain/huge.ts": Buffer.alloc(21 * 1024 * 1024, "/"),
        "src/domain/wide.ts": Buffer.from("\ufeffexport const wide = 1;\n", "utf16le"),
        "src/domain/binary.ts": Buffer.from([0, 1, 2, 255, 254, 0, 0, 128]),
      }),
    );
    expect(findings.some((each) => each.message.includes("src/domain/huge.ts"))).toBe(true);
    expect(findings.map((each) => each.rule)).toContain("da/layer-dependency");
  });

  test("text in another encoding is said to be that", () => {
    const cwd = folderWith({ ...TICKETS, "src/domain/größe.ts": Buffer.from("export const gr\u00f6\u00dfe = 1;\n", "latin1") });
    const [finding] = findingsOf(cwd).filter((each) => each.rule === "archlint/parse-error");
    expect(finding?.message).toMatch(/^the file can't be parsed: it is binary or not in UTF-8(?:, and \d+ more)?$/);
  });

  test("dangling and circular symbolic links", () => {
    const cwd = folderWith(TICKETS);
    symlinkSync("nowhere.ts", join(cwd, "src/domain/dangling.ts"));
    symlinkSync("circle.ts", join(cwd, "src/domain/circle.ts"));
    symlinkSync("..", join(cwd, "src/domain/up"));
    expect(findingsOf(cwd).map((each) => each.rule)).toContain("da/layer-dependency");
  });

  test("a broken tsconfig, and one that extends itself", () => {
    expect(findingsOf(folderWith({ ...TICKETS, "tsconfig.json": "{ nonsense" })).map((each) => each.rule)).toContain("da/layer-dependency");
    const circular = { ...TICKETS, "tsconfig.json": '{ "extends": "./other.json" }', "other.json": '{ "extends": "./tsconfig.json" }' };
    expect(findingsOf(folderWith(circular)).map((each) => each.rule)).toContain("da/layer-dependency");
  });

  test.skipIf(isRoot)("a folder without permission", () => {
    const cwd = folderWith({ ...TICKETS, "src/secret/key.ts": "export const key = 1;\n" });
    chmodSync(join(cwd, "src/secret"), 0);
    try {
      expect(findingsOf(cwd).map((each) => each.rule)).toContain("da/layer-dependency");
    } finally {
      chmodSync(join(cwd, "src/secret"), 0o700);
    }
  });
});

test("a named link that leads to itself is one clear line", () => {
  const cwd = folderWith(TICKETS);
  symlinkSync("circle.ts", join(cwd, "circle.ts"));
  const { code, stderr } = archlint(["check", "circle.ts"], { cwd });
  expect({ code, stderr }).toEqual({ code: 2, stderr: "archlint: circle.ts: is a link that leads to itself\n" });
});

test.skipIf(isRoot)("a folder that may not be entered is one clear line", () => {
  const cwd = folderWith(TICKETS);
  chmodSync(cwd, 0);
  try {
    const { code, stderr } = archlint(["check", cwd], { cwd: tmpdir() });
    expect({ code, stderr }).toEqual({ code: 2, stderr: `archlint: ${cwd}/.archlint.yml: can't be read: permission denied\n` });
  } finally {
    chmodSync(cwd, 0o700);
  }
});

test("an output file without a folder is one clear line, which names no other file", () => {
  const { code, stderr } = archlint(["--output-file", "nowhere/out.txt"], { cwd: folderWith(TICKETS) });
  expect({ code, stderr }).toEqual({ code: 2, stderr: "archlint: can't write nowhere/out.txt: ENOENT: no such file or directory\n" });
});

test("a stack trace is shown with --verbose only", () => {
  const cwd = folderWith({ ...CLEAN_TICKETS, ".archlint.yml": "nonsense: 1\n" });
  expect(archlint([], { cwd }).stderr).not.toContain("    at ");
  expect(archlint(["--verbose"], { cwd }).stderr).toContain("    at ");
});
