import { existsSync, readdirSync } from "node:fs";
import { suggestion } from "../config/suggestion.js";
import { ArchlintError } from "../model/error.js";
import { answer, NO_SOURCE } from "../review/review.js";
import type { Answer, ReviewRequest } from "../review/review.js";
import { within } from "../review/within.js";
import type { BaselineEntry } from "../check/baseline.js";
import type { BaselinePlace } from "./baseline-file.js";
import { baselinePlace, readBaselineFile, today } from "./baseline-file.js";
import type { CheckFormat } from "./check-formats.js";
import { CHECK_FORMATS, LINE_FORMATS } from "./check-formats.js";
import { checkoutPrefix } from "./checkout-prefix.js";
import type { ChangeOptions } from "./change.js";
import { changeOf, narrowed } from "./change.js";
import { gateOf, judgeGate } from "./gate.js";
import type { GlobalOptions } from "./global-options.js";
import type { Target } from "./open-target.js";
import { ofWorkingPackage, openTarget } from "./open-target.js";
import type { Outlet } from "./outlets.js";
import { outletsOf } from "./outlets.js";
import { print } from "./print.js";
import { render } from "./render.js";
import { note } from "./report-error.js";
import { ruleOptions } from "./rule-options.js";
import { screenFor } from "./screen.js";

const COMMANDS = ["check", "init", "explain", "rules", "graph", "report", "baseline", "hook", "cache"];

/** Options of `archlint check`. */
export interface CheckOptions {
  readonly format?: readonly string[];
  readonly outputFile?: string;
  readonly rule?: readonly string[];
  readonly failOn: string;
  readonly maxWarnings?: string;
  readonly architecture?: boolean;
  readonly quiet?: boolean;
  readonly stats?: boolean;
  readonly baseline?: string;
}

/** Lints the repository around the working folder, or the one that the paths belong to. */
export async function check(paths: readonly string[], options: CheckOptions & ChangeOptions & GlobalOptions): Promise<number> {
  refuseMistypedCommand(paths);
  const gate = gateOf(options.failOn, options.maxWarnings);
  const outlets = withAnnotations(outletsOf(options.format ?? ["text"], options.outputFile ?? null, CHECK_FORMATS));
  const opened = await openTarget(paths, options, ruleOptions(options.rule ?? []));
  // What a change brings is asked for wherever it stands.
  const target = paths.length === 0 && options.staged !== true && options.since === undefined ? ofWorkingPackage(opened) : opened;
  const { named, loaded } = target.request;
  const change = await changeOf(options, loaded);
  if (change?.isEmpty === true) {
    note("nothing is staged, so there is nothing to judge");
    if (outlets.every(({ format }) => LINE_FORMATS.has(format))) return 0;
  }
  const tree = change?.after;
  const place = baselinePlace(loaded.root, options.baseline);
  const known = await readBaselineFile(place, options.baseline !== undefined, tree);
  const answered = await answerOrNone({ ...target.request, ...(tree === undefined ? {} : { tree }) }, options.staged === true);
  if (answered === null) return 0;
  const judged = await judgedBy(known, place, answered);
  const posture = options.verbose === true || gate.failOn === "info";
  const whole = change === null ? judged : await narrowed(judged, change, target.request, posture);
  if (target !== opened) notePackage(target);
  noteInsistence(whole, target.prefix);
  const told = named.length === 0 ? whole : { ...whole, result: within(whole.result, named) };
  for (const { format, file } of outlets) {
    const text = await render(format, told, {
      ...screenFor(file, options.color),
      prefix: target.prefix,
      checkoutPrefix: checkoutPrefix(target.request.loaded.root),
      quiet: options.quiet ?? false,
      verbose: posture,
      architecture: options.architecture ?? false,
      change: change?.name ?? null,
    });
    print(text, file);
  }
  if (options.stats === true) printStats(whole);
  return judgeGate(gate, told.result.summary);
}

/** On GitHub annotations come beside the text without being asked for. */
/** Null where a commit holds no source yet, as the first one of documents alone: a hook stops none for that. */
async function answerOrNone(request: ReviewRequest, isStaged: boolean): Promise<Answer | null> {
  try {
    return await answer(request);
  } catch (error) {
    if (!isStaged || !(error instanceof ArchlintError) || !error.message.startsWith(NO_SOURCE)) throw error;
    note("no TypeScript or JavaScript source is staged or committed, so there is nothing to judge");
    return null;
  }
}

function withAnnotations(outlets: readonly Outlet<CheckFormat>[]): readonly Outlet<CheckFormat>[] {
  const textOnStdout = outlets.some((each) => each.format === "text" && each.file === null);
  const annotated = outlets.some((each) => each.format === "github");
  const onGitHub = process.env["GITHUB_ACTIONS"] === "true";
  return onGitHub && textOnStdout && !annotated ? [...outlets, { format: "github", file: null }] : outlets;
}

/** The answer with what the baseline knows marked; says what of the baseline no longer holds. */
async function judgedBy(known: readonly BaselineEntry[] | null, { name }: BaselinePlace, answered: Answer): Promise<Answer> {
  if (known === null) return answered;
  const { withBaseline } = await import("../review/with-baseline.js");
  const { result, stale, expired } = withBaseline(answered, known, today());
  if (stale > 0) note(`${name}: ${stale} of its findings ${stale === 1 ? "is" : "are"} mended; archlint baseline --prune drops them`);
  for (const { rule, file, owner, expires } of expired) {
    note(`${name}: ${rule} in ${file} was to be mended by ${expires ?? ""}${owner === null ? "" : ` (${owner})`} and counts again`);
  }
  return { ...answered, result };
}

/** Whoever stands in a package and sees nothing of the others should know that there are others. */
function notePackage({ inside, prefix }: Target): void {
  note(`only ${inside ?? ""} is reported, the package around the working folder; archlint check ${prefix.slice(0, -1)} reports all`);
}

/** `archlint chek` names no path, but a command that check was taken for; `archlint scr` a folder. */
function refuseMistypedCommand(paths: readonly string[]): void {
  const [first] = paths;
  if (first === undefined || /[./\\]/.test(first) || existsSync(first)) return;
  throw new ArchlintError(`no such path: ${first}${suggestion(first, [...COMMANDS, ...readdirSync(".")])}`);
}

/** Whoever names a file wants it linted, and should know that a run without its name leaves it out. */
function noteInsistence({ workspace }: Answer, prefix: string): void {
  const [first] = workspace.insistedOn;
  if (first === undefined) return;
  const more = workspace.insistedOn.length === 1 ? "is" : `and ${workspace.insistedOn.length - 1} more are`;
  note(`${prefix}${first} ${more} excluded by the configuration or an ignore file, and linted because named`);
}

function printStats({ timings, fromCache, factsFromCache, workspace, tallies }: Answer): void {
  const sum = timings.reduce((total, each) => total + each.ms, 0);
  const parts = timings.map((each) => `${each.part} ${each.ms.toFixed(0)} ms`).join(", ");
  const cached = fromCache ? "all from the cache" : `${factsFromCache} from the cache`;
  note(`${workspace.sources.length} files, ${cached}; ${parts}; ${sum.toFixed(0)} ms in all`);
  for (const { rule, findings, evidence, gaps, causes } of tallies.filter((tally) => tally.gaps > 0)) {
    const share = Math.round((100 * gaps) / (findings + evidence + gaps));
    note(
      `${rule}: ${gaps} of ${findings + evidence + gaps} not assessed (${share} %): ${causes.map((each) => `${each.count} × ${each.because}`).join("; ")}`,
    );
  }
}
