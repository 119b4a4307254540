import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/model/index.js";
import { loadSettings } from "../../src/config/load-settings.js";
import { review } from "../../src/review/review.js";
import { expectationsOf, fixtureCases, type FixtureCase } from "./fixture-cases.js";

const CASES = fixtureCases();

async function reviewOf(fixture: FixtureCase) {
  const loaded = await loadSettings({ workingFolder: fixture.folder, root: "." });
  return review({ loaded, workingFolder: fixture.folder, named: [], cache: false });
}

/** As an expectation is written: `data.to` only where the line names one. */
function asWritten(finding: Finding, expected: readonly string[]): string {
  const short = `${finding.file}:${finding.line} ${finding.messageId}`;
  return expected.includes(short) ? short : `${short}${"to" in finding.data ? ` -> ${String(finding.data["to"])}` : ""}`;
}

describe.each(CASES)("$rule on its $kind program $name", (fixture) => {
  it("says exactly what the lines expect", async () => {
    const { result, judgement, program } = await reviewOf(fixture);
    const expected = expectationsOf(fixture);
    const findings = result.findings.filter((finding) => finding.rule === fixture.rule);
    expect(findings.map((finding) => asWritten(finding, expected.findings)).sort()).toEqual(expected.findings);
    expect(result.findings.filter((finding) => finding.rule.startsWith("archlint/"))).toEqual([]);
    if (fixture.kind === "bad") expect(expected.findings).not.toEqual([]);
    else expect(expected.findings).toEqual([]);

    const gaps = judgement.gaps.flatMap(({ rule, at }) =>
      rule === fixture.rule && at !== null ? [`${at.file}:${program.position(at).start.line}`] : [],
    );
    expect(gaps.sort()).toEqual(expected.gaps);
  });

  if (fixture.kind === "good") {
    it("has evidence, so the rule saw its subject", async () => {
      const { judgement } = await reviewOf(fixture);
      expect(judgement.evidence.map((evidence) => evidence.rule)).toContain(fixture.rule);
    });
  }
});
