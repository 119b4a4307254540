import { realpathSync } from "node:fs";
import { relative, sep } from "node:path";
import { namedIn } from "../analyze.js";
import { namedRoot } from "../config/named-root.js";
import { openSettings } from "../review/open-settings.js";
import type { ReviewRequest } from "../review/review.js";
import type { GlobalOptions } from "./global-options.js";
import { startProgress } from "./progress.js";
import { note } from "./report-error.js";
import { workingPackage } from "./working-package.js";

/** What a command works on. */
export interface Target {
  readonly request: ReviewRequest;
  /** What leads from the working folder to the root, with `/` at its end; empty where they are the same. */
  readonly prefix: string;
  /** The package below the root that the working folder lies in, relative to the root; null at the root. */
  readonly inside: string | null;
}

/** Finds the root that the paths belong to, and its settings; says the warnings of the configuration. */
export async function openTarget(
  paths: readonly string[],
  globals: GlobalOptions,
  rules: Readonly<Record<string, string>> = {},
): Promise<Target> {
  const here = realpathSync(process.cwd());
  const root = globals.config === undefined ? await namedRoot(here, paths) : here;
  const settings = {
    workingFolder: here,
    ...(root === here ? {} : { root }),
    config: globals.config,
    preset: globals.preset,
    rules,
  };
  const opened = await openSettings(settings, (found) => namedIn(found, here, paths));
  const { loaded } = opened;
  for (const warning of loaded.warnings) note(warning);
  const inside = relative(here, loaded.root).split(sep).join("/");
  return {
    request: { ...opened, workingFolder: here, cache: globals.cache, onProgress: startProgress() },
    prefix: inside === "" ? "" : `${inside}/`,
    inside: workingPackage(loaded.root, here),
  };
}

/** The same for the package alone that the working folder lies in, as if it had been named. */
export function ofWorkingPackage(target: Target): Target {
  return target.inside === null ? target : { ...target, request: { ...target.request, named: [target.inside] } };
}
