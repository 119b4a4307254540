import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { archlint, bareEnvironment, CLEAN_TICKETS, folderWith, MAIN, TICKETS } from "./archlint.js";

const PROJECT = join(import.meta.dirname, "..", "..");
const APPS = join(PROJECT, "fixtures", "apps");

/** A copy of a sample service as a repository without a configuration. */
function sample(name: string): string {
  const cwd = folderWith({});
  cpSync(join(APPS, name), cwd, { recursive: true });
  rmSync(join(cwd, ".archlint.yml"), { force: true });
  mkdirSync(join(cwd, ".git"));
  return cwd;
}

function written(cwd: string): string {
  return readFileSync(join(cwd, ".archlint.yml"), "utf8");
}

function json(cwd: string): string {
  return archlint(["check", "--format", "json", "--architecture"], { cwd }).stdout;
}

function findingsOf(cwd: string): readonly { readonly rule: string; readonly severity: string }[] {
  return (JSON.parse(json(cwd)) as { findings: { rule: string; severity: string }[] }).findings;
}

/** The text with its suggestions in force. */
function uncommented(text: string): string {
  const lines = text.split("\n");
  const start = lines.findIndex((line) => line.startsWith("# architecture:"));
  return lines.map((line, index) => (start >= 0 && index >= start ? line.replace(/^# /, "") : line)).join("\n");
}

/** Two contexts in layers, one of them with an event, and a module that knows a neighbour's inside. */
const SHOP: Readonly<Record<string, string>> = {
  ".git/HEAD": "ref: refs/heads/main\n",
  "package.json": '{ "name": "shop", "private": true, "scripts": { "start": "node dist/main.js" }, "dependencies": { "express": "5" } }\n',
  Dockerfile: "FROM node:24\n",
  "src/ordering/domain/domain-event.ts": "export abstract class DomainEvent {\n  constructor(readonly occurredAt: Date) {}\n}\n",
  "src/ordering/domain/events/order-placed.ts":
    'import { DomainEvent } from "../domain-event.js";\n\nexport class OrderPlaced extends DomainEvent {\n  constructor(readonly orderId: string) {\n    super(new Date(0));\n  }\n}\n',
  "src/ordering/application/place-order.ts":
    'import { OrderPlaced } from "../domain/events/order-placed.js";\nimport { Stock } from "../../stock/domain/stock.js";\n\nexport const place = (id: string, stock: Stock): OrderPlaced | Stock => (stock.left > 0 ? new OrderPlaced(id) : stock);\n',
  "src/stock/domain/stock.ts": "export class Stock {\n  constructor(readonly left: number) {}\n}\n",
  "src/stock/application/count-stock.ts":
    'import type { Stock } from "../domain/stock.js";\n\nexport const count = (stock: Stock): number => stock.left;\n',
  "src/main.ts": 'import express from "express";\n\nexpress().listen(3000);\n',
};

describe("archlint init --yes", () => {
  test.each(readdirSync(APPS))("leaves every finding of fixtures/apps/%s as it was, byte for byte", (name) => {
    const cwd = sample(name);
    const before = json(cwd);
    const { code, stdout, stderr } = archlint(["init", "--yes"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(".archlint.yml written: no finding changes by it");
    expect(stdout.replaceAll(/\s+/g, " ")).toMatch(/next archlint check .* archlint baseline .* archlint hook install /);
    expect(JSON.parse(before)).toMatchObject({ findings: expect.arrayContaining([expect.anything()]) as unknown });
    expect(json(cwd)).toBe(before);
  });

  test("writes what its own schema accepts, and suggestions that work when their marks are taken away", () => {
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(readFileSync(join(PROJECT, "schema.json"), "utf8")) as object);
    for (const cwd of [folderWith(SHOP), sample("orders")]) {
      archlint(["init", "--yes"], { cwd });
      for (const text of [written(cwd), uncommented(written(cwd))]) {
        expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
      }
      const all = uncommented(written(cwd));
      expect(parse(all)).toMatchObject({ architecture: { contexts: expect.anything() as unknown } });
      writeFileSync(join(cwd, ".archlint.yml"), all);
      const { code, stderr } = archlint(["check", "--format", "compact"], { cwd });
      expect(stderr).toBe("");
      expect([0, 1]).toContain(code);
    }
  });

  test("says what it saw, why, and how sure it is", () => {
    const cwd = folderWith(SHOP);
    const { stdout } = archlint(["init", "--yes"], { cwd });
    for (const text of [stdout, written(cwd)]) {
      expect(text).toContain("folder domain/");
      expect(text).toContain("has the domain event OrderPlaced");
      expect(text).toContain("stock");
      expect(text).toMatch(/Express (?:1|\(1\))/);
      expect(text).toMatch(/shop.*Dockerfile, script start/);
    }
    expect(written(cwd)).toContain('#     ordering: { match: "src/ordering/**" } # 3 files');
    expect(written(cwd)).toContain('#     domain: { match: "src/*/domain/**" }');
  });

  test("writes many folders of one layer as few patterns, and none where patterns would say something else", () => {
    const groups = ["sales/orders", "sales/quotes", "stock/items", "stock/moves"];
    const layered = groups.flatMap((group) => [
      [`src/${group}/domain/model.ts`, "export const model = 1;\n"],
      [`src/${group}/application/use.ts`, 'import { model } from "../domain/model.js";\n\nexport const use = model;\n'],
    ]);
    const cwd = folderWith(Object.fromEntries(layered) as Record<string, string>);
    archlint(["init", "--yes"], { cwd });
    expect(written(cwd)).toContain('#     domain: { match: "src/*/*/domain/**" }\n#     application: { match: "src/*/*/application/**" }');
    expect(written(cwd)).toContain("# Stated as below, no file changes its layer;");

    const slices = ["a", "b", "c", "d", "e", "f"].map((name) => [`src/${name}${name}/${name}/domain/${name}.ts`, "export const it = 1;\n"]);
    const scattered = folderWith({
      ...(Object.fromEntries(slices) as Record<string, string>),
      "src/aa/a/application/use.ts": "export const use = 1;\n",
      "src/bb/b/domain/http/b.controller.ts": "export class B {}\n",
      ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`src/deep${"/x".repeat(n)}/domain/m.ts`, "export const it = 1;\n"])),
    });
    archlint(["init", "--yes"], { cwd: scattered });
    expect(written(scattered)).toContain("so none are suggested.");
  });

  test("names the installed schema where archlint is installed, else the published one", () => {
    const cwd = folderWith(CLEAN_TICKETS);
    archlint(["init", "--yes"], { cwd });
    expect(written(cwd)).toMatch(/^# yaml-language-server: \$schema=https:\/\/unpkg\.com\/archlint@\d+\.\d+\.\d+\/schema\.json\n/);
    mkdirSync(join(cwd, "node_modules", "archlint"), { recursive: true });
    archlint(["init", "--yes", "--force"], { cwd });
    expect(written(cwd)).toMatch(/^# yaml-language-server: \$schema=\.\/node_modules\/archlint\/schema\.json\n/);
  });

  test("states in output and file what a chosen preset changes, as a run shows it", () => {
    const cwd = folderWith(SHOP);
    const before = findingsOf(cwd);
    const { stdout } = archlint(["init", "--yes", "--preset", "strict"], { cwd });
    const after = findingsOf(cwd);
    const shifted = after.filter(({ severity }, index) => severity !== before[index]?.severity).length;
    expect(after.length).toBe(before.length);
    const effect = shifted === 0 ? "no finding changes by it" : `findings change by it: ${shifted} with another severity`;
    expect(stdout.replaceAll(/\s+/g, " ")).toContain(effect);
    expect(written(cwd)).toContain(shifted === 0 ? "archlint found the same without it" : `${shifted} with another severity`);
    expect(parse(written(cwd))).toEqual({ version: 1, extends: "strict" });
  });

  test("writes at the root that check would take, wherever it is run", () => {
    const cwd = folderWith(SHOP);
    const { stdout } = archlint(["init", "--yes"], { cwd: join(cwd, "src", "ordering") });
    expect(stdout).toContain("../../.archlint.yml written");
    expect(existsSync(join(cwd, ".archlint.yml"))).toBe(true);
  });

  test("counts a Dockerfile for the folder that it serves, and the apps of a Nest workspace", () => {
    const cwd = folderWith({
      ...TICKETS,
      "nest-cli.json": "{}\n",
      "apps/worker/src/main.ts": "export const started = true;\n",
      "apps/api/docker/Dockerfile.prod": "FROM node:24\n",
      "apps/api/src/main.ts": "export const started = true;\n",
      "test/e2e/Dockerfile": "FROM node:24\n",
      "serverless.yml": "service: tickets\n",
    });
    const { stdout } = archlint(["init", "--yes"], { cwd, env: { COLUMNS: "200" } });
    expect(stdout).toContain("api: apps/api/docker/Dockerfile.prod, project of nest-cli.json; certain");
    expect(stdout).toContain("worker: project of nest-cli.json; certain");
    expect(stdout).toContain("tickets: serverless.yml; certain");
    expect(stdout).not.toContain("e2e");
  });

  test("lets no folder's name steer the terminal or break out of a comment", () => {
    const name = process.platform === "win32" ? "src/it's (odd)" : 'src/o"dd\u001b[31m\n[x]: *y';
    const odd = Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [path.replace("src/ordering", name), text]));
    const cwd = folderWith(odd);
    const before = json(cwd);
    const { code, stdout } = archlint(["init", "--yes"], { cwd });
    expect(code).toBe(0);
    expect(stdout + written(cwd)).not.toContain("\u001b");
    expect(parse(written(cwd))).toEqual({ version: 1, extends: "recommended" });
    expect(json(cwd)).toBe(before);
    writeFileSync(join(cwd, ".archlint.yml"), uncommented(written(cwd)));
    expect(archlint(["check"], { cwd }).stderr).toBe("");
  });
});

describe("archlint init refuses", () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
    [
      "an .archlint.yml",
      { ".archlint.yml": "version: 1\n" },
      /^archlint: \.archlint\.yml is there already and was left as it is; --force overwrites it\n$/,
    ],
    ["an .archlint.yaml", { ".archlint.yaml": "version: 1\n" }, /^archlint: \.archlint\.yaml is there already/],
    [
      "the key in package.json",
      { "package.json": '{ "name": "tickets", "archlint": { "version": 1 } }\n' },
      /^archlint: package\.json configures .*remove the key/,
    ],
  ];
  test.each(cases)("to touch %s", (_name, files, line) => {
    const cwd = folderWith({ ...TICKETS, ".git/HEAD": "", ...files });
    const { code, stdout, stderr } = archlint(["init", "--yes"], { cwd });
    expect(stderr).toMatch(line);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    for (const [path, text] of Object.entries(files)) expect(readFileSync(join(cwd, path), "utf8")).toBe(text);
    expect(readdirSync(cwd).filter((each) => each.startsWith(".archlint")).length).toBe(
      Object.keys(files).filter((each) => each.startsWith(".archlint")).length,
    );
  });

  test("a folder with nothing to lint, and writes nothing there", () => {
    const cwd = folderWith({ "readme.txt": "no source\n" });
    const { code, stdout, stderr } = archlint(["init", "--yes"], { cwd });
    expect(stderr).toMatch(/^archlint: nothing to lint: .*; run archlint in the repository.*; no \.archlint\.yml was written\n$/);
    expect({ code, stdout, files: readdirSync(cwd) }).toEqual({ code: 2, stdout: "", files: ["readme.txt"] });
  });

  test("--config, which names another file", () => {
    const { code, stderr } = archlint(["init", "--config", "other.yml"], { cwd: folderWith(TICKETS) });
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^archlint: archlint init writes \.archlint\.yml/) as string,
    });
  });
});

