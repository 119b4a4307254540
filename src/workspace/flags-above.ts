import { lstatSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";
import { parseTsconfig } from "./tsconfig-file.js";

/** Chains longer than this are hostile. */
const FILE_LIMIT = 16;
const SIZE_LIMIT = 1024 * 1024;

/** Where an `extends` stands: absolute paths. */
export interface Above {
  readonly root: string;
  readonly folder: string;
}

/**
 * The compiler flags of a tsconfig that stands above the root and that one inside it extends, as a package's does in a monorepo whose
 * package is linted alone. Nothing but flags is taken of it: paths from out there would lead out there. Ordinary files only, no links.
 */
export function flagsAbove(
  from: Above,
  written: string,
  told: (text: string) => void,
  seen = new Set<string>(),
): Readonly<Record<string, boolean>> {
  if (!/^\.{1,2}(?:\/|$)/.test(written)) return {};
  const place = resolve(from.folder, written);
  if (!relative(from.root, place).startsWith("..")) return {};
  const found = [place, `${place}.json`, resolve(place, "tsconfig.json")].flatMap((path) => textAt(path) ?? [])[0];
  // Each file once: lists of `extends` that lead back to themselves would otherwise be followed along every path.
  if (found === undefined || seen.has(found.path) || seen.size >= FILE_LIMIT) return {};
  seen.add(found.path);
  const { path, text } = found;
  told(text);
  const file = parseTsconfig("tsconfig.json", text, dirname(path));
  if (file === null) return {};
  const bases = file.extends.map((each) => flagsAbove({ root: from.root, folder: dirname(path) }, each, told, seen));
  return [...bases, file.flags].reduce((under, over) => ({ ...under, ...over }), {});
}

/** Null for what is no ordinary JSON file or can't be read: it says nothing then, as if it were not there. */
function textAt(path: string): { readonly path: string; readonly text: string } | null {
  try {
    const stat = lstatSync(path);
    return path.endsWith(".json") && stat.isFile() && stat.size <= SIZE_LIMIT ? { path, text: readFileSync(path, "utf8") } : null;
  } catch {
    return null;
  }
}
