// node scripts/compare-graph.mjs <checkout> [--json]
// archlint's import graph beside dependency-cruiser's, on the same files: every edge that only one has or that they judge differently,
// with the reason where one is known. Exits 1 where a difference has none. Needs a build.
import { realpathSync } from "node:fs";
import { posix } from "node:path";
import { parseArgs } from "node:util";
import { loadSettings } from "../dist/src/config/load-settings.js";
import { review } from "../dist/src/review/review.js";
import { graphByDependencyCruiser, stronger } from "./graph-by-dependency-cruiser.mjs";

/** @typedef {import("./graph-by-dependency-cruiser.mjs").Kind} Kind */

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: "boolean", default: false } } });
const [checkout] = positionals;
if (checkout === undefined) {
  console.error("usage: node scripts/compare-graph.mjs <checkout> [--json]");
  process.exit(2);
}

const root = realpathSync(checkout);
const loaded = await loadSettings({ workingFolder: root, root: ".", config: false });
const { program } = await review({ loaded, workingFolder: root, named: [], cache: false });
const files = program.modules.map((module) => module.path);
const own = new Set(files);
const ours = graphByArchlint();
const theirs = await graphByDependencyCruiser(root, files);
if (theirs.seen < files.length || (ours.size > 0 && theirs.graph.size === 0)) {
  throw new Error(`dependency-cruiser saw ${theirs.seen} of ${files.length} files and ${theirs.graph.size} edges: not comparable`);
}
const between = new Map([...theirs.graph].filter(([edge]) => own.has(ends(edge).to)));
const differences = [...new Set([...ours.keys(), ...between.keys()])]
  .filter((edge) => ours.get(edge) !== between.get(edge))
  .sort()
  .map((edge) => ({ edge, archlint: ours.get(edge) ?? null, dependencyCruiser: between.get(edge) ?? null, because: explain(edge) }));
const unexplained = differences.filter((each) => each.because === null);
print();
process.exitCode = unexplained.length > 0 ? 1 : 0;

/** Edges between source files as the specifiers lead, each with its strongest kind. */
function graphByArchlint() {
  /** @type {Map<string, Kind>} */
  const graph = new Map();
  for (const edge of files.flatMap((file) => program.importsOf(file))) {
    // What stands in a folder that is not linted is no module to either.
    if (edge.direct.is !== "file" || !own.has(edge.direct.path)) continue;
    const key = `${edge.from} -> ${edge.direct.path}`;
    graph.set(key, stronger(graph.get(key), edge.kind));
  }
  return graph;
}

/**
 * Why the two may differ on an edge, and archlint is right; null where there is no such reason.
 * @param {string} edge
 * @returns {string | null}
 */
function explain(edge) {
  const { from, to } = ends(edge);
  const imports = program.importsOf(from).filter((each) => each.direct.is === "file" && each.direct.path === to);
  const mine = ours.get(edge) ?? null;
  const other = between.get(edge) ?? null;
  const inReach = imports.filter((each) => !viaPackage(each) && !intoOutput(each));
  if (inReach.length < imports.length && strongest(inReach) === other) {
    return imports.some(viaPackage)
      ? "a workspace package: without an install dependency-cruiser has no link to follow to its source"
      : "the output of a build that was not made: archlint follows it to its source";
  }
  if (mine === "type" && other === "runtime" && imports.every(leadsToType)) {
    return "every name is a type where it is declared: dependency-cruiser's compiler sees one file at a time and has to keep the import, a whole-program compiler drops it";
  }
  if (mine === "dynamic" && other === "type" && imports.some((each) => factOf(each)?.kind === "dynamic")) {
    return "the compiler writes import() as a require for CommonJS: dependency-cruiser takes the two for different imports, the first one of the types only";
  }
  if (mine === "runtime" && other === "type" && theirs.withoutTsconfig.has(from) && imports.every(isDecorated)) {
    return "the type of a decorated member, which emitDecoratorMetadata keeps: dependency-cruiser could not read the tsconfig that says so";
  }
  if (mine === null && [...(theirs.specifiers.get(edge) ?? [])].every((specifier) => isDeclaredPackage(from, specifier))) {
    return "a package that the manifest declares and that is not installed: dependency-cruiser takes a file of that name at the root for it";
  }
  return null;
}

/** @typedef {import("../dist/src/model/index.js").ImportEdge} ImportEdge */

/** @param {ImportEdge} edge */
function factOf(edge) {
  return program.module(edge.from)?.outline.imports[edge.statement] ?? null;
}

/** @param {ImportEdge} edge */
function viaPackage(edge) {
  return edge.direct.is === "file" && edge.direct.viaPackage !== null;
}

/**
 * A relative specifier that names a place where the file is not.
 * @param {ImportEdge} edge
 */
function intoOutput(edge) {
  const specifier = factOf(edge)?.specifier;
  if (edge.direct.is !== "file" || !specifier?.startsWith(".")) return false;
  const named = posix.join(posix.dirname(edge.from), specifier.replace(/\.[cm]?jsx?$/, ""));
  return named !== "." && !edge.direct.path.startsWith(named);
}

/** @param {readonly ImportEdge[]} edges */
function strongest(edges) {
  return edges.reduce((/** @type {Kind | null} */ kind, edge) => stronger(kind ?? undefined, edge.kind), null);
}

/** @param {ImportEdge} edge */
function isDecorated(edge) {
  const uses =
    factOf(edge)
      ?.names.filter((name) => name.imported === edge.imported)
      .map((name) => name.uses) ?? [];
  return uses.length > 0 && uses.every((each) => each.decorated && !each.value);
}

/**
 * @param {string} from
 * @param {string} specifier
 */
function isDeclaredPackage(from, specifier) {
  return Object.hasOwn(program.module(from)?.package?.dependencies ?? {}, specifier);
}

/** @param {ImportEdge} edge */
function leadsToType(edge) {
  if (edge.target.is !== "file" || edge.declaration === null) return false;
  const declared = program.declaration(edge.target.path, edge.declaration);
  return declared?.is === "interface" || declared?.is === "type" || (declared?.is === "namespace" && declared.typeOnly);
}

/** @param {string} edge */
function ends(edge) {
  const [from = "", to = ""] = edge.split(" -> ");
  return { from, to };
}

function print() {
  if (values.json) {
    console.log(
      JSON.stringify({ files: files.length, edges: { archlint: ours.size, dependencyCruiser: between.size }, differences }, null, 2),
    );
    return;
  }
  for (const { edge, archlint, dependencyCruiser, because } of differences) {
    console.log(
      `${edge}\n  archlint: ${archlint ?? "none"}, dependency-cruiser: ${dependencyCruiser ?? "none"}${because === null ? "" : `\n  ${because}`}`,
    );
  }
  console.log(
    `${files.length} files; archlint ${ours.size} edges, dependency-cruiser ${between.size}; ${differences.length} differ, ${unexplained.length} without a reason`,
  );
}
