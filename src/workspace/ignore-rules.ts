import ignore, { type Ignore } from "ignore";
import { inFolder } from "./tree-path.js";

/** The ignore files that hold for a folder, nearest last. A file whose verdict on an outer folder was overruled says nothing inside it. */
export interface IgnoreRules {
  readonly layers: readonly IgnoreLayer[];
}

interface IgnoreLayer {
  /** The folder that the ignore file stands in. */
  readonly folder: string;
  readonly rules: Ignore;
}

export const NO_IGNORE_RULES: IgnoreRules = { layers: [] };

/** Adds an ignore file's text to the rules of the folder that it stands in. */
export function withIgnoreFile(outer: IgnoreRules, folder: string, text: string): IgnoreRules {
  return { layers: [...outer.layers, { folder, rules: ignore().add(text) }] };
}

/** The rules' verdict on a path whose folder is not ignored, and the rules that hold inside it. */
export function judgePath(rules: IgnoreRules, path: string, folder: boolean): { readonly ignored: boolean; readonly inside: IgnoreRules } {
  const overruled = new Set<IgnoreLayer>();
  let verdict: boolean | null = null;
  for (const layer of [...rules.layers].reverse()) {
    const relative = layer.folder === "" ? path : path.slice(layer.folder.length + 1);
    const { ignored, unignored } = layer.rules.test(folder ? `${relative}/` : relative);
    if (verdict === null) {
      if (ignored || unignored) verdict = ignored;
    } else if (ignored && !verdict) overruled.add(layer);
  }
  const inside = overruled.size === 0 ? rules : { layers: rules.layers.filter((each) => !overruled.has(each)) };
  return { ignored: verdict === true, inside };
}

/** The names under which git keeps its ignore rules, seen from a folder. */
export function ignoreFilesOf(folder: string): string[] {
  return folder === "" ? [".git/info/exclude", ".gitignore"] : [inFolder(folder, ".gitignore")];
}
