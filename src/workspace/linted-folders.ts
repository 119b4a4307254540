import { selectSources, type Selection } from "./discover.js";
import { foldersUpFrom } from "./tree-path.js";
import type { Walked } from "./walk.js";

/** The folders that hold, at any depth, a file that a selection takes: what is said of others concerns nothing that is linted. */
export function lintedFolders({ files, aside, folders }: Walked, selection: Selection): ReadonlySet<string> {
  const listing = { files: new Set(files), aside: new Set(aside), folders: new Set(folders) };
  return new Set(selectSources(listing, selection).flatMap((path) => foldersUpFrom(path)));
}
