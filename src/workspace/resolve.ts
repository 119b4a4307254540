import type { Resolution, UnresolvedCause } from "../model/index.js";
import { isCode, type Listing } from "./listing.js";
import { matchTargets, type Manifest } from "./manifest.js";
import type { Packages } from "./packages.js";
import { probeFile, probeIndex } from "./probe.js";
import type { SourceMap } from "./source-of.js";
import { aliasOf, builtinName, hasScheme, isPathSpecifier, splitBare, withoutQuery } from "./specifier.js";
import { aliasTargets, type CompilerSettings, type Tsconfigs } from "./tsconfig.js";
import { placeOf } from "./tsconfig-file.js";
import { folderOf, inFolder, isWithin, joinPath } from "./tree-path.js";
import { causeOf } from "./unresolved-cause.js";

/**
 * What resolution asks; no disk among it, so a built or installed repository resolves as a fresh clone does, and an index or commit as a
 * work tree. A resolver that reads disks would also read manifests above the root and through links that leave it, fail all imports below a
 * broken manifest, and wait for ever on a pipe called package.json; oxc-resolver, which does, is the referee in the tests.
 */
export interface ResolverInput {
  readonly root: string;
  readonly listing: Listing;
  readonly packages: Packages;
  readonly tsconfigs: Tsconfigs;
  readonly sources: SourceMap;
}

/** Tells where specifiers lead. */
export interface Resolver {
  /** `reference` is a `/// <reference path>`, relative even without a dot. */
  resolve(file: string, specifier: string, reference: boolean): Resolution;
}

/** A resolver that remembers its answers by folder, compiler settings and specifier. */
export function createResolver(input: ResolverInput): Resolver {
  const settingsOf = new Map<string, CompilerSettings>();
  const answers = new Map<string, Map<string, Resolution>>();
  return {
    resolve: (file, specifier, reference) => {
      const settings = settingsOf.get(file) ?? input.tsconfigs.settingsOf(file);
      settingsOf.set(file, settings);
      const key = `${folderOf(file)}\0${settings.path}`;
      const known = answers.get(key) ?? new Map<string, Resolution>();
      answers.set(key, known);
      const request = reference && /\.[cm]?tsx?$/.test(specifier) && !isPathSpecifier(specifier) ? `./${specifier}` : specifier;
      const answer = known.get(request) ?? resolveIn(input, settings, file, request);
      known.set(request, answer);
      return answer;
    },
  };
}

function resolveIn(input: ResolverInput, settings: CompilerSettings, file: string, written: string): Resolution {
  const specifier = withoutQuery(written);
  if (isPathSpecifier(specifier)) return resolvePath(input, settings, file, specifier);
  if (specifier.startsWith("node:")) return { is: "builtin", name: specifier.slice("node:".length) };
  const declared = specifier.startsWith("#") ? resolvePackageImport(input, file, specifier) : null;
  if (declared !== null && declared.is !== "unresolved") return declared;
  const alias = resolveAlias(input, settings, specifier);
  if (alias.found !== null) return alias.found;
  const based = settings.baseUrl === null ? null : find(input, inFolder(settings.baseUrl, specifier));
  if (based !== null) return based;
  return resolveBare(input, file, specifier, declared?.is === "unresolved" ? declared.cause : alias.cause);
}

/** What stands at a path: the file, the index of the folder, or the source of what is built there. */
function find({ listing, packages, sources }: ResolverInput, path: string, folderOnly = false): Resolution | null {
  const nearest = () => packages.manifests[packages.indexOf(inFolder(path, "index")) ?? -1]?.folder ?? "";
  const among = (files: ReadonlySet<string>) => (folderOnly ? null : probeFile(listing, path, files)) ?? probeIndex(listing, path, files);
  const main = () => {
    const manifest = packages.in(path);
    return manifest === null ? null : packages.sourceOf(manifest, ".");
  };
  const found = among(listing.files) ?? main() ?? sources.sourceOf(nearest(), path) ?? among(listing.aside);
  return found === null ? null : leadTo(found, null);
}

function leadTo(path: string, viaPackage: string | null): Resolution {
  return isCode(path) ? { is: "file", path, viaPackage } : { is: "asset", path };
}

function unresolved(cause: UnresolvedCause): Resolution {
  return { is: "unresolved", cause };
}

