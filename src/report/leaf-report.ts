import type { Judgement } from "../check/judge.js";
import type {
  Declared,
  Finding,
  Gap,
  LeafContext,
  LeafDefinition,
  LeafReport,
  LeafResults,
  Location,
  Observed,
  RegisteredRule,
  ReportItem,
} from "../model/index.js";
import { groupedBy, isStanding } from "../model/index.js";
import { faultClauses, plainSentence } from "./plain-sentence.js";
import { statusOf } from "./status-of.js";

/** Everything that leaves are made from. */
export interface LeafSources {
  readonly judgement: Judgement;
  readonly rules: readonly RegisteredRule[];
  readonly context: LeafContext;
}

/** One leaf: its status by what was found, its sentence from the same results, and all that proves it below. */
export function leafReport(id: string, name: string, definition: LeafDefinition | null, sources: LeafSources): LeafReport {
  const { context } = sources;
  const observed = definition?.observe === undefined ? [] : [...definition.observe(context)];
  const declared = context.settings.declare[id] ?? null;
  const results = resultsOf(id, observed, sources);
  const items = itemsOf(id, results, declared, sources);
  const status = statusOf(items);
  const lookedFor = definition?.lookedFor ?? name.toLowerCase();
  const said = status === "no-evidence" ? null : (definition?.say?.(results, context) ?? null);
  const faults = faultClauses(results, definition?.faults ?? [], sources.rules);
  const sentence = said === null ? plainSentence(results, declared, lookedFor, faults) : [...faults, said].join("; ");
  return { id, name, status, sentence, items };
}

function resultsOf(id: string, observed: readonly Observed[], { judgement }: LeafSources): LeafResults {
  const of = <T extends { readonly rule: string }>(list: readonly T[]) => {
    return (rule?: string): readonly T[] => (rule === undefined ? list : list.filter((each) => each.rule === rule));
  };
  const mine = <T extends { readonly leaf: string | null }>(list: readonly T[]): readonly T[] => list.filter((each) => each.leaf === id);
  return {
    findings: of(mine(judgement.findings).filter(isStanding)),
    evidence: of(mine(judgement.evidence)),
    gaps: of(mine(judgement.gaps)),
    missing: of(mine(judgement.missing)),
    observed,
  };
}

function itemsOf(id: string, results: LeafResults, declared: Declared | null, { judgement, context }: LeafSources): readonly ReportItem[] {
  const posture = judgement.findings.filter((each) => each.leaf === id && each.suppressed === null && each.severity === "info");
  const placed = (at: Location | null): ReportItem["at"] => (at === null ? null : context.place(at));
  return [
    ...results.findings().map((finding) => findingItem("finding", finding, context)),
    ...gapItems(results.gaps(), placed),
    ...onceEach(results.evidence().map(({ message, at, rule }) => plainItem("evidence", message, placed(at), rule))),
    ...results.observed.map(({ text, at }) => plainItem("observation", text, at, null)),
    ...posture.map((finding) => findingItem("posture", finding, context)),
    ...(declared === null ? [] : [plainItem("declaration", declarationOf(declared), null, null)]),
    ...results.missing().map(({ message, rule }) => plainItem("missing", message, null, rule)),
  ];
}

/** What a rule says of a line several times – of each call that leads to it – is read once. */
function onceEach(items: readonly ReportItem[]): readonly ReportItem[] {
  return [...groupedBy(items, ({ text, at, rule }) => JSON.stringify([text, at?.file, at?.line, rule])).values()].flatMap((same) =>
    same.slice(0, 1),
  );
}

/** What can't be judged for one reason is one line, at its first place. */
function gapItems(gaps: readonly Gap[], placed: (at: Location | null) => ReportItem["at"]): readonly ReportItem[] {
  return [...groupedBy(gaps, ({ because, rule }) => JSON.stringify([rule, because])).values()].flatMap((same) =>
    same.slice(0, 1).map(({ because, at, rule }) => {
      return plainItem("gap", `not assessed${same.length > 1 ? ` at ${same.length} places` : ""}: ${because}`, placed(at), rule);
    }),
  );
}

function findingItem(is: "finding" | "posture", finding: Finding, { program }: LeafContext): ReportItem {
  return {
    is,
    text: finding.message,
    at: { file: finding.file, line: finding.line, column: finding.column },
    rule: finding.rule,
    severity: finding.severity,
    fingerprint: finding.fingerprint,
    context: program.architecture.contextOf(finding.file)?.context.name ?? null,
  };
}

function plainItem(is: ReportItem["is"], text: string, at: ReportItem["at"], rule: string | null): ReportItem {
  return { is, text, at, rule, severity: null, fingerprint: null, context: null };
}

function declarationOf({ value, by, on }: Declared): string {
  const who = [by, on].filter((each) => each !== null).join(", ");
  return who === "" ? `${value} (declared)` : `${value} (declared: ${who})`;
}
