import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { reportJsonSchema } from "../../src/output/report/report-schema.js";
import { aFullReport, aReport } from "./a-report.js";

const shipped: unknown = JSON.parse(readFileSync(new URL("../../report-schema.json", import.meta.url), "utf8"));
const validate = new Ajv2020.Ajv2020({ strict: true }).compile(reportJsonSchema());

describe("report-schema.json", () => {
  test("is what the types give: node scripts/generate-schema.mjs writes it", () => {
    expect(shipped).toEqual(reportJsonSchema());
  });

  test.each([
    ["with nothing to say", aReport()],
    ["with something of everything", aFullReport()],
  ])("describes a report %s", (_, report) => {
    expect(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors)).toBe(true);
  });

  test("refuses another version, an unknown status and a key that it does not know", () => {
    expect(validate({ ...aReport(), version: 2 })).toBe(false);
    expect(validate({ ...aReport(), made: "today" })).toBe(false);
    expect(validate(JSON.parse(JSON.stringify(aReport({ "DA-01/core-domain": { status: "met" } })).replace('"met"', '"fine"')))).toBe(
      false,
    );
  });
});
