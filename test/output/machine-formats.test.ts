import { describe, expect, test } from "vitest";
import { renderCompact } from "../../src/output/compact.js";
import { renderGithub } from "../../src/output/github.js";
import { renderJson } from "../../src/output/json.js";
import { aFinding, aResult } from "./a-result.js";

const pathOf = (file: string): string => file;

describe("compact", () => {
  test("is one line a finding", () => {
    const result = aResult([
      aFinding(),
      aFinding({ severity: "warn", message: "two\r\n  lines \u001b[0m" }),
      aFinding({ severity: "info" }),
    ]);
    expect(renderCompact(result, { pathOf })).toBe(
      [
        "src/ordering/domain/order.ts:2:10: error domain imports PrismaOrders of infrastructure [da/layer-dependency]",
        "src/ordering/domain/order.ts:2:10: warn two lines \\u001b[0m [da/layer-dependency]",
        "",
      ].join("\n"),
    );
  });

  test("is empty where nothing is wrong", () => {
    expect(renderCompact(aResult([]), { pathOf })).toBe("");
  });
});

describe("github", () => {
  test("escapes what the workflow command would read as its own", () => {
    const finding = aFinding({ file: "src/100%,a:b.ts", message: "50% of: a, b", help: "first\nsecond" });
    expect(renderGithub(aResult([finding]), { pathOf })).toBe(
      "::error file=src/100%25%2Ca%3Ab.ts,line=2,endLine=2,col=10,endColumn=22,title=da/layer-dependency::50%25 of: a, b%0Afirst second\n",
    );
  });

  test("gives no columns over several lines, for which the runner has no meaning", () => {
    expect(renderGithub(aResult([aFinding({ endLine: 4, severity: "warn", help: "" })]), { pathOf })).toBe(
      "::warning file=src/ordering/domain/order.ts,line=2,endLine=4,title=da/layer-dependency::domain imports PrismaOrders of infrastructure\n",
    );
  });

  test("a finding can't smuggle in a command of its own", () => {
    const text = renderGithub(aResult([aFinding({ file: "a\n::set-env name=X::y.ts", message: "x\r\n::stop-commands::t" })]), { pathOf });
    expect(text.match(/^::/gm)).toHaveLength(1);
    expect(text.trimEnd().split(/[\r\n]/)).toHaveLength(1);
  });
});

describe("json", () => {
  const finding = aFinding({
    related: [{ file: "a.ts", line: 1, column: 2, message: "declared here" }],
    fix: { description: "remove it", edits: [{ file: "a.ts", start: 0, end: 3, text: "" }] },
    suppressed: { reason: "agreed", line: 1 },
  });

  test("has the documented keys in the documented order", () => {
    const text = renderJson(aResult([finding]), { architecture: true });
    const keys = [...text.matchAll(/^ *"([^"]+)":/gm)].map((match) => match[1]);
    expect(keys.join(" ")).toBe(
      "version tool name version root findings rule leaf severity messageId data to certainty message help file line column endLine endColumn symbol fingerprint keys strong weak part " +
        "related file line column message fix description edits file start end text suppressed reason line baseline " +
        "summary error warn info suppressed baseline files architecture pattern layers contexts subjects elements coverage files skipped unresolved emptySelectors noLayer",
    );
  });

  test("keeps that order, and nothing else, whatever object it is given", () => {
    const shuffled = { ...Object.fromEntries([["extra", 1], ...Object.entries(finding).reverse()]), ...finding };
    expect(renderJson(aResult([shuffled]), { architecture: false })).toBe(renderJson(aResult([finding]), { architecture: false }));
  });

  test("has every severity, and the architecture only when asked for", () => {
    const result = aResult([aFinding({ severity: "info" }), finding]);
    const parsed: unknown = JSON.parse(renderJson(result, { architecture: false }));
    expect(parsed).toEqual({ ...result, architecture: undefined });
    expect(JSON.parse(renderJson(result, { architecture: true }))).toEqual(result);
  });

  test("is plain for a terminal and the same for a parser", () => {
    const message = "\u001b\u009b\u202e\u2028\u007f\ud800 \u{e0041} 日本語 👩‍👩‍👧";
    const text = renderJson(aResult([aFinding({ message })]), { architecture: false });
    expect(text).toMatch(/^(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|[\n\u200d])*$/u);
    const parsed = JSON.parse(text) as { findings: { message: string }[] };
    expect(parsed.findings[0]?.message).toBe(message);
  });
});
