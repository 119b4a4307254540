import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderCheckstyle } from "../../src/output/checkstyle.js";
import { renderGitlab } from "../../src/output/gitlab.js";
import { renderJunit } from "../../src/output/junit.js";
import { renderMarkdown } from "../../src/output/markdown.js";
import { renderSarif } from "../../src/output/sarif.js";
import { aFinding, aResult } from "./a-result.js";
import { expectValid } from "./xml-schema.js";

const pathOf = (file: string): string => file;
const HOSTILE = `]]> <b onclick="x">&amp;'\u0000\u0008\u001b[31m \ufffe\uffff \ud800 \u202e\u2028 | \\| \`x\` **b** [l](http://e.x) <!-- @nestjs/common www.e.x\r\n# h`;
const MIXED = [
  aFinding({ severity: "warn", line: 7, message: "a warning" }),
  aFinding({ message: HOSTILE, help: HOSTILE, file: `src/${HOSTILE}.ts` }),
  aFinding({ severity: "info", message: "posture" }),
  aFinding({ message: "agreed on", suppressed: { reason: "agreed", line: 1 } }),
  aFinding({ message: "long known", baseline: true }),
];
const RENDERERS = { renderJunit, renderCheckstyle, renderGitlab, renderMarkdown };

describe.each(Object.entries(RENDERERS))("%s", (_, render) => {
  test("leaves out what is suppressed or known, and posture that nobody asked for", () => {
    const text = render(aResult(MIXED), { pathOf });
    expect(text).toContain("a warning");
    for (const absent of ["agreed on", "long known", "posture"]) expect(text).not.toContain(absent);
    expect(render(aResult(MIXED), { pathOf, verbose: true })).toContain("posture");
    expect(render(aResult(MIXED), { pathOf, quiet: true })).not.toContain("a warning");
  });

  test("holds nothing that steers a terminal, and ends with a line break", () => {
    expect(render(aResult(MIXED), { pathOf })).toMatch(/^(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|\n)*\n$/u);
  });
});

describe("junit", () => {
  test("has a suite a file and a failed case a finding", async () => {
    const text = renderJunit(aResult([aFinding(), aFinding({ severity: "warn", file: "src/b.ts", message: "x" })]), { pathOf });
    await expectValid(text, "junit");
    expect(text).toContain('<testsuites name="archlint" tests="2" failures="2" errors="0">');
    expect(text).toContain('<testsuite name="src/b.ts" tests="1" failures="1" errors="0">');
    expect(text).toContain('<testcase name="da/layer-dependency: x" classname="src/b.ts">');
    expect(text).toContain('<failure type="warn" message="x">src/b.ts:2:10: warn x&#10;fix: declare a port');
  });

  test("of a clean run is one case that passed", async () => {
    const text = renderJunit(aResult([]), { pathOf });
    await expectValid(text, "junit");
    expect(text).toContain('<testcase name="no violation in 120 files" classname="archlint"/>');
  });

  test("names a case without its line, and twins one after the other", () => {
    const names = (line: number): readonly (string | undefined)[] =>
      [...renderJunit(aResult([aFinding({ line }), aFinding({ line: line + 1 })]), { pathOf }).matchAll(/testcase name="([^"]*)"/g)].map(
        (match) => match[1],
      );
    expect(names(1)).toEqual(names(50));
    expect(new Set(names(1)).size).toBe(2);
  });
});

describe("xml", () => {
  test("fits its schema whatever the code is called, and the schema tells what does not", async () => {
    const wild = fc.sample(fc.string({ unit: "binary", maxLength: 40 }), { numRuns: 200, seed: 7 });
    const findings = wild.map((text, index) => aFinding({ line: index + 1, message: `m${text}`, help: text, file: `f${text}` }));
    for (const result of [aResult(MIXED), aResult(findings)]) {
      await expectValid(renderJunit(result, { pathOf }), "junit");
      await expectValid(renderCheckstyle(result, { pathOf }), "checkstyle");
    }
    await expect(expectValid('<checkstyle version="1"><file/></checkstyle>', "checkstyle")).rejects.toThrow(/required/);
    await expect(expectValid("<testsuites>", "junit")).rejects.toThrow(/Premature end/);
  });
});

describe("checkstyle", () => {
  test("groups by file and names the check so that readers find its package", async () => {
    const text = renderCheckstyle(aResult([aFinding(), aFinding({ line: 9, severity: "warn", help: "" })]), { pathOf });
    await expectValid(text, "checkstyle");
    expect(text.match(/<file /g)).toHaveLength(1);
    expect(text).toContain(
      '<error line="9" column="10" severity="warning" message="domain imports PrismaOrders of infrastructure" source="archlint.da.layer-dependency"/>',
    );
    await expectValid(renderCheckstyle(aResult([]), { pathOf }), "checkstyle");
  });
});

