import type { CompilerFlags, FactSource, FileBodies, FileOutline, Module, ModuleDependency, WorkspaceFacts } from "../model/index.js";
import { positionAt } from "../model/index.js";
import { ancestorsOf } from "./ancestors.js";
import { findCycles, type RuntimeGraph } from "./cycles.js";
import { enclosingSymbol } from "./enclosing-symbol.js";
import { exportTrails, type ExportTrails } from "./export-trail.js";
import { withGeneratedClients } from "./generated-clients.js";
import { importGraph } from "./import-graph.js";
import type { LinkedModules } from "./linked-modules.js";
import { onceEach } from "./once-each.js";
import { classifySubjects } from "./subjects/classify-subjects.js";
import { symbols } from "./symbols.js";

/** What link takes of the workspace. */
export interface LinkModulesInput {
  readonly sources: readonly FactSource[];
  readonly workspace: WorkspaceFacts;
}

/** The linked modules, and the trails that their questions walk. */
export interface ModuleLinkage {
  readonly linked: LinkedModules;
  readonly trails: ExportTrails;
}

const NO_BODIES: FileBodies = { functions: [], locals: [] };
const NO_FLAGS: CompilerFlags = {
  emitDecoratorMetadata: false,
  experimentalDecorators: false,
  verbatimModuleSyntax: false,
  preservesImports: false,
};

/** Links the modules of a program: imports, symbols, cycles and subjects. */
export function linkModules(input: LinkModulesInput): LinkedModules {
  return moduleLinkage(input).linked;
}

/** Links the modules and keeps the trails at hand, for who must know which files an answer stands on. */
export function moduleLinkage({ sources, workspace }: LinkModulesInput): ModuleLinkage {
  const sorted = [...sources].sort((a, b) => (a.outline.path < b.outline.path ? -1 : 1));
  const byPath = new Map(sorted.map((source) => [source.outline.path, source]));
  const outlines: ReadonlyMap<string, FileOutline> = new Map(sorted.map((source) => [source.outline.path, source.outline]));
  const trails = exportTrails(outlines, withGeneratedClients(outlines, workspace));
  const modules = makeModules(outlines, workspace);
  const modulesByPath = new Map(modules.map((module) => [module.path, module]));
  const bodies = (path: string): FileBodies => byPath.get(path)?.bodies() ?? NO_BODIES;
  const graph = importGraph({ outlines, trails, flagsOf: (path) => workspace.flags.get(path) ?? NO_FLAGS });
  const names = symbols({ outlines, trails, bodies });
  const declaration: LinkedModules["declaration"] = (file, id) => outlines.get(file)?.declarations[id] ?? null;
  let cycles: ReturnType<LinkedModules["cycles"]> | null = null;

  const linked: LinkedModules = {
    modules,
    packages: workspace.packages,
    module: (path) => modulesByPath.get(path) ?? null,
    bodies,
    ...graph,
    cycles: () => (cycles ??= findCycles(runtimeGraph(modules, graph.dependenciesOf))),
    declaration,
    binding: names.binding,
    resolve: names.resolve,
    resolveName: names.resolveName,
    ancestorsOf: onceEach((file, id) => ancestorsOf({ symbols: names, declaration }, file, id)),
    symbolAt({ file, span }) {
      const outline = outlines.get(file);
      return outline === undefined ? null : enclosingSymbol(outline, span, () => bodies(file));
    },
    position({ file, span }) {
      const lineStarts = outlines.get(file)?.lineStarts ?? [0];
      return { start: positionAt(lineStarts, span[0]), end: positionAt(lineStarts, span[1]) };
    },
  };
  return { linked, trails };
}

function makeModules(outlines: ReadonlyMap<string, FileOutline>, workspace: WorkspaceFacts): readonly Module[] {
  const subjects = classifySubjects(outlines, workspace);
  return [...outlines.values()].map((outline) => {
    const { path } = outline;
    const packageIndex = workspace.packageOf.get(path);
    const found = subjects.get(path);
    return {
      path,
      outline,
      subject: found?.subject ?? "source",
      subjectWhy: found?.why ?? "no sign of anything but source",
      package: packageIndex === undefined ? null : (workspace.packages[packageIndex] ?? null),
      flags: workspace.flags.get(path) ?? NO_FLAGS,
    };
  });
}

// Tests load what they test and nothing loads them; a cycle that runs through one is the test's affair.
function runtimeGraph(modules: readonly Module[], dependenciesOf: (path: string) => readonly ModuleDependency[]): RuntimeGraph {
  const judged = new Set(modules.filter((module) => module.subject !== "test").map((module) => module.path));
  return new Map([...judged].map((path) => [path, dependenciesOf(path).filter((each) => each.kind === "runtime" && judged.has(each.to))]));
}
