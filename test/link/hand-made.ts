import type {
  CompilerFlags,
  FactSource,
  FileOutline,
  ImportFact,
  PackageFacts,
  Resolution,
  WorkspaceFacts,
} from "../../src/model/index.js";

/** Compiler settings with nothing switched on. */
export const PLAIN_FLAGS: CompilerFlags = {
  emitDecoratorMetadata: false,
  experimentalDecorators: false,
  verbatimModuleSyntax: false,
  preservesImports: false,
};

/** The outline of a file that says nothing but what is given. */
export function outline(path: string, parts: Partial<FileOutline> = {}): FileOutline {
  return {
    path,
    language: "ts",
    lineStarts: [0],
    syntaxErrors: [],
    generated: false,
    prologue: [],
    called: [],
    dropped: [],
    promising: [],
    words: "",
    imports: [],
    exports: [],
    declarations: [],
    bindings: [],
    directives: [],
    ...parts,
  };
}

/** An import that loads a module for its effects. */
export function loading(specifier: string): ImportFact {
  return { kind: "import", specifier, typeOnly: false, span: [0, 0], specifierSpan: [0, 0], function: 0, names: [] };
}

/** Facts of a file without bodies. */
export function source(facts: FileOutline): FactSource {
  return { outline: facts, bodies: () => ({ functions: [], locals: [] }) };
}

/** A package.json with dependencies by name. */
export function manifest(folder: string, dependencies: readonly string[] = []): PackageFacts {
  return {
    name: folder === "" ? "root" : folder,
    folder,
    version: null,
    private: true,
    dependencies: Object.fromEntries(dependencies.map((name) => [name, "*"])),
    hasExports: false,
    entries: [],
  };
}

/** A workspace whose packages hold the files by folder; `imports` says where each file's specifiers lead. */
export function workspaceOf(parts: {
  readonly files: readonly string[];
  readonly packages?: readonly PackageFacts[];
  readonly imports?: Readonly<Record<string, Readonly<Record<string, Resolution>>>>;
  readonly flags?: Partial<CompilerFlags>;
}): WorkspaceFacts {
  const packages = parts.packages ?? [manifest("")];
  const nearest = (path: string): number =>
    packages.reduce((best, each, index) => {
      const holds = each.folder === "" || path.startsWith(`${each.folder}/`);
      return holds && (best === -1 || each.folder.length > (packages[best]?.folder.length ?? 0)) ? index : best;
    }, -1);
  return {
    resolutions: new Map(Object.entries(parts.imports ?? {}).map(([file, map]) => [file, new Map(Object.entries(map))])),
    packages,
    packageOf: new Map(parts.files.map((path) => [path, nearest(path)])),
    flags: new Map(parts.files.map((path) => [path, { ...PLAIN_FLAGS, ...parts.flags }])),
    skipped: [],
  };
}
