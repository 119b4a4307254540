import type { DocumentKind, LeafContext, Observed } from "../../../src/model/index.js";
import { auditTables, counted, defineLeaf, listed, pipelineScans, toolsOf } from "../../../src/model/index.js";

/** Documents that an auditor asks for. */
const EVIDENCE: readonly (readonly [DocumentKind, string])[] = [
  ["data-inventory", "data inventory"],
  ["decision-record", "decision record"],
  ["change-log", "change log"],
];

export default defineLeaf({
  leaf: "SC-03/compliance-reporting",
  lookedFor: "audit tables, inventories of data, decision records, change logs, bills of materials and provenance made by pipelines",
  *observe(context): Iterable<Observed> {
    const { artifacts } = context;
    for (const { name, columns, at } of auditTables(artifacts)) {
      yield {
        text: `audit table ${name}: ${listed(
          columns.map((column) => column.name),
          8,
        )}`,
        at,
      };
    }
    for (const [kind, label] of EVIDENCE) {
      const [first, ...others] = documents(context, kind);
      if (first !== undefined)
        yield {
          text: others.length === 0 ? `${label}: ${first.title}` : `${counted(others.length + 1, label)}, the first: ${first.title}`,
          at: first.at,
        };
    }
    for (const { tool, pipeline, at } of pipelineScans(artifacts, "bill-of-materials", "provenance")) {
      yield { text: `${tool} in ${pipeline} leaves evidence of each build`, at };
    }
  },
  say(_, context) {
    const tables = auditTables(context.artifacts).map(({ name }) => name);
    const tools = toolsOf(pipelineScans(context.artifacts, "bill-of-materials", "provenance"));
    const clauses = [
      ...(tables.length > 0 ? [`audit trail in ${listed(tables)}; who may change it is set in the database`] : []),
      ...EVIDENCE.flatMap(([kind, label]) => {
        const count = documents(context, kind).length;
        return count === 0 ? [] : [counted(count, label, label.replace(/y$/, "ie") + "s")];
      }),
      ...(tools.length > 0 ? [`evidence of builds by ${tools.join(", ")}`] : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

function documents({ artifacts }: LeafContext, kind: DocumentKind): LeafContext["artifacts"]["documents"] {
  return artifacts.documents.filter((document) => document.kind === kind);
}
