import type { Observed } from "../../../src/model/index.js";
import { defineLeaf, documentClauses, libraryClauses, observedDocuments, observedLibraries } from "../../../src/model/index.js";

const LABELS = { "log-shipping": "logs leave the process", "error-tracking": "errors are collected", logging: "logs are written" } as const;

/** Names of what records who did what: an audit log, trail, event or entry. */
const AUDIT = /^audit(?:log|trail|event|entry|record|service|logger|repository)?s?$/;

export default defineLeaf({
  leaf: "SC-03/threat-detection",
  lookedFor: "audit records, log shipping, threat models",
  *observe(context): Iterable<Observed> {
    yield* auditNames(context);
    yield* observedLibraries(context, LABELS);
    yield* observedDocuments(context, { "threat-model": "threat model" });
  },
  say(results, context) {
    if (results.findings().length > 0) return null;
    const audits = auditNames(context).length;
    const clauses = [
      ...(audits > 0 ? [`${audits} ${audits === 1 ? "class or table is" : "classes and tables are"} named for audit records`] : []),
      ...documentClauses(context, { "threat-model": ["threat model", "threat models"] }),
      ...libraryClauses(context, LABELS),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});

function auditNames({
  program,
  artifacts,
  place,
}: Parameters<typeof observedLibraries>[0] & Parameters<typeof observedDocuments>[0]): readonly Observed[] {
  const isAudit = (name: string): boolean => AUDIT.test(name.toLowerCase().replace(/[^a-z]/g, ""));
  const classes = program.modules.flatMap(({ path, subject, outline }) =>
    subject !== "source"
      ? []
      : outline.declarations.flatMap((each) =>
          each.is === "class" && isAudit(each.name) ? [{ text: `class ${each.name}`, at: place({ file: path, span: each.span }) }] : [],
        ),
  );
  return [...classes, ...artifacts.tables.flatMap(({ name, at }) => (isAudit(name) ? [{ text: `table ${name}`, at }] : []))];
}
