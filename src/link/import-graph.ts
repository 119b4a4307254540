import type {
  CompilerFlags,
  FileOutline,
  ImportEdge,
  ImportFact,
  ImportedName,
  ImportKind,
  ModuleDependency,
  Resolution,
  Span,
} from "../model/index.js";
import type { ExportTrails, Trail } from "./export-trail.js";
import { nameKind, statementKind, stronger } from "./import-kind.js";

/** What one file imports: per symbol, and per file that it leads to. */
export interface ImportGraph {
  readonly importsOf: (path: string) => readonly ImportEdge[];
  readonly importersOf: (path: string) => readonly ImportEdge[];
  readonly dependenciesOf: (path: string) => readonly ModuleDependency[];
}

interface FileImports {
  readonly edges: readonly ImportEdge[];
  readonly dependencies: readonly ModuleDependency[];
}

interface GraphInput {
  readonly outlines: ReadonlyMap<string, FileOutline>;
  readonly trails: ExportTrails;
  readonly flagsOf: (path: string) => CompilerFlags;
}

const NOTHING: FileImports = { edges: [], dependencies: [] };

/** Makes the import graph; a file's imports are linked when they are first asked for. */
export function importGraph(input: GraphInput): ImportGraph {
  const files = new Map<string, FileImports>();
  let importers: ReadonlyMap<string, readonly ImportEdge[]> | null = null;

  function linkedFile(path: string): FileImports {
    const known = files.get(path);
    if (known !== undefined) return known;
    const outline = input.outlines.get(path);
    if (outline === undefined) return NOTHING;
    const linked = linkFile(outline, input);
    files.set(path, linked);
    return linked;
  }

  function allImporters(): ReadonlyMap<string, readonly ImportEdge[]> {
    const index = new Map<string, ImportEdge[]>();
    for (const path of input.outlines.keys()) {
      for (const edge of linkedFile(path).edges) {
        if (edge.direct.is === "file") append(index, edge.direct.path, edge);
        if (edge.target.is === "file" && !(edge.direct.is === "file" && edge.direct.path === edge.target.path))
          append(index, edge.target.path, edge);
      }
    }
    return index;
  }

  return {
    importsOf: (path) => linkedFile(path).edges,
    importersOf: (path) => (importers ??= allImporters()).get(path) ?? [],
    dependenciesOf: (path) => linkedFile(path).dependencies,
  };
}

function linkFile(outline: FileOutline, input: GraphInput): FileImports {
  const file = { language: outline.language, flags: input.flagsOf(outline.path) };
  const edges: ImportEdge[] = [];
  const strongest = new Map<string, { readonly kind: ImportKind; readonly span: Span }>();
  outline.imports.forEach((fact, statement) => {
    const direct = input.trails.resolution(outline.path, fact);
    const kinds: ImportKind[] = [];
    const addEdge = (imported: string, local: string | null, kind: ImportKind, led: Led): void => {
      const { target, symbol, declaration, through } = led;
      const reexport = fact.kind === "export";
      edges.push({
        from: outline.path,
        statement,
        imported,
        local,
        kind,
        reexport,
        direct,
        target,
        symbol,
        declaration,
        through,
        span: fact.span,
      });
    };
    for (const name of fact.names) {
      const whole = input.trails.followImport(outline.path, fact, name.imported);
      kinds.push(nameKind(file, fact, name, whole.typeOnly));
      for (const { imported, trail } of namedTrails(outline, fact, name, whole, input.trails)) {
        addEdge(imported, name.local, nameKind(file, fact, name, trail.typeOnly), ledBy(direct, trail));
      }
    }
    const load = statementKind(file, fact, kinds);
    if (fact.names.length === 0) {
      const imported = fact.kind === "dynamic" || fact.kind === "type-query" ? "*" : "";
      addEdge(imported, null, load, { target: direct, symbol: null, declaration: null, through: [] });
    }
    if (direct.is === "file") {
      const before = strongest.get(direct.path);
      if (stronger(before?.kind ?? null, load) !== before?.kind) strongest.set(direct.path, { kind: load, span: fact.span });
    }
  });
  const dependencies = [...strongest.keys()].sort(byCodeUnit).flatMap((to) => {
    const found = strongest.get(to);
    return found === undefined ? [] : [{ from: outline.path, to, ...found }];
  });
  return { edges: edges.sort((a, b) => a.span[0] - b.span[0]), dependencies };
}

interface NamedTrail {
  readonly imported: string;
  readonly trail: Trail;
}

// A namespace whose members are known is one import per member; used whole as well, it is one more for itself.
function namedTrails(
  outline: FileOutline,
  fact: ImportFact,
  name: ImportedName,
  whole: Trail,
  trails: ExportTrails,
): readonly NamedTrail[] {
  const { imported } = name;
  const { members } = name.uses;
  const { end } = whole;
  if (members.length === 0 || (imported !== "*" && end.is !== "namespace")) return [{ imported, trail: whole }];
  const split = members.map((member): NamedTrail => {
    if (end.is !== "namespace") return { imported: member, trail: trails.followImport(outline.path, fact, member) };
    const trail = trails.follow(end.file, member);
    const passed = { ...trail, typeOnly: trail.typeOnly || whole.typeOnly, through: [...whole.through, ...trail.through] };
    return { imported: imported === "*" ? member : imported, trail: passed };
  });
  return name.uses.whole ? [...split, { imported, trail: whole }] : split;
}

type Led = Pick<ImportEdge, "target" | "symbol" | "declaration" | "through">;

function ledBy(direct: Resolution, trail: Trail): Led {
  const { end, through } = trail;
  switch (end.is) {
    case "declared":
      return { target: targetFile(direct, end.file), symbol: end.name, declaration: end.declaration, through };
    case "namespace":
      return { target: targetFile(direct, end.file), symbol: null, declaration: null, through };
    case "elsewhere":
      return {
        target: end.resolution,
        symbol: end.name === "*" || end.resolution.is === "unresolved" ? null : end.name,
        declaration: null,
        through,
      };
    case "missing":
      return { target: direct, symbol: null, declaration: null, through: [] };
  }
}

function targetFile(direct: Resolution, path: string): Resolution {
  return direct.is === "file" && direct.path === path ? direct : { is: "file", path, viaPackage: null };
}

function append(index: Map<string, ImportEdge[]>, key: string, edge: ImportEdge): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [edge]);
  else list.push(edge);
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
