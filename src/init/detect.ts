import { LAYER_ROLES, type Program, type Reason } from "../model/index.js";
import type { Certainty, Detected, FoundContext, FoundLayer } from "./detected.js";
import { deploymentUnits, type StartedPackage } from "./deployment-units.js";
import { frameworks } from "./frameworks.js";
import { layerPatterns } from "./layer-patterns.js";

/** What the files beside the program say. */
export interface RepositoryFiles {
  /** Every file that git does not ignore. */
  readonly files: readonly string[];
  /** Names of the scripts of each package, by its folder. */
  readonly scripts: ReadonlyMap<string, readonly string[]>;
}

/** Collects what archlint sees of a program's architecture, with the reasons. */
export function detect(program: Program, { files, scripts }: RepositoryFiles): Detected {
  const sources = program.modules.filter(({ subject }) => subject === "source");
  const started = program.packages.map((pkg): StartedPackage => ({
    folder: pkg.folder,
    name: pkg.name,
    scripts: scripts.get(pkg.folder) ?? [],
    hasSource: sources.some((module) => module.package === pkg),
  }));
  return {
    files: sources.length,
    patterns: program.architecture.patterns,
    layers: foundLayers(program),
    noLayersBecause: program.architecture.noLayersBecause,
    layerPatterns: layerPatterns(program),
    contexts: foundContexts(program),
    frameworks: frameworks(program),
    units: deploymentUnits(files, started),
    frontends: frontends(program),
  };
}

function foundLayers({ modules, architecture }: Program): readonly FoundLayer[] {
  return LAYER_ROLES.flatMap((name): readonly FoundLayer[] => {
    const reasons = modules.flatMap(({ path, subject }) => {
      const assigned = subject === "source" ? architecture.layerOf(path) : null;
      return assigned?.layer.role === name ? [assigned.reasons[0]] : [];
    });
    if (reasons.length === 0) return [];
    const known = reasons.flatMap((each) => each ?? []);
    const certain = known.filter(({ strength }) => strength !== "likely").length;
    return [{ name, files: reasons.length, certain, why: commonest(known) }];
  });
}

/** The reason that most have; of equals the first by text. */
function commonest(reasons: readonly Reason[]): string {
  const counts = new Map<string, number>();
  for (const { text } of reasons) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0] ?? "";
}

function foundContexts({ modules, architecture }: Program): readonly FoundContext[] {
  const files = new Map<string, number>();
  for (const { path, subject } of modules) {
    const name = subject === "source" ? architecture.contextOf(path)?.context.name : undefined;
    if (name !== undefined) files.set(name, (files.get(name) ?? 0) + 1);
  }
  const names = [...new Set(architecture.contexts.map(({ name }) => name))].sort();
  return names.flatMap((name): readonly FoundContext[] => {
    const all = architecture.contexts.filter((each) => each.name === name);
    const [first] = all;
    const count = files.get(name) ?? 0;
    if (first === undefined || count === 0) return [];
    return [
      {
        name,
        kind: first.kind,
        folders: [...new Set(all.flatMap(({ folder }) => folder ?? []))].sort(),
        files: count,
        why: first.reasons.map(({ text }) => text).join(", "),
        sure: certaintyOf(first.reasons),
      },
    ];
  });
}

function certaintyOf(reasons: readonly Reason[]): Certainty {
  return reasons.some(({ strength }) => strength === "likely") ? "likely" : "certain";
}

/** Fewer front-end files than this are not worth a line. */
const WORTH_LEAVING_OUT = 50;

function frontends({ modules }: Program): Detected["frontends"] {
  const folders = new Map<string, { files: number; frontend: number; judged: number }>();
  for (const { path, subject } of modules) {
    for (let at = path.lastIndexOf("/"); at > 0; at = path.lastIndexOf("/", at - 1)) {
      const folder = path.slice(0, at);
      const held = folders.get(folder) ?? { files: 0, frontend: 0, judged: 0 };
      held.files += 1;
      held.frontend += subject === "frontend" ? 1 : 0;
      held.judged += subject === "source" ? 1 : 0;
      folders.set(folder, held);
    }
  }
  const only = new Map([...folders].filter(([, { files, frontend, judged }]) => judged === 0 && frontend * 2 > files));
  return [...only]
    .filter(([folder, { files }]) => files >= WORTH_LEAVING_OUT && !only.has(folder.slice(0, Math.max(folder.lastIndexOf("/"), 0))))
    .map(([folder, { files }]) => ({ folder, files }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}
