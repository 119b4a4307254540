import { Chalk } from "chalk";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { renderText } from "../../src/output/text.js";
import { aFinding, aResult, SOURCES, terminal } from "./a-result.js";

const ARCHITECTURE = {
  pattern: ["Hexagonal"],
  layers: { a: "domain", b: "domain", c: "application", d: "interface", e: "infrastructure", f: "billing-adapters" },
  contexts: { a: "ordering", b: "billing", c: "ordering" },
};

const CHAIN = [
  { file: "src/ordering/domain/order.ts", line: 2, column: 1, message: "imports src/ordering/infrastructure/prisma-orders.ts" },
  { file: "src/ordering/infrastructure/prisma-orders.ts", line: 9, column: 1, message: "imports src/ordering/domain/order.ts" },
];

describe("the page", () => {
  // A reader has to see, in this order: the file, what is wrong and where (to click on), the code with the exact span marked, why it matters, what to do,
  // and at the end what was counted and what the next command is.
  test("shows place, code, reason, cure and chain", () => {
    const findings = [
      aFinding(),
      aFinding({
        rule: "da/dependency-cycle",
        severity: "warn",
        certainty: "likely",
        message: "2 modules import each other in a circle at run time",
        help: "turn one of the imports around",
        line: 2,
        column: 1,
        endColumn: 67,
        related: CHAIN,
      }),
    ];
    const why = (rule: string) =>
      rule === "da/layer-dependency" ? "what the domain imports it can't outlive. More is on the rule's page." : null;
    expect(renderText(aResult(findings, ARCHITECTURE), terminal({ why }))).toMatchInlineSnapshot(`
      "src/ordering/domain/order.ts ──────────────────────────────────────── 2 findings

      ✖ domain imports PrismaOrders of infrastructure
        src/ordering/domain/order.ts:2:10  da/layer-dependency
        1 │ import { Money } from "../../shared/money.js";
        2 │ import { PrismaOrders } from "../infrastructure/prisma-orders.js";
          │          ^^^^^^^^^^^^
        why  what the domain imports it can't outlive
        fix  declare a port in the domain that the infrastructure implements

      ▲ 2 modules import each other in a circle at run time
        src/ordering/domain/order.ts:2:1  da/dependency-cycle (likely)
        1 │ import { Money } from "../../shared/money.js";
        2 │ import { PrismaOrders } from "../infrastructure/prisma-orders.js";
          │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        ├─ src/ordering/domain/order.ts:2:1
        │    imports src/ordering/infrastructure/prisma-orders.ts
        ╰─ src/ordering/infrastructure/prisma-orders.ts:9:1
             imports src/ordering/domain/order.ts
        fix  turn one of the imports around

      ✖ 1 error and 1 warning in 120 files

        ✖ 1  da/layer-dependency
        ▲ 1  da/dependency-cycle

        pattern   Hexagonal
        layers    interface 1 · application 1 · domain 2 · infrastructure 1 ·
                  billing-adapters 1
        contexts  billing 1 · ordering 2

        next  archlint explain da/layer-dependency
      "
    `);
  });

  // A clean run must show that it looked: what of the architecture it knew, and against what it judged.
  test("of a clean run says what was checked", () => {
    expect(renderText(aResult([], ARCHITECTURE), terminal())).toMatchInlineSnapshot(`
      "✔ no violation in 120 files

        pattern   Hexagonal
        layers    interface 1 · application 1 · domain 2 · infrastructure 1 ·
                  billing-adapters 1
        contexts  billing 1 · ordering 2
      "
    `);
  });

  test("counts a rule that fired with two severities under each, so that the counts add up to the first line's", () => {
    const text = renderText(
      aResult([aFinding(), aFinding({ severity: "warn" }), aFinding({ severity: "warn", rule: "da/outbox" })]),
      terminal(),
    );
    expect(text).toContain(
      "✖ 1 error and 2 warnings in 120 files\n\n  ✖ 1  da/layer-dependency\n  ▲ 1  da/layer-dependency\n  ▲ 1  da/outbox\n",
    );
  });

  test("counts as layers and contexts only what rules judge, and says what they pass over", () => {
    const subjects = { b: "test", c: "script", e: "test", f: "generated" } as const;
    const text = renderText(aResult([], { ...ARCHITECTURE, subjects }), terminal());
    expect(text).toContain(
      "  layers    interface 1 · domain 1\n  contexts  ordering 1\n  unjudged  1 generated file · 1 script · 2 test files\n",
    );
  });

  test("of a change says whose verdict it is, and leaves out what the change has no part in", () => {
    const change = "what is staged";
    expect(renderText(aResult([], ARCHITECTURE), terminal({ change }))).toBe("✔ what is staged brings no violation\n");
    const stopped = renderText(aResult([aFinding(), aFinding({ baseline: true })], ARCHITECTURE), terminal({ change }));
    expect(stopped).toMatch(
      /✖ what is staged brings 1 error\n {2}1 known in the baseline\n\n {2}next {2}archlint explain da\/layer-dependency\n$/,
    );
  });

  test("of a flat service says why there are no layers", () => {
    const text = renderText(aResult([]), terminal({ noLayersBecause: "no folder is called domain" }));
    expect(text).toContain("layers    none: no folder is called domain");
  });

  test("in plain ASCII holds nothing else", () => {
    const text = renderText(aResult([aFinding({ related: CHAIN })], ARCHITECTURE), terminal({ unicode: false, why: () => "because" }));
    expect(text).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test("is coloured by the given chalk only, and says the same without", () => {
    const result = aResult([aFinding({ related: CHAIN })], ARCHITECTURE);
    const coloured = renderText(result, terminal({ paint: new Chalk({ level: 1 }) }));
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(renderText(result, terminal()));
    expect(coloured).toContain("\u001b[31m✖");
  });

  test("says a rule's reason once, and a cure once a file", () => {
    const findings = [aFinding(), aFinding({ column: 1 }), aFinding({ help: "another cure" }), aFinding({ file: "src/other.ts" })];
    const text = renderText(aResult(findings), terminal({ why: () => "once" }));
    expect(text.match(/why {2}once/g)).toHaveLength(1);
    expect(text.match(/ {2}fix {2}/g)).toHaveLength(3);
  });

  test("shows neither what is suppressed or known, nor posture unless asked for", () => {
    const result = aResult([
      aFinding({ message: "silenced", suppressed: { reason: "agreed", line: 1 } }),
      aFinding({ message: "known", baseline: true }),
      aFinding({ message: "posture", severity: "info" }),
      aFinding({ message: "warning", severity: "warn" }),
      aFinding({ message: "fault" }),
    ]);
    const heads = (text: string): string[] => [...text.matchAll(/^[✖▲●] (\w+)$/gm)].flatMap((match) => match[1] ?? []);
    expect(heads(renderText(result, terminal()))).toEqual(["warning", "fault"]);
    expect(heads(renderText(result, terminal({ verbose: true })))).toEqual(["posture", "warning", "fault"]);
    expect(heads(renderText(result, terminal({ quiet: true })))).toEqual(["fault"]);
    expect(renderText(result, terminal({ width: 100 }))).toContain(
      "1 note on posture (--verbose shows them), 1 suppressed by comments, 1 known in the baseline",
    );
  });

  test("with --quiet and nothing but warnings still says what it hides", () => {
    expect(renderText(aResult([aFinding({ severity: "warn" })]), terminal({ quiet: true }))).toBe(
      "▲ 1 warning in 120 files\n  1 warning not shown (--quiet)\n",
    );
  });

  test("names paths as the working folder does", () => {
    const text = renderText(aResult([aFinding({ related: CHAIN })]), terminal({ pathOf: (file) => `apps/shop/${file}` }));
    expect(text).toContain("apps/shop/src/ordering/domain/order.ts:2:10");
    expect(text).toContain("├─ apps/shop/src/ordering/domain/order.ts:2:1");
  });

  test("goes without code where the text can't be had or has become shorter", () => {
    const text = renderText(aResult([aFinding({ line: 99, endLine: 99 }), aFinding({ file: "gone.ts" })]), terminal());
    expect(text).not.toContain("│");
    expect(text).toContain("src/ordering/domain/order.ts:99:10");
  });
});

describe("the page fits the terminal", () => {
  const wide = 'const 名前 = "日本語の長い文字列がここにあります。日本語の長い文字列がここにあります。"; // 🎉👩‍👩‍👧';
  const rtl = 'const greeting = "שלום עולם"; // مرحبا بالعالم';
  const sources = { "src/wide.ts": `\t${wide}\r\n${rtl}\r\n${"x".repeat(500)}` };
  const findings = [
    aFinding({
      file: "src/wide.ts",
      line: 1,
      column: 8,
      endLine: 1,
      endColumn: 10,
      message: "a message with 日本語の長い文字列がここにあります and more words that have to wrap somewhere",
    }),
    aFinding({ file: "src/wide.ts", line: 2, column: 18, endLine: 2, endColumn: 29, related: CHAIN }),
    aFinding({ file: "src/wide.ts", line: 3, column: 400, endLine: 3, endColumn: 420, rule: "da/another-rule-with-a-very-long-name" }),
  ];

  test.each([40, 80, 200])("at %i columns no line is longer, places to click on and rules to copy aside", (width) => {
    const text = renderText(
      aResult(findings, ARCHITECTURE),
      terminal(
        { width, why: () => "a reason in a clause that is long enough to need more than one line of a narrow terminal, surely" },
        sources,
      ),
    );
    const long = text.split("\n").filter((line) => stringWidth(line) > width && !/(\.ts:\d+:\d+| [a-z]+\/[a-z-]+)$/.test(line));
    expect(long).toEqual([]);
    expect(text).toContain("src/wide.ts:3:400");
  });

  test("narrower than 40 columns it stays readable rather than fit", () => {
    expect(renderText(aResult(findings), terminal({ width: 5 }, sources))).toBe(
      renderText(aResult(findings), terminal({ width: 40 }, sources)),
    );
  });
});

describe("long lists", () => {
  test("have their length under a path that leaves it no room", () => {
    const file = `src/${"deep/".repeat(16)}order.ts`;
    const text = renderText(aResult([aFinding({ file }), aFinding({ file, line: 2 })]), terminal());
    expect(text.split("\n").slice(0, 3)).toEqual([file, " 2 findings", ""]);
  });

  test("show the code of a rule's first ten findings, then two lines each, unless asked for all", () => {
    const result = aResult(Array.from({ length: 30 }, () => aFinding()));
    expect(renderText(result, terminal()).match(/\^{12}/g)).toHaveLength(10);
    expect(renderText(result, terminal({ verbose: true })).match(/\^{12}/g)).toHaveLength(30);
  });

  test("of ten thousand findings all are told, each with its place", () => {
    const result = aResult(Array.from({ length: 10_000 }, (_, index) => aFinding({ file: `src/f${index % 100}.ts`, line: index + 1 })));
    const text = renderText(result, terminal());
    expect(text.match(/src\/f\d+\.ts:\d+:10/g)).toHaveLength(10_000);
    expect(text).toContain("✖ 10000 errors in 120 files");
  });
});

describe("hostile code", () => {
  const evil = "\u001b[2J\u001b]8;;http://evil\u0007\u009b31m\u202e\u2066\u200b\u007f\r\b";

  test("never steers the terminal, wherever it comes from", () => {
    const file = `src/${evil}.ts`;
    const finding = aFinding({
      file,
      line: 1,
      column: 1,
      endLine: 1,
      endColumn: 9,
      message: `uses ${evil}`,
      help: evil,
      related: [{ file, line: 1, column: 1, message: evil }],
    });
    const result = aResult([finding], { pattern: [evil], layers: { [file]: evil }, contexts: { [file]: evil } });
    const text = renderText(result, terminal({ why: () => evil }, { [file]: `const a = "${evil.replace("\r", "")}";` }));
    expect(text).toMatch(/^(?:[^\p{Cc}\p{Cf}]|\n)*$/u);
    expect(text).toContain("\\u001b[2J");
    expect(text).toContain("\\u202e");
  });

  test("joined emoji and scripts that need joiners are left as they are", () => {
    const source = 'const family = "👩‍👩‍👧";';
    const text = renderText(
      aResult([aFinding({ line: 1, column: 1, endLine: 1, endColumn: 6 })]),
      terminal({}, { "src/ordering/domain/order.ts": source }),
    );
    expect(text).toContain(source);
  });
});

test("the same result gives the same bytes", () => {
  const result = aResult([aFinding({ related: CHAIN })], ARCHITECTURE);
  expect(renderText(result, terminal({}, SOURCES))).toBe(renderText(structuredClone(result), terminal({}, SOURCES)));
});
