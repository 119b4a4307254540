import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { ArchlintError } from "../model/error.js";
import type { ConfigurationSource } from "./configuration-source.js";
import { isRecord, readConfiguration, readPackageConfiguration } from "./read-configuration.js";
import { isThere, readTextFile, statusOf } from "./read-text-file.js";

const FILE_NAMES = [".archlint.yml", ".archlint.yaml"];

/** What the search upward from a folder comes to. */
export interface Discovery {
  /** Absolute real path of the linted root. */
  readonly root: string;
  /** The folder that no configuration may reach out of: the repository's, or the root. */
  readonly repository: string;
  /** The configuration at the root; null where there is none. */
  readonly source: ConfigurationSource | null;
  /** Names of configurations nearer to the folder than the root's. */
  readonly nested: readonly string[];
  /** The search ended at a file with `root: true`. */
  readonly declaredRoot: boolean;
}

/**
 * Searches upward from a folder to the repository's root, or to a file with `root: true`.
 * The topmost file found decides the root; without one it is the repository's root, the nearest folder with a package.json, or the folder itself.
 */
export async function discover(folder: string, workingFolder: string): Promise<Discovery> {
  const start = realFolder(folder);
  const found: ConfigurationSource[] = [];
  let repository: string | null = null;
  let declaredRoot = false;
  for (const at of upward(start)) {
    const source = await configurationIn(at, workingFolder);
    if (source !== null) found.push(source);
    declaredRoot = source !== null && isRecord(source.data) && source.data["root"] === true;
    if (existsSync(join(at, ".git"))) repository = at;
    if (declaredRoot || repository !== null) break;
  }
  const source = found.at(-1) ?? null;
  const file = source?.path ?? null;
  const root = file === null ? (repository ?? nearestPackage(start) ?? start) : dirname(file);
  return {
    root,
    repository: repository ?? repositoryOf(root) ?? root,
    source,
    nested: found.slice(0, -1).map((each) => each.name),
    declaredRoot,
  };
}

/** The configuration of one folder alone; two in one folder are an error. */
export async function configurationIn(folder: string, workingFolder: string): Promise<ConfigurationSource | null> {
  const paths = FILE_NAMES.map((name) => join(folder, name)).filter(isThere);
  const manifest = join(folder, "package.json");
  const candidates = namesArchlint(manifest) ? [...paths, manifest] : paths;
  const [first, second] = candidates;
  if (first === undefined) return null;
  const name = shownPath(first, workingFolder);
  if (second !== undefined) {
    const other = second === manifest ? 'the key "archlint" in package.json' : relative(folder, second);
    throw new ArchlintError(`${name}: ${other} configures this folder too; keep one of them`);
  }
  refuseOutside(first, name);
  return first === manifest ? readPackageConfiguration(first, name) : readConfiguration(first, name);
}

/** A configuration that is found, not named, may be no link out of its repository: what it leads to is nobody's to read. */
function refuseOutside(path: string, name: string): void {
  const home = realOrSame(repositoryOf(dirname(path)) ?? dirname(path));
  const real = realOrSame(path);
  if (real !== home && !real.startsWith(home.endsWith(sep) ? home : `${home}${sep}`))
    throw new ArchlintError(`${name}: is a link that leads out of the repository`);
}

/** The nearest folder upward that is the root of a git repository, or null. */
export function repositoryOf(folder: string): string | null {
  for (const at of upward(folder)) if (existsSync(join(at, ".git"))) return at;
  return null;
}

/** A path as the user would write it: relative to the working folder where it lies inside, else absolute; always with `/`. */
export function shownPath(path: string, workingFolder: string): string {
  const inside = relative(realOrSame(workingFolder), path);
  const shown = inside === "" || inside.startsWith("..") || isAbsolute(inside) ? path : inside;
  return shown.split(sep).join("/");
}

/** The real path of a folder that has to exist. */
export function realFolder(folder: string): string {
  const stat = statusOf(folder, folder);
  if (stat === undefined) throw new ArchlintError(`${folder}: no such folder`);
  if (!stat.isDirectory()) throw new ArchlintError(`${folder}: is not a folder`);
  return realpathSync(folder);
}

function realOrSame(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder;
}

/** The text is searched first, so that the manifests of a large repository cost no parse; a broken one is no concern of this search. */
function namesArchlint(manifest: string): boolean {
  if (!existsSync(manifest)) return false;
  try {
    const text = readTextFile(manifest, manifest);
    if (!text.includes('"archlint"')) return false;
    const data: unknown = JSON.parse(text);
    return isRecord(data) && Object.hasOwn(data, "archlint");
  } catch {
    return false;
  }
}

function nearestPackage(folder: string): string | null {
  for (const at of upward(folder)) if (existsSync(join(at, "package.json"))) return at;
  return null;
}

function* upward(folder: string): Iterable<string> {
  for (let at = folder; ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}
