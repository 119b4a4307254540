import { randomBytes } from "node:crypto";
import { lutimesSync, mkdirSync, readdirSync, renameSync, rmdirSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openWorkTree } from "./work-tree.js";

/** The files of one cache folder. Every failure reads as absence: a cache that can't be used is no reason to stop. */
export interface CacheFiles {
  /** Names that begin so, oldest first. */
  names(prefix: string): readonly string[];
  read(name: string): Buffer | null;
  /** Writes aside and renames: a reader sees the old file, the new one, or none. */
  write(name: string, content: Buffer | string): boolean;
  /** Makes a file the newest: it was of use. */
  touch(name: string): void;
  remove(name: string): void;
}

const READ_LIMIT = 512 * 1024 * 1024;

/** Files that a run which was killed left behind. */
const ASIDE_PREFIX = "writing-";
const ASIDE_LIFETIME_MS = 60 * 60 * 1000;

/** Opens a cache folder, which need not exist. */
export function openCacheFiles(folder: string): CacheFiles {
  const tree = openWorkTree(folder);
  let writable = true;
  return {
    names: (prefix) => {
      const aged = namesIn(folder).flatMap((name) => (name.startsWith(prefix) ? { name, age: ageOf(join(folder, name)) } : []));
      return aged.sort((a, b) => b.age - a.age || (a.name < b.name ? -1 : 1)).map((each) => each.name);
    },
    read: (name) => {
      const found = tree.read(name, READ_LIMIT);
      return found.is === "bytes" ? found.bytes : null;
    },
    write: (name, content) => {
      if (!writable) return false;
      const aside = join(folder, `${ASIDE_PREFIX}${randomBytes(6).toString("hex")}`);
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(aside, content, { flag: "wx" });
        renameSync(aside, join(folder, name));
        return true;
      } catch {
        writable = false;
        removeQuietly(aside);
        return false;
      }
    },
    touch: (name) => touchQuietly(join(folder, name)),
    remove: (name) => removeQuietly(join(folder, name)),
  };
}

/** Removes what writers that were killed left an hour ago or earlier. */
export function removeLeftovers(folder: string): void {
  for (const name of namesIn(folder)) {
    if (name.startsWith(ASIDE_PREFIX) && ageOf(join(folder, name)) > ASIDE_LIFETIME_MS) removeQuietly(join(folder, name));
  }
}

/** Removes the cache's own files and, if nothing else is in it, the folder. */
export function emptyCacheFolder(folder: string, prefixes: readonly string[]): void {
  for (const name of namesIn(folder)) {
    if ([ASIDE_PREFIX, ...prefixes].some((each) => name.startsWith(each))) removeQuietly(join(folder, name));
  }
  try {
    rmdirSync(folder);
  } catch {
    return;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function ageOf(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0;
  }
}

function touchQuietly(path: string): void {
  const now = new Date();
  try {
    lutimesSync(path, now, now);
  } catch {
    return;
  }
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    return;
  }
}
