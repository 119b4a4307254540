import { createHash } from "node:crypto";
import { join } from "node:path";
import type { CompilerFlags, FileOutline, PackageFacts, Resolution, SkippedFile, WorkspaceFacts } from "../model/index.js";
import { generatedPathBecause } from "../model/generated-path.js";
import { decodeSource } from "./decode-source.js";
import { documentTexts, type DocumentText } from "./document-texts.js";
import { listingOf, selectSources, type FolderGlobs } from "./discover.js";
import { flagsAbove } from "./flags-above.js";
import type { Listing } from "./listing.js";
import { parseManifest, type Manifest } from "./manifest.js";
import { openPackages } from "./packages.js";
import { createResolver } from "./resolve.js";
import { openSourceMap } from "./source-of.js";
import type { Tree } from "./tree.js";
import { byCodeUnit, foldersUpFrom, isWithin, nameOf } from "./tree-path.js";
import { openTsconfigs, type Tsconfigs } from "./tsconfig.js";
import { isTsconfigName, parseTsconfig, type TsconfigFile } from "./tsconfig-file.js";
import { walk, type Walked } from "./walk.js";
import { openWorkTree } from "./work-tree.js";

/** A source file's text as it is linted, with the hash of its bytes. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
  readonly hash: string;
}

/** What to open. */
export interface WorkspaceRequest {
  /** Absolute real path. */
  readonly root: string;
  /** Globs relative to the root; null for every source file. */
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[];
  /** What folders below the root leave out. */
  readonly excludeBelow?: readonly FolderGlobs[];
  /** Files and folders that the user named, relative to the root: they are read though they are excluded. */
  readonly named?: readonly string[];
  /** The tree to read; the files on disk where none is given. */
  readonly tree?: Tree;
  /** What a walk through the same tree met, where there was one. */
  readonly walked?: Walked;
}

/** A repository as the other rooms take it. */
export interface Workspace {
  readonly root: string;
  /** Sorted by path. */
  readonly sources: readonly SourceText[];
  /** Sources that are read only because the user named them; sorted. */
  readonly insistedOn: readonly string[];
  readonly packages: readonly PackageFacts[];
  readonly skipped: readonly SkippedFile[];
  /** YAML and JSON files that may say what a container gives; sorted. */
  readonly documents: readonly DocumentText[];
  /** A hash of everything on disk that the outcome of a run can depend on. */
  readonly inputsDigest: string;
  resolve(outlines: readonly FileOutline[]): WorkspaceFacts;
  /** Every file that no ignore file covers, those in dot folders too, sorted. */
  files(): readonly string[];
  /** The text of one of them; null where it can't be read, or is larger than anything that people write by hand. */
  textOf(path: string): string | null;
}

const SOURCE_LIMIT = 20 * 1024 * 1024;
const MANIFEST_LIMIT = 5 * 1024 * 1024;
const WRITTEN_LIMIT = 1024 * 1024;

/** Reads a repository: its sources, manifests and compiler settings. Whatever can't be read is in `skipped`, with its reason. */
export function openWorkspace(request: WorkspaceRequest): Workspace {
  const tree = request.tree ?? openWorkTree(request.root);
  const inputs = createHash("sha256");
  const skipped: SkippedFile[] = [];
  const walked = request.walked ?? walk(tree);
  const reader = openSettingsReader(tree, new Set([...walked.files, ...walked.aside]), skipped, inputs);
  const configs = walked.files.filter((path) => isTsconfigName(nameOf(path))).flatMap((path) => reader.tsconfig(path) ?? []);
  const listing = listingOf(walked, configs);
  const manifests = [...listing.files].filter((path) => nameOf(path) === "package.json").flatMap((path) => reader.manifest(path) ?? []);
  const { include, exclude, excludeBelow = [] } = request;
  const named = (request.named ?? []).map(plainName);
  const paths = selectSources(listing, { include, exclude, excludeBelow, named });
  const usual = new Set(named.length === 0 ? paths : selectSources(listing, { include, exclude, excludeBelow, named: [] }));
  const sources = readSources(
    tree,
    paths,
    (path) => named.some((each) => isWithin(path, each) && generatedPathBecause(`${each}/-`) !== null) || named.includes(path),
    skipped,
  );
  const kept = configs.filter((each) => listing.files.has(each.path));
  const sourceMap = openSourceMap(listing, kept);
  const packages = openPackages(request.root, manifests, listing, sourceMap);
  const folders = new Map(packages.manifests.flatMap((each) => (each.name === null ? [] : [[each.name, each.folder] as const])));
  const tsconfigs = openTsconfigs({
    root: request.root,
    read: reader.tsconfig,
    circular: (path) => {
      if (!skipped.some((each) => each.path === path)) skipped.push({ path, because: "its extends leads back to itself", how: "in-part" });
    },
    above: (folder, written) =>
      flagsAbove({ root: request.root, folder: join(request.root, folder) }, written, (text) => inputs.update(text)),
    packageFolder: (name) => folders.get(name) ?? null,
  });
  // Bases under unusual names are read as they are met: meet them all before the digest is taken.
  for (const config of kept) tsconfigs.settle(config);
  const settings = settingsByFile(sources, tsconfigs);
  const allSkipped = [...listing.skipped, ...skipped].sort((a, b) => byCodeUnit(a.path, b.path));
  const documents = documentTexts(tree, listing.files, manifests);
  for (const { path, text } of documents) inputs.update(`\0document ${path}\0${text}`);
  digestInputs(inputs, listing, sources, allSkipped);
  const resolver = createResolver({ root: request.root, listing, packages, tsconfigs, sources: sourceMap });

  return {
    root: request.root,
    sources,
    insistedOn: sources.flatMap(({ path }) => (usual.has(path) ? [] : [path])),
    packages: packages.facts,
    skipped: allSkipped,
    documents,
    inputsDigest: inputs.digest("base64url"),
    files: () =>
      [...listing.files, ...[...listing.aside].filter((path) => !listing.isIgnored(path) && !isBuilt(listing, path))].sort(byCodeUnit),
    textOf: (path) => {
      const found = tree.read(path, WRITTEN_LIMIT);
      return found.is === "bytes" ? found.bytes.toString("utf8") : null;
    },
    resolve: (outlines) => {
      const resolutions = new Map<string, ReadonlyMap<string, Resolution>>();
      const packageOf = new Map<string, number>();
      const flags = new Map<string, CompilerFlags>();
      for (const { path, imports } of outlines) {
        const found = new Map<string, Resolution>();
        for (const { kind, specifier } of imports) {
          if (specifier !== null && !found.has(specifier)) found.set(specifier, resolver.resolve(path, specifier, kind === "reference"));
        }
        resolutions.set(path, found);
        const index = packages.indexOf(path);
        if (index !== null) packageOf.set(path, index);
        flags.set(path, settings.get(path) ?? tsconfigs.settingsOf(path).flags);
      }
      return { resolutions, packages: packages.facts, packageOf, flags, skipped: allSkipped };
    },
  };
}