describe("gitlab", () => {
  test("has the documented fields of each issue and no other", () => {
    const issues: unknown = JSON.parse(renderGitlab(aResult([aFinding({ help: "" })]), { pathOf: (file) => `packages/api/${file}` }));
    expect(issues).toEqual([
      {
        description: "domain imports PrismaOrders of infrastructure",
        check_name: "da/layer-dependency",
        fingerprint: "3f2a",
        severity: "major",
        location: { path: "packages/api/src/ordering/domain/order.ts", lines: { begin: 2 } },
      },
    ]);
    expect(JSON.parse(renderGitlab(aResult([]), { pathOf }))).toEqual([]);
  });

  test("gives twins fingerprints of their own, since GitLab shows one issue of each", () => {
    const issues = JSON.parse(renderGitlab(aResult([aFinding(), aFinding(), aFinding({ fingerprint: "b" })]), { pathOf })) as {
      fingerprint: string;
    }[];
    expect(issues.map((issue) => issue.fingerprint)).toEqual(["3f2a", "3f2a:2", "b"]);
  });
});

describe("markdown", () => {
  test("reads as a summary of the job", () => {
    const text = renderMarkdown(aResult([aFinding({ severity: "warn", rule: "da/event-naming" }), aFinding({ help: "" })]), { pathOf });
    expect(text).toBe(
      [
        "### archlint: 🔴 1 error and 1 warning in 120 files",
        "",
        "|   | rule | findings |",
        "| - | :- | -: |",
        "| 🔴 | <code>da/layer-dependency</code> | 1 |",
        "| 🟡 | <code>da/event-naming</code> | 1 |",
        "",
        "<details open><summary>🔴 <code>da/layer-dependency</code> (1)</summary>",
        "",
        "| where | what |",
        "| :- | :- |",
        "| 🔴 <code>src/ordering/domain/order.ts:2</code> | domain imports PrismaOrders of infrastructure |",
        "",
        "</details>",
        "",
        "<details open><summary>🟡 <code>da/event-naming</code> (1)</summary>",
        "",
        "| where | what |",
        "| :- | :- |",
        "| 🟡 <code>src/ordering/domain/order.ts:2</code> | domain imports PrismaOrders of infrastructure<br>fix: declare a port in the domain that the infrastructure implements |",
        "",
        "</details>",
        "",
      ].join("\n"),
    );
    expect(renderMarkdown(aResult([]), { pathOf })).toBe("### archlint: ✅ no violation in 120 files\n");
  });

  test("takes nothing in the code's names for markup, links or people", () => {
    const text = renderMarkdown(aResult([aFinding({ message: HOSTILE, help: HOSTILE, file: HOSTILE })]), { pathOf });
    const row = text.split("\n").find((line) => line.includes("nestjs")) ?? "";
    expect(row.match(/\|/g)).toHaveLength(3);
    expect(row.replace(/<\/?code>|<br>|@<!-- -->/g, "")).not.toMatch(/[<>`*[\]\\@]|:\/\/|www\./);
    expect(row).not.toMatch(/@\w/);
  });

  test("stays within what GitHub takes, keeps the errors, and counts what it leaves out", () => {
    const findings = Array.from({ length: 9_000 }, (_, index) =>
      aFinding({ line: index + 1, ...(index < 8_990 ? { severity: "warn", rule: "da/event-naming" } : {}) }),
    );
    const text = renderMarkdown(aResult(findings), { pathOf });
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    const rows = text.match(/^\| (?:🔴|🟡) <code>src/gm)?.length ?? 0;
    expect(text).toContain(`${9_000 - rows} findings more not shown`);
    expect(text.match(/^\| 🔴 <code>src/gm)).toHaveLength(10);
    expect(text.match(/<details/g)).toHaveLength(text.match(/<\/details>/g)?.length ?? 0);
  });
});

describe("sarif", () => {
  test("at its largest stays far below the 10 MB that GitHub takes compressed", () => {
    const findings = Array.from({ length: 25_000 }, (_, index) => {
      const fingerprint = ((index + 1) * 2_654_435_761).toString(16).padStart(16, "0").slice(-16);
      return aFinding({
        fingerprint,
        file: `src/module-${fingerprint}/domain/order-${index}.ts`,
        message: `domain imports ${fingerprint}`,
      });
    });
    expect(gzipSync(renderSarif(aResult(findings), { rules: [], pathOf })).length).toBeLessThan(5_000_000);
  });

  test("shows a hundred places of a finding, and says that there are more", () => {
    const related = Array.from({ length: 1_500 }, (_, index) => ({ file: "src/a.ts", line: index + 1, column: 1, message: "and here" }));
    const text = renderSarif(aResult([aFinding({ related })]), { rules: [], pathOf });
    expect(text.match(/"and here"/g)).toHaveLength(99);
    expect(text).toContain("findings with more related places than are shown, 99 each: 1");
  });
});
