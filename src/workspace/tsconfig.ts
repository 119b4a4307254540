import picomatch from "picomatch";
import { isBoundedGlob } from "../model/bounded-glob.js";
import type { CompilerFlags } from "../model/index.js";
import { placeOf, type TsconfigFile } from "./tsconfig-file.js";
import { foldersUpFrom, inFolder, isWithin, joinPath, nameOf } from "./tree-path.js";

/** The compiler settings that hold for a file, `extends` followed. */
export interface CompilerSettings {
  /** The tsconfig; empty for a file that none holds for. */
  readonly path: string;
  /** Every tsconfig that it extends was found. */
  readonly complete: boolean;
  readonly baseUrl: string | null;
  /** Aliases, exact ones first, then by the length of what stands before the star. */
  readonly aliases: readonly PathAlias[];
  readonly rootDirs: readonly string[];
  readonly flags: CompilerFlags;
}

/** One entry of `paths`; targets are relative to the root. */
export interface PathAlias {
  readonly pattern: string;
  readonly before: string;
  /** What follows the star; null for a pattern without one. */
  readonly after: string | null;
  readonly targets: readonly string[];
}

/** All the tsconfigs of a repository. */
export interface Tsconfigs {
  settingsOf(file: string): CompilerSettings;
  /** The settings of the folders above the one whose settings hold for the file, nearest first. */
  outerSettingsOf(file: string): readonly CompilerSettings[];
  /** The settings that one tsconfig comes to. */
  settle(config: TsconfigFile): CompilerSettings;
}

/** What finding a tsconfig takes. */
export interface TsconfigSource {
  readonly root: string;
  /** The parsed file; null where there is none or it is broken. */
  read(path: string): TsconfigFile | null;
  /** Told of a file whose `extends` closes a circle. */
  circular(path: string): void;
  /** Compiler flags of the base that an `extends` in a folder names, where it stands above the root. */
  above(folder: string, written: string): Readonly<Record<string, boolean>>;
  /** The folder of the workspace package with that name. */
  packageFolder(name: string): string | null;
}

export const NO_SETTINGS: CompilerSettings = {
  path: "",
  complete: true,
  baseUrl: null,
  aliases: [],
  rootDirs: [],
  flags: { emitDecoratorMetadata: false, experimentalDecorators: false, verbatimModuleSyntax: false, preservesImports: false },
};

/** The names under which a folder's settings are looked for. Others count only when one of these refers to them. */
const ENTRY_NAMES = [
  "tsconfig.json",
  "jsconfig.json",
  "tsconfig.base.json",
  "tsconfig.app.json",
  "tsconfig.lib.json",
  "tsconfig.server.json",
];

/** Chains of `extends` and `references` longer than this are hostile. */
const CHAIN_LIMIT = 64;

/** Answers which settings hold for a file. */
export function openTsconfigs(source: TsconfigSource): Tsconfigs {
  const entries = new Map<string, TsconfigFile | null>();
  const resolved = new Map<string, CompilerSettings>();
  const matchers: Matchers = new Map();

  function entryOf(folder: string): TsconfigFile | null {
    const known = entries.get(folder);
    if (known !== undefined) return known;
    let found: TsconfigFile | null = null;
    for (const name of ENTRY_NAMES) found ??= source.read(inFolder(folder, name));
    entries.set(folder, found);
    return found;
  }

  function settle(file: TsconfigFile): CompilerSettings {
    const known = resolved.get(file.path);
    if (known !== undefined) return known;
    const settings = settingsFrom(file, source);
    resolved.set(file.path, settings);
    return settings;
  }

  function governing(file: string): readonly TsconfigFile[] {
    return foldersUpFrom(file).flatMap((folder) => {
      const entry = entryOf(folder);
      return entry === null ? [] : [projectFor(entry, file, source, matchers)];
    });
  }

  return {
    settingsOf: (file) => {
      for (const folder of foldersUpFrom(file)) {
        const entry = entryOf(folder);
        if (entry !== null) return settle(projectFor(entry, file, source, matchers));
      }
      return NO_SETTINGS;
    },
    outerSettingsOf: (file) => governing(file).slice(1).map(settle),
    settle,
  };
}

/** A solution file names no sources of its own: the project among its references that includes the file stands for it. */
function projectFor(entry: TsconfigFile, file: string, source: TsconfigSource, matchers: Matchers): TsconfigFile {
  if (entry.references.length === 0 || (entry.include !== null && entry.include.length > 0 && includes(entry, file, matchers)))
    return entry;
  const projects = entry.references.flatMap((each) => referenced(entry, each, source) ?? []);
  const own = projects.find((each) => includes(each, file, matchers));
  if (own !== undefined) return own;
  const isSolution = entry.include?.length === 0;
  return isSolution ? (projects.find((each) => !/spec|test|e2e|cy/.test(nameOf(each.path))) ?? entry) : entry;
}

function referenced(from: TsconfigFile, written: string, source: TsconfigSource): TsconfigFile | null {
  const place = placeOf(from.folder, written, source.root);
  if (place === null) return null;
  // A reference to another package's settings is no part of this one.
  if (!place.endsWith(".json")) return place === from.folder ? null : source.read(inFolder(place, "tsconfig.json"));
  return source.read(place);
}

/** Matchers by tsconfig: compiling a glob costs far more than asking it. */
type Matchers = Map<TsconfigFile, (file: string) => boolean>;

