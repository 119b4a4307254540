import type { CompilerFlags, FileOutline, ImportFact, ImportKind, ImportedName } from "../model/index.js";

/** The file that imports, as far as it decides what exists at run time. */
export interface ImportingFile {
  readonly language: FileOutline["language"];
  readonly flags: CompilerFlags;
}

/** When one imported name exists; `typeOnly` where what it leads to can only be used as a type. */
export function nameKind(file: ImportingFile, fact: ImportFact, name: ImportedName, typeOnly: boolean): ImportKind {
  const fixed = fixedKind(file, fact);
  if (fixed !== null) return fixed;
  if (name.typeOnly || typeOnly) return "type";
  if (fact.kind === "export" || keepsUnused(file.flags)) return "runtime";
  if (name.uses.value || name.uses.exported) return "runtime";
  // Whatever may be a value is kept for the metadata: a class by its name, an enum although only Number is written of it.
  return name.uses.decorated && file.flags.emitDecoratorMetadata ? "runtime" : "type";
}

/** When the module of a statement is loaded, given the kinds of its names, each taken as a whole. */
export function statementKind(file: ImportingFile, fact: ImportFact, names: readonly ImportKind[]): ImportKind {
  const fixed = fixedKind(file, fact);
  if (fixed !== null) return fixed;
  if (fact.names.length === 0 || names.includes("runtime")) return "runtime";
  // `import { type A } from "m"` still loads m under these flags, and so does an import of nothing but interfaces.
  return keepsUnused(file.flags) ? "runtime" : "type";
}

/** `runtime` before `dynamic` before `type` before none. */
export function stronger(a: ImportKind | null, b: ImportKind): ImportKind {
  return a !== null && STRENGTH[a] >= STRENGTH[b] ? a : b;
}

const STRENGTH: Readonly<Record<ImportKind, number>> = { type: 0, dynamic: 1, runtime: 2 };

function fixedKind(file: ImportingFile, fact: ImportFact): ImportKind | null {
  if (fact.typeOnly || fact.kind === "type-query" || fact.kind === "reference" || file.language === "dts") return "type";
  if (fact.kind === "dynamic") return "dynamic";
  if (fact.kind === "require" || file.language === "js" || file.language === "jsx") return "runtime";
  return null;
}

function keepsUnused(flags: CompilerFlags): boolean {
  return flags.verbatimModuleSyntax || flags.preservesImports;
}
