import { existsSync, realpathSync } from "node:fs";
import { join, relative } from "node:path";
import { discover, isConfigured, shownPath } from "../config/find-configuration.js";
import { isRecord, parseConfiguration } from "../config/read-configuration.js";
import { isThere } from "../config/read-text-file.js";
import { PRESETS } from "../config/resolve-extends.js";
import { folderOfArchlint } from "../hook/find-runner.js";
import { defaultAnswers, mayChangeResults, type Answers } from "../init/answers.js";
import { configurationText } from "../init/configuration-text.js";
import { detect } from "../init/detect.js";
import type { Detected } from "../init/detected.js";
import { differenceOf, differenceText } from "../init/difference.js";
import type { Result } from "../model/index.js";
import { CONFIGURATION_FILES } from "../model/configuration-files.js";
import { ArchlintError } from "../model/error.js";
import { openSettings, type OpenedSettings } from "../review/open-settings.js";
import { answer, NOTHING_TO_LINT, review, type Review, type ReviewRequest } from "../review/review.js";
import { archlintVersion } from "../version.js";
import { packageScripts } from "../workspace/package-scripts.js";
import { choose } from "./choose.js";
import type { GlobalOptions } from "./global-options.js";
import { seenText, writtenText } from "./init-summary.js";
import { print } from "./print.js";
import { startProgress } from "./progress.js";
import { note } from "./report-error.js";
import { screenFor } from "./screen.js";
import { writeAside } from "./write-aside.js";

/** Options of `archlint init`. */
export interface InitOptions {
  readonly yes?: boolean;
  readonly force?: boolean;
}

/** As a shell reports a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Writes a first configuration from what is detected and, on a terminal, from what a person answers. */
export async function init(options: InitOptions & GlobalOptions): Promise<number> {
  if (options.config !== undefined)
    throw new ArchlintError("archlint init writes .archlint.yml at the root, and --config names another; leave it out");
  const preset = options.preset === undefined ? "recommended" : choose("preset", options.preset, PRESETS);
  const here = realpathSync(process.cwd());
  const { root } = await discover(here, here);
  const file = placeFor(root, here, options.force === true);
  const opened = await openRoot(root, false);
  const { program, result } = await reviewOf({ ...opened, workingFolder: root, cache: options.cache, onProgress: startProgress() });
  const { tree, walked } = opened.walk;
  const detected = detect(program, { files: walked.files, scripts: packageScripts(tree, walked.files) });
  const screen = screenFor(null, options.color);
  print(seenText(detected, screen));
  const answers = await answersFor(detected, preset, options.yes === true);
  if (answers === null) {
    note("nothing was written");
    return INTERRUPTED;
  }
  const made = await withConfiguration(result, { detected, answers, schema: schemaFor(root, here) }, root, options.cache);
  writeAside(file, made.text);
  const isRefined = [...walked.configurable].some((folder) => folder !== "" && isConfigured(join(root, folder)));
  const summary = isRefined ? null : made.result.summary;
  print(writtenText({ file: relative(here, file).replaceAll("\\", "/"), difference: made.difference, summary }, screen));
  return 0;
}

/** Where to write; throws where that would replace what nobody gave up. */
function placeFor(root: string, here: string, force: boolean): string {
  const present = CONFIGURATION_FILES.map((name) => join(root, name)).find(isThere);
  if (present === undefined && isConfigured(root)) {
    const manifest = shownPath(join(root, "package.json"), here);
    throw new ArchlintError(`${manifest} configures archlint by its key "archlint"; remove the key to have .archlint.yml written`);
  }
  if (present !== undefined && !force)
    throw new ArchlintError(`${shownPath(present, here)} is there already and was left as it is; --force overwrites it`);
  return present ?? join(root, ".archlint.yml");
}

/** The settings of a root with a configuration in place of its own, or with none. */
function openRoot(root: string, config: object | false): Promise<OpenedSettings> {
  return openSettings({ workingFolder: root, root: ".", config }, () => []);
}

async function reviewOf(request: ReviewRequest): Promise<Review> {
  try {
    return await review(request);
  } catch (error) {
    if (error instanceof ArchlintError && error.message.startsWith(NOTHING_TO_LINT))
      throw new ArchlintError(`${error.message}; no .archlint.yml was written`, { cause: error });
    throw error;
  }
}

async function answersFor(detected: Detected, preset: Answers["preset"], yes: boolean): Promise<Answers | null> {
  if (yes) return defaultAnswers(preset);
  if (!process.stdin.isTTY || !process.stderr.isTTY || process.env["TERM"] === "dumb" || process.env["CI"] !== undefined) {
    note("no terminal to ask on: everything stays detected, as with --yes");
    return defaultAnswers(preset);
  }
  const { askAnswers } = await import("./init-questions.js");
  return askAnswers(detected, preset);
}

interface Made {
  readonly text: string;
  readonly result: Result;
  readonly difference: string | null;
}

type Parts = Omit<Parameters<typeof configurationText>[0], "difference">;

/** The text, read back and tried: what it says of its effect is what a run came to. */
async function withConfiguration(without: Result, parts: Parts, root: string, cache: boolean): Promise<Made> {
  const text = configurationText({ ...parts, difference: null });
  const { data } = await parseConfiguration(text, join(root, ".archlint.yml"), ".archlint.yml");
  const opened = await openRoot(root, isRecord(data) ? data : {});
  if (!mayChangeResults(parts.answers)) return { text, result: without, difference: null };
  const { result } = await answer({ ...opened, workingFolder: root, cache, onProgress: startProgress() });
  const difference = differenceText(differenceOf(without.findings, result.findings));
  return { text: configurationText({ ...parts, difference }), result, difference };
}

/** The schema of the installed package; where none is, that of the published one. */
function schemaFor(root: string, here: string): string {
  const folder = folderOfArchlint(root, here);
  const path = `${folder === "" ? "" : `${folder}/`}node_modules/archlint`;
  const isInstalled = existsSync(join(root, path)) || existsSync(join(root, folder, "node_modules", ".bin", "archlint"));
  return isInstalled ? `./${path}/schema.json` : `https://unpkg.com/archlint@${archlintVersion()}/schema.json`;
}
