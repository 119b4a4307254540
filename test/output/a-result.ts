import { Chalk } from "chalk";
import type { TextOptions } from "../../src/output/text.js";
import type { ArchitectureResult, Finding, Result } from "../../src/model/index.js";

const FINDING: Finding = {
  rule: "da/layer-dependency",
  leaf: "DA-00/architecture-pattern",
  severity: "error",
  messageId: "outward",
  data: { to: "src/ordering/infrastructure/prisma-orders.ts" },
  certainty: "proven",
  message: "domain imports PrismaOrders of infrastructure",
  help: "declare a port in the domain that the infrastructure implements",
  file: "src/ordering/domain/order.ts",
  line: 2,
  column: 10,
  endLine: 2,
  endColumn: 22,
  symbol: null,
  fingerprint: "3f2a",
  keys: [{ strong: "3f2a", weak: "9b1c", part: null }],
  related: [],
  fix: null,
  suppressed: null,
  baseline: false,
};

/** A finding on the import of an order, with what a test is about in place. */
export function aFinding(about: Partial<Finding> = {}): Finding {
  return { ...FINDING, ...about };
}

/** A result with these findings, counted as the engine does. */
export function aResult(findings: readonly Finding[], architecture: Partial<ArchitectureResult> = {}): Result {
  const standing = findings.filter((finding) => finding.suppressed === null && !finding.baseline);
  const count = (severity: Finding["severity"]): number => standing.filter((finding) => finding.severity === severity).length;
  return {
    version: 1,
    tool: { name: "archlint", version: "0.1.0" },
    root: ".",
    findings,
    summary: {
      error: count("error"),
      warn: count("warn"),
      info: count("info"),
      suppressed: findings.filter((finding) => finding.suppressed !== null).length,
      baseline: findings.filter((finding) => finding.baseline).length,
      files: 120,
    },
    architecture: { pattern: [], layers: {}, contexts: {}, subjects: {}, elements: [], ...architecture },
    coverage: { files: 120, skipped: [], unresolved: [], emptySelectors: [], noLayer: 0 },
  };
}

/** The files that findings of these tests stand in. */
export const SOURCES: Readonly<Record<string, string>> = {
  "src/ordering/domain/order.ts": [
    'import { Money } from "../../shared/money.js";',
    'import { PrismaOrders } from "../infrastructure/prisma-orders.js";',
    "",
    "export class Order {}",
    "",
  ].join("\n"),
};

/** Options of a terminal without colours. */
export function terminal(options: Partial<TextOptions> = {}, sources: Readonly<Record<string, string>> = SOURCES): TextOptions {
  return {
    width: 80,
    paint: new Chalk({ level: 0 }),
    unicode: true,
    source: (file) => sources[file] ?? null,
    pathOf: (file) => file,
    why: () => null,
    ...options,
  };
}
