import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { Finding, RegisteredRule } from "../../src/model/index.js";
import { cwe, defineRule, page, z } from "../../src/model/index.js";
import { renderSarif } from "../../src/output/sarif.js";
import { aFinding, aResult } from "./a-result.js";

const RULES: readonly RegisteredRule[] = [
  {
    id: "da/layer-dependency",
    rule: defineRule({
      meta: {
        leaf: "DA-00/architecture-pattern",
        since: "0.1.0",
        summary: "a layer imports one that it may not know",
        why: "What the domain imports it can't outlive.",
        fix: "declare a port",
        limits: "imports that don't resolve",
        references: [page("Hexagonal architecture", "https://alistair.cockburn.us/hexagonal-architecture/")],
        options: z.object({}),
        messages: { outward: { severity: "error", text: "x" } },
      },
      check: () => [],
    }),
  },
  {
    id: "sc/cookie-flags",
    rule: defineRule({
      meta: {
        leaf: "SC-01/session-security",
        since: "0.1.0",
        summary: "cookie set without HttpOnly",
        why: "Scripts can read it.",
        fix: "add httpOnly",
        limits: "none",
        references: [cwe(1004), { title: "A book", url: null }],
        options: z.object({}),
        messages: { weak: { severity: "warn", text: "x" } },
      },
      check: () => [],
    }),
  },
];

const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
const containing = (item: string): unknown => expect.arrayContaining([item]);

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
      readonly invocations: readonly unknown[];
      readonly results: readonly Record<string, unknown>[];
    },
  ];
}

/** The schema of SARIF 2.1.0 as SchemaStore has it (rtm.5, the published standard's), read as draft 7, with which its keywords mean the same. */
function sarifSchema(): object {
  const path = createRequire(import.meta.url).resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const schema = JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== "$schema" && key !== "id"));
}

const validate = new Ajv({
  strict: false,
  allErrors: true,
  unicodeRegExp: false,
  formats: { uri: true, "uri-reference": true, "date-time": true },
}).compile(sarifSchema());

function sarif(findings: readonly Finding[], rules: readonly RegisteredRule[] = RULES): Log {
  const log = JSON.parse(renderSarif(aResult(findings), { rules, pathOf: (file) => file })) as Log;
  expect(validate(log), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  return log;
}

const EVERYTHING = [
  aFinding({ related: [{ file: "src/a b/ü#?.ts", line: 1, column: 2, message: "declared here" }] }),
  aFinding({ rule: "sc/cookie-flags", severity: "warn", suppressed: { reason: "a script reads it", line: 4 } }),
  aFinding({ rule: "archlint/parse-error", leaf: null, severity: "error", help: "" }),
  aFinding({ baseline: true }),
  aFinding({ severity: "info", message: "posture" }),
];

describe("sarif", () => {
  test("fits the schema of SARIF 2.1.0, and the schema tells what does not", () => {
    sarif(EVERYTHING);
    sarif([]);
    expect(validate({ version: "2.1.0", runs: [{ tool: { driver: {} } }] })).toBe(false);
  });

  test("of every rule has what GitHub code scanning shows", () => {
    const { rules } = sarif(EVERYTHING).runs[0].tool.driver;
    expect(rules.map((rule) => rule["id"])).toEqual(["da/layer-dependency", "sc/cookie-flags", "archlint/parse-error"]);
    for (const rule of rules) {
      expect(rule).toMatchObject({
        name: matching(/^[A-Z][A-Za-z]+$/),
        shortDescription: { text: matching(/^.{3,1024}$/) },
        fullDescription: { text: matching(/^.{3,1024}$/) },
        help: { text: matching(/./), markdown: matching(/./) },
        defaultConfiguration: { level: matching(/^(error|warning|note)$/) },
        properties: { precision: "high", tags: containing("architecture") },
      });
    }
    expect(rules[1]).toMatchObject({
      helpUri: "https://cwe.mitre.org/data/definitions/1004.html",
      properties: { tags: ["architecture", "security", "external/cwe/cwe-1004"], "security-severity": "5.5" },
    });
    expect(rules[0]?.["properties"]).not.toHaveProperty("security-severity");
  });

  test("of every result has rule, level, all four region fields and a fingerprint", () => {
    const { results, tool } = sarif(EVERYTHING).runs[0];
    expect(results).toHaveLength(4);
    for (const result of results) {
      expect(tool.driver.rules[Number(result["ruleIndex"])]?.["id"]).toBe(result["ruleId"]);
      expect(result).toMatchObject({
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "src/ordering/domain/order.ts", uriBaseId: "%SRCROOT%" },
              region: { startLine: 2, startColumn: 10, endLine: 2, endColumn: 22 },
            },
          },
        ],
        partialFingerprints: { primaryLocationLineHash: matching(/^3f2a:\d$/) },
      });
    }
  });

  test("writes paths as URIs and related places beside them", () => {
    const [first] = sarif(EVERYTHING).runs[0].results;
    expect(first?.["relatedLocations"]).toEqual([
      {
        id: 1,
        physicalLocation: {
          artifactLocation: { uri: "src/a%20b/%C3%BC%23%3F.ts", uriBaseId: "%SRCROOT%" },
          region: { startLine: 1, startColumn: 2, endLine: 1, endColumn: 2 },
        },
        message: { text: "declared here" },
      },
    ]);
    expect(() => sarif([aFinding({ file: "src/\ud800.ts" })])).not.toThrow();
  });

  test("carries what comments and the baseline silence as suppressions", () => {
    const { results } = sarif(EVERYTHING).runs[0];
    expect(results.map((result) => result["suppressions"])).toEqual([
      undefined,
      [{ kind: "inSource", status: "accepted", justification: "a script reads it" }],
      undefined,
      [{ kind: "external", status: "accepted", justification: "known in the baseline" }],
    ]);
  });

  test("tells twins with one fingerprint apart by their order", () => {
    const { results } = sarif([aFinding(), aFinding({ line: 3, endLine: 3 })]).runs[0];
    const hashes = results.map((result) => (result["partialFingerprints"] as Record<string, string>)["primaryLocationLineHash"]);
    expect(hashes).toEqual(["3f2a:1", "3f2a:2"]);
  });

  test("keeps the most severe of more results than GitHub takes, and says so", () => {
    const findings = Array.from({ length: 25_010 }, (_, index) =>
      aFinding({ severity: index < 100 ? "warn" : "error", line: index + 1, endLine: index + 1 }),
    );
    const log = JSON.parse(renderSarif(aResult(findings), { rules: RULES, pathOf: (file) => file })) as Log;
    expect(log.runs[0].results).toHaveLength(25_000);
    expect(log.runs[0].results.filter((result) => result["level"] === "warning")).toHaveLength(90);
    expect(JSON.stringify(log.runs[0].invocations)).toContain("10 of the least severe findings are left out");
  });

  test("holds no date and no absolute path", () => {
    const text = renderSarif(aResult(EVERYTHING), { rules: RULES, pathOf: (file) => file });
    expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}T|file:\/\//);
    expect(text).toBe(renderSarif(structuredClone(aResult(EVERYTHING)), { rules: RULES, pathOf: (file) => file }));
  });
});
