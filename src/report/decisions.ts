import type { Decision, Finding, FilePlace, Program, RegisteredRule } from "../model/index.js";
import { groupedBy, isStanding } from "../model/index.js";

/** How much of the program stands on a file, from which on a finding in it counts double. */
const FAR = 10;

/** The findings as decisions: those with one cure in one, ranked by severity times reach. */
export function decisionsOf(program: Program, findings: readonly Finding[], rules: readonly RegisteredRule[]): readonly Decision[] {
  const groups = groupedBy(findings.filter(isStanding), ({ rule, severity, help }) => JSON.stringify([rule, severity, help]));
  const whys = new Map(rules.map(({ id, rule }) => [id, rule.meta.why]));
  const summaries = new Map(rules.map(({ id, rule }) => [id, rule.meta.summary]));
  return [...groups.values()]
    .flatMap((group) => decisionOf(program, group, summaries, whys))
    .sort((a, b) => b.risk - a.risk || byText(a.rule, b.rule) || byText(a.fix, b.fix))
    .map((decision, index) => ({ ...decision, rank: index + 1 }));
}

function decisionOf(
  program: Program,
  group: readonly Finding[],
  summaries: ReadonlyMap<string, string>,
  whys: ReadonlyMap<string, string>,
): readonly Decision[] {
  const [first] = group;
  if (first === undefined) return [];
  const reach = group.reduce((sum, { file }) => sum + reachOf(program, file), 0);
  return [
    {
      rank: 0,
      risk: (first.severity === "error" ? 3 : 1) * reach,
      title: group.length === 1 ? first.message : (summaries.get(first.rule) ?? first.message),
      why: whys.get(first.rule) ?? "",
      fix: first.help,
      rule: first.rule,
      severity: first.severity,
      places: group.map(({ file, line, column }): FilePlace => ({ file, line, column })),
    },
  ];
}

/** One for the file, and one more where much imports it. */
function reachOf(program: Program, file: string): number {
  const importers = new Set(program.importersOf(file).map((edge) => edge.from));
  return importers.size >= FAR ? 2 : 1;
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
