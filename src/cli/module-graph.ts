import type { ImportEdge, ImportKind, Module, Program, Resolution } from "../model/index.js";

/** `archlint graph modules --format json`. */
export interface ModuleGraph {
  readonly modules: readonly GraphModule[];
}

/** One source file and what it imports. */
export interface GraphModule {
  readonly path: string;
  /** What it is taken for: rules judge what is `source`. */
  readonly subject: Module["subject"];
  readonly layer: string | null;
  readonly context: string | null;
  readonly imports: readonly GraphImport[];
}

/** What a file imports, once: by the strongest kind, at the first statement of that kind. */
export interface GraphImport {
  /** A path of the repository, or the name of a package or built-in module. */
  readonly to: string;
  readonly kind: ImportKind;
  readonly line: number;
  /** Not a file of the repository. */
  readonly external: boolean;
}

const STRENGTH: readonly ImportKind[] = ["runtime", "dynamic", "type"];

/** The import graph as the specifiers lead, sorted by path. */
export function moduleGraph(program: Program): ModuleGraph {
  const { architecture } = program;
  return {
    modules: program.modules.map(({ path, subject }) => {
      const layer = architecture.layerOf(path)?.layer;
      return {
        path,
        subject,
        layer: layer === undefined ? null : (layer.role ?? layer.name),
        context: architecture.contextOf(path)?.context.name ?? null,
        imports: importsOf(program, path),
      };
    }),
  };
}

function importsOf(program: Program, path: string): readonly GraphImport[] {
  const strongest = new Map<string, ImportEdge>();
  for (const edge of program.importsOf(path)) {
    const to = nameOf(edge.direct);
    if (to === null) continue;
    const before = strongest.get(to);
    if (before === undefined || STRENGTH.indexOf(edge.kind) < STRENGTH.indexOf(before.kind)) strongest.set(to, edge);
  }
  return [...strongest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([to, edge]) => ({
      to,
      kind: edge.kind,
      line: program.position({ file: path, span: edge.span }).start.line,
      external: edge.direct.is === "package" || edge.direct.is === "builtin",
    }));
}

function nameOf(resolution: Resolution): string | null {
  switch (resolution.is) {
    case "file":
    case "asset":
      return resolution.path;
    case "package":
    case "builtin":
      return resolution.name;
    case "unresolved":
      return null;
  }
}