test("--force overwrites the configuration that is there, under its own name", () => {
  const cwd = folderWith({ ...TICKETS, ".archlint.yaml": "version: 1\nrules:\n  da/layer-dependency: off\n" });
  expect(archlint(["init", "--yes", "--force"], { cwd })).toMatchObject({ code: 0, stdout: expect.stringContaining("1 error") as string });
  expect(parse(readFileSync(join(cwd, ".archlint.yaml"), "utf8"))).toEqual({ version: 1, extends: "recommended" });
  expect(archlint(["check"], { cwd }).code).toBe(1);
});

test("without a terminal nothing is asked, as with --yes, and a note says so", () => {
  const cwd = folderWith(TICKETS);
  const { code, stderr } = archlint(["init"], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "archlint: no terminal to ask on: everything stays detected, as with --yes\n" });
  expect(existsSync(join(cwd, ".archlint.yml"))).toBe(true);
});

/** `script` of util-linux gives a program a terminal; that of macOS takes other arguments. */
const HAS_TERMINAL = process.platform === "linux" && spawnSync("script", ["--version"]).status === 0;

/** Runs `archlint init` on a terminal and presses the keys of each answer when its question is there. */
function onTerminal(
  cwd: string,
  answers: readonly (readonly [question: string, keys: string])[],
): Promise<{ code: number | null; screen: string }> {
  const env = bareEnvironment({ TERM: "xterm", COLUMNS: "100" });
  const child = spawn("script", ["-qec", `stty cols 100 rows 40; exec "${process.execPath}" "${MAIN}" init`, "/dev/null"], { cwd, env });
  const left = [...answers];
  let screen = "";
  let seen = 0;
  return new Promise((resolve, reject) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      screen += text;
      const [next] = left;
      const at = next === undefined ? -1 : screen.indexOf(next[0], seen);
      if (next === undefined || at < 0 || !screen.includes("confirm", at)) return;
      seen = screen.length;
      left.shift();
      for (const key of next[1]) child.stdin.write(key);
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, screen }));
  });
}

