import type { LayerRole, Module, Reason } from "../../model/index.js";
import type { LinkedModules, RoleTable } from "../linked-modules.js";
import { technologiesOf } from "../../catalog/package-technologies.js";
import { detectLayer } from "./detect-layer.js";
import { outermostLayer } from "./folder-layer.js";
import { claim, type FilePlace, type LayerClaim } from "./layer-claim.js";
import { readSigns } from "./file-signs.js";
import { folderWord, isDeliveryWord, isSharedWord, layerWord } from "./folder-words.js";
import { baseName, isInside, moduleFolder, parentFolder, type LayeredUnit, type Zone } from "./layered-units.js";

/** A detected layer of one file. */
export interface DetectedLayer {
  readonly role: LayerRole;
  /** The layer whose folder stands around the file, where it is another. */
  readonly inside: LayerRole | null;
  readonly reasons: readonly Reason[];
}

/** Detects the layers of all source files inside the zones. */
export function detectLayers(
  linked: LinkedModules,
  roles: RoleTable,
  units: readonly LayeredUnit[],
  zones: readonly Zone[],
): ReadonlyMap<string, DetectedLayer> {
  const claims = new Map<string, LayerClaim>();
  const outer = new Map<string, LayerRole | null>();
  const delivering = deliveringFolders(linked, roles);
  const implemented = implementedFiles(linked);
  const moduleParents = new Set(units.map((unit) => parentFolder(moduleFolder(unit))));
  for (const module of linked.modules) {
    if (module.subject !== "source" && module.subject !== "script") continue;
    const zone = zones.find((each) => isInside(module.path, each.folder));
    if (zone === undefined) continue;
    const place = placeOf({ linked, roles, units, zone, moduleParents, delivering, implemented }, module);
    outer.set(module.path, outermostLayer(place));
    claims.set(module.path, isEntitiesLayer(units, module.path) ?? detectLayer(place));
  }
  return settle(linked, claims, outer);
}

interface Surroundings {
  readonly linked: LinkedModules;
  readonly roles: RoleTable;
  readonly units: readonly LayeredUnit[];
  readonly zone: Zone;
  readonly moduleParents: ReadonlySet<string>;
  /** Folders that hold, at any depth, a file that handles requests. */
  readonly delivering: ReadonlySet<string>;
  /** Files with an interface that a class of another file implements. */
  readonly implemented: ReadonlySet<string>;
}

function placeOf({ linked, roles, units, zone, moduleParents, delivering, implemented }: Surroundings, module: Module): FilePlace {
  const unit = units.findLast((each) => isInside(module.path, each.folder));
  const start = sourceRoot(module.path, zone, units);
  const words = wordsBelow(module.path, start);
  const unitLevel = unit === undefined ? -1 : wordsBelow(`${unit.folder}/-`, start).length;
  return {
    module,
    signs: readSigns(linked, roles, module),
    words,
    unitLevel,
    kernelAt: words.findIndex((word, index) => isSharedWord(word) && (unitLevel <= 0 || index < unitLevel)),
    servesInside: implemented.has(module.path) && isTakenInside(linked, module.path),
    delivers: (word) => delivering.has(folderOfWord(module.path, start, word)),
    deployable: isDeployable(module.path, start, units),
    inModule: unit !== undefined || isBesideUnit(module.path, moduleParents, start),
    pagesFolder: isPage(module),
  };
}

/** `entities/` as the domain layer of a program whose application layers stand beside it. */
function isEntitiesLayer(units: readonly LayeredUnit[], path: string): LayerClaim | null {
  const unit = units.findLast((each) => isInside(path, each.domain) && folderWord(baseName(each.domain)) === "entities");
  return unit === undefined ? null : claim("domain", `folder ${baseName(unit.domain)}/ as the domain layer`, "certain");
}

function isBesideUnit(path: string, moduleParents: ReadonlySet<string>, start: string): boolean {
  return [...moduleParents].some((parent) => parent !== start && parent !== "" && isInside(path, parent) && parentFolder(path) !== parent);
}

/** Words of folders above the sources name applications and packages, not layers – unless the packages themselves are the layers. */
function sourceRoot(path: string, zone: Zone, units: readonly LayeredUnit[]): string {
  const src = /^(?:.*?\/)??(?:src|source)\/(?:lib\/)?/.exec(path);
  if (src === null) return units.find((unit) => isInside(path, unit.folder))?.folder ?? zone.folder;
  const root = src[0].slice(0, -1);
  const packagesAreLayers = units.some((unit) => unit.folder !== root && !isInside(unit.folder, root) && isInside(root, unit.folder));
  if (packagesAreLayers) return units.find((unit) => isInside(root, unit.folder))?.folder ?? zone.folder;
  return root;
}

