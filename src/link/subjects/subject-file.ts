import type { FileOutline, PackageFacts, Resolution, Subject, WorkspaceFacts } from "../../model/index.js";

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
  /** The folders between the nearest package's folder and the file. */
  readonly folders: readonly string[];
  /** Folder of the nearest package; empty for the root's. */
  readonly packageFolder: string;
  readonly package: PackageFacts | null;
  /** Names of the packages and builtins that it imports; a subpath stands beside its package: `vitest`, `vitest/config`. */
  readonly packages: ReadonlySet<string>;
  /** Source files that it imports, types included. */
  readonly leadsTo: readonly string[];
}

/** All files of the program as the classification sees them, in the order of the outlines. */
export function subjectFiles(outlines: ReadonlyMap<string, FileOutline>, workspace: WorkspaceFacts): readonly SubjectFile[] {
  return [...outlines.values()].map((outline) => {
    const index = workspace.packageOf.get(outline.path);
    const found = index === undefined ? null : (workspace.packages[index] ?? null);
    const packageFolder = found?.folder ?? "";
    const inside = packageFolder === "" ? outline.path : outline.path.slice(packageFolder.length + 1);
    const segments = inside.split("/");
    const resolutions = [...(workspace.resolutions.get(outline.path)?.values() ?? [])];
    return {
      path: outline.path,
      outline,
      name: segments.at(-1) ?? "",
      folders: segments.slice(0, -1),
      packageFolder,
      package: found,
      packages: new Set(resolutions.flatMap(packageNames)),
      leadsTo: resolutions.flatMap((each) => (each.is === "file" ? [each.path] : [])),
    };
  });
}

/** The folder of a file down to and with one of its folders, relative to the root. */
export function folderPath(file: SubjectFile, index: number): string {
  const inside = file.folders.slice(0, index + 1).join("/");
  return file.packageFolder === "" ? inside : `${file.packageFolder}/${inside}`;
}

function packageNames(resolution: Resolution): readonly string[] {
  if (resolution.is === "builtin") return [`node:${resolution.name.replace(/^node:/, "")}`];
  if (resolution.is !== "package") return [];
  return resolution.subpath === "" ? [resolution.name] : [resolution.name, `${resolution.name}/${resolution.subpath}`];
}
