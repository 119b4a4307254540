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
  const byFile = new Map<string, Suppression[]>();
  for (const suppression of suppressions) byFile.set(suppression.file, [...(byFile.get(suppression.file) ?? []), suppression]);
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
          return rangesOf(directive, directives, lineOf).map((range) => ({ ...common, ...range }));
      }
    })
    .sort((a, b) => NEAREST_FIRST.indexOf(a.directive.kind) - NEAREST_FIRST.indexOf(b.directive.kind));
}

/** `disable a, b` may end for `a` earlier than for `b`. */
function rangesOf(
  directive: Directive,
  all: readonly Directive[],
  lineOf: (directive: Directive) => number,
): { rules: readonly string[]; lines: readonly [number, number] }[] {
  const enables = all.filter((each) => each.kind === "enable" && each.span[0] > directive.span[0]);
  const endOf = (rule: string | null): number => {
    const end = enables.find((each) => each.rules.length === 0 || (rule !== null && each.rules.includes(rule)));
    return end === undefined ? Infinity : lineOf(end);
  };
  const start = lineOf(directive);
  if (directive.rules.length === 0) return [{ rules: [], lines: [start, endOf(null)] }];
  return directive.rules.map((rule) => ({ rules: [rule], lines: [start, endOf(rule)] }));
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
