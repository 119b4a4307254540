import { posix } from "node:path";
import { extractFile } from "../../src/extract/extract-file.js";
import { linkModules } from "../../src/link/link-modules.js";
import type { LinkedModules } from "../../src/link/linked-modules.js";
import type { CompilerFlags, FactSource, PackageFacts, Resolution, WorkspaceFacts } from "../../src/model/index.js";
import { workspaceOf } from "./hand-made.js";

/** Files by path. */
export type Texts = Readonly<Record<string, string>>;

/** What a small program needs beside its texts. */
export interface ProgramParts {
  readonly flags?: Partial<CompilerFlags>;
  readonly packages?: readonly PackageFacts[];
}

/** Texts as facts and a workspace that resolves relative specifiers among them and takes all others for packages. */
export function factsOf(
  texts: Texts,
  parts: ProgramParts = {},
): { readonly sources: readonly FactSource[]; readonly workspace: WorkspaceFacts } {
  const sources = Object.entries(texts).map(([path, text]): FactSource => {
    const facts = extractFile(path, text);
    return { outline: facts.outline, bodies: () => facts.bodies };
  });
  const imports = Object.fromEntries(
    sources.map(({ outline }) => [
      outline.path,
      Object.fromEntries(
        outline.imports.flatMap(({ specifier }) => (specifier === null ? [] : [[specifier, resolve(texts, outline.path, specifier)]])),
      ),
    ]),
  );
  return { sources, workspace: workspaceOf({ files: Object.keys(texts), imports, ...parts }) };
}

/** Texts as linked modules. */
export function programOf(texts: Texts, parts: ProgramParts = {}): LinkedModules {
  return linkModules(factsOf(texts, parts));
}

/** The edges of a file in one line each: `imported -> target#symbol kind (via barrels)`. */
export function edgesOf(program: LinkedModules, path: string): readonly string[] {
  return program.importsOf(path).map((edge) => {
    const target = nameOf(edge.target);
    const through = edge.through.length === 0 ? "" : ` via ${edge.through.join(", ")}`;
    return `${edge.imported || "(load)"} -> ${target}#${edge.symbol ?? "?"} ${edge.kind}${edge.reexport ? " reexport" : ""}${through}`;
  });
}

/** The dependencies of a file in one line each: `to kind`. */
export function dependenciesOf(program: LinkedModules, path: string): readonly string[] {
  return program.dependenciesOf(path).map((each) => `${each.to} ${each.kind}`);
}

function nameOf(resolution: Resolution): string {
  switch (resolution.is) {
    case "file":
    case "asset":
      return resolution.path;
    case "package":
    case "builtin":
      return resolution.name;
    case "unresolved":
      return `unresolved ${resolution.cause.kind}`;
  }
}

function resolve(texts: Texts, from: string, specifier: string): Resolution {
  if (specifier.startsWith("node:")) return { is: "builtin", name: specifier };
  if (!specifier.startsWith(".")) {
    const [first = "", second = "", ...rest] = specifier.split("/");
    return first.startsWith("@")
      ? { is: "package", name: `${first}/${second}`, subpath: rest.join("/") }
      : { is: "package", name: first, subpath: [second, ...rest].filter(Boolean).join("/") };
  }
  const base = posix.join(posix.dirname(from), specifier);
  const bare = base.replace(/\.js$/, "");
  const path = [base, ...[".ts", ".tsx", ".d.ts", ".js", ".cjs", "/index.ts"].flatMap((end) => [`${base}${end}`, `${bare}${end}`])].find(
    (each) => Object.hasOwn(texts, each),
  );
  return path === undefined ? { is: "unresolved", cause: { kind: "missing-file", subject: base } } : { is: "file", path, viaPackage: null };
}
