import type { PackageFacts } from "../model/index.js";
import { isCode, type Listing } from "./listing.js";
import { matchTargets, type Manifest } from "./manifest.js";
import { probeIndex } from "./probe.js";
import type { SourceMap } from "./source-of.js";
import { byCodeUnit, folderOf, foldersUpFrom, inFolder, isWithin, joinPath, nameOf } from "./tree-path.js";

/** The packages of a repository, however its tool calls its workspaces. */
export interface Packages {
  /** Sorted by folder; `facts[i]` is of `manifests[i]`. */
  readonly manifests: readonly Manifest[];
  readonly facts: readonly PackageFacts[];
  /** The nearest package of a path: index into `facts`. */
  indexOf(path: string): number | null;
  /** The package that a bare name means in a file: by a `file:`, `link:` or `workspace:` dependency, or by its own name. */
  named(name: string, from: string): Manifest | null;
  /** The manifest in a folder. */
  in(folder: string): Manifest | null;
  /** The source that a package's subpath (`.`, `./sub`) leads to. */
  sourceOf(manifest: Manifest, subpath: string): string | null;
  /** Where the manifest says that a subpath is, whether it is there or not: for the message about a missing one. */
  publishedAt(manifest: Manifest, subpath: string): string;
  /** The package declares a dependency with that name, or the root's package does. */
  declares(name: string, from: string): boolean;
}

/** Packages in such folders are material of tests and demonstrations; nothing outside means them by name. */
const SAMPLE_FOLDER = /^(?:__fixtures__|fixtures?(?:-.*)?|__tests__|tests?|e2e|examples?|samples?|templates?|demos?|playgrounds?|sandbox)$/;

