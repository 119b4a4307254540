import type { LayerRole, Module, Reason } from "../../model/index.js";
import { hasRole, type FileSigns } from "./file-signs.js";
import {
  adapterDirection,
  folderWord,
  isCompositionWord,
  isConfigurationWord,
  isSharedWord,
  layerWord,
  moduleWord,
  technologyWord,
} from "./folder-words.js";
import { baseName } from "./layered-units.js";

/** A layer with its reason, or a decision that waits for the layers of what the file imports. */
export type LayerClaim =
  | { readonly is: "layer"; readonly role: LayerRole; readonly reason: Reason }
  /** A port beside its adapter: the innermost layer that may know what it imports. */
  | { readonly is: "port"; readonly reason: Reason }
  /** Settings: shared, unless they know one of the four. */
  | { readonly is: "settings"; readonly reason: Reason }
  | { readonly is: "none" };

/** Where a file stands, prepared for the decisions. */
export interface FilePlace {
  readonly module: Module;
  readonly signs: FileSigns;
  /** Folder words from the source root of its zone down to the file. */
  readonly words: readonly string[];
  /** Inside a layered unit, or in a module beside one. */
  readonly inModule: boolean;
  /** Index of the word that names a folder beside the unit's domain folder; -1 outside a unit. */
  readonly unitLevel: number;
  /** Part of a deployable application that holds no layered unit itself. */
  readonly deployable: boolean;
  /** The package serves pages from `app/` or `pages/` (Next.js). */
  readonly pagesFolder: boolean;
}

/** Decides a file's layer: by what it is, then by the nearest folder that says a layer, then by weaker names, then by its contents. */
export function detectLayer(place: FilePlace): LayerClaim {
  return (
    byWiring(place) ??
    byDelivery(place) ??
    byTransferObject(place) ??
    bySettings(place) ??
    byPort(place) ??
    byFolder(place) ??
    byModuleName(place) ??
    bySharedFolder(place) ??
    byContents(place) ??
    byEntry(place) ?? { is: "none" }
  );
}

function byWiring({ module, signs, words }: FilePlace): LayerClaim | null {
  const file = baseName(module.path);
  if (module.subject === "script") return layer("composition", module.subjectWhy, "likely");
  if (hasRole(signs, ["wiring"])) return layer("composition", "declares a framework module", "certain");
  if (/\.module\.[cm]?[jt]s$/.test(file)) return layer("composition", `named ${file}`, "likely");
  if (/(^|[.-])(di-tokens?|injection-tokens?|container|ioc|composition-root|inversify\.config)\.[cm]?[jt]s$/i.test(file))
    return layer("composition", `named ${file}`, "likely");
  if (signs.elements.length > 0 && signs.elements.every((element) => element.role === "injection-token"))
    return layer("composition", "names dependencies for the container", "likely");
  if (signs.wires && nearestWord(words, (word) => layerWord(word) !== null) !== "domain")
    return layer("composition", "builds the objects of its folder when it is loaded", "likely");
  const last = nearestWord(words, (word) => isCompositionWord(word) || layerWord(word) !== null);
  return last !== null && isCompositionWord(last) ? layer("composition", `folder ${last}/`, "likely") : null;
}

const DELIVERY_NAME = /(\.(controller|resolver|router|routes?)|[a-z](Controller|Router|Routes))\.[cm]?[jt]sx?$/;

/** Handlers of requests stay what they are wherever they stand: the suffix beats the folder where a use-case folder holds its controller. */
function byDelivery({ module, signs, words, pagesFolder }: FilePlace): LayerClaim | null {
  if (nearestWord(words, (word) => layerWord(word) !== null) === "domain") return null;
  if (hasRole(signs, ["controller", "route-handler"])) return layer("interface", "handles requests", "certain");
  if (hasRole(signs, ["guard"]) && !words.some((word) => layerWord(word) === "infrastructure"))
    return layer("interface", "guards requests", "certain");
  if (DELIVERY_NAME.test(baseName(module.path))) return layer("interface", `named ${baseName(module.path)}`, "likely");
  if (pagesFolder) return layer("interface", "served as pages or server actions", "likely");
  return null;
}

