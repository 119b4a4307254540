import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyze, type Result } from "../../src/index.js";
import { archlint, hexagonal, repository } from "./hostile-repository.js";

const read = (root: string): Promise<Result> => analyze({ root, config: false, cache: false });
const parseErrors = ({ findings }: Result) => findings.filter((each) => each.rule === "archlint/parse-error");
const fileOf = (text: string | Uint8Array) => repository({ "src/a.ts": text, "src/b.ts": 'import "./a";\nexport const b = 1;\n' });

describe("links", () => {
  test("that leave the repository, go round in circles or lead nowhere are not followed", async () => {
    const outside = repository({ "secret.ts": "export const secret = 1;\n", "more/secret.ts": "export const secret = 2;\n" });
    const root = repository(hexagonal("src/ordering/domain/x.ts"));
    symlinkSync(join(outside, "secret.ts"), join(root, "src", "secret.ts"));
    symlinkSync(join(outside, "more"), join(root, "src", "more"));
    symlinkSync(root, join(root, "src", "round"));
    symlinkSync("itself.ts", join(root, "src", "itself.ts"));
    symlinkSync("nowhere.ts", join(root, "src", "dangling.ts"));
    writeFileSync(
      join(root, "src", "index.ts"),
      'export * from "./secret";\nexport * from "./more/secret";\nexport * from "./dangling";\nexport * from "./itself";\n',
    );
    const { coverage, architecture } = await read(root);
    expect(coverage.files).toBe(6);
    expect(
      Object.keys(architecture.layers).filter((path) => path.includes("secret") || path.includes("round") || path.startsWith("..")),
    ).toEqual([]);
  });

  test("a specifier that climbs out of the root reads nothing out there", async () => {
    const outside = repository({
      "secret.ts": "export const secret = 1;\n",
      "inside/src/a.ts": 'export * from "../../secret";\nimport "../../../../../../../../../../etc/passwd";\n',
    });
    const { coverage } = await read(join(outside, "inside"));
    expect(coverage.files).toBe(1);
  });
});

describe("texts", () => {
  test.each([
    ["nothing at all", ""],
    ["only a byte order mark", "\uFEFF"],
    ["null characters", "export const a = 1;\0\0\0\n"],
    ["bytes that are no UTF-8", new Uint8Array([0x65, 0xff, 0xfe, 0xc3, 0x28, 0x0a])],
    ["UTF-16 with its mark", new Uint8Array([0xff, 0xfe, 0x61, 0x00, 0x3d, 0x00, 0x31, 0x00])],
    ["an image named .ts", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ["an unclosed template", "export const a = `${`${`${"],
    ["a conflict of a merge", "<<<<<<< HEAD\nexport const a = 1;\n=======\nexport const a = 2;\n>>>>>>> other\n"],
    ["line separators of JavaScript's own", "export const a = 1;\u2028export const b = 2;\u2029"],
    ["lone surrogates", 'export const a = "\ud800";\nexport class \udc00 {}\n'],
  ])("%s in one file leaves the rest to be read", async (_, text) => {
    const { coverage } = await read(fileOf(text));
    expect(coverage.files + coverage.skipped.length).toBeGreaterThanOrEqual(2);
  });

  test("a megabyte on one line is read", async () => {
    const { coverage } = await read(fileOf(`export const a = [${"1,".repeat(500_000)}0];\n`));
    expect(coverage.files).toBe(2);
  });

  test("a file of 20 MB is told of and the rest is read", async () => {
    const result = await read(fileOf(`export const a = "${"x".repeat(20 << 20)}";\n`));
    expect(result.coverage.skipped.length + parseErrors(result).length + (result.coverage.files === 2 ? 1 : 0)).toBeGreaterThan(0);
    expect(result.coverage.files).toBeGreaterThanOrEqual(1);
  });

  const depth = 20_000;
  test.each([
    ["parentheses", `export const a = ${"(".repeat(depth)}1${")".repeat(depth)};\n`],
    ["arrays", `export const a = ${"[".repeat(depth)}${"]".repeat(depth)};\n`],
    ["a sum", `export const a = ${"1+".repeat(depth)}1;\n`],
    ["calls", `export const a = f${"()".repeat(depth)};\n`],
    ["members", `export const a = f${".x".repeat(depth)};\n`],
    ["blocks", `${"{".repeat(depth)}${"}".repeat(depth)}\n`],
    ["functions", `export const a = ${"() => ".repeat(depth)}1;\n`],
    ["conditions", `export const a = ${"b ? 1 : ".repeat(depth)}1;\n`],
    ["else branches", `if (a) {}${" else if (b) {}".repeat(depth)}\n`],
    ["types", `export type A = ${"Array<".repeat(depth)}string${">".repeat(depth)};\n`],
    ["unions", `export type A = ${"1 | ".repeat(depth)}1;\n`],
  ])("20,000 nested %s are a finding at most, and the file beside it is read", async (_, text) => {
    const root = repository({ "src/a.ts": text, "src/b.ts": "export const b = 1;\n", "src/c.ts": 'import "./b";\nexport const c = 1;\n' });
    const { coverage } = await read(root);
    expect(coverage.files + coverage.skipped.length).toBeGreaterThanOrEqual(3);
  });
});

test("a folder without permission is told of and the rest is read", async ({ skip }) => {
  skip(process.getuid?.() === 0 || process.platform === "win32", "nothing is forbidden to root");
  const root = repository(hexagonal("src/ordering/domain/x.ts"));
  mkdirSync(join(root, "src", "closed"));
  chmodSync(join(root, "src", "closed"), 0);
  const { coverage } = await read(root);
  chmodSync(join(root, "src", "closed"), 0o700);
  expect(coverage.skipped.map((each) => each.path)).toContain("src/closed");
});

test("a folder that is named like a source file is no source file", async () => {
  const root = repository({ "src/a.ts": "export const a = 1;\n", "src/b.ts/index.ts": 'import "../a";\nexport const b = 1;\n' });
  expect((await read(root)).coverage.files).toBe(2);
});

test("the command line ends by itself on a hostile file, with an exit code and no stack trace", async () => {
  const root = fileOf(`export const a = ${"[".repeat(50_000)}\n`);
  const { code, stderr } = await archlint(root, "check", "--no-cache");
  expect([0, 1]).toContain(code);
  expect(stderr).not.toMatch(/\n\s+at /);
});
