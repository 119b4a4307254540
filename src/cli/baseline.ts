import { isThere } from "../config/read-text-file.js";
import { counted } from "../model/counted.js";
import type { Finding } from "../model/index.js";
import { ArchlintError } from "../model/error.js";
import { visible, visibleLine } from "../output/visible.js";
import { answer, lintedFiles } from "../review/review.js";
import { baselinePlace, readBaselineFile, today } from "./baseline-file.js";
import type { GlobalOptions } from "./global-options.js";
import { openTarget } from "./open-target.js";
import { print } from "./print.js";
import { writeAside } from "./write-aside.js";

/** Options of `archlint baseline`. */
export interface BaselineOptions {
  readonly baseline?: string;
  readonly prune?: boolean;
  readonly ratchet?: boolean;
  readonly owner?: string;
  readonly expires?: string;
}

const SHOWN = 20;

/** Writes or updates the baseline of the root around the working folder. */
export async function baseline(options: BaselineOptions & GlobalOptions): Promise<number> {
  checkOptions(options);
  const { request, prefix } = await openTarget([], options);
  const place = baselinePlace(request.loaded.root, options.baseline);
  const isNew = !isThere(place.path);
  if (isNew && (options.prune === true || options.ratchet === true))
    throw new ArchlintError(`${place.name}: no such baseline; archlint baseline writes the first`);
  const before = (await readBaselineFile(place, false)) ?? [];
  const answered = await answer(request);
  const { renewBaseline, writeBaseline } = await import("../check/baseline.js");
  const grows = options.prune !== true && options.ratchet !== true;
  const state = { findings: answered.result.findings, files: lintedFiles(answered) };
  const renewed = renewBaseline(state, before, { grows, owner: options.owner ?? null, expires: options.expires ?? null });
  if (options.ratchet === true && renewed.fresh.length > 0) {
    print(refusal(renewed.fresh, place.name, prefix));
    return 1;
  }
  writeAside(place.path, writeBaseline(renewed.entries));
  const changes = isNew ? "" : `: ${grows ? renewed.fresh.length : 0} new, ${renewed.removed} mended and dropped`;
  print(`${visible(place.name)} ${isNew ? "written" : "updated"}${changes}; it knows ${counted(renewed.holds, "finding")}`);
  if (grows && renewed.fresh.length === 0 && givenForNew(options) !== null)
    print(`${givenForNew(options) ?? ""} is for new findings; of one that is known, write it into its line of ${visible(place.name)}`);
  if (!grows && renewed.fresh.length > 0) print(`${renewed.fresh.length} new findings are not taken in; archlint check shows them`);
  if (isNew) print("next  commit the file; archlint check is green now, and fails on what is new");
  return 0;
}

function checkOptions(options: BaselineOptions): void {
  const { prune, ratchet, expires } = options;
  if (expires !== undefined && !isDay(expires)) throw new ArchlintError(`--expires takes a day as YYYY-MM-DD, not "${expires}"`);
  if (expires !== undefined && expires < today())
    throw new ArchlintError(`--expires ${expires} is past, so what is taken in would count as new at once`);
  const given = givenForNew(options);
  if (given !== null && (prune === true || ratchet === true))
    throw new ArchlintError(`${given} is for new findings, and ${prune === true ? "--prune" : "--ratchet"} takes none in`);
}

function givenForNew({ owner, expires }: BaselineOptions): string | null {
  if (owner !== undefined) return "--owner";
  return expires === undefined ? null : "--expires";
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}

function refusal(fresh: readonly Finding[], name: string, prefix: string): string {
  const lines = fresh
    .slice(0, SHOWN)
    .map((each) => `  ${visible(`${prefix}${each.file}`)}:${each.line}:${each.column}  ${visibleLine(each.message)}  ${each.rule}`);
  const more = fresh.length > SHOWN ? [`  and ${fresh.length - SHOWN} more`] : [];
  const count = fresh.length === 1 ? "1 finding is" : `${fresh.length} findings are`;
  return [`${count} new, and the baseline may not grow; ${visible(name)} is left as it was`, ...lines, ...more].join("\n");
}
