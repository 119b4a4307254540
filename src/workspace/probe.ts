import { isDeclaration, throughLinks, type Listing } from "./listing.js";
import { inFolder } from "./tree-path.js";

/** Tried in turn after a specifier without extension. */
const EXTENSIONS = [".ts", ".tsx", ".d.ts", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".d.mts", ".d.cts", ".json"];

/** What a written JavaScript extension stands for, as the compiler reads it: the source first. */
const TWINS: Readonly<Record<string, readonly string[]>> = {
  ".js": [".ts", ".tsx", ".d.ts", ".js", ".jsx"],
  ".jsx": [".tsx", ".ts", ".d.ts", ".jsx"],
  ".mjs": [".mts", ".d.mts", ".mjs"],
  ".cjs": [".cts", ".d.cts", ".cjs"],
};

/** The file that a path without certain extension means. `files` says which are looked at: the kept ones, or those set aside too. */
export function probeFile(listing: Listing, path: string, files: ReadonlySet<string>): string | null {
  const base = throughLinks(listing, path);
  const extension = /\.[cm]?jsx?$/.exec(base)?.[0] ?? "";
  for (const twin of TWINS[extension] ?? []) {
    const candidate = base.slice(0, -extension.length) + twin;
    if (files.has(candidate)) return candidate;
  }
  if (files.has(base)) return base;
  for (const each of EXTENSIONS) if (files.has(base + each)) return base + each;
  return null;
}

/** The index file of a folder. */
export function probeIndex(listing: Listing, folder: string, files: ReadonlySet<string>): string | null {
  const base = inFolder(throughLinks(listing, folder), "index");
  for (const each of EXTENSIONS) if (files.has(base + each)) return base + each;
  return null;
}

/** The path without the extension of a script or declaration. */
export function withoutExtension(path: string): string {
  if (isDeclaration(path)) return path.replace(/\.d\.[cm]?ts$/, "");
  return path.replace(/\.(?:[cm]?[jt]s|[jt]sx)$/, "");
}
