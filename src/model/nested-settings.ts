import type { NestedSettings, Settings } from "./settings.js";

/** The configurations below the root that hold for a path, the outermost first. */
export function nestedAt({ nested }: Pick<Settings, "nested">, path: string): readonly NestedSettings[] {
  return nested.filter(({ folder }) => pathBelow(folder, path) !== null);
}

/** The path relative to a folder; null where it lies outside. */
export function pathBelow(folder: string, path: string): string | null {
  if (folder === "") return path;
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : null;
}

/** Whether a source file in no layer is a finding there. */
export function isExhaustiveAt(settings: Pick<Settings, "nested" | "exhaustive">, path: string): boolean {
  return nestedAt(settings, path).findLast(({ exhaustive }) => exhaustive !== null)?.exhaustive ?? settings.exhaustive;
}
