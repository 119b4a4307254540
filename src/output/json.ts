import type { ArchitectureResult, CoverageResult, Edit, Finding, Fix, RelatedPlace, Result } from "../model/index.js";
import { safeJson } from "./visible.js";

/** The JSON result, version 1, with its keys in the documented order; `architecture` is large and has to be asked for. */
export function renderJson(result: Result, options: { readonly architecture: boolean }): string {
  const { version, tool, root, findings, summary, architecture, coverage } = result;
  const { error, warn, info, suppressed, baseline, files } = summary;
  return safeJson({
    version,
    tool: { name: tool.name, version: tool.version },
    root,
    findings: findings.map(findingOf),
    summary: { error, warn, info, suppressed, baseline, files },
    ...(options.architecture ? { architecture: architectureOf(architecture) } : {}),
    coverage: coverageOf(coverage),
  });
}

function findingOf(finding: Finding): Finding {
  const { rule, leaf, severity, messageId, data, certainty, message, help } = finding;
  const { file, line, column, endLine, endColumn, symbol, fingerprint, keys, related, fix, suppressed, baseline } = finding;
  return {
    rule,
    leaf,
    severity,
    messageId,
    data,
    certainty,
    message,
    help,
    file,
    line,
    column,
    endLine,
    endColumn,
    symbol,
    fingerprint,
    keys: keys.map(({ strong, weak, part }) => ({ strong, weak, part })),
    related: related.map(relatedOf),
    fix: fix === null ? null : fixOf(fix),
    suppressed: suppressed === null ? null : { reason: suppressed.reason, line: suppressed.line },
    baseline,
  };
}

function relatedOf({ file, line, column, message }: RelatedPlace): RelatedPlace {
  return { file, line, column, message };
}

function fixOf({ description, edits }: Fix): Fix {
  return { description, edits: edits.map(({ file, start, end, text }: Edit) => ({ file, start, end, text })) };
}

function architectureOf({ pattern, layers, contexts, subjects, elements }: ArchitectureResult): ArchitectureResult {
  return {
    pattern,
    layers,
    contexts,
    subjects,
    elements: elements.map(({ role, name, file, line, context, why }) => ({ role, name, file, line, context, why })),
  };
}

function coverageOf({ files, skipped, unresolved, emptySelectors, noLayer }: CoverageResult): CoverageResult {
  return {
    files,
    skipped: skipped.map(({ path, because }) => ({ path, because })),
    unresolved: unresolved.map(({ kind, subject, count }) => ({ kind, subject, count })),
    emptySelectors: emptySelectors.map(({ key, pattern }) => ({ key, pattern })),
    noLayer,
  };
}