function resolvePath(input: ResolverInput, settings: CompilerSettings, file: string, specifier: string): Resolution {
  const folder = folderOf(file);
  if (/^(?:\/|[A-Za-z]:)/.test(specifier)) return resolveAbsolute(input, file, specifier);
  const path = joinPath(folder, specifier);
  if (path === null) return unresolved({ kind: "outside-root", subject: specifier.replace(/^((?:\.\.\/)+[^/]*).*$/s, "$1") });
  const installed = /(?:^|\/)node_modules\/(.+)$/.exec(path)?.[1];
  if (installed !== undefined) return resolveBare(input, file, installed, null);
  const found = find(input, path, /(?:^|\/)\.{0,2}$/.test(specifier)) ?? findInRootDirs(input, settings, path);
  return found ?? unresolved(causeAt(input, path));
}

/** A path from the disk's root, or from the site's as bundlers and servers read it. */
function resolveAbsolute(input: ResolverInput, file: string, specifier: string): Resolution {
  const place = placeOf("", specifier, input.root);
  const nearest = input.packages.manifests[input.packages.indexOf(file) ?? -1]?.folder ?? "";
  const candidates = place === null ? [joinPath(nearest, specifier.slice(1)), joinPath("", specifier.slice(1))] : [place];
  for (const candidate of candidates) {
    const found = candidate === null || candidate === "" ? null : find(input, candidate);
    if (found !== null) return found;
  }
  return unresolved(place === null ? { kind: "outside-root", subject: specifier } : causeAt(input, place));
}

function findInRootDirs(input: ResolverInput, settings: CompilerSettings, path: string): Resolution | null {
  for (const from of settings.rootDirs) {
    if (!isWithin(path, from)) continue;
    const rest = path.slice(from === "" ? 0 : from.length + 1);
    for (const to of settings.rootDirs) {
      const found = to === from ? null : find(input, inFolder(to, rest));
      if (found !== null) return found;
    }
  }
  return null;
}

function causeAt({ listing, packages }: ResolverInput, path: string): UnresolvedCause {
  return causeOf(listing, path, (folder) => packages.in(folder) !== null);
}

/** `#name` by the nearest manifest's `imports`; null where it doesn't name it. */
function resolvePackageImport(input: ResolverInput, file: string, specifier: string): Resolution | null {
  const { packages, sources, listing } = input;
  const manifest = packages.manifests[packages.indexOf(file) ?? -1];
  const targets = manifest === undefined ? null : matchTargets(manifest.imports, specifier);
  if (manifest === undefined || targets === null) return null;
  let cause: UnresolvedCause = { kind: "alias", subject: specifier };
  for (const target of targets) {
    if (target.startsWith("../") || target.startsWith("/")) continue;
    if (!target.startsWith("./")) return resolveBare(input, file, target, null);
    const path = joinPath(manifest.folder, target);
    if (path === null) continue;
    const found = sources.sourceOf(manifest.folder, path) ?? probeIndex(listing, path, listing.files);
    if (found !== null) return leadTo(found, null);
    const built = find(input, path);
    if (built !== null) return built;
    cause = causeAt(input, path);
  }
  return unresolved(cause);
}

interface AliasAnswer {
  readonly found: Resolution | null;
  /** Why the alias that matches leads nowhere; null where none matches. */
  readonly cause: UnresolvedCause | null;
}

