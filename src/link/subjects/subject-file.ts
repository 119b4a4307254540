import type { FileOutline, ImportFact, PackageFacts, Resolution, Subject, WorkspaceFacts } from "../../model/index.js";

/** What a file is to the review, and why in words. */
export interface SubjectVerdict {
  readonly subject: Subject;
  readonly why: string;
}

/** A file as the classification sees it. */
export interface SubjectFile {
  readonly path: string;
  readonly outline: FileOutline;
  readonly name: string;
  /** The folders that hold it, from the root. */
  readonly folders: readonly string[];
  /** How many of the folders lead to each package that holds it, ascending; the last is the nearest package. */
  readonly packageDepths: readonly number[];
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
  return [...outlines.values()].map((outline) => {
    const index = workspace.packageOf.get(outline.path);
    const segments = outline.path.split("/");
    const folders = segments.slice(0, -1);
    const resolutions = workspace.resolutions.get(outline.path);
    const imported = [...(resolutions ?? [])];
    const valueSpecifiers = new Set(outline.imports.filter(usesValue).map((fact) => fact.specifier));
    return {
      path: outline.path,
      outline,
      name: segments.at(-1) ?? "",
      folders,
      packageDepths: [0, ...folders.flatMap((_, at) => (packageFolders.has(folders.slice(0, at + 1).join("/")) ? [at + 1] : []))],
      package: index === undefined ? null : (workspace.packages[index] ?? null),
      packages: new Set(imported.flatMap(([, each]) => packageNames(each))),
      valuePackages: new Set(imported.flatMap(([specifier, each]) => (valueSpecifiers.has(specifier) ? packageNames(each) : []))),
      leadsTo: imported.flatMap(([, each]) => (each.is === "file" ? [each.path] : [])),
    };
  });
}

/** The path of the folder at an index of `folders`. */
export function folderPath(file: SubjectFile, index: number): string {
  return file.folders.slice(0, index + 1).join("/");
}

/** The indexes of `folders` that stand at the top of a package that holds the file. */
export function topIndexes(file: SubjectFile): readonly number[] {
  return file.packageDepths.filter((depth) => depth < file.folders.length);
}

/** The paths of the folders inside the nearest package, outermost first. */
export function foldersInPackage(file: SubjectFile): readonly string[] {
  const depth = file.packageDepths.at(-1) ?? 0;
  return file.folders.slice(depth).map((_, at) => folderPath(file, depth + at));
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
