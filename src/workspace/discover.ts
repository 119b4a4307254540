import picomatch from "picomatch";
import type { SkippedFile } from "../model/index.js";
import { judgePath, type IgnoreRules } from "./ignore-rules.js";
import { isCode, type Listing } from "./listing.js";
import { findOutputs } from "./outputs.js";
import { byCodeUnit, folderOf, foldersUpFrom, inFolder, isWithin } from "./tree-path.js";
import type { TsconfigFile } from "./tsconfig-file.js";
import type { Walked } from "./walk.js";

/** Globs for a folder, relative to it. */
export interface FolderGlobs {
  readonly folder: string;
  readonly globs: readonly string[];
}

/** Which of the files are linted. */
export interface Selection {
  /** Globs; null for all. */
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[];
  /** The same of folders below the root, relative to them. */
  readonly excludeBelow?: readonly FolderGlobs[];
  /** Files and folders that the user named: where nothing in one would count, it wins over `include`, `exclude` and ignore files. */
  readonly named: readonly string[];
}

/** Sets what is built apart from what a walk found. */
export function listingOf(walked: Walked, configs: readonly TsconfigFile[]): Listing {
  const outputs = findOutputs(walked.files, configs);
  const files: string[] = [];
  const aside = [...walked.aside];
  for (const path of walked.files) (foldersUpFrom(path).some((folder) => outputs.has(folder)) ? aside : files).push(path);
  const folders = new Set<string>();
  for (const path of files) for (const folder of foldersUpFrom(path)) folders.add(folder);
  return {
    files: new Set(files.sort(byCodeUnit)),
    aside: new Set(aside.sort(byCodeUnit)),
    folders,
    outputs,
    links: walked.links,
    skipped: [...walked.skipped].sort((a: SkippedFile, b: SkippedFile) => byCodeUnit(a.path, b.path)),
    isIgnored: (path) => isIgnored(walked.rules, path),
  };
}

/** The paths of the source files to be linted, sorted by code unit. */
export function selectSources(
  listing: Pick<Listing, "files" | "aside" | "folders">,
  { include, exclude, excludeBelow = [], named }: Selection,
): string[] {
  const included = include === null ? () => true : picomatch([...include], { dot: true });
  const excluded = matcherOf(exclude);
  const below = excludeBelow.map(({ folder, globs }) => ({ folder, excludes: matcherOf(globs) }));
  const isExcluded = (path: string) =>
    excluded(path) || below.some(({ folder, excludes }) => isWithin(path, folder) && excludes(path.slice(folder.length + 1)));
  const code = [...listing.files].filter(isCode);
  const usual = code.filter((path) => included(path) && !isExcluded(path));
  const insisted = named.filter((each) => !usual.some((path) => isWithin(path, each)));
  if (insisted.length === 0) return usual;
  const kept = new Set(usual);
  for (const path of code) if (insisted.some((each) => isWithin(path, each))) kept.add(path);
  // A name that itself lies among the ignored is meant; one that only holds some is not.
  const meant = insisted.filter((each) => each !== "" && !listing.folders.has(each));
  for (const path of listing.aside) if (isCode(path) && meant.some((each) => isWithin(path, each))) kept.add(path);
  return [...kept].sort(byCodeUnit);
}

function matcherOf(globs: readonly string[]): (path: string) => boolean {
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true });
}

function isIgnored(rules: ReadonlyMap<string, IgnoreRules>, path: string): boolean {
  let inside = rules.get("");
  let prefix = "";
  for (const part of path.split("/")) {
    if (inside === undefined) return false;
    prefix = inFolder(prefix, part);
    const verdict = judgePath(inside, prefix, prefix !== path);
    if (verdict.ignored) return true;
    inside = rules.get(prefix) ?? verdict.inside;
  }
  return inside !== undefined && judgePath(rules.get(folderOf(path)) ?? inside, path, true).ignored;
}
