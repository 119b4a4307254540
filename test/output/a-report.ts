import { SECTIONS } from "../../src/model/index.js";
import type { Decision, LeafReport, Picture, Report, ReportItem } from "../../src/model/index.js";

const TITLES = ["DOMAIN ARCHITECTURE ASSESSMENT", "SCALABILITY & PERFORMANCE", "SECURITY & COMPLIANCE ARCHITECTURE"];

/** A line beneath a leaf, with what a test is about in place. */
export function anItem(about: Partial<ReportItem> = {}): ReportItem {
  return {
    is: "finding",
    text: 'session cookie "sid" has no HttpOnly',
    at: { file: "src/auth/login.controller.ts", line: 48, column: 3 },
    rule: "sc/cookie-flags",
    severity: "error",
    fingerprint: "3f2a9b1c",
    context: "identity",
    ...about,
  };
}

/** What was found good. */
export const EVIDENCE = anItem({
  is: "evidence",
  text: "csrf-csrf double-submit is mounted",
  at: { file: "src/main.ts", line: 31, column: 1 },
  rule: null,
  severity: null,
  fingerprint: null,
  context: null,
});

/** A decision about one finding. */
export const DECISION: Decision = {
  rank: 1,
  risk: 3,
  title: 'session cookie "sid" has no HttpOnly',
  why: "a script on the page can read it",
  fix: "set httpOnly on the cookie, so that only the server reads it, and let the page ask the server for what it needs to know",
  rule: "sc/cookie-flags",
  severity: "error",
  places: [{ file: "src/auth/login.controller.ts", line: 48, column: 3 }],
};

/** Two contexts, one arrow of which violates. */
export const CONTEXTS: Picture = {
  name: "contexts",
  title: "Context map",
  nodes: [
    { id: "ordering", label: "ordering", kind: "core" },
    { id: "billing", label: "billing", kind: "generic" },
  ],
  edges: [
    { from: "ordering", to: "billing", label: "2 imports", kind: "plain" },
    { from: "billing", to: "ordering", label: "1 import", kind: "violation" },
  ],
};

/** A report whose leaves found nothing but what a test gives them. */
export function aReport(leaves: Readonly<Record<string, Partial<LeafReport>>> = {}, about: Partial<Report> = {}): Report {
  return {
    version: 1,
    tool: { name: "archlint", version: "0.1.0" },
    header: [
      { label: "System Identifier", value: "orders-service v2.3.1", items: [] },
      { label: "Domain Context", value: "ordering, billing", items: [] },
      { label: "Architecture Pattern", value: "Hexagonal (3 layers in 2 contexts; no violation)", items: [] },
      { label: "Performance Tier", value: "HIGH (declared)", items: [] },
      { label: "Security Classification", value: "CONFIDENTIAL (declared)", items: [] },
      { label: "Compliance Frameworks", value: "PCI-DSS, GDPR (declared)", items: [] },
    ],
    parts: TITLES.map((title, index) => ({
      title,
      sections: SECTIONS.filter(({ id }) => id.startsWith(["DA", "SP", "SC"][index] ?? "")).map((section) => ({
        id: section.id,
        title: section.title,
        leaves: section.leaves.map(({ id, name }): LeafReport => {
          return { id, name, status: "no-evidence", sentence: `nothing was found of: ${name.toLowerCase()}`, items: [], ...leaves[id] };
        }),
      })),
    })),
    decisions: [],
    pictures: [],
    files: 12,
    ...about,
  };
}

/** A report with something of everything. */
export function aFullReport(): Report {
  return aReport(
    {
      "DA-01/context-boundaries": {
        status: "met",
        sentence: "2 contexts, each with its published surface",
        items: [
          anItem({
            is: "evidence",
            text: "billing imports what ordering publishes",
            at: { file: "src/billing/invoice.ts", line: 2, column: 1 },
            rule: "da/context-boundary",
            severity: null,
            fingerprint: null,
            context: null,
          }),
        ],
      },
      "SC-01/session-security": {
        status: "violated",
        sentence: "1 of 2 cookies carries HttpOnly, Secure and SameSite; 1 doesn't",
        items: [
          anItem(),
          anItem({ severity: "warn", text: 'cookie "refresh" is SameSite=None', fingerprint: "77aa", context: "billing" }),
          EVIDENCE,
        ],
      },
    },
    { decisions: [DECISION], pictures: [CONTEXTS] },
  );
}

/** Names that want to be markup, commands of a terminal, or both. */
export const HOSTILE = `<script>alert("1")</script><img src=x onerror=alert(2)> | [a](javascript:3) \`code\` \u001b[31mred\u202e {{x}} --> "]; click`;
