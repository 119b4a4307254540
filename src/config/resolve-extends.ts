import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import type { ArchlintError } from "../model/error.js";
import type { Settings } from "../model/settings.js";
import type { Configuration } from "./configuration-schema.js";
import type { ConfigurationSource, KeyPath } from "./configuration-source.js";
import { problemsError } from "./configuration-source.js";
import { shownPath } from "./find-configuration.js";
import { readConfiguration } from "./read-configuration.js";
import { nearest } from "./suggestion.js";

/** The names of the presets. */
export const PRESETS: readonly Settings["preset"][] = ["recommended", "strict"];

/** One configuration of a chain, checked. */
export interface CheckedConfiguration {
  readonly source: ConfigurationSource;
  readonly configuration: Configuration;
}

/** A part of what a configuration stands on: a preset, or a configuration with its file. */
export type Layered =
  { readonly is: "preset"; readonly preset: Settings["preset"] } | ({ readonly is: "configuration" } & CheckedConfiguration);

/** Where the chain may lead, and how its files are checked. */
export interface ExtendsContext {
  readonly workingFolder: string;
  /** No configuration outside this folder is read. */
  readonly repository: string;
  check(source: ConfigurationSource): CheckedConfiguration;
}

/** Follows `extends` and gives everything that a configuration stands on, itself last: later wins. */
export async function resolveExtends(
  own: CheckedConfiguration,
  context: ExtendsContext,
  chain: readonly string[] = [],
): Promise<readonly Layered[]> {
  const written = own.configuration.extends ?? [];
  const here = own.source.path === null ? chain : [...chain, realpathSync(own.source.path)];
  const layers: Layered[] = [];
  for (const [index, name] of (typeof written === "string" ? [written] : written).entries()) {
    const at: KeyPath = typeof written === "string" ? ["extends"] : ["extends", index];
    const preset = PRESETS.find((each) => each === name);
    if (preset !== undefined) layers.push({ is: "preset", preset });
    else layers.push(...(await resolveExtends(await baseOf(own.source, name, at, context, here), context, here)));
  }
  return [...layers, { is: "configuration", ...own }];
}

async function baseOf(
  source: ConfigurationSource,
  name: string,
  at: KeyPath,
  context: ExtendsContext,
  chain: readonly string[],
): Promise<CheckedConfiguration> {
  const fail = (message: string): ArchlintError => problemsError(source, [{ path: at, part: "value", message: `extends: ${message}` }]);
  const path = resolve(source.path === null ? context.workingFolder : dirname(source.path), name);
  if (!existsSync(path)) throw fail(notFound(name));
  const real = realpathSync(path);
  const inside = relative(context.repository, real);
  if (inside.startsWith("..") || isAbsolute(inside))
    throw fail(`"${name}" lies outside the repository; a configuration it stands on has to lie inside`);
  if (chain.includes(real)) {
    const names = [...chain.slice(chain.indexOf(real)), real].map((each) => shownPath(each, context.workingFolder));
    throw fail(`"${name}" leads back to itself: ${names.join(" → ")}`);
  }
  return context.check(await readConfiguration(path, shownPath(path, context.workingFolder)));
}

function notFound(name: string): string {
  if (/^\.{0,2}\/|^\.|\.(ya?ml|json)$/.test(name) || isAbsolute(name)) return `there is no file "${name}" beside this one`;
  const preset = nearest(name, PRESETS);
  if (preset !== null) return `"${name}" is no preset; did you mean "${preset}"?`;
  return `"${name}" is neither recommended, strict nor a path; packages can't be extended by this version of archlint`;
}
