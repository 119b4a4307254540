import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { cruise } from "dependency-cruiser";
import extractTSConfig from "dependency-cruiser/config-utl/extract-ts-config";

/** @typedef {"runtime" | "dynamic" | "type"} Kind */
/** @typedef {Map<string, Kind>} Graph edges by `from -> to`, each with the strongest kind of its imports */

/**
 * dependency-cruiser's graph of exactly these files, each judged with its nearest tsconfig.json.
 * Type-only is what its compiler leaves out of the JavaScript ("specify").
 * @param {string} root absolute
 * @param {readonly string[]} files relative to the root
 * @returns {Promise<{ graph: Graph, seen: number, specifiers: Map<string, Set<string>>, withoutTsconfig: Set<string> }>} with the specifiers
 *   of every edge as written, and the files whose tsconfig it could not read
 */
export async function graphByDependencyCruiser(root, files) {
  /** @type {Map<string, Kind>} */
  const graph = new Map();
  /** @type {Map<string, Set<string>>} */
  const specifiers = new Map();
  /** @type {Set<string>} */
  const withoutTsconfig = new Set();
  let seen = 0;
  const before = process.cwd();
  process.chdir(root);
  try {
    for (const [tsconfig, group] of byTsconfig(root, files)) {
      const own = new Set(group);
      const parsed = tsconfig === null ? null : readTsconfig(join(root, tsconfig));
      if (parsed === null) for (const file of group) withoutTsconfig.add(file);
      const transpile = parsed === null ? {} : { tsConfig: parsed };
      const options = {
        baseDir: root,
        tsPreCompilationDeps: /** @type {const} */ ("specify"),
        doNotFollow: { path: "node_modules" },
        ...(tsconfig === null || parsed === null ? {} : { tsConfig: { fileName: join(root, tsconfig) } }),
      };
      const { output } = await cruise([...group], options, {}, transpile);
      if (typeof output === "string") throw new Error("dependency-cruiser gave a report instead of its graph");
      for (const module of output.modules.filter((each) => own.has(each.source))) {
        seen += 1;
        for (const dependency of module.dependencies) {
          if (dependency.couldNotResolve) continue;
          const edge = `${module.source} -> ${dependency.resolved}`;
          graph.set(edge, stronger(graph.get(edge), kindOf(dependency)));
          specifiers.set(edge, (specifiers.get(edge) ?? new Set()).add(dependency.module));
        }
      }
    }
  } finally {
    process.chdir(before);
  }
  return { graph, seen, specifiers, withoutTsconfig };
}

/**
 * Null where it extends a package that is not installed: dependency-cruiser then does without.
 * @param {string} path
 */
function readTsconfig(path) {
  try {
    return extractTSConfig(path);
  } catch (error) {
    console.error(`dependency-cruiser can't read ${path}: ${error instanceof Error ? error.message.split("\n", 1)[0] : String(error)}`);
    return null;
  }
}

/**
 * @param {Kind | undefined} a
 * @param {Kind} b
 * @returns {Kind}
 */
export function stronger(a, b) {
  if (a === "runtime" || b === "runtime") return "runtime";
  return a === "dynamic" || b === "dynamic" ? "dynamic" : "type";
}

/**
 * @param {import("dependency-cruiser").IDependency} dependency
 * @returns {Kind}
 */
function kindOf({ preCompilationOnly, dependencyTypes, dynamic }) {
  if (
    preCompilationOnly ||
    dependencyTypes.some((type) => type === "type-only" || type === "type-import" || type === "pre-compilation-only")
  )
    return "type";
  return dynamic ? "dynamic" : "runtime";
}

/**
 * @param {string} root
 * @param {readonly string[]} files
 * @returns {Map<string | null, string[]>}
 */
function byTsconfig(root, files) {
  /** @type {Map<string | null, string[]>} */
  const groups = new Map();
  for (const file of files) {
    const tsconfig = nearestTsconfig(root, dirname(file));
    groups.set(tsconfig, [...(groups.get(tsconfig) ?? []), file]);
  }
  return groups;
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string | null} relative to the root
 */
function nearestTsconfig(root, folder) {
  for (const name of ["tsconfig.json", "tsconfig.base.json"]) {
    if (existsSync(join(root, folder, name))) return join(folder, name);
  }
  return folder === "." ? null : nearestTsconfig(root, dirname(folder));
}
