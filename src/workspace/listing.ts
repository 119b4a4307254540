import type { SkippedFile } from "../model/index.js";
import { joinPath, folderOf, isWithin } from "./tree-path.js";

/** What stands under the root, as found by one walk; resolution asks this and no disk. */
export interface Listing {
  /** Files that the repository's people keep: neither ignored nor built. Sorted. */
  readonly files: ReadonlySet<string>;
  /** Files on disk that are ignored, built or in dot folders: an import may lead to them, but they are no source. */
  readonly aside: ReadonlySet<string>;
  /** Folders of kept files. */
  readonly folders: ReadonlySet<string>;
  /** Folders that a build fills, there or not: `dist` beside a manifest, the `outDir` of a tsconfig. */
  readonly outputs: ReadonlySet<string>;
  /** Symbolic links that stay inside the root, with where they lead. */
  readonly links: ReadonlyMap<string, string>;
  readonly skipped: readonly SkippedFile[];
  /** An ignore file covers the path, there or not. */
  isIgnored(path: string): boolean;
}

/** TypeScript and JavaScript, declaration files included. */
export function isCode(path: string): boolean {
  return /\.(?:[cm]?[jt]s|[jt]sx)$/.test(path);
}

/** TypeScript that somebody wrote rather than a compiler. */
export function isTypeScriptSource(path: string): boolean {
  return /\.(?:[cm]?ts|tsx)$/.test(path) && !isDeclaration(path);
}

/** A `.d.ts` of any kind. */
export function isDeclaration(path: string): boolean {
  return /\.d\.[cm]?ts$/.test(path);
}

/** The path without its part that passes through links inside the root; a circle of links gives the path as it stands. */
export function throughLinks(listing: Listing, path: string): string {
  let current = path;
  for (let hops = 0; listing.links.size > 0 && hops < 40; hops++) {
    const next = stepThroughLink(listing.links, current);
    if (next === null) return current;
    current = next;
  }
  return current;
}

function stepThroughLink(links: ReadonlyMap<string, string>, path: string): string | null {
  for (let prefix = path; prefix !== ""; prefix = folderOf(prefix)) {
    const target = links.get(prefix);
    if (target !== undefined) return joinPath(target, path.slice(prefix.length));
  }
  return null;
}

/** The output folder that a path lies in, or null. */
export function outputOf(listing: Listing, path: string): string | null {
  for (let folder = path; folder !== ""; folder = folderOf(folder)) if (listing.outputs.has(folder)) return folder;
  return null;
}

/** The file is kept and inside the folder. */
export function keptWithin(listing: Listing, folder: string): boolean {
  for (const each of listing.files) if (isWithin(each, folder)) return true;
  return false;
}
