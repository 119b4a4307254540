import { realpathSync } from "node:fs";
import { relative, sep } from "node:path";
import { namedIn } from "../analyze.js";
import { namedRoot } from "../config/named-root.js";
import { loadSettings } from "../config/load-settings.js";
import type { ReviewRequest } from "../review/review.js";
import type { GlobalOptions } from "./global-options.js";
import { startProgress } from "./progress.js";
import { note } from "./report-error.js";

/** What a command works on. */
export interface Target {
  readonly request: ReviewRequest;
  /** What leads from the working folder to the root, with `/` at its end; empty where they are the same. */
  readonly prefix: string;
}

/** Finds the root that the paths belong to, and its settings; says the warnings of the configuration. */
export async function openTarget(
  paths: readonly string[],
  globals: GlobalOptions,
  rules: Readonly<Record<string, string>> = {},
): Promise<Target> {
  const here = realpathSync(process.cwd());
  const root = globals.config === undefined ? await namedRoot(here, paths) : here;
  const loaded = await loadSettings({
    workingFolder: here,
    ...(root === here ? {} : { root }),
    config: globals.config,
    preset: globals.preset,
    rules,
  });
  for (const warning of loaded.warnings) note(warning);
  const inside = relative(here, loaded.root).split(sep).join("/");
  return {
    request: {
      loaded,
      workingFolder: here,
      named: namedIn(loaded.root, here, paths),
      cache: globals.cache,
      onProgress: startProgress(),
    },
    prefix: inside === "" ? "" : `${inside}/`,
  };
}
