import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { archlint, CLEAN_TICKETS, folderWith, ORDERS, TICKETS, writeInto } from "./archlint.js";

function repositoryWithServices(): string {
  const cwd = folderWith({
    ".archlint.yml": 'version: 1\nroot: true\nexclude: ["apps/**"]\n',
    "package.json": "{}\n",
    "src/main.ts": "export const main = 1;\n",
  });
  for (const name of ["orders", "returns"]) cpSync(ORDERS, join(cwd, "apps", name), { recursive: true });
  return cwd;
}

test("paths narrow what is reported, and the whole program is still known", () => {
  const cwd = folderWith(TICKETS);
  const whole = archlint(["--format", "compact"], { cwd });
  expect(archlint(["src/domain", "--format", "compact"], { cwd })).toEqual(whole);
  expect(archlint(["src/domain/ticket.ts", "--format", "compact"], { cwd })).toEqual(whole);
  expect(archlint(["src/application", "--format", "compact"], { cwd })).toEqual({ code: 0, stdout: "", stderr: "" });
});

test("a working folder inside of the repository is the same repository", () => {
  const cwd = folderWith(TICKETS);
  const { code, stdout } = archlint(["--format", "json"], { cwd: join(cwd, "src", "application") });
  expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 3 }, findings: [{ file: "src/domain/ticket.ts" }] });
  expect(code).toBe(1);
});

test("a path inside a folder with root: true is linted with that folder as root, its text paths relative to the working folder", () => {
  const cwd = repositoryWithServices();
  const { code, stdout, stderr } = archlint(["check", "apps/orders", "--format", "compact"], { cwd });
  expect(stderr).toBe("");
  expect(stdout).toMatch(/^apps\/orders\/src\/ordering\/domain\/discount-policy\.ts:2:1: error /m);
  expect(code).toBe(1);
  const json = JSON.parse(archlint(["apps/orders/src/ordering", "--format", "json"], { cwd }).stdout) as { findings: { file: string }[] };
  expect(json.findings.map((each) => each.file)).toContain("src/ordering/domain/discount-policy.ts");
});

test("paths of two roots in one call are one clear line and exit 2", () => {
  const { code, stdout, stderr } = archlint(["apps/orders", "apps/returns"], { cwd: repositoryWithServices() });
  expect(stderr).toMatch(/^archlint: [^\n]*apps\/orders[^\n]*apps\/returns[^\n]*two roots[^\n]*\n$/);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
});

test("a named path that is excluded or ignored is linted all the same, with a note", () => {
  const excluded = folderWith({ ...TICKETS, ".archlint.yml": 'version: 1\nexclude: ["src/domain/**"]\n' });
  expect(archlint([], { cwd: excluded }).code).toBe(0);
  const named = archlint(["src/domain/ticket.ts", "--format", "compact"], { cwd: excluded });
  expect(named.stdout).toContain("src/domain/ticket.ts:1:1: error");
  expect(named.stderr).toMatch(/^archlint: src\/domain\/ticket\.ts is excluded [^\n]+ linted because named\n$/);
  expect(named.code).toBe(1);
  const ignored = folderWith({ ...TICKETS, ".gitignore": "src/domain/\n" });
  expect(archlint(["src/domain/ticket.ts"], { cwd: ignored })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("linted because named") as string,
  });
});

test("a configuration can be named, and then no other is read", () => {
  const cwd = folderWith({ ...TICKETS, ".archlint.yml": "nonsense: true\n" });
  writeInto(cwd, { "config/gate.yml": "version: 1\nrules:\n  da/layer-dependency: warn\n" });
  const { code, stdout, stderr } = archlint(["--config", "config/gate.yml", "--format", "compact"], { cwd });
  expect(stderr).toBe("");
  expect(stdout).toContain("src/domain/ticket.ts:1:1: warn");
  expect(code).toBe(0);
});

test("a suppression with its reason silences one finding, and one without is itself a finding", () => {
  const suppressed = (comment: string): string => `${comment}\n${TICKETS["src/domain/ticket.ts"] ?? ""}`;
  const good = folderWith({
    ...CLEAN_TICKETS,
    "src/domain/ticket.ts": suppressed("// archlint-disable-next-line da/layer-dependency -- moves out with the new store"),
  });
  expect(archlint([], { cwd: good }).code).toBe(0);
  const bare = folderWith({ ...CLEAN_TICKETS, "src/domain/ticket.ts": suppressed("// archlint-disable-next-line da/layer-dependency") });
  const { code, stdout } = archlint(["--format", "compact"], { cwd: bare });
  expect(stdout).toContain("[archlint/suppression-reason]");
  expect(stdout).toContain("[da/layer-dependency]");
  expect(code).toBe(1);
});