/** Data for the outside is interface where it is documented for it, else it belongs to the use cases. */
function byTransferObject({ module, signs, words }: FilePlace): LayerClaim | null {
  const file = baseName(module.path);
  const named = /(\.dto|DTO|Dto)\.[cm]?[jt]s$/.test(file) || words.some((word) => word === "dto" || word === "dtos");
  if (!named) return null;
  if (signs.technologies.has("api-documentation") || /[.-](request|response)[.-]/i.test(file))
    return layer("interface", "describes data of the API", "likely");
  const folder = nearestWord(words, (word) => layerWord(word) !== null || technologyWord(word) !== null);
  if (folder !== null) return null;
  return layer("application", "data of the use cases", "likely");
}

function bySettings({ module, words }: FilePlace): LayerClaim | null {
  const named = /(^|[.-])(config|configuration|settings)(\.type)?\.[cm]?[jt]s$|[.-]config\.type\.[cm]?[jt]s$/i.test(baseName(module.path));
  const folder = nearestWord(words, (word) => isConfigurationWord(word) || layerWord(word) !== null || technologyWord(word) !== null);
  if (folder !== null && isConfigurationWord(folder) && words.every((word) => technologyWord(word) === null && layerWord(word) === null))
    return { is: "settings", reason: reason(`folder ${folder}/`, "likely") };
  return named && folder === null ? { is: "settings", reason: reason(`named ${baseName(module.path)}`, "likely") } : null;
}

/** A contract of repositories or ports that stands among the adapters belongs further in. */
function byPort({ module, signs, words }: FilePlace): LayerClaim | null {
  if (!signs.contractOnly && !hasOnlyPorts(signs)) return null;
  if (!hasRole(signs, ["repository-port", "port"]) && !/\.port\.[cm]?[jt]s$|Port\.[cm]?[jt]s$/.test(module.path)) return null;
  const folder = nearestWord(words, (word) => layerWord(word) !== null || technologyWord(word) !== null || isSharedWord(word));
  const role = folder === null ? null : (layerWord(folder) ?? technologyWord(folder));
  if (role === "domain" || role === "application" || (folder !== null && isSharedWord(folder))) return null;
  return { is: "port", reason: reason("declares a port and nothing that implements it", "likely") };
}

function hasOnlyPorts(signs: FileSigns): boolean {
  return signs.elements.length > 0 && signs.elements.every((element) => element.role === "repository-port" || element.role === "port");
}

/** The nearest folder that names a layer; technology folders inside the domain are words of the business. */
function byFolder({ words, signs, unitLevel }: FilePlace): LayerClaim | null {
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] ?? "";
    const named = layerWord(word);
    if (named !== null) return layer(named, `folder ${word}/`, "certain");
    if (isSharedWord(word) && word !== "common" && !isWithinLayer(words, index)) return layer("shared", `folder ${word}/`, "likely");
    const hexagon = byHexagon(words, index, signs);
    if (hexagon !== null) return hexagon;
    const technology = technologyWord(word);
    if (technology === null) continue;
    const outer = outerLayer(words, index);
    if (outer === "domain") continue;
    if (outer === "infrastructure" && technology === "interface" && !isDeliveryFolder(words, signs)) continue;
    if (isTypeFolder(word) && index !== unitLevel && !isDelivered(signs)) continue;
    return layer(technology, `folder ${word}/`, "likely");
  }
  return null;
}

/** `interfaces/` beside a domain is a layer; elsewhere it mostly holds TypeScript's. */
function isTypeFolder(word: string): boolean {
  return word === "interfaces" || word === "interface";
}

function isDelivered(signs: FileSigns): boolean {
  return signs.technologies.has("http-server") || signs.technologies.has("api-documentation");
}

function byHexagon(words: readonly string[], index: number, signs: FileSigns): LayerClaim | null {
  const word = words[index] ?? "";
  if (word === "ports" || word === "port") {
    const outer = outerLayer(words, index);
    if (outer === null && words.slice(0, index).some(isSharedWord)) return layer("shared", "a port in a shared folder", "likely");
    return layer(outer === "domain" ? "domain" : "application", `folder ${word}/`, "likely");
  }
  if (word !== "adapters" && word !== "adapter") return null;
  const direction =
    words
      .slice(index + 1)
      .map(adapterDirection)
      .find((role) => role !== null) ?? null;
  if (direction !== null) return layer(direction, `folder ${word}/ and its direction`, "certain");
  return layer(signs.technologies.has("http-server") ? "interface" : "infrastructure", `folder ${word}/ and its contents`, "likely");
}

