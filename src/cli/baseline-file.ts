import { join, relative, resolve, sep } from "node:path";
import type { BaselineEntry } from "../check/baseline.js";
import { isThere, readTextFile } from "../config/read-text-file.js";
import type { Tree } from "../workspace/tree.js";
import { ArchlintError } from "../model/error.js";

/** Where a baseline is looked for when nobody names one: at the linted root. */
export const BASELINE_NAME = ".archlint-baseline.json";

/** A finding takes about 300 bytes: more than this is no baseline that anybody means to work off. */
const LIMITS = { what: "a baseline", bytes: 64 * 1024 * 1024 };

/** A baseline's place, and its path as the user's working folder names it. */
export interface BaselinePlace {
  readonly path: string;
  readonly name: string;
}

/** The place that was named, or else the usual one. */
export function baselinePlace(root: string, named: string | undefined): BaselinePlace {
  if (named !== undefined) return { path: resolve(named), name: named };
  const path = join(root, BASELINE_NAME);
  return { path, name: relative(process.cwd(), path).split(sep).join("/") };
}

/** The entries of a baseline, in a tree that is none of the disk's its usual one; null where there is none and none was named. Throws with the line and the cure where it can't be read. */
export async function readBaselineFile(place: BaselinePlace, isNamed: boolean, tree?: Tree): Promise<readonly BaselineEntry[] | null> {
  const { name } = place;
  const text = tree === undefined || isNamed ? textOnDisk(place) : textIn(tree, name);
  if (text === null) {
    if (isNamed) throw new ArchlintError(`${name}: no such baseline; archlint baseline --baseline ${name} writes it`);
    return null;
  }
  const { readBaseline } = await import("../check/baseline.js");
  const read = readBaseline(text);
  if (read.is === "baseline") return read.entries;
  throw new ArchlintError(
    `${name}:${read.line}:1: ${read.because}; take either side of the file whole and run archlint baseline, or delete it and begin anew`,
  );
}

function textOnDisk({ path, name }: BaselinePlace): string | null {
  return isThere(path) ? readTextFile(path, name, LIMITS) : null;
}

function textIn(tree: Tree, name: string): string | null {
  if (tree.stat(BASELINE_NAME) === null) return null;
  const found = tree.read(BASELINE_NAME, LIMITS.bytes);
  if (found.is === "unreadable") throw new ArchlintError(`${name}: ${found.because}`);
  return found.bytes.toString("utf8");
}

/** Today in Coordinated Universal Time, `YYYY-MM-DD`: the same day for everybody's run. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
