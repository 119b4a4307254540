import type { Stats } from "node:fs";
import { lstatSync, readFileSync, statSync } from "node:fs";
import { ArchlintError } from "../model/error.js";

/** What is to be read, as messages call it, and how large it may be. */
export interface ReadLimits {
  readonly what: string;
  readonly bytes: number;
}

/** A configuration is written by hand: what is larger is something else. */
const CONFIGURATION: ReadLimits = { what: "a configuration", bytes: 1024 * 1024 };

/** Whether anything has that name, a dangling link included: what the user put there must not be passed over. */
export function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw new ArchlintError(`${path}: ${reasonOf(path, error)}`, { cause: error });
  }
}

/** What a path leads to; undefined where there is nothing. */
export function statusOf(path: string, name: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw new ArchlintError(`${name}: ${reasonOf(path, error)}`, { cause: error });
  }
}

/** Reads a file's text, a configuration's unless said otherwise; every way in which that fails is one clear line under the name that the user knows. */
export function readTextFile(path: string, name: string, limits = CONFIGURATION): string {
  const bytes = readBytes(path, name, limits);
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) throw new ArchlintError(`${name}: is UTF-16; save it as UTF-8`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ArchlintError(`${name}: is not valid UTF-8; save it as UTF-8`);
  }
}

function readBytes(path: string, name: string, { what, bytes }: ReadLimits): Uint8Array {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new ArchlintError(`${name}: is a folder; ${what} file was expected`);
    if (!stat.isFile()) throw new ArchlintError(`${name}: is not a regular file`);
    if (stat.size > bytes) throw new ArchlintError(`${name}: has ${stat.size} bytes; ${what} may have ${bytes}`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof ArchlintError) throw error;
    throw new ArchlintError(`${name}: ${reasonOf(path, error)}`, { cause: error });
  }
}

function reasonOf(path: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  switch (code) {
    case "ENOENT":
      return isThere(path) ? "is a link that leads nowhere" : "no such file";
    case "ENOTDIR":
      return "no such file";
    case "EACCES":
    case "EPERM":
      return "can't be read: permission denied";
    case "ELOOP":
      return "is a link that leads to itself";
    default:
      return `can't be read (${typeof code === "string" ? code : String(error)})`;
  }
}
