import { z } from "zod";
import { SEVERITIES } from "../../model/result.js";
import type { Report } from "../../model/report.js";
import { LEAF_STATUSES } from "../../model/report.js";

const place = z
  .strictObject({
    file: z.string().describe("Relative to the root, with /."),
    line: z.int().min(1),
    column: z.int().min(1).describe("In UTF-16 code units."),
  })
  .describe("A place in a file of the repository, as people count.");

const severity = z.enum(SEVERITIES);

const item = z
  .strictObject({
    is: z
      .enum(["finding", "gap", "evidence", "observation", "declaration", "missing", "posture"])
      .describe(
        "What the line is: a finding violates, evidence was found good, a gap could not be judged, what is missing was looked for.",
      ),
    text: z.string(),
    at: place.nullable(),
    rule: z.string().nullable().describe("The rule that says it."),
    severity: severity.nullable().describe("Of a finding."),
    fingerprint: z.string().nullable().describe("Of a finding: what the JSON result of check knows it by."),
    context: z.string().nullable().describe("Of a finding: the bounded context of its file."),
  })
  .describe("A line beneath a leaf, with what proves it.");

const leaf = z
  .strictObject({
    id: z.string().describe("The section's and the name in kebab-case: SC-01/session-security."),
    name: z.string(),
    status: z.enum(LEAF_STATUSES).describe("The first that holds."),
    sentence: z.string(),
    items: z.array(item),
  })
  .describe("One line of the report.");

const section = z.strictObject({ id: z.string(), title: z.string(), leaves: z.array(leaf) }).describe("Leaves under one title.");

const decision = z
  .strictObject({
    rank: z.int().min(1),
    risk: z.number().describe("Severity times what it hits times how much of the program that touches; 1 is low."),
    title: z.string(),
    why: z.string(),
    fix: z.string(),
    rule: z.string(),
    severity,
    places: z.array(place),
  })
  .describe("Findings with one cure, as a decision to be taken.");

const picture = z
  .strictObject({
    name: z.enum(["contexts", "layers", "aggregates", "events", "modules"]),
    title: z.string(),
    nodes: z.array(z.strictObject({ id: z.string(), label: z.string(), kind: z.string() })),
    edges: z.array(z.strictObject({ from: z.string(), to: z.string(), label: z.string(), kind: z.enum(["plain", "violation"]) })),
  })
  .describe("A picture as nodes and arrows.");

const header = z.strictObject({ label: z.string(), value: z.string(), items: z.array(item) });

/** The report as JSON, version 1. */
export const reportSchema = z
  .strictObject({
    version: z.literal(1),
    tool: z.strictObject({ name: z.literal("archlint"), version: z.string() }),
    header: z.array(header).describe("The lines at the head, in print order."),
    parts: z
      .array(z.strictObject({ title: z.string(), sections: z.array(section) }))
      .describe("Sections under their headings, in print order."),
    decisions: z.array(decision).describe("Ranked by risk."),
    pictures: z.array(picture),
    files: z.int().min(0).describe("Source files that were read."),
  })
  .describe("The architecture report of archlint.") satisfies z.ZodType<Report>;

/** The JSON Schema of the report, as `report-schema.json` ships it. */
export function reportJsonSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(reportSchema);
  return { $schema, $id: "urn:archlint:report:1", ...schema };
}
