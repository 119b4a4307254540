import { createHash } from "node:crypto";
import { relative, resolve, sep } from "node:path";
import { performance } from "node:perf_hooks";
import type { Judgement } from "../check/judge.js";
import type { RuleTally } from "../check/tally.js";
import type { ConfigurationPlace } from "../check/configuration-place.js";
import type { LoadedSettings } from "../config/load-settings.js";
import type { DocumentFacts, FactSource, Program, RegisteredRule, Result } from "../model/index.js";
import { ArchlintError } from "../model/error.js";
import { pathBelow } from "../model/nested-settings.js";
import type { FinishedWalk } from "./open-settings.js";
import { resultOf } from "./result-of.js";
import { archlintVersion, buildDigest } from "../version.js";
import type { FactCache } from "../workspace/fact-cache.js";
import type { Tree } from "../workspace/tree.js";
import type { Workspace, WorkspaceRequest } from "../workspace/open-workspace.js";

/** How the message begins where there is no file at all. */
export const NOTHING_TO_LINT = "nothing to lint";
/** And where neither a pattern of the configuration nor a file that can't be read is the reason. */
export const NO_SOURCE = `${NOTHING_TO_LINT}: there is no TypeScript or JavaScript source`;

/** What a review stands on. */
export interface ReviewRequest {
  readonly loaded: LoadedSettings;
  /** Absolute; the configuration's positions are relative to it. */
  readonly workingFolder: string;
  /** Files and folders that the user named, relative to the root: they are linted though the configuration excludes them. */
  readonly named: readonly string[];
  readonly cache: boolean;
  /** The state of the repository to review; the files on disk where none is given. */
  readonly tree?: Tree;
  /** The state before a change: patterns of today's configuration may match nothing in it. */
  readonly isPast?: boolean;
  /** The walk by which the settings were found; left out, the root is walked through anew. */
  readonly walk?: FinishedWalk;
  /** Told after each file that had to be read anew. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** How long a part of the work took. */
export interface Timing {
  readonly part: "files" | "facts" | "resolution" | "program" | "rules";
  readonly ms: number;
}

/** What is kept between runs: the result, and what a reader is told beside it. */
export interface Told {
  readonly result: Result;
  /** Why the rules that fired exist. */
  readonly whys: Readonly<Record<string, string>>;
  /** Empty where the program has layers. */
  readonly noLayersBecause: string;
  /** How much of its subject each rule could judge. */
  readonly tallies: readonly RuleTally[];
}

/** A result, and what it was made from. */
export interface Answer extends Told {
  readonly workspace: Workspace;
  /** Nothing had changed since the last run. */
  readonly fromCache: boolean;
  /** Files whose facts were taken from the cache. */
  readonly factsFromCache: number;
  readonly timings: readonly Timing[];
}

/** An answer together with the program that it speaks of. */
export interface Review extends Answer {
  readonly program: Program;
  readonly judgement: Judgement;
  readonly rules: readonly RegisteredRule[];
}

/** Paths of the files that an answer speaks of. */
export function lintedFiles({ workspace }: Answer): ReadonlySet<string> {
  return new Set(workspace.sources.map(({ path }) => path));
}

/** The result alone: where nothing has changed since the last run, without parser, program or rules. */
export async function answer(request: ReviewRequest): Promise<Answer> {
  const stage = await openStage(request);
  const stored = stage.key === null ? null : stage.cache.result(stage.key);
  const told = stored === null ? null : readTold(stored);
  if (told === null) return reviewStage(request, stage);
  return { ...told, workspace: stage.workspace, fromCache: true, factsFromCache: 0, timings: stage.clock.timings };
}

/** The whole review, with the program at hand. */
export async function review(request: ReviewRequest): Promise<Review> {
  return reviewStage(request, await openStage(request));
}

interface Stage {
  readonly workspace: Workspace;
  readonly cache: FactCache;
  /** Null where results are not kept. */
  readonly key: string | null;
  readonly clock: Clock;
}

async function openStage(request: ReviewRequest): Promise<Stage> {
  const { loaded, named, cache, walk } = request;
  const clock = startClock(walk?.ms ?? 0);
  const [{ openWorkspace }, { openFactCache }] = await Promise.all([
    import("../workspace/open-workspace.js"),
    import("../workspace/fact-cache.js"),
  ]);
  const { include, exclude, nested } = loaded.settings;
  const workspace = openWorkspace({
    root: loaded.root,
    include,
    exclude,
    excludeBelow: nested.map(({ folder, exclude: globs }) => ({ folder, globs })),
    named,
    ...treeOf(request),
  });
  if (workspace.sources.length === 0) throw new ArchlintError(nothingToLint(loaded, workspace));
  for (const each of named) refuseEmptyName(workspace, each);
  clock.lap("files");
  const build = cache ? buildDigest() : null;
  return {
    workspace,
    cache: openFactCache({ root: loaded.root, enabled: cache }),
    key: build === null ? null : resultKey(build, request, workspace.inputsDigest),
    clock,
  };
}

/** A walk through the files on disk is no walk through another state of them. */
function treeOf({ tree, walk }: ReviewRequest): Pick<WorkspaceRequest, "tree" | "walked"> {
  if (tree !== undefined) return { tree };
  return walk === undefined ? {} : { tree: walk.tree, walked: walk.walked };
}

async function reviewStage(request: ReviewRequest, stage: Stage): Promise<Review> {
  const { workspace, cache, clock, key } = stage;
  const { settings } = request.loaded;
  const { RULES } = await import("../../rules/index.js");
  await checkRuleNames(request.loaded, RULES);
  const { sources, fromCache } = await factsOf(workspace, cache, request.onProgress);
  clock.lap("facts");
  const facts = workspace.resolve(sources.map((each) => each.outline));
  clock.lap("resolution");
  const { link } = await import("../link/link.js");
  const documents = await documentsOf(workspace);
  const program = link({ sources, workspace: facts, documents, settings });
  if (request.isPast !== true) refuseEmptySelectors(program, request.loaded);
  clock.lap("program");
  const { judge } = await import("../check/judge.js");
  const judgement = judge({ program, rules: RULES, settings, configuration: placeIn(request) });
  clock.lap("rules");
  const result = resultOf(program, judgement, archlintVersion());
  const { tallies } = await import("../check/tally.js");
  const told: Told = {
    result,
    whys: whysOf(RULES, judgement),
    noLayersBecause: program.architecture.noLayersBecause,
    tallies: tallies(judgement, RULES),
  };
  // Another run under the same key would have to refuse the empty patterns.
  if (key !== null && program.coverage.emptySelectors.length === 0) cache.putResult(key, JSON.stringify(told));
  cache.save();
  return { ...told, workspace, fromCache: false, factsFromCache: fromCache, timings: clock.timings, program, judgement, rules: RULES };
}

/** Documents are parsed when a container asks for them, and their parser is loaded only where there are any. */
async function documentsOf({ documents }: Workspace): Promise<() => readonly DocumentFacts[]> {
  if (documents.length === 0) return () => [];
  const { parseDocument } = await import("../artifacts/parse-document.js");
  return () => documents.map(({ path, text }) => parseDocument(path, text));
}

async function checkRuleNames(loaded: LoadedSettings, rules: readonly RegisteredRule[]): Promise<void> {
  const [{ knownRules }, { ENGINE_RULES }] = await Promise.all([import("../config/known-rules.js"), import("../check/engine-rules.js")]);
  loaded.checkRules(knownRules(rules, new Map(ENGINE_RULES.map(({ id, messages }) => [id, Object.keys(messages)]))));
}

async function factsOf(
  workspace: Workspace,
  cache: FactCache,
  onProgress: ReviewRequest["onProgress"],
): Promise<{ sources: readonly FactSource[]; fromCache: number }> {
  const stored = workspace.sources.map((source) => cache.get(source));
  const fromCache = stored.filter((each) => each !== null).length;
  const missing = stored.length - fromCache;
  if (missing === 0) return { sources: stored.filter((each) => each !== null), fromCache };
  const { encodeFacts } = await import("../extract/encode-facts.js");
  let done = 0;
  const sources = workspace.sources.map((source, index) => {
    const present = stored[index] ?? null;
    if (present !== null) return present;
    const read = cache.put(source, encodeFacts(source.path, source.text));
    done += 1;
    onProgress?.(done, missing);
    return read;
  });
  return { sources, fromCache };
}

function nothingToLint({ settings, root }: LoadedSettings, { skipped }: Workspace): string {
  const [first] = skipped;
  if (first !== undefined) {
    const more = skipped.length === 1 ? "" : `, and ${skipped.length - 1} more`;
    return `${NOTHING_TO_LINT}: no source under ${root} could be read: ${first.path} (${first.because})${more}`;
  }
  if (settings.include === null && settings.exclude.length > 0)
    return `${NOTHING_TO_LINT}: neither git nor exclude (${settings.exclude.join(", ")}) leaves any TypeScript or JavaScript source under ${root}`;
  return settings.include === null
    ? `${NO_SOURCE} under ${root} that git doesn't ignore; run archlint in the repository, or name a folder`
    : `${NOTHING_TO_LINT}: no source under ${root} matches include (${settings.include.join(", ")}); correct the patterns`;
}

/** A named path without a source would be called clean without a look. */
function refuseEmptyName({ sources, skipped }: Workspace, named: string): void {
  const isMeant = ({ path }: { readonly path: string }): boolean => path === named || path.startsWith(`${named}/`);
  if (sources.some(isMeant)) return;
  const unread = skipped.find(isMeant);
  const because =
    unread === undefined ? `${named} holds no TypeScript or JavaScript source` : `${unread.path} could not be read: ${unread.because}`;
  throw new ArchlintError(`${NOTHING_TO_LINT}: ${because}`);
}

/** A selector that matches nothing would silently check nothing. */
function refuseEmptySelectors({ coverage, modules }: Program, { positionOf, file }: LoadedSettings): void {
  if (coverage.emptySelectors.length === 0) return;
  const lines = coverage.emptySelectors.map(({ key, pattern, folder }) => {
    const position = positionOf(key, pattern, folder);
    const where = position === null ? (file ?? "config") : `${position.file}:${position.line}:${position.column}`;
    const whole = `${pattern.replace(/^\.?\/|\/?\**$/g, "")}/**`;
    const isFolder = modules.some(({ path }) => (pathBelow(folder, path) ?? "").startsWith(whole.slice(0, -2)));
    return `${where}: ${key} "${pattern}" matches no file; ${isFolder ? `did you mean "${whole}"?` : "correct the pattern, or remove it"}`;
  });
  throw new ArchlintError(lines.join("\n"));
}

/** Where findings about the configuration stand, relative to the root as all findings are. */
function placeIn({ loaded, workingFolder }: ReviewRequest): ConfigurationPlace {
  const inRoot = (file: string): string => relative(loaded.root, resolve(workingFolder, file)).split(sep).join("/");
  const whole = loaded.file === null ? "package.json" : inRoot(loaded.file);
  return {
    at(key, folder) {
      // A layer may stand in a list of names.
      const position =
        loaded.positionOf(key.join("."), undefined, folder) ?? loaded.positionOf(key.slice(0, -1).join("."), key.at(-1), folder);
      if (position !== null) return { file: inRoot(position.file), line: position.line, column: position.column };
      return { file: loaded.settings.nested.find((each) => each.folder === folder)?.file ?? whole, line: 1, column: 1 };
    },
  };
}

/** All that a result depends on: the code that made it, the configurations, and every file that was read. */
function resultKey(build: string, { loaded }: ReviewRequest, inputsDigest: string): string {
  // The files' names and their keys' lines stand in findings about the configuration.
  const read = loaded.read.map(({ path, text }) => [relative(loaded.root, path), text]);
  return createHash("sha256")
    .update(JSON.stringify([build, loaded.settings, read, inputsDigest]))
    .digest("hex");
}

function whysOf(rules: readonly RegisteredRule[], { findings }: Judgement): Readonly<Record<string, string>> {
  const fired = new Set(findings.map((each) => each.rule));
  return Object.fromEntries(rules.filter(({ id }) => fired.has(id)).map(({ id, rule }) => [id, rule.meta.why]));
}

/** What was stored, or null where it is damaged. */
function readTold(text: string): Told | null {
  try {
    const value: unknown = JSON.parse(text);
    return isTold(value) ? value : null;
  } catch {
    return null;
  }
}

/** The key vouches for the shape: only this build wrote under it. */
function isTold(value: unknown): value is Told {
  return (
    typeof value === "object" && value !== null && "result" in value && "whys" in value && "noLayersBecause" in value && "tallies" in value
  );
}

interface Clock {
  readonly timings: readonly Timing[];
  lap(part: Timing["part"]): void;
}

/** `before` is what the first part took before the clock was started. */
function startClock(before: number): Clock {
  const timings: Timing[] = [];
  let since = performance.now() - before;
  return {
    timings,
    lap(part) {
      const now = performance.now();
      timings.push({ part, ms: now - since });
      since = now;
    },
  };
}