const ENTER = "\r";

describe.skipIf(!HAS_TERMINAL)("archlint init on a terminal", () => {
  test("asks for contexts, subdomains, layers, compliance and the preset, and writes the answers down", async () => {
    const cwd = folderWith(SHOP);
    const before = findingsOf(cwd);
    const { code, screen } = await onTerminal(cwd, [
      ["Which of these are bounded contexts", `a${ENTER}`],
      ["Which are core", ` ${ENTER}`],
      ["Which are generic", ENTER],
      ["know the layers", ENTER],
      ["have to meet", ` ${ENTER}`],
      ["How strict", ENTER],
    ]);
    expect(code, screen).toBe(0);
    expect(parse(written(cwd))).toEqual({
      version: 1,
      extends: "recommended",
      system: { compliance: ["SOC2"] },
      architecture: {
        contexts: {
          ordering: { match: "src/ordering/**", subdomain: "core" },
          stock: { match: "src/stock/**", subdomain: "supporting" },
        },
      },
    });
    // The feature module is a bounded context now, and what reached into it is a finding.
    const more = findingsOf(cwd).length - before.length;
    expect(more).toBeGreaterThan(0);
    const told = `${more} more (da/context-boundary)`;
    expect(written(cwd)).toContain(`# Findings against a run without this file, when archlint init wrote it: ${told}.\n`);
    expect(screen).toContain(`findings change by it: ${told}`);
  });

  test("Ctrl-C at a question exits with 130 and writes nothing", async () => {
    const cwd = folderWith(SHOP);
    const { code, screen } = await onTerminal(cwd, [
      ["Which of these are bounded contexts", ENTER],
      ["Which are core", "\u0003"],
    ]);
    expect(code, screen).toBe(130);
    expect(screen).toContain("nothing was written");
    expect(readdirSync(cwd).filter((each) => each.startsWith(".archlint"))).toEqual([]);
  });
});
