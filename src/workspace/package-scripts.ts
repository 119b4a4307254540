import { isObject, objectIn, parseJson } from "./json.js";
import type { Tree } from "./tree.js";
import { folderOf, nameOf } from "./tree-path.js";

const MANIFEST_LIMIT = 5 * 1024 * 1024;

/** The names of the scripts of each package.json among the files, by its folder; a broken manifest has none. */
export function packageScripts(tree: Tree, files: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const manifests = files.filter((path) => nameOf(path) === "package.json");
  return new Map(manifests.map((path) => [folderOf(path), scriptsIn(tree, path)]));
}

function scriptsIn(tree: Tree, path: string): readonly string[] {
  const found = tree.read(path, MANIFEST_LIMIT);
  const value = found.is === "bytes" ? parseJson(found.bytes.toString("utf8")) : null;
  return isObject(value) ? Object.keys(objectIn(value, "scripts")) : [];
}
