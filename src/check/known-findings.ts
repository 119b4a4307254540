import type { Finding, FindingKey } from "../model/index.js";
import { groupedBy } from "../model/index.js";

/** A key that is known, as often as twins of it are. */
export interface KnownKey extends Pick<FindingKey, "strong" | "weak"> {
  /** Where it stood. */
  readonly file: string;
  readonly count: number;
}

/** Which findings are known, and what of the known was not found. */
export interface Matched<Known extends KnownKey> {
  /** For each finding, in order. */
  readonly isKnown: readonly boolean[];
  /** For each finding, in order: what its keys were known by, one entry a known key. */
  readonly by: readonly (readonly Known[])[];
  /** Known keys that nothing was found for, with how often. */
  readonly left: readonly { readonly known: Known; readonly count: number }[];
}

/**
 * Looks findings up among known ones, each known one for one finding only: first by their strong keys, then what is left by the weak,
 * so that a finding in a file that was moved or renamed is known too. A finding with several keys is known when each of them is.
 * `files` are those that are linted now.
 */
export function matchKnown<Known extends KnownKey>(
  findings: readonly Finding[],
  known: readonly Known[],
  files: ReadonlySet<string>,
): Matched<Known> {
  const room = known.map((each) => each.count);
  const found = findings.map(({ keys }) => keys.map((): Known | null => null));
  for (const kind of ["strong", "weak"] as const) {
    const places = groupedBy(known.keys(), (place) => known[place]?.[kind]);
    findings.forEach((finding, index) => {
      const matches = found[index] ?? [];
      finding.keys.forEach((key, part) => {
        if ((matches[part] ?? null) !== null) return;
        const staysInFile = kind === "weak" && key.part === null && isOfItsFile(finding);
        const isElsewhere = (file: string): boolean => staysInFile && file !== finding.file && files.has(file);
        const place = places.get(key[kind])?.find((each) => (room[each] ?? 0) > 0 && !isElsewhere(known[each]?.file ?? ""));
        const match = place === undefined ? undefined : known[place];
        if (place === undefined || match === undefined) return;
        room[place] = (room[place] ?? 0) - 1;
        matches[part] = match;
      });
    });
  }
  return {
    isKnown: found.map((matches) => matches.every((each) => each !== null)),
    by: found.map((matches) => matches.filter((each) => each !== null)),
    left: known.flatMap((each, index) => ((room[index] ?? 0) > 0 ? [{ known: each, count: room[index] ?? 0 }] : [])),
  };
}

/**
 * Whether a finding moves with its file alone: a rule's that no symbol encloses, such as an import. While the file stands, the same import in
 * another is another. What archlint says of its own run stands where it is first seen.
 */
function isOfItsFile({ symbol, leaf }: Finding): boolean {
  return symbol === null && leaf !== null;
}
