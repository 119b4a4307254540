import { expect, test } from "vitest";
import { archlint, CLEAN_TICKETS, folderWith } from "./archlint.js";

const cwd = folderWith({ ...CLEAN_TICKETS, "notes/readme.txt": "no source\n" });

const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
  ["no such path", ["check", "src/nowhere"], /no such path: src\/nowhere/],
  ["a mistyped command", ["chek"], /no such path: chek; did you mean "check"\?/],
  ["a mistyped folder", ["check", "notse"], /no such path: notse; did you mean "notes"\?/],
  ["a command without its own", ["hook"], /hook needs a command; archlint hook --help lists them/],
  ["an unknown option", ["--formt", "json"], /unknown option '--formt'; did you mean --format\?/],
  ["an option without its value", ["--format"], /--format.* argument missing/],
  ["an unknown format", ["--format", "jsn"], /unknown format "jsn": .*did you mean "json"\?/],
  ["an unknown severity", ["--fail-on", "eror"], /"eror".*did you mean "error"\?/],
  ["a --max-warnings that is no number", ["--max-warnings", "-1"], /--max-warnings/],
  ["a --rule without a severity", ["--rule", "da/event-naming"], /--rule takes id=severity/],
  ["a --rule that is none", ["--rule", "da/event-namin=off"], /unknown rule "da\/event-namin".*da\/event-naming/],
  ["an unknown preset", ["--preset", "strct"], /strct.*did you mean "strict"\?/],
  ["a configuration that isn't there", ["--config", "nope.yml"], /nope\.yml: no such file/],
  ["two formats for standard output", ["--format", "json", "--format", "text"], /can't both go to standard output/],
  ["a file for no format", ["--format", "json=a.json", "--output-file", "b.json"], /--output-file/],
  ["an unknown graph", ["graph", "module"], /unknown graph "module".*did you mean "modules"\?/],
  ["an unknown subject to explain", ["explain", "da/event-namng"], /did you mean "da\/event-naming"\?/],
  ["a command of cache that is none", ["cache", "clear"], /unknown command 'clear'/],
  ["a folder without a source", ["check", "notes"], /nothing to lint: notes holds no TypeScript or JavaScript source/],
  ["a path outside of the root", ["check", "/"], /\/ lies outside of the linted root/],
];

test.each(cases)("%s is one clear line on stderr and exit 2", (_name, args, line) => {
  const { code, stdout, stderr } = archlint(args, { cwd });
  expect(stderr).toMatch(line);
  expect(stderr).toMatch(/^archlint: [^\n]+\n$/);
  expect(stdout).toBe("");
  expect(code).toBe(2);
});

test("help and version go to standard output and exit with 0", () => {
  for (const args of [["--help"], ["check", "--help"], ["help", "graph"]]) {
    const { code, stdout, stderr } = archlint(args, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("Usage: archlint");
  }
  for (const args of [["--version"], ["-V"], ["check", "--version"]]) {
    expect(archlint(args, { cwd })).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string, stderr: "" });
  }
});

test("help names no command that isn't there yet", () => {
  const { stdout } = archlint(["--help"], { cwd });
  for (const name of ["extract", "lsp", "mcp"]) expect(stdout).not.toMatch(new RegExp(`^  ${name}\\b`, "m"));
});