/** Inside infrastructure a folder `http` delivers when its files speak to a server framework, and calls out otherwise. */
function isDeliveryFolder(words: readonly string[], signs: FileSigns): boolean {
  if (signs.technologies.has("http-server") || signs.technologies.has("api-documentation")) return true;
  return (
    words.includes("routes") ||
    words.includes("controllers") ||
    words.includes("graphql") ||
    words.includes("api") ||
    words.includes("rest") ||
    words.includes("resolvers")
  );
}

function outerLayer(words: readonly string[], index: number): LayerRole | null {
  for (let outer = index - 1; outer >= 0; outer--) {
    const role = layerWord(words[outer] ?? "");
    if (role !== null) return role;
  }
  return null;
}

/** Whether a folder that names a layer or its technology stands around this one. */
function isWithinLayer(words: readonly string[], index: number): boolean {
  return words.slice(0, index).some((word) => layerWord(word) !== null || technologyWord(word) !== null);
}

const MODULE_SUFFIXES: readonly (readonly [RegExp, LayerRole])[] = [
  [/\.(use-?case|handler|command|query|subscriber|listener|saga)\.[cm]?[jt]s$|(UseCase|Handler|Subscriber)\.[cm]?[jt]s$/, "application"],
  [/\.(repository|mapper|schema|orm-entity)\.[cm]?[jt]s$/, "infrastructure"],
  [/\.service\.[cm]?[jt]s$/, "application"],
  [/\.(aggregate|value-object|vo|domain-event)\.[cm]?[jt]s$/, "domain"],
];

/** Weaker names, which only speak inside a module with a domain. */
function byModuleName({ module, words, inModule, signs }: FilePlace): LayerClaim | null {
  if (words.some(isSharedWord)) return null;
  const suffix = MODULE_SUFFIXES.find(([pattern]) => pattern.test(module.path));
  if (suffix !== undefined && suffix[1] !== "application") return layer(suffix[1], `named ${baseName(module.path)}`, "likely");
  if (inModule) {
    const word = nearestWord(words, (each) => moduleWord(each) !== null);
    const role = word === null ? null : moduleWord(word);
    if (role === "application" && speaksToStores(signs))
      return layer("infrastructure", `folder ${word ?? ""}/, and speaks to a store or broker`, "likely");
    if (role !== null) return layer(role, `folder ${word ?? ""}/`, "likely");
  }
  return suffix === undefined ? null : layer(suffix[1], `named ${baseName(module.path)}`, "likely");
}

function speaksToStores(signs: FileSigns): boolean {
  if (hasRole(signs, ["use-case", "command-handler", "query-handler", "event-handler", "command", "query"])) return false;
  return signs.technologies.has("persistence") || signs.technologies.has("broker");
}

function bySharedFolder({ words }: FilePlace): LayerClaim | null {
  const word = nearestWord(words, isSharedWord);
  return word === null ? null : layer("shared", `folder ${word}/`, "likely");
}

function byContents({ signs, inModule }: FilePlace): LayerClaim | null {
  if (!inModule) return null;
  if (hasRole(signs, ["use-case", "command-handler", "query-handler", "event-handler", "command", "query"]))
    return layer("application", "holds a use case or handler", "likely");
  if (hasRole(signs, ["persistence-model", "repository"])) return layer("infrastructure", "holds persistence", "likely");
  if (hasRole(signs, ["aggregate", "entity", "value-object", "domain-event"]))
    return layer("domain", "holds a building block of the domain", "likely");
  return null;
}

const ENTRY_NAME =
  /^(main|server|start|app|index|application|bootstrap|cluster|worker|instrumentation|middleware|container)\.[cm]?[jt]sx?$/i;

function byEntry({ module, words, inModule, deployable }: FilePlace): LayerClaim | null {
  if (deployable) return layer("composition", "part of a deployable application", "likely");
  if (!inModule && words.length === 0 && ENTRY_NAME.test(baseName(module.path)))
    return layer("composition", "an entry of the program", "likely");
  return null;
}

function nearestWord(words: readonly string[], matches: (word: string) => boolean): string | null {
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] ?? "";
    if (matches(word)) return word;
  }
  return null;
}

function layer(role: LayerRole, why: string, strength: Reason["strength"]): LayerClaim {
  return { is: "layer", role, reason: reason(why, strength) };
}

function reason(text: string, strength: Reason["strength"]): Reason {
  return { text, strength };
}

/** Folder words of a path below a folder. */
export function wordsBelow(path: string, folder: string): readonly string[] {
  const below = folder === "" ? path : path.slice(folder.length + 1);
  return below.split("/").slice(0, -1).map(folderWord);
}
