import type { UnresolvedCause } from "../model/index.js";
import { outputOf, type Listing } from "./listing.js";
import { folderOf, inFolder, nameOf } from "./tree-path.js";

/** Folder names that code generators fill. */
const GENERATED_FOLDER =
  /^(?:generated|__generated__|_generated|gen|\.prisma|\.gen|codegen|\+types|artifacts|__graphql__|typechain(?:-types)?)$/;

/** File names that code generators write. */
const GENERATED_FILE = /(?:[.-](?:generated|gen|pb|g)|_pb|_grpc_pb|_generated)(?:\.[\w.]+)?$/;

/** Names of folders that builds fill beside a package's sources. */
const BUILT_FOLDER = /^(?:dist(?:-\w+)?|build|built|out|lib|esm|cjs|es)$/;

/** Why nothing stands at a path inside the root. The subject is as wide as the cause: a whole folder where all of it is to be made. */
export function causeOf(listing: Listing, path: string, isPackageFolder: (folder: string) => boolean): UnresolvedCause {
  for (const prefix of prefixesOf(path)) {
    if (GENERATED_FOLDER.test(nameOf(prefix))) return { kind: "generated", subject: prefix };
  }
  if (GENERATED_FILE.test(nameOf(path))) return { kind: "generated", subject: path };
  const output = outputOf(listing, path);
  if (output !== null) return { kind: "not-built", subject: output };
  for (const prefix of prefixesOf(path)) {
    if (listing.folders.has(prefix)) continue;
    if (BUILT_FOLDER.test(nameOf(prefix)) && prefix !== path && isPackageFolder(folderOf(prefix)))
      return { kind: "not-built", subject: prefix };
  }
  if (isIgnoredCode(listing, path)) return { kind: "generated", subject: path };
  const actual = inOtherCase(listing, path);
  if (actual !== null) return { kind: "other-case", subject: path.slice(0, actual.length), actual };
  // A folder that isn't there is one cause for all that should be in it.
  const missing = prefixesOf(folderOf(path)).find((prefix) => prefix !== "" && !listing.folders.has(prefix));
  return { kind: "missing-file", subject: missing ?? path };
}

/** The first folder on the way, or the file itself, that stands there in other letters: found on a disk that ignores case, missing elsewhere. */
function inOtherCase(listing: Listing, path: string): string | null {
  const missing = prefixesOf(folderOf(path)).find((prefix) => prefix !== "" && !listing.folders.has(prefix));
  const wanted = (missing ?? path).toLowerCase();
  const { files, folders } = namesIn(listing);
  return (missing === undefined ? files : folders).get(wanted) ?? null;
}

interface Names {
  /** Files without extension. */
  readonly files: ReadonlyMap<string, string>;
  readonly folders: ReadonlyMap<string, string>;
}

const namesByListing = new WeakMap<Listing, Names>();

/** What stands there, by its name in small letters: made once, for a fresh clone may lack thousands of files. */
function namesIn(listing: Listing): Names {
  const known = namesByListing.get(listing);
  if (known !== undefined) return known;
  const names = { files: byLowerCase([...listing.files].map(withoutExtension)), folders: byLowerCase([...listing.folders]) };
  namesByListing.set(listing, names);
  return names;
}

/** Of names that differ in case only, the first by code unit. */
function byLowerCase(names: readonly string[]): ReadonlyMap<string, string> {
  return new Map(names.toSorted((a, b) => (a < b ? 1 : -1)).map((name) => [name.toLowerCase(), name]));
}

function withoutExtension(path: string): string {
  return path.replace(/\.(?:d\.)?[cm]?[jt]sx?$/, "");
}

/** The path, or a source file that it may mean without extension, is covered by an ignore file: a tool makes it. */
function isIgnoredCode(listing: Listing, path: string): boolean {
  return [path, `${path}.ts`, `${path}.js`, `${path}.json`, `${path}/index.ts`].some((each) => listing.isIgnored(each));
}

/** The path's folders from the outermost, and the path itself. */
function prefixesOf(path: string): string[] {
  const prefixes: string[] = [];
  let prefix = "";
  for (const part of path.split("/")) {
    prefix = inFolder(prefix, part);
    prefixes.push(prefix);
  }
  return prefixes;
}
