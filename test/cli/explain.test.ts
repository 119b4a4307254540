import { expect, test } from "vitest";
import { archlint, folderWith, ORDERS, TICKETS, writeInto } from "./archlint.js";

test("a rule is explained with its reason, cure, examples, options and state here", () => {
  const { code, stdout, stderr } = archlint(["explain", "da/layer-dependency"], { cwd: ORDERS });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("active: 2 findings, 1 suppressed");
  for (const part of ["why ", "fix ", "limits ", "fires on", "silent on", "types forbid | allow", "references"])
    expect(stdout).toContain(part);
});

test("a rule that judges nothing here says why", () => {
  const { stdout } = archlint(["explain", "da/context-dependency"], { cwd: ORDERS });
  expect(stdout).toContain("not active: no context map is declared");
});

test("a file is explained with layer, context, roles and crossing imports, each with why", () => {
  const { code, stdout, stderr } = archlint(["explain", "src/ordering/application/cancel-order.ts"], { cwd: ORDERS });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toContain("application (folder application/)");
  expect(stdout).toMatch(/context +ordering, bounded context \(/);
  expect(stdout).toMatch(/SmtpMailer of ordering infrastructure {2}src\/ordering\/infrastructure\/smtp-mailer\.ts {2}da\/layer-dependency/);
  expect(stdout).toContain("imported from other layers and contexts");
});

test("a path from the root, given in a folder below it, is told as it is to be written", () => {
  const cwd = folderWith({ ...TICKETS, ".git/HEAD": "ref: refs/heads/main\n" });
  const { code, stderr } = archlint(["explain", "src/domain/ticket.ts"], { cwd: `${cwd}/src/domain` });
  expect(code).toBe(2);
  expect(stderr).toBe('archlint: there is no rule and no path "src/domain/ticket.ts"; did you mean "../../src/domain/ticket.ts"?\n');
});

test("a suppressed import is shown as such", () => {
  const { stdout } = archlint(["explain", "src/ordering/application/get-order-summary.ts"], { cwd: ORDERS });
  expect(stdout).toContain("da/layer-dependency, suppressed");
});

test("a folder is explained file by file", () => {
  const { stdout } = archlint(["explain", "src/billing/domain"], { cwd: ORDERS });
  expect(stdout).toMatch(/^src\/billing\/domain\/invoice\.ts +billing domain$/m);
});

test("rules lists every rule with its state, also as json and where there is nothing to lint", () => {
  const { rules } = JSON.parse(archlint(["rules", "--format", "json"], { cwd: ORDERS }).stdout) as {
    rules: { id: string; active: boolean; because: string }[];
  };
  expect(rules.find((each) => each.id === "da/event-naming")).toMatchObject({
    active: true,
    because: "1 finding",
    messages: { tense: "warn" },
  });
  expect(archlint(["rules"], { cwd: ORDERS, env: { COLUMNS: "160" } }).stdout).toMatch(
    /● da\/event-naming +DA-01\/event-flows +warn +1 finding/,
  );
  const nowhere = archlint(["rules"], { cwd: folderWith({}) });
  expect(nowhere.code).toBe(0);
  expect(nowhere.stdout).toContain("nothing to lint here");
});

test("a rule that the configuration switches off says so", () => {
  const cwd = folderWith({ "src/a.ts": "export const a = 1;\n", ".archlint.yml": "version: 1\nrules:\n  da/event-naming: off\n" });
  expect(archlint(["explain", "da/event-naming"], { cwd }).stdout).toContain("not active: switched off by the configuration");
});

test("names that would steer the terminal are shown, not obeyed", () => {
  const cwd = folderWith({ ...TICKETS, "src/domain/ticket.ts": `import "./no\u001b[31mpe.js";\n${TICKETS["src/domain/ticket.ts"] ?? ""}` });
  writeInto(cwd, {
    "src/domain/\u001b[31mred.ts": 'import { Database } from "../infrastructure/database.js";\nexport const red = Database;\n',
  });
  for (const place of ["src/domain/ticket.ts", "src/domain", "src/domain/\u001b[31mred.ts", "src/infrastructure/database.ts"]) {
    const { code, stdout } = archlint(["explain", place], { cwd });
    expect(code).toBe(0);
    expect(stdout).not.toContain("\u001b");
  }
  expect(archlint(["explain", "src/domain/ticket.ts"], { cwd }).stdout).toContain("no\\u001b[31mpe.js");
});

test("what is said of rules fits a narrow terminal", () => {
  const narrow = { cwd: ORDERS, env: { COLUMNS: "60" } };
  const widest = (text: string): number => Math.max(...text.split("\n").map((line) => line.length));
  expect(widest(archlint(["rules"], narrow).stdout)).toBeLessThanOrEqual(60);
  const [prose = ""] = archlint(["explain", "da/layer-dependency"], narrow).stdout.split("  fires on");
  expect(prose).toContain("options");
  expect(widest(prose)).toBeLessThanOrEqual(60);
});
