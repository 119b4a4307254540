import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { archlint, bareEnvironment, CLEAN_TICKETS, folderWith, MAIN, ORDERS, REPOSITORY, TICKETS } from "./archlint.js";

test("a repository with an error exits with 1 and says where", () => {
  const { code, stdout, stderr } = archlint(["check"], { cwd: folderWith(TICKETS) });
  expect(stdout).toContain("src/domain/ticket.ts:1:");
  expect(stdout).toContain("da/layer-dependency");
  expect(stderr).toBe("");
  expect(code).toBe(1);
});

test("a clean repository exits with 0, with and without the word check", () => {
  const cwd = folderWith(CLEAN_TICKETS);
  expect(archlint([], { cwd }).code).toBe(0);
  expect(archlint(["check"], { cwd }).code).toBe(0);
});

test("a Node older than the manifest's engines is told so, in one line", () => {
  const { engines } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as { engines: { node: string } };
  for (const [version, code] of [
    ["18.20.8", 2],
    ["20.18.3", 2],
    ["20.19.0", 0],
    ["24.0.0", 0],
  ] as const) {
    const versions = `{ ...process.versions, node: ${JSON.stringify(version)} }`;
    const cwd = folderWith({ ...CLEAN_TICKETS, "disguise.mjs": `Object.defineProperty(process, "versions", { value: ${versions} });\n` });
    const run = archlint([], { cwd, env: { NODE_OPTIONS: `--import=${pathToFileURL(join(cwd, "disguise.mjs")).href}` } });
    expect(run.code, version).toBe(code);
    expect(run.stderr).toBe(code === 0 ? "" : `archlint: needs Node ${engines.node.replace(">=", "")} or later, and this is ${version}\n`);
  }
});

test("the sample service exits with 1 and shows its faults", () => {
  const { code, stdout } = archlint(["check", "--format", "compact", "."], { cwd: ORDERS });
  expect(code).toBe(1);
  for (const rule of [
    "layer-dependency",
    "context-boundary",
    "dependency-cycle",
    "event-naming",
    "event-immutability",
    "value-object-immutability",
  ]) {
    expect(stdout, rule).toContain(`[da/${rule}]`);
  }
});

test("--fail-on moves the gate and --max-warnings bounds the warnings", () => {
  const cwd = folderWith({
    ...CLEAN_TICKETS,
    "src/infrastructure/a.ts": 'import { b } from "./b.js";\nexport const a = (): unknown => b;\n',
    "src/infrastructure/b.ts": 'import { a } from "./a.js";\nexport const b = (): unknown => a;\n',
  });
  expect(archlint(["--format", "compact"], { cwd }).stdout).toContain("warn ");
  expect(archlint([], { cwd }).code).toBe(0);
  expect(archlint(["--fail-on", "warn"], { cwd }).code).toBe(1);
  expect(archlint(["--max-warnings", "0"], { cwd }).code).toBe(1);
  expect(archlint(["--max-warnings", "1"], { cwd }).code).toBe(0);
  expect(archlint(["--rule", "da/dependency-cycle=off", "--max-warnings", "0"], { cwd }).code).toBe(0);
});

test("--fail-on never passes whatever stands", () => {
  const { code, stdout } = archlint(["--fail-on", "never"], { cwd: folderWith(TICKETS) });
  expect(stdout).toContain("da/layer-dependency");
  expect(code).toBe(0);
});

test("several formats go to their files in one run, and no half-written file stays behind", () => {
  const cwd = folderWith(TICKETS);
  const { code, stdout } = archlint(["--format", "compact", "--format", "sarif=archlint.sarif", "--format", "json=out.json"], { cwd });
  expect(code).toBe(1);
  expect(stdout).toContain("[da/layer-dependency]");
  expect(JSON.parse(readFileSync(join(cwd, "archlint.sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
  expect(JSON.parse(readFileSync(join(cwd, "out.json"), "utf8"))).toMatchObject({ version: 1, summary: { error: 1 } });
  expect(readdirSync(cwd).filter((name) => name.includes("tmp"))).toEqual([]);
});

test("--output-file takes the format, and a folder that isn't there is one clear line", () => {
  const cwd = folderWith(TICKETS);
  expect(archlint(["--format", "json", "--output-file", "out.json"], { cwd })).toMatchObject({ code: 1, stdout: "" });
  expect(existsSync(join(cwd, "out.json"))).toBe(true);
  const { code, stderr } = archlint(["--output-file", "nowhere/out.txt"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^archlint: can't write nowhere\/out\.txt: .*\n$/);
});

test("in GitHub Actions annotations stand beside the text, but never inside json", () => {
  const cwd = folderWith(TICKETS);
  const env = { GITHUB_ACTIONS: "true" };
  const annotation = "::error file=src/domain/ticket.ts,line=1";
  expect(archlint([], { cwd, env }).stdout).toContain(annotation);
  expect(archlint(["--format", "json"], { cwd, env }).stdout).not.toContain("::error");
  expect(archlint([], { cwd }).stdout).not.toContain("::error");
});

test("--architecture adds layers and contexts to json", () => {
  const cwd = folderWith(TICKETS);
  expect(JSON.parse(archlint(["--format", "json"], { cwd }).stdout)).not.toHaveProperty("architecture");
  expect(JSON.parse(archlint(["--format", "json", "--architecture"], { cwd }).stdout)).toMatchObject({
    architecture: { layers: { "src/domain/ticket.ts": "domain", "src/infrastructure/database.ts": "infrastructure" } },
  });
});

test.skipIf(!existsSync("/dev/full"))("a standard output that takes nothing is one clear line and exit 2", () => {
  const cwd = folderWith(TICKETS);
  const full = openSync("/dev/full", "w");
  const { status, stderr } = spawnSync(process.execPath, [MAIN, "check"], {
    cwd,
    encoding: "utf8",
    env: bareEnvironment(),
    stdio: ["ignore", full, "pipe"],
  });
  closeSync(full);
  expect(stderr).toMatch(/^archlint: can't write to standard output: ENOSPC[^\n]*\n$/);
  expect(status).toBe(2);
});
