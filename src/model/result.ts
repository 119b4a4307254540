import type { ElementRole, Subject } from "./architecture.js";
import type { Location } from "./location.js";

/** `error` fails the gate, `warn` is shown and counted, `info` is posture: shown in the report, in `check` only when raised. */
export type Severity = "error" | "warn" | "info";

/** The severities, most severe first. */
export const SEVERITIES: readonly Severity[] = ["error", "warn", "info"];

/** A further place that a finding speaks of, by offsets: as a rule states it. */
export interface RelatedLocation {
  readonly at: Location;
  readonly message: string;
}

/** A replacement in one file; offsets into the text that was linted. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A change that removes the cause of a finding. */
export interface Fix {
  readonly description: string;
  readonly edits: readonly Edit[];
}

/** A further place of a finding as people read it. */
export interface RelatedPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What a baseline knows a finding by: `strong` holds its file, `weak` doesn't, so that it follows a file or folder that was moved or renamed. */
export interface FindingKey {
  readonly strong: string;
  readonly weak: string;
  /** Which part of the finding it is for: `src/a.ts>src/b.ts` of a cycle. Null where it is for the whole. */
  readonly part: string | null;
}

/** One violation, as in the JSON result. Lines and columns count from 1, columns in UTF-16 units. */
export interface Finding {
  readonly rule: string;
  /** The leaf of the report; null for `archlint/*` and `depcruise/*`. */
  readonly leaf: string | null;
  readonly severity: Severity;
  readonly messageId: string;
  readonly data: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** `likely` where a heuristic took part. */
  readonly certainty: "proven" | "likely";
  readonly message: string;
  readonly help: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The enclosing declaration and member; null at the top level. */
  readonly symbol: string | null;
  /** Survives moved lines and edits elsewhere in the file; twins in one symbol share it. */
  readonly fingerprint: string;
  /** One key; of a cycle one for each dependency inside its component, so that only a new dependency makes it new. */
  readonly keys: readonly FindingKey[];
  readonly related: readonly RelatedPlace[];
  readonly fix: Fix | null;
  /** The reason and line of the comment that silences it. */
  readonly suppressed: { readonly reason: string; readonly line: number } | null;
  /** Listed in the baseline. */
  readonly baseline: boolean;
}

/** Whether a finding is an error or a warning that no comment silences, known to a baseline or not: what a report and a baseline count. */
export function isStanding({ suppressed, severity }: Finding): boolean {
  return suppressed === null && severity !== "info";
}

/** Whether a finding tells of a key or a secret that stands in the source, whatever leaf it is judged in. */
export function tellsOfSecret({ data }: Finding): boolean {
  return Array.isArray(data["aspect"]) && data["aspect"].includes("secret");
}

/** Something that a rule found good: what the report prints. */
export interface Evidence {
  readonly rule: string;
  readonly leaf: string;
  readonly message: string;
  readonly at: Location | null;
}

/** A subject that was found and can't be judged: why and where. */
export interface Gap {
  readonly rule: string;
  readonly leaf: string;
  readonly because: string;
  readonly at: Location | null;
}

/** Something that was looked for and is not there. */
export interface Missing {
  readonly rule: string;
  readonly leaf: string;
  readonly message: string;
  readonly lookedFor: string;
}

/** Counts of findings that are neither suppressed nor in the baseline, by severity; and of those that are. */
export interface Summary {
  readonly error: number;
  readonly warn: number;
  readonly info: number;
  readonly suppressed: number;
  readonly baseline: number;
  readonly files: number;
}

/** A building block as in the JSON result. */
export interface ArchitectureElement {
  readonly role: ElementRole;
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly context: string | null;
  readonly why: string;
}

/** Layers, contexts and building blocks by file. */
export interface ArchitectureResult {
  readonly pattern: readonly string[];
  /** Layer by file: the role's name, or the configured name of a layer without a role. */
  readonly layers: Readonly<Record<string, string>>;
  readonly contexts: Readonly<Record<string, string>>;
  /** What the files are that are no source: rules pass them over, whatever layer and context they stand in. */
  readonly subjects: Readonly<Record<string, Subject>>;
  readonly elements: readonly ArchitectureElement[];
}

/** What was looked at and what could not be, as in the JSON result. */
export interface CoverageResult {
  readonly files: number;
  readonly skipped: readonly { readonly path: string; readonly because: string }[];
  readonly unresolved: readonly { readonly kind: string; readonly subject: string; readonly count: number }[];
  readonly emptySelectors: readonly { readonly key: string; readonly pattern: string }[];
  readonly noLayer: number;
}

/** What `analyze` returns and `--format json` prints, version 1. */
export interface Result {
  readonly version: 1;
  readonly tool: { readonly name: "archlint"; readonly version: string };
  /** Every path below is relative to the linted root, with `/`. */
  readonly root: ".";
  readonly findings: readonly Finding[];
  readonly summary: Summary;
  readonly architecture: ArchitectureResult;
  readonly coverage: CoverageResult;
}