function resolveAlias(input: ResolverInput, settings: CompilerSettings, specifier: string): AliasAnswer {
  for (const alias of settings.aliases) {
    const targets = aliasTargets(alias, specifier);
    if (targets === null) continue;
    for (const target of targets) {
      // Where an alias only spells out an installed package, the package's name is the answer.
      if (/(?:^|\/)node_modules\//.test(target)) return { found: null, cause: null };
      const found = find(input, target);
      if (found !== null) return { found, cause: null };
    }
    if (alias.pattern === "*") return { found: null, cause: null };
    const [first] = targets;
    const cause = first === undefined ? null : causeAt(input, first);
    const telling = cause !== null && cause.kind !== "missing-file" ? cause : null;
    return { found: null, cause: telling ?? { kind: "alias", subject: alias.pattern } };
  }
  return { found: null, cause: null };
}

/** A name: of a workspace package, an alias of module-alias, a builtin, an alias that nobody declared, or an outside package. */
function resolveBare(input: ResolverInput, file: string, specifier: string, cause: UnresolvedCause | null): Resolution {
  const { packages } = input;
  const { name, subpath } = splitBare(specifier);
  const manifest = packages.named(name, file);
  if (manifest !== null) return resolveWorkspacePackage(input, manifest, subpath);
  const moduleAlias = resolveModuleAlias(input, file, specifier);
  if (moduleAlias !== null) return moduleAlias;
  const builtin = builtinName(specifier);
  if (builtin !== null) return { is: "builtin", name: builtin };
  const sigil = aliasOf(specifier);
  if (sigil === null && hasScheme(specifier)) return { is: "package", name: specifier, subpath: "" };
  if (sigil === null && packages.declares(name, file)) return { is: "package", name, subpath };
  const guess =
    sigil !== null || cause !== null
      ? resolveUndeclared(input, file, specifier, sigil?.rest ?? null)
      : resolveFromPackage(input, file, specifier);
  if (guess !== null) return guess;
  if (cause !== null) return unresolved(cause);
  return sigil === null ? { is: "package", name, subpath } : unresolved({ kind: "alias", subject: sigil.pattern });
}

function resolveWorkspacePackage(input: ResolverInput, manifest: Manifest, subpath: string): Resolution {
  const { listing, packages } = input;
  const key = subpath === "" ? "." : `./${withoutQuery(subpath)}`;
  const source = packages.sourceOf(manifest, key);
  if (source !== null) return leadTo(source, manifest.name);
  const target = packages.publishedAt(manifest, key);
  const built = probeFile(listing, target, listing.aside) ?? probeIndex(listing, target, listing.aside);
  return built === null ? unresolved(causeAt(input, target)) : leadTo(built, manifest.name);
}

/** Aliases of the package module-alias, declared in the nearest manifest or the root's. */
function resolveModuleAlias(input: ResolverInput, file: string, specifier: string): Resolution | null {
  const { packages, sources } = input;
  for (const manifest of [packages.manifests[packages.indexOf(file) ?? -1], packages.in("")]) {
    if (manifest === undefined || manifest === null) continue;
    for (const [alias, target] of Object.entries(manifest.aliases)) {
      if (specifier !== alias && !specifier.startsWith(`${alias}/`)) continue;
      const path = joinPath(manifest.folder, target + specifier.slice(alias.length));
      if (path === null) return unresolved({ kind: "outside-root", subject: alias });
      const source = sources.sourceOf(manifest.folder, path);
      return source === null ? (find(input, path) ?? unresolved({ kind: "alias", subject: alias })) : leadTo(source, null);
    }
  }
  return null;
}

/** An alias that a bundler or another tsconfig declares: the settings of outer folders, then the custom that it means the package's sources. */
function resolveUndeclared(input: ResolverInput, file: string, specifier: string, rest: string | null): Resolution | null {
  for (const settings of input.tsconfigs.outerSettingsOf(file)) {
    const { found } = resolveAlias(input, settings, specifier);
    if (found !== null) return found;
  }
  if (rest === null || rest === "") return null;
  const folder = input.packages.manifests[input.packages.indexOf(file) ?? -1]?.folder ?? "";
  return find(input, inFolder(inFolder(folder, "src"), rest)) ?? find(input, inFolder(folder, rest));
}

/** `src/orders/order` that no tsconfig explains, though the package has such a folder: loaders and test runners resolve it from there. */
function resolveFromPackage(input: ResolverInput, file: string, specifier: string): Resolution | null {
  const first = splitBare(specifier).name;
  if (first === specifier || first.startsWith("@")) return resolveOuterAlias(input, file, specifier);
  const folder = input.packages.manifests[input.packages.indexOf(file) ?? -1]?.folder ?? "";
  const path = inFolder(folder, specifier);
  if (!input.listing.folders.has(inFolder(folder, first))) return resolveOuterAlias(input, file, specifier);
  return find(input, path) ?? (first === "src" ? unresolved(causeAt(input, path)) : null);
}

/** Settings whose `extends` can't be found may lack the aliases that outer folders declare. */
function resolveOuterAlias(input: ResolverInput, file: string, specifier: string): Resolution | null {
  if (input.tsconfigs.settingsOf(file).complete) return null;
  for (const settings of input.tsconfigs.outerSettingsOf(file)) {
    const { found } = resolveAlias(input, settings, specifier);
    if (found !== null) return found;
  }
  return null;
}
