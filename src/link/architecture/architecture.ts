import {
  LAYER_ROLES,
  type Architecture,
  type Context,
  type ContextAssignment,
  type ContextSetting,
  type EmptySelector,
  type Layer,
  type LayerAssignment,
  type LayerRole,
  type LayerSetting,
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
import { contextScopes, layerScopes, scopeAt, type Scope } from "./scopes.js";

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
  const scopes = { layers: layerScopes(settings), contexts: contextScopes(settings) };
  const declaring = scopes.layers.filter(({ declared }) => declared !== null).reverse();
  const layerZones = settings.layers === null ? [...declaring, ...zones] : declaring;
  const detected =
    units.length === 0 && declaring.length === 0 ? new Map<string, DetectedLayer>() : detectLayers(linked, roles, units, layerZones);
  const layers = assignLayers(paths, detected, scopes.layers);
  const contexts = assignContexts(linked, scopes.contexts, () => detectContexts(linked, roles, units, zones));
  const declaredContexts = scopes.contexts.flatMap(({ declared }) => declared ?? []);
  const listed = new Map(declaredContexts.flatMap(({ name, public: globs }) => (globs === null ? [] : [[name, matcher(globs)]])));
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
      ...scopes.layers.flatMap((scope) => findEmptySelectors("layers", scope, paths)),
      ...scopes.contexts.flatMap((scope) => findEmptySelectors("contexts", scope, paths)),
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
  scopes: readonly Scope<LayerSetting>[],
): Assignments<Layer, LayerAssignment> {
  const places = scopes.map((scope) => {
    const selectors = configuredLayers(scope);
    const declared = selectors.map(({ subject }) => subject);
    return { folder: scope.folder, selectors, builtIn: new Map(LAYER_ROLES.map((role) => [role, builtInLayer(role, declared, scope)])) };
  });
  const byFile = new Map<string, LayerAssignment>();
  for (const path of paths) {
    const place = scopeAt(places, path);
    const selector = place?.selectors.find((each) => each.matches(path));
    if (selector !== undefined) {
      byFile.set(path, { layer: selector.subject, inside: null, reasons: selector.reasons });
      continue;
    }
    const found = detected.get(path);
    const layer = found === undefined ? null : (place?.builtIn.get(found.role) ?? null);
    if (found !== undefined && layer !== null) byFile.set(path, { layer, inside: found.inside, reasons: found.reasons });
  }
  const used = new Set([...byFile.values()].map((assignment) => assignment.layer));
  const layers = places.flatMap(({ selectors, builtIn }) => {
    const declared = new Set(selectors.map(({ subject }) => subject));
    return [
      ...declared,
      ...[...builtIn.values()].filter((layer): layer is Layer => layer !== null && used.has(layer) && !declared.has(layer)),
    ];
  });
  return { byFile, layers };
}

/** The layer that detected files of a role get: in the short form of the configuration the declared one, in the long form only `shared` and `composition`. */
function builtInLayer(role: LayerRole, declared: readonly Layer[], scope: Scope<LayerSetting>): Layer | null {
  const own = declared.find((layer) => layer.role === role);
  const setting = scope.declared?.find((layer) => layer.role === role);
  if (own !== undefined && setting?.match.length === 0) return own;
  if (scope.declared === null || role === "shared" || role === "composition")
    return own === undefined ? { name: role, role, mayImport: null } : null;
  return null;
}

function assignContexts(
  linked: LinkedModules,
  scopes: readonly Scope<ContextSetting>[],
  detect: () => readonly Context[],
): { readonly byFile: ReadonlyMap<string, ContextAssignment>; readonly contexts: readonly Context[] } {
  const places = scopes.map((scope) => ({ ...scope, selectors: configuredContexts(scope) }));
  const detecting = places.some(({ declared }) => declared === null);
  const detected = detecting ? detect().filter(({ folder }) => scopeAt(scopes, `${folder ?? ""}/-`)?.declared === null) : [];
  const byFile = new Map<string, ContextAssignment>();
  for (const { path } of linked.modules) {
    const place = scopeAt(places, path);
    const selector = place?.selectors.find((each) => each.matches(path));
    if (selector !== undefined) byFile.set(path, { context: selector.subject, reasons: selector.reasons });
    if (place?.declared !== null) continue;
    const context = detected.find((each) => each.folder !== null && isInside(path, each.folder));
    if (context !== undefined) byFile.set(path, { context, reasons: [{ text: `folder ${context.folder ?? ""}/`, strength: "certain" }] });
  }
  return { byFile, contexts: [...detected, ...places.flatMap(({ selectors }) => selectors.map(({ subject }) => subject))] };
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
