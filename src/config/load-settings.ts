import { dirname, join, resolve } from "node:path";
import { ArchlintError } from "../model/error.js";
import { pathBelow } from "../model/nested-settings.js";
import type { Settings } from "../model/settings.js";
import { DEFAULT_SETTINGS } from "../model/settings.js";
import type { KnownRules } from "./check-references.js";
import type { ConfigurationPosition, ConfigurationSource } from "./configuration-source.js";
import { sourceOfObject } from "./configuration-source.js";
import type { Discovery } from "./find-configuration.js";
import { configurationIn, discover, isConfigured, realFolder, repositoryOf, shownPath } from "./find-configuration.js";
import { findKey } from "./find-key.js";
import { isRecord, readConfiguration } from "./read-configuration.js";
import { PRESETS } from "./resolve-extends.js";
import { oneOf, suggestion } from "./suggestion.js";

/** What settings are made of. */
export interface LoadSettingsOptions {
  /** Absolute path of the folder where the search begins; paths in messages are relative to it. */
  readonly workingFolder: string;
  /** A path relative to the working folder, the configuration itself, or false for none; left out, it is searched upward. */
  readonly config?: string | object | false | undefined;
  /** Wins over the configuration's. */
  readonly preset?: string | undefined;
  /** As under `rules:`, wins over the configuration's. */
  readonly rules?: Readonly<Record<string, unknown>> | undefined;
  /** Fixes the linted root, relative to the working folder: nothing above it is read. */
  readonly root?: string | undefined;
  /** Rules that the configuration may name; left out, `checkRules` of the result does that once the rules are loaded. */
  readonly knownRules?: KnownRules | undefined;
}

/** Settings, where they came from, and the root that they are for. */
export interface LoadedSettings {
  readonly settings: Settings;
  /** Absolute real path of the linted root. */
  readonly root: string;
  /** Absolute path of the configuration file; null where there is none. */
  readonly file: string | null;
  /** The files that it was read from, as a result depends on their texts. */
  readonly read: readonly { readonly path: string; readonly text: string }[];
  /** Where a dotted key of the configuration stands, or with `item` that item of its list; of a folder below the root in that folder's file. Null where no file has it. */
  positionOf(key: string, item?: string, folder?: string): ConfigurationPosition | null;
  /** One line each, for stderr. */
  readonly warnings: readonly string[];
  /** Throws where the configuration names a rule, message or option that isn't there: apart from loading, so that a run from the cache needs no rule. */
  readonly checkRules: (known: KnownRules) => void;
  /**
   * The same, refined by the configurations in folders below the root (relative to it, sorted). A folder with `root: true` is another
   * root: it and what lies below it refine nothing, nor does a folder that holds nothing to lint. Where the configuration was named
   * or given, nothing refines it.
   */
  refinedBy(folders: readonly string[], isLinted: (folder: string) => boolean): Promise<LoadedSettings>;
}

/**
 * Finds, reads and checks the configuration. Without one neither the YAML parser nor the schema is loaded.
 * Throws `ArchlintError` with a line `file:line:column: message` for every fault.
 */
export async function loadSettings(options: LoadSettingsOptions): Promise<LoadedSettings> {
  const place = await placeOf(options);
  const preset = presetOf(options.preset);
  const untouched = place.source === null && Object.keys(options.rules ?? {}).length === 0;
  if (untouched) {
    const settings: Settings = { ...DEFAULT_SETTINGS, preset: preset ?? DEFAULT_SETTINGS.preset };
    return refinable(options, place, { settings, placed: [], warnings: [], checkRules: () => undefined });
  }
  const { checkedSettings } = await import("./checked-settings.js");
  const { settings, sources, warnings, checkRules } = await checkedSettings({ ...options, ...place, preset });
  if (options.knownRules !== undefined) checkRules(options.knownRules);
  return refinable(options, place, { settings, placed: sources.map((source) => ({ source, folder: "" })), warnings, checkRules });
}

/** A configuration, and the folder that it is for: empty for the root. */
interface PlacedSource {
  readonly source: ConfigurationSource;
  readonly folder: string;
}

type Parts = Pick<LoadedSettings, "settings" | "warnings" | "checkRules"> & { readonly placed: readonly PlacedSource[] };

