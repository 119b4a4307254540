import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ROOT } from "./fixture-cases.js";

let copy = "";

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "archlint-new-rule-"));
  for (const folder of ["scripts", "rules"]) cpSync(join(ROOT, folder), join(copy, folder), { recursive: true });
});

afterAll(() => {
  rmSync(copy, { recursive: true });
});

function newRule(...args: readonly string[]) {
  return spawnSync(process.execPath, [join(copy, "scripts", "new-rule.mjs"), ...args], { encoding: "utf8" });
}

describe("npm run new-rule", () => {
  it("makes a registered rule with fixtures of each kind", () => {
    expect(newRule("da/stale-price", "da-01")).toMatchObject({ status: 0, stderr: "" });
    expect(readFileSync(join(copy, "rules", "index.ts"), "utf8")).toContain(`{ id: "da/stale-price", rule: daStalePrice }`);
    for (const kind of ["bad", "good", "unseen"]) {
      const order = readFileSync(join(copy, "fixtures", "da-01", "stale-price", kind, "orders", "src", "domain", "order.ts"), "utf8");
      expect(order.includes("// expect: wrong")).toBe(kind === "bad");
    }
  });

  it("refuses a rule that exists, in whichever section", () => {
    expect(newRule("da/dependency-cycle", "da-01")).toMatchObject({ status: 2, stderr: "da/dependency-cycle exists already\n" });
  });

  it("refuses a name that is no id, and a section of another area", () => {
    expect(newRule("StalePrice").status).toBe(2);
    expect(newRule("da/stale-total", "sc-01").stderr).toBe("sc-01 is no section of the area da\n");
  });
});
