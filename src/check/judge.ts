import type { Evidence, Finding, Gap, Missing, Program, RegisteredRule, RuleYield, Settings } from "../model/index.js";
import { ArchlintError, byText } from "../model/index.js";
import type { ConfigurationPlace } from "./configuration-place.js";
import { NO_CONFIGURATION_FILE } from "./configuration-place.js";
import { engineFindings, nothingChecked, suppressionFaults, unusedSuppressions } from "./engine-findings.js";
import { ENGINE_RULES } from "./engine-rules.js";
import { unmetExpectations } from "./expectations.js";
import { makeFinding } from "./make-finding.js";
import { runRule } from "./run-rule.js";
import type { Observe } from "./run-rule.js";
import { effectiveRule } from "./severities.js";
import type { EffectiveRule } from "./severities.js";
import { applySuppressions, suppressionsOf } from "./suppressions.js";

/** What the checker needs. */
export interface JudgeInput {
  readonly program: Program;
  readonly rules: readonly RegisteredRule[];
  readonly settings: Settings;
  /** Where findings about the configuration stand; package.json's first line where there is no file. */
  readonly configuration?: ConfigurationPlace;
  /** Gives each rule its own view of the program, so that what it read is known. */
  readonly observe?: Observe;
}

/** All that the rules and the engine say of a program, sorted. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly evidence: readonly Evidence[];
  readonly gaps: readonly Gap[];
  readonly missing: readonly Missing[];
}

/** Runs the active rules on a program and makes of their answers what people read. */
export function judge({
  program,
  rules,
  settings,
  configuration = NO_CONFIGURATION_FILE,
  observe = (same) => same,
}: JudgeInput): Judgement {
  const active = rules
    .map((registered) => ({ registered, effective: effectiveRule(registered.id, registered.rule.meta, settings) }))
    .filter(({ effective }) => effective.active);
  const verdicts = active.map(({ registered, effective }) => {
    const yields = runRule(registered, program, effective, observe);
    return { registered, verdict: sortYields(program, registered, effective, yields) };
  });

  const unsuppressed = [
    ...verdicts.flatMap(({ verdict }) => verdict.findings),
    ...verdicts.flatMap(({ registered, verdict }) => silentThoughConfigured(registered.id, verdict, program, settings, configuration)),
    ...engineFindings(program, settings, configuration),
  ];
  const suppressions = suppressionsOf(program);
  const { findings, used } = applySuppressions(unsuppressed, suppressions);
  const engineIds = ENGINE_RULES.map((rule) => rule.id);
  const known = new Set([...rules.map((rule) => rule.id), ...engineIds]);
  const activeIds = new Set([...active.map(({ registered }) => registered.id), ...engineIds]);
  const missing = verdicts.flatMap(({ verdict }) => verdict.missing);
  return {
    findings: [
      ...findings,
      ...suppressionFaults(program, settings, known),
      ...unusedSuppressions(program, settings, suppressions, used, activeIds),
      ...unmetExpectations(missing, settings, configuration),
    ].sort(byPlace),
    evidence: verdicts.flatMap(({ verdict }) => verdict.evidence),
    gaps: verdicts.flatMap(({ verdict }) => verdict.gaps),
    missing,
  };
}

interface RuleVerdict extends Judgement {
  /** Findings before severities: a rule whose findings are switched off has still judged something. */
  readonly judgedSomething: boolean;
}

function sortYields(program: Program, { id, rule }: RegisteredRule, effective: EffectiveRule, yields: readonly RuleYield[]): RuleVerdict {
  const { leaf, fix, messages } = rule.meta;
  const findings: Finding[] = [];
  const evidence: Evidence[] = [];
  const gaps: Gap[] = [];
  const missing: Missing[] = [];
  for (const each of yields) {
    switch (each.is) {
      case "finding": {
        if (messages[each.messageId] === undefined) throw new ArchlintError(`rule ${id} has no message "${each.messageId}"`);
        const severity = effective.severityOf(each.at.file, each.messageId);
        if (severity !== "off") findings.push(makeFinding(program, { id, leaf, fix, messages }, each, severity));
        break;
      }
      case "evidence":
        evidence.push({ rule: id, leaf, message: each.message, at: each.at });
        break;
      case "gap":
        gaps.push({ rule: id, leaf, because: each.because, at: each.at });
        break;
      case "missing":
        missing.push({ rule: id, leaf, message: each.message, lookedFor: each.lookedFor });
        break;
    }
  }
  return { findings, evidence, gaps, missing, judgedSomething: yields.some((each) => each.is !== "missing") };
}

/** A rule that the user configured by name and that has nothing to judge is told of, never silent. */
function silentThoughConfigured(
  rule: string,
  verdict: RuleVerdict,
  program: Program,
  settings: Settings,
  configuration: ConfigurationPlace,
): readonly Finding[] {
  const named = settings.rules[rule] !== undefined && settings.rules[rule].severity !== "off";
  if (!named || verdict.judgedSomething || settings.expect.includes(rule)) return [];
  return nothingChecked(program, settings, configuration, rule, verdict.missing[0]?.message ?? "the program has no such subject");
}

function byPlace(a: Finding, b: Finding): number {
  return (
    byText(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    byText(a.rule, b.rule) ||
    byText(a.messageId, b.messageId) ||
    byText(a.message, b.message)
  );
}