function refinable(options: LoadSettingsOptions, place: Place, parts: Parts): LoadedSettings {
  const { settings, placed, warnings, checkRules } = parts;
  const loaded: LoadedSettings = {
    settings,
    root: place.root,
    file: place.source?.path ?? null,
    read: placed.flatMap(({ source: { path, text } }) => (path === null || text === null ? [] : [{ path, text }])),
    positionOf: (key, item, folder = "") => positionIn(placed, folder, key, item),
    warnings,
    checkRules,
    refinedBy: async (folders, isLinted) => {
      const wanted = options.config === undefined ? folders.filter((each) => each !== "" && isConfigured(join(place.root, each))) : [];
      const sources = await nestedSources(wanted.filter(isLinted), place.root, options.workingFolder);
      return sources.length === 0 ? loaded : refinable(options, place, await refine(options, place, parts, sources));
    },
  };
  return loaded;
}

async function nestedSources(folders: readonly string[], root: string, workingFolder: string): Promise<readonly ConfigurationSource[]> {
  const sources: ConfigurationSource[] = [];
  const otherRoots: string[] = [];
  for (const folder of folders) {
    if (otherRoots.some((each) => pathBelow(each, folder) !== null)) continue;
    const source = await configurationIn(join(root, folder), workingFolder);
    if (source === null) continue;
    if (isRecord(source.data) && source.data["root"] === true) otherRoots.push(folder);
    else sources.push(source);
  }
  return sources;
}

async function refine(options: LoadSettingsOptions, place: Place, parts: Parts, sources: readonly ConfigurationSource[]): Promise<Parts> {
  const { nestedSettings } = await import("./nested-settings.js");
  const { workingFolder } = options;
  const found = await nestedSettings({ sources, above: parts.settings, root: place.root, repository: place.repository, workingFolder });
  if (options.knownRules !== undefined) found.checkRules(options.knownRules);
  return {
    settings: { ...parts.settings, nested: found.nested },
    placed: [...parts.placed, ...found.chains.flatMap(({ folder, own }) => own.map(({ source }) => ({ source, folder })))],
    warnings: [...parts.warnings, ...found.warnings],
    checkRules: (known) => {
      parts.checkRules(known);
      found.checkRules(known);
    },
  };
}

type Place = Pick<Discovery, "root" | "repository" | "source">;

async function placeOf(options: LoadSettingsOptions): Promise<Place> {
  const { workingFolder, config, root } = options;
  if (typeof config === "string") return placeOfPath(workingFolder, config, root);
  const fixed = root === undefined ? null : realFolder(resolve(workingFolder, root));
  if (config === undefined) {
    if (fixed === null) return discover(workingFolder, workingFolder);
    return { root: fixed, repository: repositoryOf(fixed) ?? fixed, source: await configurationIn(fixed, workingFolder) };
  }
  // Who gives the configuration in code also says which folder it is for.
  const folder = fixed ?? realFolder(workingFolder);
  const source = config === false ? null : sourceOfObject("config", config);
  return { root: folder, repository: repositoryOf(folder) ?? folder, source };
}

async function placeOfPath(workingFolder: string, config: string, root: string | undefined): Promise<Place> {
  const path = resolve(workingFolder, config);
  const source = await readConfiguration(path, shownPath(path, workingFolder));
  const own = isRecord(source.data) && source.data["root"] === true ? realFolder(dirname(path)) : null;
  const fixed = root === undefined ? own : realFolder(resolve(workingFolder, root));
  if (fixed !== null) return { root: fixed, repository: repositoryOf(fixed) ?? fixed, source };
  const { root: found, repository } = await discover(workingFolder, workingFolder);
  return { root: found, repository, source };
}

function presetOf(written: string | undefined): Settings["preset"] | null {
  if (written === undefined) return null;
  const preset = PRESETS.find((each) => each === written);
  if (preset !== undefined) return preset;
  throw new ArchlintError(`preset: expected ${oneOf(PRESETS)}, found "${written}"${suggestion(written, PRESETS)}`);
}

function positionIn(placed: readonly PlacedSource[], folder: string, key: string, item: string | undefined): ConfigurationPosition | null {
  for (const { source } of placed.filter((each) => each.folder === folder).reverse()) {
    const path = findKey(source.data, key, item);
    const position = path === null ? null : source.locate(path, "value");
    if (position !== null) return { file: source.name, ...position };
  }
  return null;
}
