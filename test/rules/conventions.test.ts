import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RULES } from "../../rules/index.js";
import { LEAF_IDS, z } from "../../src/model/index.js";
import { fixtureCases, KINDS, ROOT } from "./fixture-cases.js";

const HOLE = /\{\{([^{}]+)\}\}/g;

function run(script: string): string {
  return execFileSync(process.execPath, [join(ROOT, "scripts", script), "--check"], { cwd: ROOT, encoding: "utf8" });
}

describe("the rules", () => {
  it("are registered as their files say", () => {
    expect(() => run("generate-registry.mjs")).not.toThrow();
  });

  it("have documentation pages made from their own text and fixtures", () => {
    expect(() => run("generate-rule-pages.mjs")).not.toThrow();
  });

  it("have ids that are unique and sorted", () => {
    const ids = RULES.map((each) => each.id);
    expect(ids).toEqual([...new Set(ids)].sort());
  });
});

describe.each(RULES)("$id", ({ id, rule: { meta } }) => {
  it("belongs to a leaf of the report", () => {
    expect(LEAF_IDS).toContain(meta.leaf);
  });

  it("states summary, why, fix and limits in the house style", () => {
    for (const clause of [meta.summary, meta.fix]) {
      expect(clause.trim()).toBe(clause);
      expect(clause).toMatch(/^[^A-Z].*[^.]$/);
    }
    expect(meta.why).toMatch(/^[A-Z].{60,}\.$/s);
    expect(meta.limits).toMatch(/^[A-Z].*\.$/s);
    expect(meta.references.length).toBeGreaterThan(0);
    expect(meta.since).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it("words its messages in lower case and without a full stop", () => {
    expect(Object.keys(meta.messages).length).toBeGreaterThan(0);
    for (const [messageId, message] of Object.entries(meta.messages)) {
      expect(messageId).toMatch(/^[a-z]+(-[a-z]+)*$/);
      for (const text of [message.text, message.fix ?? meta.fix]) expect(text.replace(HOLE, "x")).toMatch(/^[^A-Z].*[^.]$/);
    }
  });

  it("asks of its own cure only what every message fills", () => {
    const holes = [...meta.fix.matchAll(HOLE)].map((match) => match[1]);
    for (const message of Object.values(meta.messages)) {
      if (message.fix !== undefined) continue;
      for (const hole of holes) expect(message.text).toContain(`{{${hole ?? ""}}}`);
    }
  });

  it("names its options in kebab case, each with a default and a description", () => {
    expect(() => meta.options.parse({})).not.toThrow();
    const { properties } = z.toJSONSchema(meta.options, { io: "input" });
    for (const [name, schema] of Object.entries(properties ?? {})) {
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(schema).toHaveProperty("description");
    }
  });

  it.each(KINDS)("has a %s program among its fixtures", (kind) => {
    expect(fixtureCases().filter((each) => each.rule === id && each.kind === kind)).not.toEqual([]);
  });

  it("has a documentation page", () => {
    expect(existsSync(join(ROOT, "docs", "rules", `${id.replace("/", "-")}.md`))).toBe(true);
  });
});

describe("the fixtures", () => {
  it("speak of rules that there are", () => {
    const ids = new Set(RULES.map((each) => each.id));
    expect(fixtureCases().filter((each) => !ids.has(each.rule))).toEqual([]);
  });
});
