import { ENTRY_FILES } from "../catalog/entry-points/entry-files.js";
import type { EntryFile } from "../catalog/entry-points/entry-point.js";
import type { Module } from "../model/index.js";
import { joinPath } from "./route-path.js";

/** A framework looks for exports of a file by its place. */
export interface EntryConvention {
  readonly file: EntryFile;
  /** The address that the path of the file says; null where it says none. */
  readonly address: string | null;
  readonly exports: RegExp;
}

const CONVENTIONS = ENTRY_FILES.map((file) => ({
  file,
  path: file.path === null ? null : new RegExp(file.path),
  exports: new RegExp(`^(?:${file.exports})$`),
}));

/** The conventions by which frameworks find exports of a file. */
export function entryConventions({ path, outline, package: pkg }: Module): readonly EntryConvention[] {
  return CONVENTIONS.flatMap(({ file, path: pattern, exports }) => {
    if (!file.packages.some((name) => name in (pkg?.dependencies ?? {}))) return [];
    if (file.prologue !== null && !outline.prologue.includes(file.prologue)) return [];
    if (file.unless !== null && outline.prologue.includes(file.unless)) return [];
    const match = pattern?.exec(path) ?? null;
    if (pattern !== null && match === null) return [];
    return [{ file, address: match?.[1] === undefined ? null : addressOf(match[1]), exports }];
  });
}

/** `(shop)/orders/[id]` is served at `/orders/:id`. */
function addressOf(path: string): string {
  const parts = path.split("/").filter((part) => !/^\(.*\)$/.test(part) && part !== "index");
  return joinPath(...parts.map((part) => part.replace(/\[\.{3}(\w+)\]/g, "*$1").replace(/\[(\w+)\]/g, ":$1")));
}
