import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Dirent,
  type Stats,
} from "node:fs";
import { sep } from "node:path";
import type { FileBytes, FolderEntries, LinkTarget, Tree, TreeEntry } from "./tree.js";
import { byCodeUnit, folderOf, inFolder } from "./tree-path.js";

/** `O_NONBLOCK` so that a pipe that took a file's place can't hold the run. Windows has neither flag, whatever the types say. */
const READ_FLAGS = [constants.O_NOFOLLOW, constants.O_NONBLOCK].reduce(
  (flags: number, each: number | undefined) => flags | (each ?? 0),
  constants.O_RDONLY,
);

/** The files on disk under a folder, whose path must be absolute and real. */
export function openWorkTree(root: string): Tree {
  const base = root.endsWith(sep) ? root.slice(0, -1) : root;
  /** Bytes of the paths whose names are no UTF-8: the only ones that can't be opened by their text. */
  const rawPaths = new Map<string, Buffer>();

  function locate(path: string): string | Buffer {
    if (path === "") return root;
    if (rawPaths.size > 0) {
      for (let folder = path; folder !== ""; folder = folderOf(folder)) {
        const raw = rawPaths.get(folder);
        if (raw !== undefined) return Buffer.concat([raw, Buffer.from(path.slice(folder.length))]);
      }
    }
    return `${base}/${path}`;
  }

  function list(folder: string): FolderEntries {
    try {
      const found = readdirSync(locate(folder), { withFileTypes: true });
      const entries = found.some((each) => each.name.includes("\ufffd"))
        ? listBytes(folder)
        : found.map((each): TreeEntry => ({ name: each.name, kind: kindOf(each) }));
      return { is: "entries", entries: entries.sort((a, b) => byCodeUnit(a.name, b.name)) };
    } catch (error) {
      return { is: "unreadable", because: reasonOf(error) };
    }
  }

  function listBytes(folder: string): TreeEntry[] {
    const place = locate(folder);
    const prefix = Buffer.concat([typeof place === "string" ? Buffer.from(place) : place, Buffer.from("/")]);
    return readdirSync(place, { withFileTypes: true, encoding: "buffer" }).map((each) => {
      const name = nameFromBytes(each.name);
      if (!Buffer.from(name).equals(each.name)) rawPaths.set(inFolder(folder, name), Buffer.concat([prefix, each.name]));
      return { name, kind: kindOf(each) };
    });
  }

  function read(path: string, limit: number): FileBytes {
    let file: number | null = null;
    try {
      file = openSync(locate(path), READ_FLAGS);
      const stats = fstatSync(file);
      if (!stats.isFile()) return { is: "unreadable", because: "not a regular file" };
      if (stats.size > limit) return { is: "unreadable", because: `larger than ${Math.round(limit / 1024 / 1024)} MB` };
      return { is: "bytes", bytes: readWhole(file, stats.size) };
    } catch (error) {
      return { is: "unreadable", because: reasonOf(error) };
    } finally {
      if (file !== null) closeSync(file);
    }
  }

  function stat(path: string): TreeEntry["kind"] | null {
    try {
      return kindOf(lstatSync(locate(path)));
    } catch {
      return null;
    }
  }

  function follow(link: string): LinkTarget {
    try {
      const target = realpathSync.native(locate(link));
      if (target === base) return { is: "inside", path: "" };
      if (!target.startsWith(base + sep)) return { is: "unreadable", because: "symbolic link that leads out of the linted folder" };
      return { is: "inside", path: target.slice(base.length + 1).replaceAll(sep, "/") };
    } catch (error) {
      const code = codeOf(error);
      if (code === "ENOENT" || code === "ENOTDIR") return { is: "unreadable", because: "dangling symbolic link" };
      if (code === "ELOOP") return { is: "unreadable", because: "circular symbolic link" };
      return { is: "unreadable", because: reasonOf(error) };
    }
  }

  return { root, list, read, stat, follow };
}

function readWhole(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  let length = 0;
  while (length < size) {
    const count = readSync(file, bytes, length, size - length, null);
    if (count === 0) break;
    length += count;
  }
  return length === size ? bytes : bytes.subarray(0, length);
}

function kindOf(entry: Dirent<string | Buffer> | Stats): TreeEntry["kind"] {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}

/** The name as text; bytes that are no UTF-8 are written as `%FF`, so that two such names stay two. */
function nameFromBytes(bytes: Buffer): string {
  const text = bytes.toString("utf8");
  if (Buffer.from(text).equals(bytes)) return text;
  return [...bytes].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `%${byte.toString(16).toUpperCase()}`)).join("");
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** The reason in words that don't differ between platforms and Node versions. */
function reasonOf(error: unknown): string {
  const code = codeOf(error);
  if (code === "EACCES" || code === "EPERM") return "permission denied";
  if (code === "ELOOP") return "symbolic link";
  if (code === "ENOENT") return "gone while it was read";
  return code === "" ? "could not be read" : `could not be read (${code})`;
}
