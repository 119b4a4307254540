import { performance } from "node:perf_hooks";
import type { LoadedSettings, LoadSettingsOptions } from "../config/load-settings.js";
import { loadSettings } from "../config/load-settings.js";
import { lazily } from "../model/lazily.js";
import type { Tree } from "../workspace/tree.js";
import type { Walked } from "../workspace/walk.js";

/** Settings with those of the folders below the root, and what was met on the way to them. */
export interface OpenedSettings {
  readonly loaded: LoadedSettings;
  /** Files and folders that the user named, relative to the root. */
  readonly named: readonly string[];
  readonly walk: FinishedWalk;
}

/** A walk through the linted root, which a review needs too. */
export interface FinishedWalk {
  readonly tree: Tree;
  readonly walked: Walked;
  readonly ms: number;
}

/** Loads the settings of a root and of the folders below it that refine them; `namedIn` says what the user named there. */
export async function openSettings(options: LoadSettingsOptions, namedIn: (root: string) => readonly string[]): Promise<OpenedSettings> {
  const loaded = await loadSettings(options);
  const named = namedIn(loaded.root);
  const [{ openWorkTree }, { walk }] = await Promise.all([import("../workspace/work-tree.js"), import("../workspace/walk.js")]);
  const start = performance.now();
  const tree = openWorkTree(loaded.root);
  const walked = walk(tree);
  const ms = performance.now() - start;
  const { include, exclude } = loaded.settings;
  const { lintedFolders } = await import("../workspace/linted-folders.js");
  const linted = lazily(() => lintedFolders(walked, { include, exclude, named }));
  const refined = await loaded.refinedBy([...walked.configurable].sort(), (folder) => linted().has(folder));
  return { loaded: refined, named, walk: { tree, walked, ms } };
}
