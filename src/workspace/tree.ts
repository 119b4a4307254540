/** What a name in a folder stands for; `other` is a socket, pipe or device, which is never opened. */
export interface TreeEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

/** A folder's entries in the order of their names by code unit, or why they can't be read. */
export type FolderEntries =
  { readonly is: "entries"; readonly entries: readonly TreeEntry[] } | { readonly is: "unreadable"; readonly because: string };

/** A file's bytes, or why they can't be read. */
export type FileBytes = { readonly is: "bytes"; readonly bytes: Buffer } | { readonly is: "unreadable"; readonly because: string };

/** Where a symbolic link leads: a path inside the root that passes through no link, or why it isn't followed. */
export type LinkTarget = { readonly is: "inside"; readonly path: string } | { readonly is: "unreadable"; readonly because: string };

/**
 * The only source of source files, manifests, compiler settings, ignore files and `.archlint.yml`:
 * a work tree, a git index or a commit. Paths are relative to the root, with `/`; the root itself is empty.
 */
export interface Tree {
  /** Absolute real path of the root; paths that files name absolutely are compared with it. */
  readonly root: string;
  list(folder: string): FolderEntries;
  /** Reads a file that `list` named; refuses links, special files, and more than `limit` bytes. */
  read(path: string, limit: number): FileBytes;
  /** What stands at a path, without following a link in its last part; null for nothing. */
  stat(path: string): TreeEntry["kind"] | null;
  follow(link: string): LinkTarget;
}