function includes(config: TsconfigFile, file: string, matchers: Matchers): boolean {
  const known = matchers.get(config);
  if (known !== undefined) return known(file);
  const included = config.include === null ? (each: string) => isWithin(each, config.folder) : matcherOf(config.folder, config.include);
  const excluded = matcherOf(config.folder, config.exclude);
  const matcher = (each: string) => included(each) && !excluded(each);
  matchers.set(config, matcher);
  return matcher(file);
}

function matcherOf(folder: string, patterns: readonly string[]): (file: string) => boolean {
  const places = patterns
    .filter(isBoundedGlob)
    .flatMap((each) => joinPath(folder, each) ?? [])
    .flatMap((each) => (each === "" ? "**" : [each, `${each}/**`]));
  return places.length === 0 ? () => false : picomatch(places, { dot: true });
}

function settingsFrom(start: TsconfigFile, source: TsconfigSource): CompilerSettings {
  const merged = mergeChain(start, source);
  const flag = (name: string) => merged.flags[name] === true;
  return {
    path: start.path,
    complete: merged.complete,
    baseUrl: merged.baseUrl,
    aliases: aliasesOf(merged, start.folder, source.root),
    rootDirs: merged.rootDirs ?? [],
    flags: {
      emitDecoratorMetadata: flag("emitDecoratorMetadata"),
      experimentalDecorators: flag("experimentalDecorators"),
      verbatimModuleSyntax: flag("verbatimModuleSyntax"),
      preservesImports: flag("preserveValueImports") || flag("importsNotUsedAsValues"),
    },
  };
}

interface Merged {
  complete: boolean;
  baseUrl: string | null;
  paths: { readonly in: TsconfigFile; readonly patterns: NonNullable<TsconfigFile["paths"]> } | null;
  rootDirs: readonly string[] | null;
  flags: Record<string, boolean>;
}

/** Later files win over those that they extend; a file that is met again on its own chain adds nothing. */
function mergeChain(start: TsconfigFile, source: TsconfigSource): Merged {
  const merged: Merged = { complete: true, baseUrl: null, paths: null, rootDirs: null, flags: {} };
  let budget = CHAIN_LIMIT;
  const apply = (file: TsconfigFile, chain: readonly string[]): void => {
    for (const written of file.extends) {
      const base = budget-- > 0 ? baseOf(file, written, source) : null;
      if (base === null) {
        merged.complete = false;
        Object.assign(merged.flags, source.above(file.folder, written));
      } else if (chain.includes(base.path)) source.circular(file.path);
      else apply(base, [...chain, base.path]);
    }
    if (file.baseUrl !== null) merged.baseUrl = file.baseUrl;
    if (file.paths !== null) merged.paths = { in: file, patterns: file.paths };
    if (file.rootDirs !== null) merged.rootDirs = file.rootDirs;
    Object.assign(merged.flags, file.flags);
  };
  apply(start, [start.path]);
  return merged;
}

/** The tsconfig that an `extends` names: a path, or a package of this repository, written by name or through `node_modules`. */
function baseOf(file: TsconfigFile, written: string, source: TsconfigSource): TsconfigFile | null {
  const installed = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(written);
  if (installed !== null) return packagedBase(installed[1] ?? "", installed[2] ?? "", source);
  if (/^(?:\.|\/|\$\{configDir\}|[A-Za-z]:)/.test(written)) return readBase(placeOf(file.folder, written, source.root), source);
  const named = /^((?:@[^/]+\/)?[^/]+)(?:\/(.*))?$/.exec(written);
  return named === null ? null : packagedBase(named[1] ?? "", named[2] ?? "", source);
}

function packagedBase(name: string, rest: string, source: TsconfigSource): TsconfigFile | null {
  const folder = source.packageFolder(name);
  return folder === null ? null : readBase(joinPath(folder, rest === "" ? "tsconfig.json" : rest), source);
}

function readBase(place: string | null, source: TsconfigSource): TsconfigFile | null {
  if (place === null) return null;
  return (
    (place.endsWith(".json") ? source.read(place) : null) ?? source.read(`${place}.json`) ?? source.read(inFolder(place, "tsconfig.json"))
  );
}

function aliasesOf(merged: Merged, configDir: string, root: string): readonly PathAlias[] {
  if (merged.paths === null) return [];
  const base = merged.baseUrl ?? merged.paths.in.folder;
  const aliases = merged.paths.patterns.map(({ pattern, targets }): PathAlias => {
    const star = pattern.indexOf("*");
    return {
      pattern,
      before: star < 0 ? pattern : pattern.slice(0, star),
      after: star < 0 ? null : pattern.slice(star + 1),
      targets: targets.flatMap((each) => placeOf(each.startsWith("${configDir}") ? configDir : base, each, root) ?? []),
    };
  });
  return aliases.sort((a, b) => Number(a.after !== null) - Number(b.after !== null) || b.before.length - a.before.length);
}

/** The paths that a specifier may mean by an alias, in the order of its targets; null where the pattern doesn't match. */
export function aliasTargets(alias: PathAlias, specifier: string): readonly string[] | null {
  if (alias.after === null) return specifier === alias.before ? alias.targets : null;
  if (specifier.length < alias.before.length + alias.after.length) return null;
  if (!specifier.startsWith(alias.before) || !specifier.endsWith(alias.after)) return null;
  const star = specifier.slice(alias.before.length, specifier.length - alias.after.length);
  return alias.targets.flatMap(
    (each) =>
      joinPath(
        "",
        each.replace("*", () => star),
      ) ?? [],
  );
}
