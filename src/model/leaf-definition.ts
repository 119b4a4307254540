import type { Artifacts } from "./artifacts.js";
import type { Location, FilePlace } from "./location.js";
import type { Program } from "./program.js";
import type { Evidence, Finding, Gap, Missing } from "./result.js";
import type { Settings } from "./settings.js";

/** A fact that no rule judges: an inventory's line, a metric. */
export interface Observed {
  readonly text: string;
  readonly at: FilePlace | null;
}

/** What a leaf is made from. */
export interface LeafContext {
  readonly program: Program;
  readonly artifacts: Artifacts;
  readonly settings: Settings;
  /** Errors and warnings that stand, of all leaves: what one leaf judges may matter to another. */
  readonly findings: readonly Finding[];
  /** Where a location stands, as people count. */
  place(at: Location): FilePlace;
}

/** What the rules of a leaf said, suppressed findings and posture apart; of one rule where it is named. */
export interface LeafResults {
  /** Errors and warnings that stand, those that a baseline knows among them. */
  findings(rule?: string): readonly Finding[];
  evidence(rule?: string): readonly Evidence[];
  gaps(rule?: string): readonly Gap[];
  missing(rule?: string): readonly Missing[];
  readonly observed: readonly Observed[];
}

/** A rule and what one and several of its findings are called: `1 effect that nobody waits for`. */
export type FaultWords = readonly [rule: string, one: string, many: string];

/** How a leaf of the report comes to its line. */
export interface LeafDefinition {
  /** `SC-01/session-security`. */
  readonly leaf: string;
  /** What is looked for, as the end of "nothing was found of: …". */
  readonly lookedFor: string;
  /** The facts that no rule judges, in the order of the report. */
  readonly observe?: (context: LeafContext) => Iterable<Observed>;
  /** What the findings of rules are in the leaf's own words; those of other rules are told by the rule's summary. */
  readonly faults?: readonly FaultWords[];
  /** The leaf's facts as a sentence, after what is violated: a clause or two without full stop; null leaves it to the counts. Asked only where something was found. */
  readonly say?: (results: LeafResults, context: LeafContext) => string | null;
}

/** Makes a leaf: its file is `rules/<section>/leaves/<name>.ts`. */
export function defineLeaf(leaf: LeafDefinition): LeafDefinition {
  return leaf;
}
