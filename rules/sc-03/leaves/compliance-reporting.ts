import type { DocumentKind, LeafContext, Observed, ScanKind } from "../../../src/model/index.js";
import { auditTables, counted, defineLeaf, listed, pipelineScans, toolsOf } from "../../../src/model/index.js";

/** Steps of pipelines whose results can be shown later. */
const OF_BUILDS: readonly ScanKind[] = ["bill-of-materials", "provenance", "evidence"];

/** Documents that an auditor asks for. */
const EVIDENCE: readonly (readonly [DocumentKind, string])[] = [
  ["data-inventory", "data inventory"],
  ["decision-record", "decision record"],
  ["change-log", "change log"],
];

export default defineLeaf({
  leaf: "SC-03/compliance-reporting",
  lookedFor:
    "audit tables, inventories of data, decision records, change logs, bills of materials, provenance and other evidence that pipelines leave",
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
    for (const { tool, pipeline, at } of pipelineScans(artifacts, ...OF_BUILDS)) {
      yield { text: `${tool} in ${pipeline} leaves evidence`, at };
    }
  },
  say(_, context) {
    const tables = auditTables(context.artifacts).map(({ name }) => name);
    const tools = toolsOf(pipelineScans(context.artifacts, ...OF_BUILDS));
    const clauses = [
      ...(tables.length > 0 ? [`audit trail in ${listed(tables)}; who may change it is set in the database`] : []),
      ...EVIDENCE.flatMap(([kind, label]) => {
        const count = documents(context, kind).length;
        return count === 0 ? [] : [counted(count, label, label.replace(/y$/, "ie") + "s")];
      }),
      ...(tools.length > 0 ? [`evidence left by pipelines: ${tools.join(", ")}`] : []),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

function documents({ artifacts }: LeafContext, kind: DocumentKind): LeafContext["artifacts"]["documents"] {
  return artifacts.documents.filter((document) => document.kind === kind);
}