/** Inside a folder `app` or `apps` that holds no layered unit: delivery, not a place for features. */
function isDeployable(path: string, start: string, units: readonly LayeredUnit[]): boolean {
  const segments = path.split("/");
  const first = start === "" ? 0 : start.split("/").length;
  const index = segments.findIndex((segment, at) => at >= first && at < segments.length - 1 && isDeliveryWord(folderWord(segment)));
  if (index < 0) return false;
  const folder = segments.slice(0, index + 1).join("/");
  return units.every((unit) => !isInside(unit.folder, folder));
}

function isPage(module: Module): boolean {
  const dependencies = module.package?.dependencies ?? {};
  if (!("next" in dependencies)) return false;
  const below = module.package === null || module.package.folder === "" ? module.path : module.path.slice(module.package.folder.length + 1);
  return /^(src\/)?(app|pages)\//.test(below);
}

/** Decides the ports and settings that wait for the layers of what they import. */
function settle(
  linked: LinkedModules,
  claims: ReadonlyMap<string, LayerClaim>,
  outer: ReadonlyMap<string, LayerRole | null>,
): ReadonlyMap<string, DetectedLayer> {
  const settled = new Map<string, DetectedLayer>();
  const put = (path: string, role: LayerRole, reason: Reason): void => {
    const around = outer.get(path) ?? null;
    settled.set(path, { role, inside: around === role ? null : around, reasons: [reason] });
  };
  for (const [path, claim] of claims) if (claim.is === "layer") put(path, claim.role, claim.reason);
  for (const [path, claim] of claims) {
    if (claim.is !== "port" && claim.is !== "settings") continue;
    const known = rolesBehind(linked, path, settled);
    put(path, claim.is === "port" ? portLayer(known) : settingsLayer(known), claim.reason);
  }
  for (const [path, claim] of claims) {
    if (claim.is !== "barrel") continue;
    const [only, ...more] = rolesBehind(linked, path, settled);
    put(path, only !== undefined && more.length === 0 ? only : claim.otherwise.role, claim.otherwise.reason);
  }
  return settled;
}

/** The layers of what a file imports or passes on, as far as they are settled. */
function rolesBehind(linked: LinkedModules, path: string, settled: ReadonlyMap<string, DetectedLayer>): ReadonlySet<LayerRole> {
  return new Set(
    linked.importsOf(path).flatMap((edge) => {
      const layer = edge.target.is === "file" ? settled.get(edge.target.path) : undefined;
      return layer === undefined ? [] : [layer.role];
    }),
  );
}

function portLayer(known: ReadonlySet<LayerRole>): LayerRole {
  if (known.has("infrastructure")) return "infrastructure";
  return known.has("application") || known.has("interface") ? "application" : "domain";
}

function settingsLayer(known: ReadonlySet<LayerRole>): LayerRole {
  return known.has("domain") ||
    known.has("application") ||
    known.has("interface") ||
    known.has("infrastructure") ||
    known.has("composition")
    ? "composition"
    : "shared";
}

function implementedFiles(linked: LinkedModules): ReadonlySet<string> {
  const files = new Set<string>();
  for (const { path, outline } of linked.modules) {
    for (const declaration of outline.declarations) {
      if (declaration.is !== "class") continue;
      for (const heritage of declaration.implements) {
        const target = linked.resolveName(path, heritage.name);
        if (target.is === "declared" && target.file !== path) files.add(target.file);
      }
    }
  }
  return files;
}

function isTakenInside(linked: LinkedModules, path: string): boolean {
  return linked.importersOf(path).some((edge) =>
    edge.from
      .split("/")
      .slice(0, -1)
      .some((folder) => ["domain", "application"].includes(layerWord(folderWord(folder)) ?? "")),
  );
}

function deliveringFolders(linked: LinkedModules, roles: RoleTable): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const { path } of linked.modules) {
    const handles = roles.of(path).some((element) => element.role === "controller" || element.role === "route-handler");
    const speaks =
      handles ||
      linked.importsOf(path).some((edge) => edge.direct.is === "package" && technologiesOf(edge.direct.name).includes("http-server"));
    for (let folder = parentFolder(path); speaks && folder !== "" && !folders.has(folder); folder = parentFolder(folder))
      folders.add(folder);
  }
  return folders;
}

/** The folder that a word of `wordsBelow` stands for. */
function folderOfWord(path: string, start: string, word: number): string {
  const above = start === "" ? 0 : start.split("/").length;
  return path
    .split("/")
    .slice(0, above + word + 1)
    .join("/");
}

/** Folder words of a path below a folder. */
function wordsBelow(path: string, folder: string): readonly string[] {
  const below = folder === "" ? path : path.slice(folder.length + 1);
  return below.split("/").slice(0, -1).map(folderWord);
}
