import { effectiveRule } from "../check/severities.js";
import type { Judgement } from "../check/judge.js";
import type { RegisteredRule, Settings, Severity } from "../model/index.js";
import { counted } from "../model/counted.js";
import { pathBelow } from "../model/index.js";

/** How a rule stands in this repository. */
export interface RuleState {
  readonly active: boolean;
  /** A clause: what it found, or why it judges nothing. */
  readonly because: string;
  /** Severity by message as set here. */
  readonly messages: Readonly<Record<string, Severity | "off">>;
}

/** Says whether a rule is active here, in the whole program or inside a folder of it, and why not; without a judgement nothing is there to lint. */
export function ruleState(
  { id, rule }: RegisteredRule,
  settings: Settings,
  judgement: Judgement | null,
  folder: string | null = null,
): RuleState {
  const effective = effectiveRule(id, rule.meta, settings);
  const place = folder === null ? "" : `${folder}/`;
  const messages = Object.fromEntries(Object.keys(rule.meta.messages).map((message) => [message, effective.severityOf(place, message)]));
  const isOff = folder !== null && Object.values(messages).every((severity) => severity === "off");
  if (!effective.active || isOff) return { active: false, because: "switched off by the configuration", messages };
  if (judgement === null) return { active: false, because: "nothing to lint here", messages };
  const isHere = (file: string): boolean => folder === null || pathBelow(folder, file) !== null;
  const findings = judgement.findings.filter((each) => each.rule === id && isHere(each.file));
  const evidence = judgement.evidence.filter((each) => each.rule === id && (each.at === null || isHere(each.at.file))).length;
  const gaps = judgement.gaps.filter((each) => each.rule === id && (each.at === null || isHere(each.at.file))).length;
  const missing = judgement.missing.find((each) => each.rule === id);
  if (findings.length + evidence + gaps === 0) {
    return { active: false, because: missing === undefined ? "nothing here is its subject" : missing.message, messages };
  }
  const suppressed = findings.filter((each) => each.suppressed !== null).length;
  const parts = [
    ...(findings.length > suppressed ? [counted(findings.length - suppressed, "finding")] : []),
    ...(suppressed > 0 ? [`${suppressed} suppressed`] : []),
    ...(gaps > 0 ? [`${counted(gaps, "place")} that can't be judged`] : []),
  ];
  return { active: true, because: parts.length === 0 ? "holds" : parts.join(", "), messages };
}
