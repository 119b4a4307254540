import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { archlint, bareEnvironment, folderWith, MAIN, ORDERS, startArchlint, TICKETS, writeInto } from "./archlint.js";

const EVERYTHING = ["check", "--format", "json", "--architecture"];

function copyOfOrders(): string {
  const folder = folderWith({});
  cpSync(ORDERS, folder, { recursive: true });
  return folder;
}

test("first run, cached run, run without cache and run in another folder give the same bytes", () => {
  const cwd = copyOfOrders();
  const first = archlint(EVERYTHING, { cwd });
  expect(first.code).toBe(1);
  expect(archlint(EVERYTHING, { cwd })).toEqual(first);
  expect(archlint([...EVERYTHING, "--no-cache"], { cwd })).toEqual(first);
  expect(archlint(EVERYTHING, { cwd: copyOfOrders() })).toEqual(first);
  expect(archlint([], { cwd }).stdout).toBe(archlint(["--no-cache"], { cwd }).stdout);
});

test("nothing changed is answered from the cache; a changed file, configuration or option is not", () => {
  const cwd = copyOfOrders();
  const stats = (...args: string[]): string => archlint(["--stats", ...args], { cwd }).stderr;
  expect(stats()).toContain("0 from the cache");
  expect(stats()).toContain("all from the cache");
  expect(stats("--rule", "da/event-naming=off")).not.toContain("all from the cache");
  writeInto(cwd, { "src/shared/extra.ts": "export const extra = 1;\n" });
  expect(stats()).not.toContain("all from the cache");
  expect(stats()).toContain("all from the cache");
  writeInto(cwd, { ".archlint.yml": "version: 1\nroot: true\nrules:\n  da/event-naming: off\n" });
  expect(stats()).not.toContain("all from the cache");
  expect(stats("--no-cache")).not.toContain("all from the cache");
});

test("a result follows its file there and back again", () => {
  const cwd = folderWith(TICKETS);
  const before = archlint(EVERYTHING, { cwd });
  writeInto(cwd, { "src/domain/ticket.ts": "export class Ticket {}\n" });
  expect(archlint(EVERYTHING, { cwd }).code).toBe(0);
  writeInto(cwd, { "src/domain/ticket.ts": TICKETS["src/domain/ticket.ts"] ?? "" });
  expect(archlint(EVERYTHING, { cwd })).toEqual(before);
});

test("runs at the same time agree and leave a cache that still agrees", async () => {
  const cwd = copyOfOrders();
  const runs = await Promise.all(Array.from({ length: 4 }, () => startArchlint(EVERYTHING, { cwd })));
  const alone = archlint([...EVERYTHING, "--no-cache"], { cwd });
  for (const run of runs) expect(run).toEqual(alone);
  expect(archlint(EVERYTHING, { cwd })).toEqual(alone);
});

test("cache clean empties the cache, also where there is none", () => {
  const cwd = copyOfOrders();
  expect(archlint(["cache", "clean"], { cwd })).toEqual({ code: 0, stdout: "", stderr: "" });
  archlint([], { cwd });
  expect(archlint(["cache", "clean"], { cwd })).toEqual({ code: 0, stdout: "", stderr: "" });
  expect(archlint(["--stats"], { cwd }).stderr).toContain("0 from the cache");
});

test("a reader that goes away is no failure", async () => {
  const cwd = folderWith({ "package.json": "{}\n" });
  mkdirSync(join(cwd, "src"));
  // Far more than a pipe holds.
  for (let file = 0; file < 2_000; file += 1)
    writeFileSync(join(cwd, "src", `file-${file}.ts`), `export const value${file} = "${"x".repeat(40)}";\n`);
  const child = spawn(process.execPath, [MAIN, "graph", "modules", "--format", "json"], { cwd, env: bareEnvironment() });
  let stderr = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(stderr).toBe("");
  expect(code).toBe(0);
});

test("a run leaves nothing in the repository but its cache", () => {
  const cwd = folderWith(TICKETS);
  archlint([], { cwd });
  const left = readdirSync(cwd).filter((name) => !["package.json", "src"].includes(name));
  expect(left.filter((name) => name !== ".archlint-cache" && name !== "node_modules")).toEqual([]);
  expect(existsSync(join(cwd, "src", "domain", "ticket.ts"))).toBe(true);
});
