import type { Context, Reason } from "../../model/index.js";
import type { LinkedModules, RoleTable } from "../linked-modules.js";
import {
  contextParentRank,
  folderWord,
  isCompositionWord,
  isConfigurationWord,
  isDeliveryWord,
  isSharedWord,
  layerWord,
  technologyWord,
} from "./folder-words.js";
import { baseName, isInside, join, moduleFolder, parentFolder, type LayeredUnit, type Zone } from "./layered-units.js";

/** Detects bounded contexts: the folders that hold layered units, and their siblings. */
export function detectContexts(
  linked: LinkedModules,
  roles: RoleTable,
  units: readonly LayeredUnit[],
  zones: readonly Zone[],
): readonly Context[] {
  const packages = linked.packages.map((each) => each.folder).filter((folder) => folder !== "");
  const parents = new Set<string>();
  for (const unit of units) {
    const folder = contextFolder(unit, zones, packages);
    if (folder !== null && !isSharedWord(folderWord(baseName(folder)))) parents.add(parentFolder(folder));
  }
  const folders = new Set<string>();
  for (const module of linked.modules) {
    if (module.subject !== "source") continue;
    for (const parent of parents) {
      const child = childOf(module.path, parent);
      if (child !== null && isContextName(baseName(child), parent)) folders.add(child);
    }
  }
  const contexts = [...folders].sort().map((folder) => context(folder, linked, roles));
  if (contexts.length === 0) return [];
  return [...mergeKinds(contexts), ...kernels(linked, [...parents], folders, zones)];
}

/** The folder of the context that a unit belongs to; null where the unit is the whole program. */
function contextFolder(unit: LayeredUnit, zones: readonly Zone[], packages: readonly string[]): string | null {
  const folder = moduleFolder(unit);
  const zone = zones.find((each) => isInside(unit.folder, each.folder))?.folder ?? "";
  if (folder === zone || folder === "") return null;
  const segments = folder.split("/");
  const ranked = segments
    .map((segment, index) => ({ rank: contextParentRank(folderWord(segment)), index }))
    .filter(({ rank, index }) => rank >= 0 && index < segments.length - 1)
    .sort((a, b) => a.rank - b.rank || a.index - b.index)[0];
  if (ranked === undefined) return folder;
  const below = segments.slice(0, ranked.index + 2).join("/");
  // Among packages that stand in groups (`packages/plugins/registry`) the package is the context, not its group.
  return packages.find((each) => isInside(folder, each) && isInside(each, below)) ?? below;
}

function isContextName(name: string, parent: string): boolean {
  const word = folderWord(name);
  if (name.startsWith("@") || /^(types|typings|test|tests)$/.test(word)) return false;
  if (isSharedWord(word)) return true;
  if (isConfigurationWord(word) || isCompositionWord(word) || layerWord(word) !== null) return false;
  if (contextParentRank(folderWord(baseName(parent))) >= 0) return true;
  return technologyWord(word) === null && !isDeliveryWord(word);
}

/** One context in several folders (its core here, its wiring there) is a bounded context in all of them where it is in one. */
function mergeKinds(contexts: readonly Context[]): readonly Context[] {
  const bounded = new Map(contexts.filter((each) => each.kind === "bounded-context").map((each) => [each.name, each]));
  return contexts.map((each) => {
    const main = bounded.get(each.name);
    return each.kind === "feature-module" && main !== undefined ? { ...each, kind: main.kind, reasons: main.reasons } : each;
  });
}

function context(folder: string, linked: LinkedModules, roles: RoleTable): Context {
  const name = baseName(folder);
  if (isSharedWord(folderWord(name)))
    return detected(name, "kernel", folder, { text: `folder ${name}/ that all contexts share`, strength: "certain" });
  const owned = linked.modules.filter((module) => isInside(module.path, folder) && module.subject === "source");
  const block = owned
    .flatMap((module) => roles.of(module.path))
    .find((element) => element.role === "aggregate" || element.role === "domain-event");
  return block === undefined
    ? detected(name, "feature-module", folder, { text: "has no aggregate and no domain event of its own", strength: "likely" })
    : detected(name, "bounded-context", folder, { text: `has the ${block.role.replace("-", " ")} ${block.name}`, strength: "certain" });
}

/** Folders that all contexts share but that stand outside the contexts' parent: `src/shared` beside `src/modules`. */
function kernels(
  linked: LinkedModules,
  parents: readonly string[],
  folders: ReadonlySet<string>,
  zones: readonly Zone[],
): readonly Context[] {
  const around = new Set(parents.map(parentFolder).filter((folder) => zones.some((zone) => isInside(folder, zone.folder))));
  const found = new Set<string>();
  for (const module of linked.modules) {
    if (module.subject !== "source") continue;
    for (const parent of around) {
      const child = childOf(module.path, parent);
      if (child !== null && isSharedWord(folderWord(baseName(child))) && ![...folders].some((folder) => isInside(folder, child)))
        found.add(child);
    }
  }
  return [...found]
    .sort()
    .map((folder) =>
      detected(baseName(folder), "kernel", folder, { text: `folder ${baseName(folder)}/ beside the contexts`, strength: "likely" }),
    );
}

function childOf(path: string, parent: string): string | null {
  if (!isInside(path, parent) || path === parent) return null;
  const below = parent === "" ? path : path.slice(parent.length + 1);
  const slash = below.indexOf("/");
  return slash < 0 ? null : join(parent, below.slice(0, slash));
}

function detected(name: string, kind: Context["kind"], folder: string, why: Reason): Context {
  return { name: name.toLowerCase(), kind, configured: false, folder, subdomain: null, owner: null, mayUse: null, reasons: [why] };
}
