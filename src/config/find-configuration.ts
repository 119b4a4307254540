import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, sep } from "node:path";
import { CONFIGURATION_FILES } from "../model/configuration-files.js";
import { ArchlintError } from "../model/error.js";
import type { ConfigurationSource } from "./configuration-source.js";
import { isRecord, readConfiguration, readPackageConfiguration } from "./read-configuration.js";
import { isThere, readTextFile, statusOf } from "./read-text-file.js";

const MANIFEST = "package.json";

/** What the search upward from a folder comes to. */
export interface Discovery {
  /** Absolute real path of the linted root. */
  readonly root: string;
  /** The folder that no configuration may reach out of: the repository's, or the root. */
  readonly repository: string;
  /** The configuration at the root; null where there is none. */
  readonly source: ConfigurationSource | null;
  /** The search ended at a file with `root: true`. */
  readonly declaredRoot: boolean;
}

/**
 * Searches upward from a folder to a file with `root: true`, or to the repository's root. Without either the root is the workspace or
 * the folder of the topmost configuration, whichever lies further out, else the nearest package, or the folder itself.
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
  const topmost = found.at(-1) ?? null;
  const configured = topmost?.path == null ? null : dirname(topmost.path);
  const root = (declaredRoot ? configured : repository) ?? outer(configured, workspaceOf(start)) ?? nearestPackage(start) ?? start;
  // A configuration between the folder and the repository's root refines its own folder and is read when the root's files are known.
  const source = configured === root ? topmost : null;
  return { root, repository: repository ?? repositoryOf(root) ?? root, source, declaredRoot };
}

/** Whether a folder has a configuration of its own; nothing of it is read yet. */
export function isConfigured(folder: string): boolean {
  return candidatesIn(folder).length > 0;
}

/** The configuration of one folder alone; two in one folder are an error. */
export async function configurationIn(folder: string, workingFolder: string): Promise<ConfigurationSource | null> {
  const manifest = join(folder, MANIFEST);
  const [first, second] = candidatesIn(folder);
  if (first === undefined) return null;
  const name = shownPath(first, workingFolder);
  if (second !== undefined) {
    const other = second === manifest ? 'the key "archlint" in package.json' : relative(folder, second);
    throw new ArchlintError(`${name}: ${other} configures this folder too; keep one of them`);
  }
  refuseOutside(first, name);
  return first === manifest ? readPackageConfiguration(first, name) : readConfiguration(first, name);
}

function candidatesIn(folder: string): readonly string[] {
  const paths = CONFIGURATION_FILES.map((name) => join(folder, name)).filter(isThere);
  const manifest = join(folder, MANIFEST);
  return hasKey(manifest, "archlint") ? [...paths, manifest] : paths;
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
function hasKey(manifest: string, key: string): boolean {
  if (!existsSync(manifest)) return false;
  try {
    const text = readTextFile(manifest, manifest);
    if (!text.includes(`"${key}"`)) return false;
    const data: unknown = JSON.parse(text);
    return isRecord(data) && Object.hasOwn(data, key);
  } catch {
    return false;
  }
}

/** Beside these stand the packages of a monorepo, by whichever tool. */
const WORKSPACE_FILES = ["pnpm-workspace.yaml", "lerna.json", "nx.json", "rush.json"];

/** A checkout without its `.git`, as containers are built from: the nearest folder upward that declares workspaces. */
function workspaceOf(folder: string): string | null {
  for (const at of upward(folder)) {
    if (WORKSPACE_FILES.some((name) => existsSync(join(at, name))) || hasKey(join(at, MANIFEST), "workspaces")) return at;
  }
  return null;
}

/** Of two folders above the same one that further out. */
function outer(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one.length < other.length ? one : other;
}

function nearestPackage(folder: string): string | null {
  for (const at of upward(folder)) if (existsSync(join(at, MANIFEST))) return at;
  return null;
}

function* upward(folder: string): Iterable<string> {
  for (let at = folder; ; at = dirname(at)) {
    yield at;
    if (dirname(at) === at) return;
  }
}