function isBuilt({ outputs }: Listing, path: string): boolean {
  return foldersUpFrom(path).some((folder) => outputs.has(folder));
}

function plainName(named: string): string {
  return named
    .replace(/^(?:\.\/)+/, "")
    .replace(/\/+$/, "")
    .replace(/^\.$/, "");
}

interface SettingsReader {
  tsconfig(path: string): TsconfigFile | null;
  manifest(path: string): Manifest | null;
}

/** Reads each settings file once, notes the broken ones, and puts what was read into the digest. */
function openSettingsReader(
  tree: Tree,
  files: ReadonlySet<string>,
  skipped: SkippedFile[],
  inputs: { update(data: string | Buffer): unknown },
): SettingsReader {
  const texts = new Map<string, string | null>();
  const tsconfigs = new Map<string, TsconfigFile | null>();

  function textOf(path: string): string | null {
    const known = texts.get(path);
    if (known !== undefined) return known;
    let text: string | null = null;
    if (files.has(path)) {
      const found = tree.read(path, MANIFEST_LIMIT);
      inputs.update(`\0${path}\0`);
      if (found.is === "bytes") {
        inputs.update(found.bytes);
        text = found.bytes.toString("utf8");
      } else skipped.push({ path, because: found.because });
    }
    texts.set(path, text);
    return text;
  }

  function parsed<T>(path: string, parse: (text: string) => T | null): T | null {
    const text = textOf(path);
    if (text === null) return null;
    const value = parse(text);
    if (value === null) skipped.push({ path, because: "not valid JSON" });
    return value;
  }

  return {
    tsconfig: (path) => {
      const known = tsconfigs.get(path);
      if (known !== undefined) return known;
      const file = parsed(path, (text) => parseTsconfig(path, text, tree.root));
      tsconfigs.set(path, file);
      return file;
    },
    manifest: (path) => parsed(path, (text) => parseManifest(path, text)),
  };
}

function readSources(
  tree: Tree,
  paths: readonly string[],
  isNamed: (path: string) => boolean,
  skipped: SkippedFile[],
): readonly SourceText[] {
  const sources: SourceText[] = [];
  for (const path of paths) {
    const written = /\.min\.[cm]?js$/.test(path) ? "minified" : isNamed(path) ? null : generatedPathBecause(path);
    if (written !== null) {
      skipped.push({ path, because: written === "minified" ? written : `generated: ${written}`, how: "left-out" });
      continue;
    }
    const found = tree.read(path, SOURCE_LIMIT);
    const decoded = found.is === "bytes" ? decodeSource(path, found.bytes) : null;
    if (found.is === "unreadable") skipped.push({ path, because: found.because });
    else if (decoded?.is === "refused") skipped.push({ path, because: decoded.because });
    else if (decoded !== null)
      sources.push({ path, text: decoded.text, hash: createHash("sha256").update(found.bytes).digest("base64url") });
  }
  return sources;
}

function settingsByFile(sources: readonly SourceText[], tsconfigs: Tsconfigs): ReadonlyMap<string, CompilerFlags> {
  return new Map(sources.map(({ path }) => [path, tsconfigs.settingsOf(path).flags]));
}

function digestInputs(
  inputs: { update(data: string): unknown },
  listing: Listing,
  sources: readonly SourceText[],
  skipped: readonly SkippedFile[],
): void {
  const lines = [
    ...sources.map(({ path, hash }) => `source ${path}\0${hash}`),
    ...[...listing.files].map((path) => `file ${path}`),
    ...[...listing.aside].map((path) => `aside ${path}`),
    ...[...listing.outputs].sort(byCodeUnit).map((path) => `output ${path}`),
    ...[...listing.links].map(([path, target]) => `link ${path}\0${target}`),
    ...skipped.map(({ path, because }) => `skipped ${path}\0${because}`),
  ];
  inputs.update(lines.join("\0\0"));
}
