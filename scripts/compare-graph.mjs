// node scripts/compare-graph.mjs <checkout> [--json]
// archlint's import graph beside dependency-cruiser's, on the same files: every edge that only one has or that they judge differently,
// with the reason where one is known. Exits 1 where a difference has none. Needs a build.
import { realpathSync } from "node:fs";
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
const ours = graphByArchlint();
const theirs = await graphByDependencyCruiser(root, files);
if (theirs.seen < files.length || (ours.size > 0 && theirs.graph.size === 0)) {
  throw new Error(`dependency-cruiser saw ${theirs.seen} of ${files.length} files and ${theirs.graph.size} edges: not comparable`);
}
const own = new Set(files);
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
    if (edge.direct.is !== "file") continue;
    const key = `${edge.from} -> ${edge.direct.path}`;
    graph.set(key, stronger(graph.get(key), edge.kind));
  }
  return graph;
}

/**
 * Why the two may differ on an edge, and archlint is right; null where there is no such reason.
 * @param {string} edge
 */
function explain(edge) {
  const { from, to } = ends(edge);
  const imports = program.importsOf(from).filter((each) => each.direct.is === "file" && each.direct.path === to);
  const mine = ours.get(edge);
  const other = between.get(edge);
  if (mine !== undefined && other === undefined && imports.every((each) => each.direct.is === "file" && each.direct.viaPackage !== null)) {
    return "a workspace package: without an install dependency-cruiser has no link to follow to its source";
  }
  if (mine === "type" && other === "runtime" && imports.length > 0 && imports.every(leadsToType)) {
    return "every name is a type where it is declared: dependency-cruiser's compiler sees one file at a time and has to keep the import, a whole-program compiler drops it";
  }
  return null;
}

/** @param {import("../dist/src/model/index.js").ImportEdge} edge */
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
