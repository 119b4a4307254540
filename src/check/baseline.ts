import type { Finding } from "../model/index.js";
import { isStanding, z } from "../model/index.js";
import type { KnownKey } from "./known-findings.js";
import { matchKnown } from "./known-findings.js";

/** One line of a baseline: a finding that is known, or one import of a known cycle. */
export interface BaselineEntry extends KnownKey {
  readonly rule: string;
  readonly message: string;
  /** Who is to remove it; null for nobody. */
  readonly owner: string | null;
  /** The last day on which it counts as known, `YYYY-MM-DD`; null for no end. */
  readonly expires: string | null;
}

/** What a baseline makes of findings. */
export interface Judged {
  /** The same findings in the same order, those that are known marked. */
  readonly findings: readonly Finding[];
  /** Entries, counted with their twins, that nothing was found for: what they knew is mended. */
  readonly stale: number;
  /** Entries whose last day is past and that still stand. */
  readonly expired: readonly BaselineEntry[];
}

/** A baseline that was read, or the line that can't be and why. */
export type ReadBaseline =
  | { readonly is: "baseline"; readonly entries: readonly BaselineEntry[] }
  | { readonly is: "fault"; readonly line: number; readonly because: string };

/** Version of the file's form. */
const BASELINE_VERSION = 1;

const day = z.iso.date("a day is written YYYY-MM-DD");
const entrySchema = z.strictObject({
  rule: z.string(),
  file: z.string(),
  message: z.string(),
  count: z.number().int().min(1).default(1),
  owner: z.string().nullable().default(null),
  expires: day.nullable().default(null),
  strong: z.string(),
  weak: z.string(),
});
const baselineSchema = z.strictObject({
  version: z.literal(BASELINE_VERSION),
  // The last item is empty, so that every line of a finding ends in a comma and two branches never both touch the last.
  findings: z.array(z.union([entrySchema, z.strictObject({}).transform(() => null)])),
});

/** The state of a repository that a baseline is held against. */
export interface Linted {
  readonly findings: readonly Finding[];
  /** Paths of what is linted. */
  readonly files: ReadonlySet<string>;
}

/** Marks the findings that a baseline knows; `today` is `YYYY-MM-DD`. What is suppressed needs no baseline. */
export function judgeByBaseline({ findings, files }: Linted, entries: readonly BaselineEntry[], today: string): Judged {
  const open = findings.filter((each) => each.suppressed === null);
  const { isKnown, by, left } = matchKnown(open, entries, files);
  const isPast = ({ expires }: BaselineEntry): boolean => expires !== null && expires < today;
  const known = new Set(open.filter((_, index) => isKnown[index] === true && by[index]?.some(isPast) !== true));
  return {
    findings: findings.map((each) => (known.has(each) ? { ...each, baseline: true } : each)),
    stale: left.reduce((sum, each) => sum + each.count, 0),
    expired: [...new Set(by.flat().filter(isPast))],
  };
}

/** What a new baseline is made with. */
export interface Renewal {
  /** Takes in findings that are new; else only what is mended leaves. */
  readonly grows: boolean;
  /** For entries that are new. */
  readonly owner: string | null;
  readonly expires: string | null;
}

/** What a renewed baseline holds, and how it differs. */
export interface Renewed {
  readonly entries: readonly BaselineEntry[];
  /** Findings that were not known: taken in, or left out where the baseline may not grow. */
  readonly fresh: readonly Finding[];
  readonly removed: number;
  /** How many findings the entries know. */
  readonly holds: number;
}

/** Brings a baseline up to date with findings: keys follow moved files, owners and last days stay. */
export function renewBaseline({ findings, files }: Linted, entries: readonly BaselineEntry[], renewal: Renewal): Renewed {
  const open = findings.filter(isStanding);
  const { isKnown, by, left } = matchKnown(open, entries, files);
  const kept = open.flatMap((finding, index) => {
    if (isKnown[index] !== true && !renewal.grows) return by[index] ?? [];
    const owners = isKnown[index] === true ? by[index] : undefined;
    return finding.keys.map((key, part): BaselineEntry => {
      const before = owners?.[part];
      return {
        rule: finding.rule,
        file: key.part === null ? finding.file : (key.part.split(">")[0] ?? finding.file),
        message: key.part === null ? finding.message : key.part.replace(">", " imports "),
        count: 1,
        owner: before === undefined ? renewal.owner : before.owner,
        expires: before === undefined ? renewal.expires : before.expires,
        strong: key.strong,
        weak: key.weak,
      };
    });
  });
  return {
    entries: merged(kept.map((each) => ({ ...each, count: 1 }))),
    fresh: open.filter((_, index) => isKnown[index] !== true),
    removed: left.reduce((sum, each) => sum + each.count, 0),
    holds: renewal.grows ? open.length : isKnown.filter(Boolean).length,
  };
}

/** The text of a baseline: one finding a line, sorted, so that a merge of two branches is a merge of lines. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const lines = [...entries].sort(byPlace).map(
    ({ rule, file, message, count, owner, expires, strong, weak }) =>
      `    ${JSON.stringify({
        rule,
        file,
        message,
        ...(count === 1 ? {} : { count }),
        ...(owner === null ? {} : { owner }),
        ...(expires === null ? {} : { expires }),
        strong,
        weak,
      })},\n`,
  );
  return `{\n  "version": ${BASELINE_VERSION},\n  "findings": [\n${lines.join("")}    {}\n  ]\n}\n`;
}

/** Reads a baseline, whatever formatted it. */
export function readBaseline(text: string): ReadBaseline {
  const conflict = lineOf(text, /^(?:<{7}|={7}|>{7})(?: |$)/m);
  if (conflict !== null) return { is: "fault", line: conflict, because: "a merge conflict is left in it" };
  const value = parse(text);
  if (value === undefined) return { is: "fault", line: firstBrokenLine(text), because: "it is no JSON" };
  const checked = baselineSchema.safeParse(value);
  if (checked.success) return { is: "baseline", entries: checked.data.findings.filter((each) => each !== null) };
  const [issue] = checked.error.issues;
  const [key, index] = issue?.path ?? [];
  const line = key === "findings" && typeof index === "number" ? lineOfItem(text, index) : 1;
  return { is: "fault", line, because: `it is no baseline of this version of archlint (${issue?.message ?? "unknown form"})` };
}

function merged(entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  const byKey = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.strong, entry.owner, entry.expires]);
    const twin = byKey.get(key);
    byKey.set(key, twin === undefined ? entry : { ...twin, count: twin.count + entry.count });
  }
  return [...byKey.values()];
}

function byPlace(a: BaselineEntry, b: BaselineEntry): number {
  const keys = ["file", "rule", "message", "strong", "owner", "expires"] as const;
  for (const key of keys) {
    const [left, right] = [a[key] ?? "", b[key] ?? ""];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function lineOf(text: string, pattern: RegExp): number | null {
  const index = text.search(pattern);
  return index < 0 ? null : text.slice(0, index).split("\n").length;
}

/** Every finding has a line of its own as archlint writes it: the first that is no JSON by itself is the broken one. */
function firstBrokenLine(text: string): number {
  const lines = text.split("\n");
  const broken = lines.findIndex((line) => /^\s*\{.+/.test(line) && parse(line.trim().replace(/,$/, "")) === undefined);
  return broken < 0 ? 1 : broken + 1;
}

function lineOfItem(text: string, index: number): number {
  const items = text.split("\n").flatMap((line, at) => (/^\s*\{.*\},?\s*$/.test(line) ? [at + 1] : []));
  return items[index] ?? 1;
}