/** Puts the manifests in order and finds what each publishes. */
export function openPackages(root: string, unsorted: readonly Manifest[], listing: Listing, sources: SourceMap): Packages {
  const manifests = [...unsorted].sort((a, b) => byCodeUnit(a.folder, b.folder));
  const byFolder = new Map(manifests.map((each, index) => [each.folder, index]));
  const byName = groupByName(manifests);
  const found = new Map<string, string | null>();

  function sourceOf(manifest: Manifest, subpath: string): string | null {
    const key = `${manifest.path}\0${subpath}`;
    const known = found.get(key);
    if (known !== undefined) return known;
    const source = findSource(manifest, subpath);
    found.set(key, source);
    return source;
  }

  function findSource(manifest: Manifest, subpath: string): string | null {
    const { folder } = manifest;
    const targets = targetsOf(manifest, subpath).flatMap((each) => joinPath(folder, each) ?? []);
    for (const target of targets) if (listing.files.has(target) && isCode(target) && !/\.d\.[cm]?ts$/.test(target)) return target;
    for (const target of targets) {
      const source = sources.sourceOf(folder, target) ?? probeIndex(listing, target, listing.files);
      if (source !== null) return source;
    }
    if (subpath === ".") return sources.entryOf(folder);
    const path = joinPath(folder, subpath);
    if (path === null) return null;
    const rest = path.slice(folder === "" ? 0 : folder.length + 1);
    for (const place of ["", "src", "src/lib", "lib", "projects"]) {
      const candidate = inFolder(folder, inFolder(place, rest));
      const source = sources.sourceOf(folder, candidate) ?? sources.entryOf(candidate);
      if (source !== null) return source;
    }
    return null;
  }

  function entriesOf(manifest: Manifest): readonly string[] {
    const keys = manifest.exports === null ? ["."] : [...manifest.exports.keys()];
    const entries = new Set<string>();
    for (const key of keys) {
      if (key.includes("*") || key.endsWith("/")) for (const each of patternEntries(manifest, key)) entries.add(each);
      else {
        const source = sourceOf(manifest, key);
        if (source !== null && isCode(source)) entries.add(source);
      }
    }
    return [...entries].sort(byCodeUnit);
  }

  /** The sources that a pattern publishes: each file of the package is asked whether its place matches the target. */
  function patternEntries(manifest: Manifest, key: string): readonly string[] {
    const targets = manifest.exports?.get(key) ?? [];
    const entries = new Set<string>();
    for (const target of targets) {
      const star = target.includes("*") ? target.indexOf("*") : target.length;
      const before = joinPath(manifest.folder, target.slice(0, star).replace(/[^/]*$/, ""));
      if (before === null) continue;
      const source = sourceFolderOf(manifest, before);
      const indexOnly = target.includes("*/index.");
      for (const file of listing.files) {
        if (isCode(file) && isWithin(file, source) && (!indexOnly || nameOf(file).startsWith("index."))) entries.add(file);
      }
    }
    return [...entries];
  }

  function sourceFolderOf(manifest: Manifest, folder: string): string {
    if (listing.folders.has(folder)) return folder;
    const parts = folder.slice(manifest.folder === "" ? 0 : manifest.folder.length + 1).split("/");
    const moved = inFolder(manifest.folder, ["src", ...parts.slice(1)].filter((each) => each !== "").join("/"));
    return listing.folders.has(moved) ? moved : folder;
  }

  function indexOf(path: string): number | null {
    for (const folder of foldersUpFrom(path)) {
      const index = byFolder.get(folder);
      if (index !== undefined) return index;
    }
    return null;
  }

  function inFolderOf(folder: string): Manifest | null {
    return manifests[byFolder.get(folder) ?? -1] ?? null;
  }

  function linked(name: string, from: string): Manifest | null {
    const index = indexOf(from);
    const manifest = index === null ? null : (manifests[index] ?? null);
    const range = manifest === null || !Object.hasOwn(manifest.dependencies, name) ? "" : (manifest.dependencies[name] ?? "");
    const path = /^(?:file|link|portal|workspace):(\.[^]*|[^@*^~\d][^]*\/[^]*)$/.exec(range)?.[1];
    if (path !== undefined && manifest !== null) {
      const folder = joinPath(manifest.folder, path);
      return folder === null ? null : inFolderOf(folder);
    }
    const alias = /^(?:workspace|npm):((?:@[^/]+\/)?[^@/]+)@/.exec(range)?.[1];
    return alias === undefined ? null : (byName.get(alias)?.find((each) => visible(each, from)) ?? null);
  }

  const facts = manifests.map((manifest): PackageFacts => ({
    name: manifest.name ?? nameOf(manifest.folder === "" ? root.replaceAll("\\", "/") : manifest.folder),
    folder: manifest.folder,
    version: manifest.version,
    private: manifest.private,
    dependencies: manifest.dependencies,
    hasExports: manifest.exports !== null,
    entries: entriesOf(manifest),
  }));

  return {
    manifests,
    facts,
    indexOf,
    in: inFolderOf,
    sourceOf,
    named: (name, from) => linked(name, from) ?? byName.get(name)?.find((each) => visible(each, from)) ?? null,
    publishedAt: (manifest, subpath) => {
      const target = targetsOf(manifest, subpath)[0] ?? subpath;
      return joinPath(manifest.folder, target) ?? manifest.folder;
    },
    declares: (name, from) => {
      const index = indexOf(from);
      const near = index === null ? null : (manifests[index] ?? null);
      const root = inFolderOf("");
      return [near, root].some(
        (each) => each !== null && (Object.hasOwn(each.dependencies, name) || Object.hasOwn(each.dependencies, typesOf(name))),
      );
    },
  };
}

function targetsOf(manifest: Manifest, subpath: string): readonly string[] {
  if (manifest.exports !== null) {
    const targets = matchTargets(manifest.exports, subpath);
    if (targets !== null) return targets;
  }
  return subpath === "." ? manifest.mains : [];
}

function typesOf(name: string): string {
  return `@types/${name.replace(/^@([^/]+)\//, "$1__")}`;
}

/** Of two packages with one name the one nearer to the root counts. */
function groupByName(manifests: readonly Manifest[]): ReadonlyMap<string, readonly Manifest[]> {
  const groups = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    if (manifest.name === null) continue;
    const group = groups.get(manifest.name);
    if (group === undefined) groups.set(manifest.name, [manifest]);
    else group.push(manifest);
  }
  for (const group of groups.values()) group.sort((a, b) => depthOf(a.folder) - depthOf(b.folder) || byCodeUnit(a.folder, b.folder));
  return groups;
}

function depthOf(folder: string): number {
  return folder === "" ? 0 : folder.split("/").length;
}

function visible(manifest: Manifest, from: string): boolean {
  for (let folder = manifest.folder; folder !== ""; folder = folderOf(folder)) {
    if (SAMPLE_FOLDER.test(nameOf(folder)) && !isWithin(from, folder)) return false;
  }
  return true;
}
