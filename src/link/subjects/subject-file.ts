import type { FileOutline, ImportFact, PackageFacts, Resolution, Subject, WorkspaceFacts } from "../../model/index.js";

/** What a file is to the review, and why in words. */
export interface SubjectVerdict {
  readonly subject: Subject;
  readonly why: string;
}

/** A folder as the classification sees it: one value for all its files. */
export interface SubjectFolder {
  /** The names on the way from the root. */
  readonly folders: readonly string[];
  /** The paths that they make, each with those before it. */
  readonly folderPaths: readonly string[];
  /** How many of the folders lead to each package that holds it, ascending; the last is the nearest package. */
  readonly packageDepths: readonly number[];
}

/** A file as the classification sees it. */
export interface SubjectFile extends SubjectFolder {
  readonly path: string;
  readonly outline: FileOutline;
  readonly name: string;
  readonly package: PackageFacts | null;
  /** Names of the packages and builtins that it imports; a subpath stands beside its package: `vitest`, `vitest/config`. */
  readonly packages: ReadonlySet<string>;
  /** Those of which it uses a value. */
  readonly valuePackages: ReadonlySet<string>;
  /** Source files that it imports, types included. */
  readonly leadsTo: readonly string[];
}

/** All files of the program as the classification sees them, in the order of the outlines. */
export function subjectFiles(outlines: ReadonlyMap<string, FileOutline>, workspace: WorkspaceFacts): readonly SubjectFile[] {
  const packageFolders = new Set(workspace.packages.map((each) => each.folder));
  const folders = new Map<string, SubjectFolder>();
  return [...outlines.values()].map((outline) => {
    const { path } = outline;
    const slash = path.lastIndexOf("/");
    const folder = path.slice(0, Math.max(slash, 0));
    let shared = folders.get(folder);
    if (shared === undefined) folders.set(folder, (shared = subjectFolder(folder, packageFolders)));
    const index = workspace.packageOf.get(path);
    const pkg = index === undefined ? null : (workspace.packages[index] ?? null);
    return { ...shared, path, outline, name: path.slice(slash + 1), package: pkg, ...importsOf(outline, workspace.resolutions.get(path)) };
  });
}

function subjectFolder(path: string, packageFolders: ReadonlySet<string>): SubjectFolder {
  const folders = path === "" ? [] : path.split("/");
  const folderPaths = folders.map((_, at) => folders.slice(0, at + 1).join("/"));
  return { folders, folderPaths, packageDepths: [0, ...folderPaths.flatMap((each, at) => (packageFolders.has(each) ? [at + 1] : []))] };
}

function importsOf(
  outline: FileOutline,
  resolutions: ReadonlyMap<string, Resolution> | undefined,
): Pick<SubjectFile, "packages" | "valuePackages" | "leadsTo"> {
  const packages = new Set<string>();
  const valuePackages = new Set<string>();
  const leadsTo: string[] = [];
  for (const fact of outline.imports) {
    const to = fact.specifier === null ? undefined : resolutions?.get(fact.specifier);
    if (to === undefined) continue;
    if (to.is === "file") leadsTo.push(to.path);
    for (const name of packageNames(to)) {
      packages.add(name);
      if (usesValue(fact)) valuePackages.add(name);
    }
  }
  return { packages, valuePackages, leadsTo };
}

/** The path of the folder at an index of `folders`. */
export function folderPath(file: SubjectFile, index: number): string {
  return file.folderPaths[index] ?? "";
}

/** The indexes of `folders` that stand at the top of a package that holds the file. */
export function topIndexes(file: SubjectFile): readonly number[] {
  return file.packageDepths.filter((depth) => depth < file.folders.length);
}

/** The paths of the folders inside the nearest package, outermost first. */
export function foldersInPackage(file: SubjectFile): readonly string[] {
  return file.folderPaths.slice(file.packageDepths.at(-1) ?? 0);
}

/** Of some folders, those that files outside of them import. */
export function foldersUsedFromOutside(files: readonly SubjectFile[], folders: ReadonlySet<string>): ReadonlySet<string> {
  const used = new Set<string>();
  if (folders.size === 0) return used;
  for (const file of files) {
    for (const path of file.leadsTo) {
      for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1)) {
        const folder = path.slice(0, slash);
        if (folders.has(folder) && !file.path.startsWith(`${folder}/`)) used.add(folder);
      }
    }
  }
  return used;
}

function usesValue(fact: ImportFact): boolean {
  if (fact.typeOnly) return false;
  return fact.names.length === 0 || fact.names.some(({ typeOnly, uses }) => !typeOnly && (uses.value || uses.decorated || uses.exported));
}

function packageNames(resolution: Resolution): readonly string[] {
  if (resolution.is === "builtin") return [`node:${resolution.name.replace(/^node:/, "")}`];
  if (resolution.is !== "package") return [];
  return resolution.subpath === "" ? [resolution.name] : [resolution.name, `${resolution.name}/${resolution.subpath}`];
}
