import { posix } from "node:path";
import type { FileBytes, LinkTarget, Tree, TreeEntry } from "../tree.js";
import { byCodeUnit, folderOf, foldersUpFrom, inFolder, nameOf } from "../tree-path.js";

/** What stands at a path in place of what the tree beneath has there; null for nothing. */
export type Patch = ReadonlyMap<string, PatchedFile | null>;

/** A file or symbolic link of a git object. */
export interface PatchedFile {
  readonly kind: "file" | "link";
  /** Name of the blob: a link's is the path that it leads to. */
  readonly blob: string;
}

/** Gives the content of blobs, in the order asked. */
export type ReadBlobs = (blobs: readonly string[]) => readonly Buffer[];

/** What a run may read in any case: fetched at once with the first file that is read. */
const READ_EARLY = /\.(?:[cm]?[jt]sx?|jsonc?|ya?ml)$|(?:^|\/)\.gitignore$/;

/** A tree with some files in other versions, and some not there: an index or a commit seen from the work tree, most of which is the same. */
export function patchTree(base: Tree, patch: Patch, readBlobs: ReadBlobs): Tree {
  const added = childrenOf(patch);
  const contents = new Map<string, Buffer>();

  function contentOf(blob: string): Buffer {
    const known = contents.get(blob);
    if (known !== undefined) return known;
    const early =
      contents.size > 0 ? [] : [...patch].flatMap(([path, file]) => (file !== null && READ_EARLY.test(path) ? [file.blob] : []));
    const asked = [...new Set([blob, ...early])];
    readBlobs(asked).forEach((bytes, index) => contents.set(asked[index] ?? "", bytes));
    return contents.get(blob) ?? Buffer.alloc(0);
  }

  function list(folder: string): ReturnType<Tree["list"]> {
    const own = added.get(folder);
    const found = base.list(folder);
    if (found.is === "unreadable" && own === undefined) return found;
    const entries = new Map((found.is === "entries" ? found.entries : []).map((each) => [each.name, each]));
    for (const name of entries.keys()) if (patch.get(inFolder(folder, name)) === null) entries.delete(name);
    for (const [name, kind] of own ?? []) entries.set(name, { name, kind });
    return { is: "entries", entries: [...entries.values()].sort((a, b) => byCodeUnit(a.name, b.name)) };
  }

  function read(path: string, limit: number): FileBytes {
    const file = patch.get(path);
    if (file === undefined) return base.read(path, limit);
    if (file === null) return { is: "unreadable", because: "gone while it was read" };
    if (file.kind === "link") return { is: "unreadable", because: "symbolic link" };
    const bytes = contentOf(file.blob);
    return bytes.length > limit
      ? { is: "unreadable", because: `larger than ${Math.round(limit / 1024 / 1024)} MB` }
      : { is: "bytes", bytes };
  }

  function stat(path: string): TreeEntry["kind"] | null {
    const file = patch.get(path);
    if (file === null) return null;
    if (file !== undefined) return file.kind;
    return added.has(path) ? "folder" : base.stat(path);
  }

  function follow(link: string): LinkTarget {
    const file = patch.get(link);
    if (file === undefined || file === null) return base.follow(link);
    const path = posix.normalize(posix.join(folderOf(link), contentOf(file.blob).toString("utf8")));
    if (posix.isAbsolute(path) || path === ".." || path.startsWith("../"))
      return { is: "unreadable", because: "symbolic link that leads out of the linted folder" };
    if (stat(path) === null) return { is: "unreadable", because: "dangling symbolic link" };
    if ([path, ...foldersUpFrom(path)].some((each) => stat(each) === "link"))
      return { is: "unreadable", because: "symbolic link that leads through another" };
    return { is: "inside", path };
  }

  return { root: base.root, list, read, stat, follow };
}

/** What the patch puts into each folder, the folders that lead there among it. */
function childrenOf(patch: Patch): ReadonlyMap<string, ReadonlyMap<string, TreeEntry["kind"]>> {
  const children = new Map<string, Map<string, TreeEntry["kind"]>>();
  const put = (path: string, kind: TreeEntry["kind"]): void => {
    const folder = folderOf(path);
    const names = children.get(folder) ?? new Map<string, TreeEntry["kind"]>();
    children.set(folder, names.set(nameOf(path), kind));
  };
  for (const [path, file] of patch) {
    if (file === null) continue;
    put(path, file.kind);
    for (const folder of foldersUpFrom(path)) if (folder !== "") put(folder, "folder");
  }
  return children;
}
