import type { LinkedModules, RoleTable } from "../linked-modules.js";
import { folderWord, isCompositionWord, isConfigurationWord, isSharedWord, layerWord, moduleWord, technologyWord } from "./folder-words.js";

/** A folder that holds a domain and, beside it, a second layer: the sign that a part of the program is layered. */
export interface LayeredUnit {
  /** Relative to the root; empty for the root itself. */
  readonly folder: string;
  /** The folder that is its domain layer. */
  readonly domain: string;
  readonly why: string;
}

/** A part of the repository whose files have layers because it holds layered units. */
export interface Zone {
  readonly folder: string;
}

interface FolderTree {
  readonly children: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Finds the folders that are layered: a domain folder and a second signal beside it. */
export function findLayeredUnits(linked: LinkedModules, roles: RoleTable): readonly LayeredUnit[] {
  const paths = linked.modules.filter((module) => module.subject === "source").map((module) => module.path);
  const tree = folderTree(paths);
  const units: LayeredUnit[] = [];
  for (const [folder, children] of tree.children) {
    const unit = unitAt(folder, children, tree);
    if (unit !== null && !isFeatureFolder(unit.domain, linked, roles)) units.push(unit);
  }
  return units.sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/** The parts of the repository that the units speak for: the package of a unit, or the workspace where most packages beside it are layered too. */
export function findZones(linked: LinkedModules, units: readonly LayeredUnit[]): readonly Zone[] {
  const zones = new Set<string>();
  const packageFolders = linked.packages.map((pkg) => pkg.folder).sort((a, b) => b.length - a.length);
  for (const unit of units) {
    const home = packageFolders.find((folder) => isInside(unit.folder, folder)) ?? "";
    zones.add(widen(home, packageFolders, units));
  }
  return [...zones]
    .filter((folder) => ![...zones].some((other) => other !== folder && isInside(folder, other)))
    .map((folder) => ({ folder }));
}

/** A package that is one module among layered siblings shares its zone with them and with what stands around them. */
function widen(home: string, packageFolders: readonly string[], units: readonly LayeredUnit[]): string {
  if (home === "") return "";
  const parent = parentFolder(home);
  const siblings = packageFolders.filter((folder) => folder !== "" && parentFolder(folder) === parent);
  const layered = siblings.filter((folder) => units.some((unit) => isInside(unit.folder, folder) || isInside(folder, unit.folder)));
  if (layered.length * 2 <= siblings.length || siblings.length < 2) return home;
  return packageFolders.find((folder) => folder !== home && isInside(parent, folder)) ?? "";
}

function unitAt(folder: string, children: ReadonlySet<string>, tree: FolderTree): LayeredUnit | null {
  const words = new Map([...children].map((child) => [folderWord(child), child]));
  return unitByDomain(folder, words, tree) ?? unitByEntities(folder, words) ?? unitByCore(folder, words, tree);
}

type Children = ReadonlyMap<string, string>;

function unitByDomain(folder: string, words: Children, tree: FolderTree): LayeredUnit | null {
  const domain = [...words].find(([word]) => layerWord(word) === "domain")?.[1];
  if (domain === undefined) return null;
  const second =
    [...words.keys()].find(isLayerSibling) ?? (isMostlyLayers(words) ? [...words.keys()].find(isTechnologySibling) : undefined);
  if (second === undefined) return null;
  return { folder: outward(folder, tree), domain: join(folder, domain), why: `folders ${domain}/ and ${words.get(second) ?? second}/` };
}

function unitByEntities(folder: string, words: Children): LayeredUnit | null {
  const entities = words.get("entities");
  if (entities === undefined || !["application", "usecases"].some((word) => words.has(word))) return null;
  if (!["infrastructure", "infra", "interfaceadapters", "adapters", "presentation"].some((word) => words.has(word))) return null;
  return { folder, domain: join(folder, entities), why: "folders entities/ and application layers beside it" };
}

/** `core/` holds the inside where its neighbours are the outside; among many neighbours it is a name like any other. */
function unitByCore(folder: string, words: Children, tree: FolderTree): LayeredUnit | null {
  const core = words.get("core");
  if (core === undefined || !isMostlyLayers(words)) return null;
  const inside = new Map([...(tree.children.get(join(folder, core)) ?? [])].map((child) => [folderWord(child), child]));
  const model = inside.get("domain") ?? inside.get("entities") ?? inside.get("usecase") ?? inside.get("usecases");
  const outside = [...words.keys()].find((word) => word !== "core" && (isLayerSibling(word) || isTechnologySibling(word)));
  if (model === undefined || outside === undefined) return null;
  return { folder, domain: join(folder, core), why: `folders core/${model}/ and ${words.get(outside) ?? outside}/` };
}

/** At least half of a folder's children have names of layers, technologies or what stands beside them. */
function isMostlyLayers(words: Children): boolean {
  const others = [...words.keys()].filter((word) => word !== "core" && word !== "domain");
  const known = others.filter(
    (word) =>
      isLayerSibling(word) ||
      isTechnologySibling(word) ||
      moduleWord(word) !== null ||
      isSharedWord(word) ||
      isConfigurationWord(word) ||
      isCompositionWord(word) ||
      /^(dtos?|types?|guards|decorators|middlewares?|constants)$/.test(word),
  );
  return known.length * 2 >= others.length;
}

/** `core/{domain,application}` with its adapters beside `core`: the unit is the folder around it. */
function outward(folder: string, tree: FolderTree): string {
  if (folderWord(baseName(folder)) !== "core") return folder;
  const siblings = tree.children.get(parentFolder(folder)) ?? new Set<string>();
  return [...siblings].some((sibling) => layerWord(folderWord(sibling)) !== null || folderWord(sibling) === "adapters")
    ? parentFolder(folder)
    : folder;
}

function isLayerSibling(word: string): boolean {
  const role = layerWord(word);
  return (role !== null && role !== "domain") || ["ports", "port", "adapters", "adapter"].includes(word);
}

function isTechnologySibling(word: string): boolean {
  return technologyWord(word) !== null || moduleWord(word) === "application" || ["repos", "repositories"].includes(word);
}

/** A folder named `domain` that holds a controller or a framework module of its own is a feature (DNS, say), not a layer. */
function isFeatureFolder(domain: string, linked: LinkedModules, roles: RoleTable): boolean {
  if (folderWord(baseName(domain)) === "core") return false;
  return linked.modules.some(
    (module) =>
      parentFolder(module.path) === domain &&
      roles.of(module.path).some((element) => element.role === "controller" || element.role === "wiring"),
  );
}

function folderTree(paths: readonly string[]): FolderTree {
  const children = new Map<string, Set<string>>();
  for (const path of paths) {
    let folder = parentFolder(path);
    while (folder !== "") {
      const parent = parentFolder(folder);
      const known = children.get(parent);
      const name = baseName(folder);
      if (known?.has(name) === true) break;
      if (known === undefined) children.set(parent, new Set([name]));
      else known.add(name);
      folder = parent;
    }
  }
  return { children };
}

/** The folder of the module that a unit makes: around its `src`, where it has one. */
export function moduleFolder(unit: LayeredUnit): string {
  return baseName(unit.folder) === "src" ? parentFolder(unit.folder) : unit.folder;
}

/** Whether a path is a folder or stands in it; everything is inside the root. */
export function isInside(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

/** The folder that holds a path; empty for the root. */
export function parentFolder(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** The last segment of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Joins a folder and a name; the root's folder is empty. */
export function join(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
