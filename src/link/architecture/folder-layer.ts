import type { LayerRole } from "../../model/index.js";
import { isDelivered, speaksToStores, type FileSigns } from "./file-signs.js";
import { adapterDirection, layerWord, technologyWord } from "./folder-words.js";
import { claim, type FilePlace, type LayerClaim, type SettledClaim } from "./layer-claim.js";

/**
 * The layer that a file's folders say. Inside a unit the outermost layer folder decides, the one that stands beside the domain;
 * a folder of technology inside it only tells what delivers from what is called. Inside the domain such names are words of the business.
 */
export function layerByFolder(place: FilePlace): LayerClaim | null {
  const { words, unitLevel, kernelAt } = place;
  const layerAt = words.findIndex((word, index) => index >= unitLevel && layerAtLevel(word, index, unitLevel) !== null);
  if (kernelAt >= 0 && (layerAt < 0 || (kernelAt >= unitLevel && kernelAt < layerAt))) return insideShared(place, kernelAt);
  return layerAt < 0 ? byTechnology(place, 0) : insideLayer(place, layerAt);
}

/** The role of the outermost layer folder around a file, or null. */
export function outermostLayer({ words, unitLevel }: FilePlace): LayerRole | null {
  return (
    words.map((word, index) => (index >= unitLevel ? layerAtLevel(word, index, unitLevel) : null)).find((role) => role !== null) ?? null
  );
}

/** Beside the domain a folder of technology is a layer too: `orders/{domain,database,interface}`. */
function layerAtLevel(word: string, index: number, unitLevel: number): LayerRole | null {
  return layerWord(word) ?? (index === unitLevel ? technologyWord(word) : null);
}

function insideLayer(place: FilePlace, layerAt: number): LayerClaim {
  const { words, signs } = place;
  const word = words[layerAt] ?? "";
  const role = layerWord(word) ?? technologyWord(word) ?? "domain";
  const own = claim(role, `folder ${word}/`, "certain");
  if (role === "domain" || role === "interface") return own;
  const hexagon = role === "infrastructure" ? byHexagon(words, layerAt + 1, signs) : null;
  return hexagon ?? byDeliveryFolder(place, layerAt + 1, `inside ${word}/`) ?? own;
}

/** In a shared folder the layers of the kernel itself: base classes for use cases stay shared, and so do contracts of a technology. */
function insideShared(place: FilePlace, sharedAt: number): LayerClaim {
  const { words, signs } = place;
  const shared = claim("shared", `folder ${words[sharedAt] ?? ""}/`, "likely");
  const inner = words.slice(sharedAt + 1);
  const layer = inner.find((word) => layerWord(word) !== null);
  if (layer !== undefined) {
    const role = layerWord(layer) ?? "shared";
    if (role === "application" && signs.contractOnly) return shared;
    const delivery = role === "domain" ? null : byDeliveryFolder(place, sharedAt + 1, `inside ${layer}/`);
    return delivery ?? claim(role, `folder ${layer}/`, "certain");
  }
  const hexagon = inner.includes("adapters") || inner.includes("adapter") ? byHexagon(words, sharedAt + 1, signs) : null;
  if (hexagon !== null) return hexagon;
  if (inner.some((word) => /^middlewares?$/.test(word)) && isDelivered(signs))
    return claim("interface", "middleware of requests", "likely");
  const technologyAt = words.findLastIndex((word, index) => index > sharedAt && technologyWord(word) !== null);
  const technology = words[technologyAt];
  if (technology === undefined) return shared;
  const role = technologyWord(technology);
  if (role === "interface" && (isDelivered(signs) || place.delivers(technologyAt)))
    return claim("interface", `folder ${technology}/ and its contents`, "likely");
  if (role === "infrastructure" && speaksToStores(signs))
    return claim("infrastructure", `folder ${technology}/ and its contents`, "likely");
  return shared;
}

/** Outside all layer folders: adapters by direction, ports, and folders of technology. */
function byTechnology({ words, signs, unitLevel }: FilePlace, from: number): LayerClaim | null {
  const hexagon = byHexagon(words, from, signs);
  if (hexagon !== null) return hexagon;
  const index = words.findLastIndex(
    (word, at) => technologyWord(word) !== null && !(isTypeFolder(word) && at !== unitLevel && !isDelivered(signs)),
  );
  const word = words[index];
  const role = word === undefined ? null : technologyWord(word);
  return word === undefined || role === null ? null : claim(role, `folder ${word}/`, "likely");
}

function byHexagon(words: readonly string[], from: number, signs: FileSigns): LayerClaim | null {
  const index = words.findLastIndex((word, at) => at >= from && ["ports", "port", "adapters", "adapter"].includes(word));
  const word = words[index];
  if (word === undefined) return null;
  if (word.startsWith("port")) {
    const inbound = words.slice(index + 1).some((each) => adapterDirection(each) === "interface");
    return inbound
      ? claim("application", `folder ${word}/ and its direction`, "likely")
      : { is: "port", reason: { text: `folder ${word}/`, strength: "likely" } };
  }
  const direction =
    words
      .slice(index + 1)
      .map(adapterDirection)
      .find((role) => role !== null) ?? null;
  if (direction !== null) return claim(direction, `folder ${word}/ and its direction`, "certain");
  return claim(signs.technologies.has("http-server") ? "interface" : "infrastructure", `folder ${word}/ and its contents`, "likely");
}

/** `interfaces/` beside a domain is a layer; elsewhere it mostly holds TypeScript's. */
function isTypeFolder(word: string): boolean {
  return word === "interfaces" || word === "interface";
}

/** A folder `http`, `api` or `controllers` inside another layer delivers where its files handle requests, and calls out otherwise. */
function byDeliveryFolder({ words, delivers }: FilePlace, from: number, where: string): SettledClaim | null {
  const index = words.findIndex((word, at) => at >= from && technologyWord(word) === "interface" && delivers(at));
  return index < 0 ? null : claim("interface", `folder ${words[index] ?? ""}/ ${where}, which handles requests`, "likely");
}
