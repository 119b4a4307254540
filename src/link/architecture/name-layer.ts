import type { LayerRole } from "../../model/index.js";
import { hasRole, speaksToStores, type FileSigns } from "./file-signs.js";
import { layerByFolder, outermostLayer } from "./folder-layer.js";
import { isConfigurationWord, layerWord, moduleWord, technologyWord } from "./folder-words.js";
import { claim, nearestWord, type FilePlace, type LayerClaim } from "./layer-claim.js";
import { baseName } from "./layered-units.js";

const DELIVERY_NAME = /(\.(controller|resolver|router|routes?)|[a-z](Controller|Router|Routes))\.[cm]?[jt]sx?$/;

/** Handlers of requests stay what they are wherever they stand: the suffix beats the folder where a use-case folder holds its controller. */
export function layerByDelivery(place: FilePlace): LayerClaim | null {
  const { module, signs, pagesFolder } = place;
  const outer = outermostLayer(place);
  if (outer === "domain") return null;
  if (hasRole(signs, ["controller", "route-handler"])) return claim("interface", "handles requests", "certain");
  if (hasRole(signs, ["guard"]) && outer !== "infrastructure") return claim("interface", "guards requests", "certain");
  if (DELIVERY_NAME.test(baseName(module.path))) return claim("interface", `named ${baseName(module.path)}`, "likely");
  if (pagesFolder) return claim("interface", "served as pages or server actions", "likely");
  return null;
}

/** Data for the outside is interface where it is documented for it, else it belongs to the use cases. */
export function layerByTransferObject({ module, signs, words, kernelAt }: FilePlace): LayerClaim | null {
  const file = baseName(module.path);
  const named = /(\.dto|DTO|Dto)\.[cm]?[jt]s$/.test(file) || words.some((word) => word === "dto" || word === "dtos");
  if (!named) return null;
  if (signs.technologies.has("api-documentation") || /[.-](request|response)[.-]/i.test(file))
    return claim("interface", "describes data of the API", "likely");
  const folder = nearestWord(words, (word) => layerWord(word) !== null || technologyWord(word) !== null);
  return folder === null && kernelAt < 0 ? claim("application", "data of the use cases", "likely") : null;
}

const SETTINGS_NAME = /(^|[.-])(config|configuration|settings)(\.type)?\.[cm]?[jt]s$|[.-]config\.type\.[cm]?[jt]s$/i;

/** Settings outside the layers. */
export function layerBySettings({ module, words }: FilePlace): LayerClaim | null {
  if (words.some((word) => layerWord(word) !== null || technologyWord(word) !== null)) return null;
  const folder = nearestWord(words, isConfigurationWord);
  if (folder !== null) return { is: "settings", reason: { text: `folder ${folder}/`, strength: "likely" } };
  const file = baseName(module.path);
  return SETTINGS_NAME.test(file) ? { is: "settings", reason: { text: `named ${file}`, strength: "likely" } } : null;
}

/** A contract of repositories or ports that stands among the adapters belongs further in. */
export function layerByPort(place: FilePlace): LayerClaim | null {
  const { module, signs, servesInside } = place;
  if (!signs.contractOnly && !hasOnlyPorts(signs)) return null;
  const isNamed = hasRole(signs, ["repository-port", "port"]) || /\.port\.[cm]?[jt]s$|Port\.[cm]?[jt]s$/.test(module.path);
  const folder = layerByFolder(place);
  const isServed = signs.contractOnly && servesInside && folder?.is === "layer" && folder.role === "infrastructure";
  if (!isNamed && !isServed) return null;
  if (folder?.is === "layer" && folder.role !== "infrastructure" && folder.role !== "interface") return null;
  return { is: "port", reason: { text: "declares a port and nothing that implements it", strength: "likely" } };
}

function hasOnlyPorts(signs: FileSigns): boolean {
  return signs.elements.length > 0 && signs.elements.every((element) => element.role === "repository-port" || element.role === "port");
}

const MODULE_SUFFIXES: readonly (readonly [RegExp, LayerRole])[] = [
  [/\.(use-?case|handler|command|query|subscriber|listener|saga)\.[cm]?[jt]s$|(UseCase|Handler|Subscriber)\.[cm]?[jt]s$/, "application"],
  [/\.(repository|mapper|schema|orm-entity)\.[cm]?[jt]s$/, "infrastructure"],
  [/\.service\.[cm]?[jt]s$/, "application"],
  [/\.(aggregate|value-object|vo|domain-event)\.[cm]?[jt]s$/, "domain"],
];

/** Weaker names, which only speak inside a module with a domain. */
export function layerByModuleName({ module, words, inModule, signs, kernelAt }: FilePlace): LayerClaim | null {
  if (kernelAt >= 0) return null;
  const suffix = MODULE_SUFFIXES.find(([pattern]) => pattern.test(module.path));
  if (suffix !== undefined && suffix[1] !== "application") return claim(suffix[1], `named ${baseName(module.path)}`, "likely");
  const word = inModule ? nearestWord(words, (each) => moduleWord(each) !== null) : null;
  const role = word === null ? null : moduleWord(word);
  if (word !== null && role === "application" && speaksToStores(signs))
    return claim("infrastructure", `folder ${word}/, and speaks to a store or broker`, "likely");
  if (word !== null && role !== null) return claim(role, `folder ${word}/`, "likely");
  return suffix === undefined ? null : claim(suffix[1], `named ${baseName(module.path)}`, "likely");
}
