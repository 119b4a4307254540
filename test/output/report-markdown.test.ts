import { describe, expect, test } from "vitest";
import type { Picture } from "../../src/model/index.js";
import { mermaidOf } from "../../src/output/report/mermaid.js";
import { renderReportMarkdown } from "../../src/output/report/report-markdown.js";
import { aFullReport, anItem, aReport, CONTEXTS, DECISION, HOSTILE } from "./a-report.js";

const markdown = (report = aFullReport()): string => renderReportMarkdown(report, { verbose: false });

describe("the report as Markdown", () => {
  test("is a table a section, with what proves a line folded in beneath it", () => {
    const shown = markdown();
    expect(shown).toContain("# ENTERPRISE BACKEND ANALYSIS\n\n|  |  |\n| :- | :- |\n| **System Identifier** | orders-service v2.3.1 |");
    expect(shown).toContain("| **Session Security** | ✖ violated | 1 of 2 cookies carries HttpOnly, Secure and SameSite; 1 doesn't |");
    expect(shown).toContain("<details open><summary>Session Security</summary>");
    expect(shown).toContain("<details><summary>Context Boundaries</summary>");
    expect(shown).toContain('| ▲ | <code>src/auth/login.controller.ts:48</code> | cookie "refresh" is SameSite=None |');
    expect(shown.match(/^\| \*\*/gm)).toHaveLength(6 + 36);
  });

  test("draws pictures beneath the section that they belong to", () => {
    const shown = markdown();
    const [, before = "", after = ""] = /^([^]*)```mermaid\n[^]*?\n```([^]*)$/.exec(shown) ?? [];
    expect(before).toContain("Bounded Context Analysis");
    expect(before).not.toContain("Service Decomposition Strategy");
    expect(after).toContain("Service Decomposition Strategy");
  });

  test("keeps every row of a table one row of as many cells, whatever the names", () => {
    const report = aReport(
      {
        "DA-01/core-domain": {
          name: HOSTILE,
          sentence: HOSTILE,
          items: [anItem({ text: HOSTILE, at: { file: HOSTILE, line: 1, column: 1 } })],
        },
      },
      {
        decisions: [{ ...DECISION, title: HOSTILE, fix: HOSTILE, why: HOSTILE }],
        header: [{ label: "System Identifier", value: HOSTILE, items: [] }],
      },
    );
    const shown = markdown(report);
    expect(shown).not.toMatch(/<(?!\/?(?:code|details|summary|br)\b)(?!details open)|\]\(|[\u001b\u202e]/);
    const tables = shown
      .trimEnd()
      .split("\n\n")
      .filter((block) => block.startsWith("|"));
    for (const rows of tables.map((block) => block.split("\n")))
      expect(new Set(rows.map((row) => row.split("|").length)).size, rows.join("\n")).toBe(1);
  });

  test("says that no decision is called for", () => {
    expect(markdown(aReport())).toMatch(/## DECISIONS\n\nnone: no error or warning stands in 12 files\n$/);
  });
});

describe("Mermaid", () => {
  test("marks the arrows that violate", () => {
    expect(mermaidOf(CONTEXTS)).toBe(
      [
        "flowchart LR",
        '  n0["ordering"]',
        '  n1["billing"]',
        '  n0 -->|"2 imports"| n1',
        '  n1 -->|"1 import #10006;"| n0',
        "  linkStyle 1 stroke:#c62828,stroke-width:2px",
      ].join("\n"),
    );
  });

  test("takes nothing of a name for its own language", () => {
    const labels = [HOSTILE, "end", "1. first", "- item", "`bold`", "a;b", "", "subgraph", "%%{init: {}}%%", "été 注文"];
    const picture: Picture = {
      ...CONTEXTS,
      nodes: labels.map((label) => ({ id: label, label, kind: "" })),
      edges: labels.map((label) => ({ from: label, to: "end", label, kind: "plain" })),
    };
    for (const line of mermaidOf(picture)?.split("\n") ?? [])
      expect(line).toMatch(
        /^(?:flowchart LR|  n\d+\["(?:[\p{L}\p{N} \/:,.-]|#\d+;)+"\]|  n\d+ -->(?:\|"(?:[\p{L}\p{N} \/:,.-]|#\d+;)+"\|)? n\d+)$/u,
      );
  });

  test("leaves to others what is too large for it", () => {
    const edges = Array.from({ length: 501 }, () => ({ from: "ordering", to: "billing", label: "", kind: "plain" as const }));
    expect(mermaidOf({ ...CONTEXTS, edges })).toBeNull();
    expect(markdown(aReport({}, { pictures: [{ ...CONTEXTS, edges }] }))).toContain("501 arrows are more than Mermaid draws");
  });
});
