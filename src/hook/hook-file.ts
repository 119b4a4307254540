import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { ArchlintError } from "../model/error.js";
import { isWithin, shownPath, type HookPlace } from "./hook-place.js";

/** A file that may be changed, or the reason why a person has to. */
export type HookFile =
  | { readonly kind: "text"; readonly text: string; readonly isExecutable: boolean }
  | { readonly kind: "absent" }
  | { readonly kind: "untouchable"; readonly because: string };

/** Reads a file that others may have written; no link is followed. */
export function readHookFile(place: HookPlace, path: string): HookFile {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!isWithin(place, dirname(path))) return { kind: "untouchable", because: "lies outside of this repository" };
  if (stat === undefined) return { kind: "absent" };
  if (stat.isSymbolicLink()) return { kind: "untouchable", because: "is a link" };
  if (!stat.isFile()) return { kind: "untouchable", because: "is no file" };
  const bytes = readFileSync(path);
  const text = bytes.toString("utf8");
  if (!bytes.equals(Buffer.from(text))) return { kind: "untouchable", because: "is no text in UTF-8" };
  // Windows has no such bit, and git does not ask for it there.
  return { kind: "text", text, isExecutable: process.platform === "win32" || (stat.mode & 0o111) !== 0 };
}

/** Writes a whole file or none, with the mode that it had, or the given one where it is new. */
export function writeHookFile(place: HookPlace, path: string, text: string, newMode: number): void {
  const aside = `${path}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const mode = lstatSync(path, { throwIfNoEntry: false })?.mode ?? newMode;
    closeSync(openSync(aside, "wx", mode & 0o777));
    writeFileSync(aside, text);
    // What the umask took away.
    chmodSync(aside, mode & 0o777);
    renameSync(aside, path);
  } catch (error) {
    throw new ArchlintError(`can't write ${shownPath(place, path)}: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    rmSync(aside, { force: true });
  }
}
