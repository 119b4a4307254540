import { Chalk } from "chalk";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../../src/output/display-width.js";
import type { ReportTextOptions } from "../../src/output/report/report-text.js";
import { renderReportText } from "../../src/output/report/report-text.js";
import { aFullReport, anItem, aReport, DECISION, HOSTILE } from "./a-report.js";

const text = (report = aFullReport(), options: Partial<ReportTextOptions> = {}): string =>
  renderReportText(report, {
    width: 100,
    paint: new Chalk({ level: 0 }),
    unicode: true,
    verbose: false,
    pathOf: (file) => file,
    ...options,
  });

/** Headings, order and tree marks of the design, to the character; what stands for a sentence is cut off. */
const FIXED = `ENTERPRISE BACKEND ANALYSIS
===========================
System Identifier:
Domain Context:
Architecture Pattern:
Performance Tier:
Security Classification:
Compliance Frameworks:

DOMAIN ARCHITECTURE ASSESSMENT:
===============================
[DA-01] Bounded Context Analysis
├── Core Domain:
├── Supporting Domains:
├── Generic Subdomains:
├── Context Boundaries:
├── Ubiquitous Language:
└── Event Flows:

[DA-02] Service Decomposition Strategy
├── Aggregate Boundaries:
├── Data Ownership:
├── Integration Patterns:
├── Deployment Units:
├── Operational Boundaries:
└── Evolution Strategy:

SCALABILITY & PERFORMANCE:
=========================
[SP-01] Horizontal Scaling Architecture
├── Current Capacity:
├── Bottleneck Analysis:
├── Scaling Metrics:
├── Auto-scaling Strategy:
├── Database Scaling:
└── Validation:

SECURITY & COMPLIANCE ARCHITECTURE:
===================================
[SC-01] Authentication & Authorization
├── Identity Provider:
├── Token Management:
├── Multi-Factor Authentication:
├── Session Security:
├── API Security:
└── Zero Trust:

[SC-02] Data Protection & Privacy
├── Encryption:
├── Key Management:
├── Privacy Engineering:
├── PII Protection:
├── Data Classification:
└── Compliance Automation:

[SC-03] Security Monitoring & Response
├── Threat Detection:
├── Vulnerability Management:
├── Incident Response:
├── Security Metrics:
├── Compliance Reporting:
└── Security Training:
`;

describe("the report as text", () => {
  test("has its headings, order and tree marks to the character", () => {
    const [body] = text(aReport()).split("\nDECISIONS:");
    expect(body?.replace(/^((?:[├└]── )?[A-Z][\w -]*:) .*$/gm, "$1") ?? "").toBe(FIXED);
  });

  test("puts places, what is said and the rule in columns", () => {
    expect(text()).toContain(
      [
        "├── Session Security: ✖ 1 of 2 cookies carries HttpOnly, Secure and SameSite; 1 doesn't",
        '│     ✖ src/auth/login.controller.ts:48  session cookie "sid" has no HttpOnly  sc/cookie-flags',
        '│     ▲ src/auth/login.controller.ts:48  cookie "refresh" is SameSite=None  sc/cookie-flags',
        "│     ✔ src/main.ts:31                   csrf-csrf double-submit is mounted",
      ].join("\n"),
    );
  });

  test("gives a place of its own line where both have no room", () => {
    expect(text(aFullReport(), { width: 60 })).toContain(
      ["│     ✖ src/auth/login.controller.ts:48", '│         session cookie "sid" has no HttpOnly', "│         sc/cookie-flags"].join("\n"),
    );
  });

  test("keeps what belongs to a decision under it", () => {
    const ten = Array.from({ length: 10 }, (_, index) => ({ ...DECISION, rank: index + 1 }));
    const shown = text(aReport({}, { decisions: ten }), { width: 80 });
    expect(shown).toContain(
      [
        ' 9. ✖ session cookie "sid" has no HttpOnly  sc/cookie-flags',
        "      src/auth/login.controller.ts:48",
        "      fix  set httpOnly on the cookie, so that only the server reads it, and let",
        "           the page ask the server for what it needs to know",
        '10. ✖ session cookie "sid" has no HttpOnly  sc/cookie-flags',
      ].join("\n"),
    );
  });

  test.each([60, 80, 120])("fits %i columns, long paths and wide letters too", (width) => {
    const path = `packages/${"deep/".repeat(20)}注文.ts`;
    const report = aReport({
      "DA-01/core-domain": {
        status: "violated",
        sentence: "注文と請求 ".repeat(20),
        items: [anItem({ at: { file: path, line: 1, column: 1 } }), anItem()],
      },
    });
    for (const line of text({ ...report, decisions: [{ ...DECISION, places: [{ file: path, line: 1, column: 1 }] }] }, { width }).split(
      "\n",
    ))
      expect(displayWidth(line), line).toBeLessThanOrEqual(width);
  });

  test("stays in ASCII where the terminal shows no more", () => {
    const shown = text(aFullReport(), { unicode: false });
    expect(shown).toMatch(/^[\x20-\x7e\n]*$/);
    expect(shown).toContain("|-- Session Security: [x] 1 of 2");
    expect(shown).toContain("`-- Zero Trust: [ ] nothing was found");
  });

  test("shows what could steer a terminal", () => {
    const hostile = aReport({
      "DA-01/core-domain": {
        name: HOSTILE,
        sentence: HOSTILE,
        items: [anItem({ text: HOSTILE, at: { file: HOSTILE, line: 1, column: 1 } })],
      },
    });
    const shown = text({
      ...hostile,
      header: [{ label: "System Identifier", value: HOSTILE, items: [] }],
      decisions: [{ ...DECISION, title: HOSTILE, fix: HOSTILE }],
    });
    expect(shown).not.toMatch(/[\u001b\u202e]/);
    expect(shown).toContain("\\u001b[31mred\\u202e");
  });

  test("is short where there is nothing to say", () => {
    const missing = anItem({ is: "missing", text: "no cookies are set", at: null, severity: null, fingerprint: null, context: null });
    const report = aReport({ "SC-01/session-security": { items: [missing] } });
    const lines = text(report).split("\n");
    expect(lines.length).toBeLessThan(75);
    expect(text(report)).toMatch(/DECISIONS:\n==========\nnone: no error or warning stands in 12 files\n$/);
    expect(text(report)).not.toContain("no cookies are set");
    expect(text(report, { verbose: true })).toContain("○ no cookies are set  sc/cookie-flags");
  });

  test("counts what it leaves out", () => {
    const items = Array.from({ length: 9 }, (_, line) => anItem({ at: { file: "src/a.ts", line: line + 1, column: 1 } }));
    const report = aReport({ "SC-01/session-security": { status: "violated", items } });
    expect(text(report)).toContain("│       and 3 more (--verbose shows them)");
    expect(text(report, { verbose: true }).match(/src\/a\.ts/g)).toHaveLength(9);
  });
});
