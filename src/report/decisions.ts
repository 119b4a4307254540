import type { Decision, Finding, FilePlace, Program, RegisteredRule } from "../model/index.js";
import { byText, groupedBy, isStanding, tellsOfSecret } from "../model/index.js";
import { reachIn, type Reach } from "./reach.js";

/** The findings as decisions: those with one cure in one, ranked by severity times reach; what does harm while the program runs before what only hinders its change. */
export function decisionsOf(program: Program, findings: readonly Finding[], rules: readonly RegisteredRule[]): readonly Decision[] {
  const groups = groupedBy(findings.filter(isStanding), ({ rule, severity, help }) => JSON.stringify([rule, severity, help]));
  const reach = reachIn(program);
  const whys = new Map(rules.map(({ id, rule }) => [id, rule.meta.why]));
  const summaries = new Map(rules.map(({ id, rule }) => [id, rule.meta.summary]));
  return [...groups.values()]
    .flatMap((group) => decisionOf(group, reach, summaries, whys))
    .sort((a, b) => b.risk - a.risk || byText(a.rule, b.rule) || byText(a.fix, b.fix))
    .map((decision, index) => ({ ...decision, rank: index + 1 }));
}

function decisionOf(
  group: readonly Finding[],
  reach: Reach,
  summaries: ReadonlyMap<string, string>,
  whys: ReadonlyMap<string, string>,
): readonly Decision[] {
  const [first] = group;
  if (first === undefined) return [];
  return [
    {
      rank: 0,
      risk: riskOf(group, reach),
      title: group.length === 1 ? first.message : (summaries.get(first.rule) ?? first.message),
      why: whys.get(first.rule) ?? "",
      fix: first.help,
      rule: first.rule,
      severity: first.severity,
      places: group.map(({ file, line, column }): FilePlace => ({ file, line, column })),
    },
  ];
}

/** Leaves whose findings lose data or let somebody in while the program runs; the findings of all others make it harder to change. */
const AT_RUN_TIME = /^(?:SC-|SP-|DA-02\/integration-patterns)/;

/** Severity, three for an error, times what it hits, three at run time and four where it lets in whoever reads the source, times reach; what is only likely counts half. */
function riskOf(group: readonly Finding[], { starts, startsOf, importersOf }: Reach): number {
  const [first] = group;
  if (first === undefined) return 0;
  const files = [...new Set(group.map(({ file }) => file))];
  const harms = AT_RUN_TIME.test(first.leaf ?? "");
  // Whoever can read the source can make tokens and sessions of his own: he comes in at every start.
  const letsIn = tellsOfSecret(first);
  const reached = letsIn ? starts : harms ? startsOf(files) : importersOf(files);
  const certain = group.some(({ certainty }) => certainty === "proven") ? 1 : 0.5;
  return round((first.severity === "error" ? 3 : 1) * (letsIn ? 4 : harms ? 3 : 1) * certain * (1 + Math.log2(1 + reached)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
