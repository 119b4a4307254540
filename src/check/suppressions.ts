import { groupedBy } from "../model/index.js";
import type { Directive, Finding, Module, Program } from "../model/index.js";
import { positionAt } from "../model/index.js";

/** One comment that silences findings, as the lines that it covers. */
export interface Suppression {
  readonly file: string;
  readonly directive: Directive;
  /** First and last line that it covers. */
  readonly lines: readonly [first: number, last: number];
  /** Line of the comment. */
  readonly line: number;
  /** Rules that it silences; empty means all. */
  readonly rules: readonly string[];
}

/** All suppressions of the program that carry a reason, nearest kind first; one without a reason silences nothing. */
export function suppressionsOf(program: Program): readonly Suppression[] {
  return program.modules.flatMap((module) => (module.outline.directives.length === 0 ? [] : suppressionsIn(module)));
}

/** The findings with the comment that silences each, and which suppression silenced which rules. */
export function applySuppressions(
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
): { readonly findings: readonly Finding[]; readonly used: ReadonlyMap<Suppression, ReadonlySet<string>> } {
  const byFile = groupedBy(suppressions, ({ file }) => file);
  const used = new Map<Suppression, Set<string>>();
  const silenced = findings.map((finding) => {
    const suppression = byFile.get(finding.file)?.find((each) => covers(each, finding));
    if (suppression === undefined) return finding;
    used.set(suppression, (used.get(suppression) ?? new Set()).add(finding.rule));
    return { ...finding, suppressed: { reason: suppression.directive.reason ?? "", line: suppression.line } };
  });
  return { findings: silenced, used };
}

const NEAREST_FIRST: readonly Directive["kind"][] = ["disable-line", "disable-next-line", "disable", "disable-file"];

function suppressionsIn(module: Module): readonly Suppression[] {
  const { directives, lineStarts } = module.outline;
  const lineOf = (directive: Directive): number => positionAt(lineStarts, directive.span[0]).line;
  const ends = endsOf(directives, lineOf);
  const directiveLines = new Set(directives.filter((each) => each.kind !== "disable-line").map(lineOf));
  return directives
    .filter((directive) => NEAREST_FIRST.includes(directive.kind) && hasReason(directive))
    .flatMap((directive) => {
      const common = { file: module.path, directive, line: lineOf(directive) };
      const afterComment = positionAt(lineStarts, Math.max(directive.span[0], directive.span[1] - 1)).line + 1;
      switch (directive.kind) {
        case "disable-line":
          return [{ ...common, rules: directive.rules, lines: [common.line, common.line] as const }];
        case "disable-next-line": {
          const line = firstLineNotIn(directiveLines, afterComment);
          return [{ ...common, rules: directive.rules, lines: [line, line] as const }];
        }
        case "disable-file":
          return [{ ...common, rules: directive.rules, lines: [1, Infinity] as const }];
        default:
          return rangesOf(directive, lineOf(directive), ends.get(directive) ?? []).map((range) => ({ ...common, ...range }));
      }
    })
    .sort((a, b) => NEAREST_FIRST.indexOf(a.directive.kind) - NEAREST_FIRST.indexOf(b.directive.kind));
}

/** `disable a, b` may end for `a` earlier than for `b`. */
function rangesOf(
  { rules }: Directive,
  start: number,
  ends: readonly number[],
): { rules: readonly string[]; lines: readonly [number, number] }[] {
  if (rules.length === 0) return [{ rules: [], lines: [start, ends[0] ?? Infinity] }];
  return rules.map((rule, index) => ({ rules: [rule], lines: [start, ends[index] ?? Infinity] }));
}

/** The line on which each `disable` ends, rule by rule: from the last directive to the first, so that each is looked at once. */
function endsOf(directives: readonly Directive[], lineOf: (directive: Directive) => number): ReadonlyMap<Directive, readonly number[]> {
  const ends = new Map<Directive, readonly number[]>();
  const enabled = new Map<string, number>();
  let allEnabled = Infinity;
  for (const directive of directives.toSorted((a, b) => b.span[0] - a.span[0])) {
    if (directive.kind === "disable") {
      const ofRules = directive.rules.map((rule) => Math.min(enabled.get(rule) ?? Infinity, allEnabled));
      ends.set(directive, directive.rules.length === 0 ? [allEnabled] : ofRules);
    } else if (directive.kind === "enable") {
      if (directive.rules.length === 0) allEnabled = lineOf(directive);
      else for (const rule of directive.rules) enabled.set(rule, lineOf(directive));
    }
  }
  return ends;
}

function covers(suppression: Suppression, finding: Finding): boolean {
  const [first, last] = suppression.lines;
  return finding.line >= first && finding.line <= last && (suppression.rules.length === 0 || suppression.rules.includes(finding.rule));
}

function firstLineNotIn(lines: ReadonlySet<number>, from: number): number {
  let line = from;
  while (lines.has(line)) line++;
  return line;
}

/** A reason is words, not blanks. */
export function hasReason(directive: Directive): boolean {
  return directive.reason !== null && directive.reason.trim() !== "";
}
