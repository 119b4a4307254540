import {
  LAYER_ROLES,
  type Architecture,
  type Context,
  type ContextAssignment,
  type EmptySelector,
  type Layer,
  type LayerAssignment,
  type LayerRole,
  type Publication,
  type Settings,
} from "../../model/index.js";
import type { LinkedModules, RoleTable } from "../linked-modules.js";
import { configuredContexts, configuredLayers, findEmptySelectors } from "./configured.js";
import { detectContexts } from "./detect-contexts.js";
import { detectLayers, type DetectedLayer } from "./detect-layers.js";
import { isWiring } from "./file-signs.js";
import { matcher } from "./glob.js";
import { findLayeredUnits, findZones, isInside } from "./layered-units.js";
import { architecturePatterns } from "./patterns.js";
import { publication } from "./publication.js";

/** Layers and contexts of the program with what their configuration missed. */
export interface DetectedArchitecture {
  readonly architecture: Architecture;
  readonly emptySelectors: readonly EmptySelector[];
  /** Source files in no layer, sorted; empty where the program has no layers. */
  readonly noLayer: readonly string[];
}

const NO_LAYERS = "no folder domain/ with an application, infrastructure or interface folder beside it";

/** Detects or takes from the configuration the layers and contexts; both go through the same code. */
export function detectArchitecture(linked: LinkedModules, roles: RoleTable, settings: Settings): DetectedArchitecture {
  const paths = linked.modules.map((module) => module.path);
  const units = findLayeredUnits(linked, roles);
  const zones = findZones(linked, units);
  const layerZones = settings.layers === null ? zones : [{ folder: "" }];
  const detected =
    units.length === 0 && settings.layers === null ? new Map<string, DetectedLayer>() : detectLayers(linked, roles, units, layerZones);
  const layers = assignLayers(paths, detected, settings);
  const contexts = assignContexts(linked, settings, () => detectContexts(linked, roles, units, zones));
  const listed = new Map((settings.contexts ?? []).flatMap(({ name, public: globs }) => (globs === null ? [] : [[name, matcher(globs)]])));
  const publications = new Map<string, Publication>();
  const roleSet = new Set(
    [...layers.byFile.values()].flatMap((assignment) => (assignment.layer.role === null ? [] : [assignment.layer.role])),
  );
  return {
    architecture: {
      patterns: settings.pattern === null ? architecturePatterns(linked, roles, roleSet, contexts.contexts) : [settings.pattern],
      layers: layers.layers,
      noLayersBecause: layers.byFile.size > 0 ? "" : NO_LAYERS,
      contexts: contexts.contexts,
      layerOf: (path) => layers.byFile.get(path) ?? null,
      contextOf: (path) => contexts.byFile.get(path) ?? null,
      publicationOf(path) {
        const known = publications.get(path);
        if (known !== undefined) return known;
        const found = publicationOf(path, contexts.byFile, listed, linked, roles);
        publications.set(path, found);
        return found;
      },
    },
    emptySelectors: [
      ...findEmptySelectors("layers", settings.layers ?? [], paths),
      ...findEmptySelectors("contexts", settings.contexts ?? [], paths),
    ],
    noLayer:
      layers.byFile.size === 0
        ? []
        : linked.modules.filter((module) => module.subject === "source" && !layers.byFile.has(module.path)).map((module) => module.path),
  };
}

interface Assignments<T, A> {
  readonly byFile: ReadonlyMap<string, A>;
  readonly layers: readonly T[];
}

function assignLayers(
  paths: readonly string[],
  detected: ReadonlyMap<string, DetectedLayer>,
  settings: Settings,
): Assignments<Layer, LayerAssignment> {
  const selectors = configuredLayers(settings.layers ?? []);
  const builtIn = new Map(
    LAYER_ROLES.map((role) => [
      role,
      builtInLayer(
        role,
        selectors.map((selector) => selector.subject),
        settings,
      ),
    ]),
  );
  const byFile = new Map<string, LayerAssignment>();
  for (const path of paths) {
    const selector = selectors.find((each) => each.matches(path));
    if (selector !== undefined) {
      byFile.set(path, { layer: selector.subject, inside: null, reasons: selector.reasons });
      continue;
    }
    const found = detected.get(path);
    const layer = found === undefined ? null : (builtIn.get(found.role) ?? null);
    if (found !== undefined && layer !== null) byFile.set(path, { layer, inside: found.inside, reasons: found.reasons });
  }
  const used = new Set([...byFile.values()].map((assignment) => assignment.layer));
  return {
    byFile,
    layers: [
      ...selectors.map((selector) => selector.subject),
      ...[...builtIn.values()].filter(
        (layer): layer is Layer => layer !== null && used.has(layer) && !selectors.some((selector) => selector.subject === layer),
      ),
    ],
  };
}

/** The layer that detected files of a role get: in the short form of the configuration the declared one, in the long form only `shared` and `composition`. */
function builtInLayer(role: LayerRole, declared: readonly Layer[], settings: Settings): Layer | null {
  const own = declared.find((layer) => layer.role === role);
  const setting = settings.layers?.find((layer) => layer.role === role);
  if (own !== undefined && setting?.match.length === 0) return own;
  if (settings.layers === null || role === "shared" || role === "composition")
    return own === undefined ? { name: role, role, mayImport: null } : null;
  return null;
}

function assignContexts(
  linked: LinkedModules,
  settings: Settings,
  detect: () => readonly Context[],
): { readonly byFile: ReadonlyMap<string, ContextAssignment>; readonly contexts: readonly Context[] } {
  const byFile = new Map<string, ContextAssignment>();
  if (settings.contexts !== null) {
    const selectors = configuredContexts(settings.contexts);
    for (const { path } of linked.modules) {
      const selector = selectors.find((each) => each.matches(path));
      if (selector !== undefined) byFile.set(path, { context: selector.subject, reasons: selector.reasons });
    }
    return { byFile, contexts: selectors.map((selector) => selector.subject) };
  }
  const contexts = detect();
  for (const { path } of linked.modules) {
    const context = contexts.find((each) => each.folder !== null && isInside(path, each.folder));
    if (context !== undefined) byFile.set(path, { context, reasons: [{ text: `folder ${context.folder ?? ""}/`, strength: "certain" }] });
  }
  return { byFile, contexts };
}

function publicationOf(
  path: string,
  byFile: ReadonlyMap<string, ContextAssignment>,
  listed: ReadonlyMap<string, (path: string) => boolean>,
  linked: LinkedModules,
  roles: RoleTable,
): Publication {
  const assignment = byFile.get(path);
  const module = linked.module(path);
  if (assignment === undefined || module === null) return { public: true, why: "belongs to no context" };
  const globs = listed.get(assignment.context.name) ?? null;
  return publication(path, assignment.context, globs, module.package, roles.of(path), isWiring(linked, module));
}
