import { hasRole } from "./file-signs.js";
import { layerByFolder, outermostLayer } from "./folder-layer.js";
import { isCompositionWord } from "./folder-words.js";
import { claim, nearestWord, type FilePlace, type LayerClaim } from "./layer-claim.js";
import { baseName } from "./layered-units.js";
import { layerByDelivery, layerByModuleName, layerByPort, layerBySettings, layerByTransferObject } from "./name-layer.js";

/** Decides a file's layer: by what it is, then by the folder that says a layer, then by weaker names, then by its contents. */
export function detectLayer(place: FilePlace): LayerClaim {
  const found =
    layerByWiring(place) ??
    layerByDelivery(place) ??
    layerByTransferObject(place) ??
    layerBySettings(place) ??
    layerByPort(place) ??
    layerByFolder(place) ??
    layerByModuleName(place) ??
    layerByContents(place) ??
    layerByEntry(place) ??
    ({ is: "none" } as const);
  return found.is === "layer" && place.signs.passesOn ? { is: "barrel", otherwise: found } : found;
}

const WIRING_NAME = /(^|[.-])(module|di-tokens?|injection-tokens?|container|ioc|composition-root|inversify\.config)\.[cm]?[jt]s$/i;

function layerByWiring(place: FilePlace): LayerClaim | null {
  const { module, signs, words } = place;
  const file = baseName(module.path);
  if (module.subject === "script") return claim("composition", module.subjectWhy, "likely");
  if (hasRole(signs, ["wiring"])) {
    const reason = { text: "declares a framework module", strength: "certain" } as const;
    return place.kernelAt >= 0 ? { is: "settings", reason } : { is: "layer", role: "composition", reason };
  }
  if (signs.starts) return claim("composition", "starts the program", "certain");
  if (WIRING_NAME.test(file)) return claim("composition", `named ${file}`, "likely");
  if (signs.namesTokens) return claim("composition", "names dependencies for the container", "likely");
  if (signs.wires && outermostLayer(place) !== "domain")
    return claim("composition", "builds the objects of its folder when it is loaded", "likely");
  const folder = nearestWord(words, isCompositionWord);
  return folder !== null && outermostLayer(place) !== "domain" ? claim("composition", `folder ${folder}/`, "likely") : null;
}

function layerByContents({ signs, inModule }: FilePlace): LayerClaim | null {
  if (!inModule) return null;
  if (hasRole(signs, ["use-case", "command-handler", "query-handler", "event-handler", "command", "query"]))
    return claim("application", "holds a use case or handler", "likely");
  if (hasRole(signs, ["persistence-model", "repository"])) return claim("infrastructure", "holds persistence", "likely");
  if (hasRole(signs, ["aggregate", "entity", "value-object", "domain-event"]))
    return claim("domain", "holds a building block of the domain", "likely");
  return null;
}

const ENTRY_NAME = /^(main|server|start|app|index|application|bootstrap|cluster|worker|instrumentation|middleware)\.[cm]?[jt]sx?$/i;

function layerByEntry({ module, words, inModule, deployable }: FilePlace): LayerClaim | null {
  if (deployable) return claim("composition", "part of a deployable application", "likely");
  const isEntry = !inModule && words.length === 0 && ENTRY_NAME.test(baseName(module.path));
  return isEntry ? claim("composition", "an entry of the program", "likely") : null;
}
