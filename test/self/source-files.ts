import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** The folder of the project. */
export const projectRoot = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** A source file of the project, parsed. */
export interface OwnFile {
  readonly path: string;
  readonly text: string;
  readonly ast: ts.SourceFile;
}

/** The TypeScript files under some folders of the project, sorted by path. */
export function ownFiles(...folders: readonly string[]): readonly OwnFile[] {
  return folders
    .flatMap((folder) => readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort()
    .map((path) => {
      const text = readFileSync(join(projectRoot, path), "utf8");
      return { path, text, ast: ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true) };
    });
}

/** Every specifier that a file imports, of each kind of import. */
export function specifiersOf(file: OwnFile): readonly string[] {
  return ts.preProcessFile(file.text, true, true).importedFiles.map((each) => each.fileName);
}

/** Names that a file takes from the global scope or from the language: identifiers that are no property, key or own declaration. */
export function usesOfGlobals(file: OwnFile, names: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.has(node.text) && !isNameOfSomething(node))
      found.push(`${file.path}:${lineOf(file, node)} ${node.text}`);
    ts.forEachChild(node, visit);
  };
  visit(file.ast);
  return found;
}

/** The line of a node, from 1. */
export function lineOf(file: OwnFile, node: ts.Node): number {
  return file.ast.getLineAndCharacterOfPosition(node.getStart(file.ast)).line + 1;
}

function isNameOfSomething(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  return "name" in parent && parent.name === node;
}
