import type {
  EmptySelector,
  FileOutline,
  Location,
  Resolution,
  SkippedFile,
  UnresolvedCause,
  UnresolvedImports,
  Coverage,
} from "../model/index.js";
import type { ExportTrails } from "./export-trail.js";

interface CoverageInput {
  readonly outlines: readonly FileOutline[];
  readonly trails: ExportTrails;
  readonly skipped: readonly SkippedFile[];
  readonly emptySelectors: readonly EmptySelector[];
  readonly noLayer: readonly string[];
}

/** What was looked at and what could not be. */
export function coverage({ outlines, trails, skipped, emptySelectors, noLayer }: CoverageInput): Coverage {
  return { files: outlines.length, skipped, unresolved: unresolvedImports(outlines, trails), emptySelectors, noLayer };
}

interface CauseGroup {
  readonly cause: UnresolvedCause;
  readonly at: Location[];
  readonly specifiers: Set<string>;
}

// One entry per cause: a missing build is one fact, however many imports it breaks.
function unresolvedImports(outlines: readonly FileOutline[], trails: ExportTrails): readonly UnresolvedImports[] {
  const groups = new Map<string, CauseGroup>();
  const resolved = new Set<string>();
  for (const outline of outlines) {
    for (const fact of outline.imports) {
      const resolution = trails.resolution(outline.path, fact);
      if (resolution.is !== "unresolved") {
        if (fact.specifier !== null && leadsInside(resolution)) resolved.add(fact.specifier);
        continue;
      }
      const key = `${resolution.cause.kind}\0${resolution.cause.subject}`;
      const group = groups.get(key) ?? { cause: resolution.cause, at: [], specifiers: new Set<string>() };
      group.at.push({ file: outline.path, span: fact.specifierSpan });
      if (fact.specifier !== null) group.specifiers.add(fact.specifier);
      groups.set(key, group);
    }
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { cause, at, specifiers }]) => ({
      cause,
      at,
      specifiers: [...specifiers].sort(),
      whole: cause.kind === "alias" && !someMatches(resolved, cause.subject),
    }));
}

function leadsInside(resolution: Resolution): boolean {
  return resolution.is === "file" || resolution.is === "asset";
}

function someMatches(specifiers: ReadonlySet<string>, alias: string): boolean {
  const star = alias.indexOf("*");
  if (star === -1) return specifiers.has(alias);
  const before = alias.slice(0, star);
  const after = alias.slice(star + 1);
  return [...specifiers].some((each) => each.length >= before.length + after.length && each.startsWith(before) && each.endsWith(after));
}
