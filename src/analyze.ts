import { existsSync, realpathSync } from "node:fs";
import { relative, resolve, sep } from "node:path";
import type { ReviewRequest } from "./review/review.js";
import type { Result, Severity } from "./model/index.js";
import { ArchlintError } from "./model/error.js";

/** What `analyze` is asked. */
export interface AnalyzeOptions {
  /** The folder to lint: every path of the result is relative to it, and no configuration above it is read. */
  readonly root: string;
  /** The configuration itself, the path of its file relative to the root, or `false` for none; left out, the root's own `.archlint.yml` is read where there is one. */
  readonly config?: string | object | false;
  /** Whether facts and results are kept between runs; true unless said otherwise. */
  readonly cache?: boolean;
  /** Wins over the configuration's. */
  readonly preset?: "recommended" | "strict";
  /** As under `rules:` in the configuration, over which it wins. */
  readonly rules?: Readonly<Record<string, RuleOption>>;
  /** Files and folders, relative to the root, that findings are wanted for; the whole program is known all the same. */
  readonly paths?: readonly string[];
}

/** A rule's severity, with options, or severities by message. */
export type RuleOption =
  Severity | "off" | readonly [Severity | "off", Readonly<Record<string, unknown>>] | Readonly<Record<string, Severity | "off">>;

/** Lints a folder and returns what `--format json --architecture` prints, with all severities. Throws `ArchlintError` where it could not run. */
export async function analyze(options: AnalyzeOptions): Promise<Result> {
  const { answer } = await import("./review/review.js");
  const { within } = await import("./review/within.js");
  const request = await requestOf(options);
  const { result } = await answer(request);
  return request.named.length === 0 ? result : within(result, request.named);
}

async function requestOf({ root, config, cache, preset, rules, paths }: AnalyzeOptions): Promise<ReviewRequest> {
  const { openSettings } = await import("./review/open-settings.js");
  const workingFolder = resolve(root);
  const settings = { workingFolder, root: ".", config, preset, rules };
  const opened = await openSettings(settings, (found) => namedIn(found, workingFolder, paths ?? []));
  return { ...opened, workingFolder, cache: cache ?? true };
}

/** Named paths relative to the root, in one spelling; the root itself names everything. */
export function namedIn(root: string, workingFolder: string, paths: readonly string[]): readonly string[] {
  const named = paths.map((path) => {
    const absolute = resolve(workingFolder, path);
    if (!existsSync(absolute)) throw new ArchlintError(`no such path: ${path}`);
    const inside = relative(root, realpathSync(absolute)).split(sep).join("/");
    if (inside === ".." || inside.startsWith("../") || resolve(root, inside) !== realpathSync(absolute)) {
      throw new ArchlintError(`${path} lies outside of the linted root ${root}; run archlint there`);
    }
    return inside;
  });
  return named.includes("") ? [] : [...new Set(named)].sort();
}
