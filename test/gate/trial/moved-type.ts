import { basename, dirname, posix } from "node:path";
import ts from "typescript";
import type { GraphModule } from "./move-files.js";
import { relativeTo } from "./move-files.js";
import type { Expected } from "./scripted-edit.js";
import { importEnding, isProduct } from "./scripted-edit.js";
import { boundNames, declaredNames, mentions, parsed } from "./statements.js";
import type { Trial } from "./trial-repository.js";

/** A type that can move from one context into another, and who takes it by name. */
interface Movable {
  readonly file: GraphModule;
  readonly node: ts.Statement;
  readonly name: string;
  /** The imports of its file that it needs. */
  readonly needed: readonly ts.ImportDeclaration[];
  readonly users: readonly GraphModule[];
}

/**
 * The team states two contexts, and what crosses between them is known. Then a type moves from one into the other, and its old file passes it on:
 * that file is told of, and so are those that still take the type from it, which nobody touched.
 */
export async function moveType(trial: Trial): Promise<Expected | null> {
  const configuration = trial.has(".archlint.yml") ? trial.read(".archlint.yml") : "version: 1\n";
  if (/^architecture:/m.test(configuration)) return null;
  for (const file of trial.modules) {
    const movable = movableIn(trial, file);
    const place = movable === null ? null : placeFor(trial, movable);
    if (movable === null || place === null) continue;
    const { from, to, folder } = place;
    trial.write(
      ".archlint.yml",
      `${configuration}architecture:\n  contexts:\n    before: { match: "${from}/**" }\n    after: { match: "${to}/**" }\n`,
    );
    await trial.settle();
    pass(trial, movable, posix.join(folder, "moved-type.ts"));
    const holders = [file, ...movable.users].map(({ path }) => ({ rule: "da/context-boundary", files: [path] }));
    return { brings: holders, mends: false };
  }
  return null;
}

/** A type that needs nothing of its own file and that the rest of the file doesn't use; null where somebody takes it otherwise than by name. */
function movableIn(trial: Trial, file: GraphModule): Movable | null {
  if (!isProduct(file.path) || basename(file.path) === "index.ts") return null;
  const source = parsed(file.path, trial.read(file.path));
  const importers = trial.modules.filter(({ imports }) => imports.some(({ to, external }) => !external && to === file.path));
  if (importers.length === 0 || importers.length > 12) return null;
  const taken = importers.map((module) => namesTaken(trial, module.path, file.path));
  if (taken.includes(null)) return null;
  const imports = source.statements.filter((each) => ts.isImportDeclaration(each));
  for (const node of source.statements) {
    if (!ts.isInterfaceDeclaration(node) && !ts.isTypeAliasDeclaration(node) && !ts.isClassDeclaration(node)) continue;
    const name = node.name?.text ?? "";
    // A decorator is more than a type.
    const isExported = node.modifiers?.map(({ kind }) => kind).join() === `${ts.SyntaxKind.ExportKeyword}`;
    const rest = source.statements.filter((each) => each !== node).map((each) => each.getText());
    const isAlone =
      ![...declaredNames(source)].some((each) => each !== name && mentions(node.getText(), each)) &&
      !rest.some((text) => mentions(text, name));
    // An event is what contexts say to each other.
    if (!isExported || !isAlone || name.endsWith("Event")) continue;
    const users = importers.filter((_, index) => taken[index]?.includes(name));
    const needed = imports.filter((each) => boundNames(each).some((bound) => mentions(node.getText(), bound)));
    if (users.length > 0) return { file, node, name, users, needed };
  }
  return null;
}

/** The names that a file takes from another in plain imports; null where it takes it as a whole, twice, or passes it on. */
function namesTaken(trial: Trial, from: string, file: string): readonly string[] | null {
  const stem = basename(file).replace(/\.ts$/, "");
  const leadsThere = (specifier: ts.Expression | undefined): boolean =>
    specifier !== undefined && ts.isStringLiteral(specifier) && basename(specifier.text).replace(/\.[jt]s$/, "") === stem;
  const statements = parsed(from, trial.read(from)).statements.filter(
    (each) => (ts.isImportDeclaration(each) || ts.isExportDeclaration(each)) && leadsThere(each.moduleSpecifier),
  );
  const [statement] = statements;
  if (statements.length !== 1 || statement === undefined || !ts.isImportDeclaration(statement)) return null;
  const bindings = statement.importClause?.namedBindings;
  return bindings !== undefined && ts.isNamedImports(bindings)
    ? bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
    : null;
}

/** Two folders side by side: one around the type and all who take it, the other with nothing that looks into the first. */
function placeFor(trial: Trial, { file, users, needed }: Movable): { from: string; to: string; folder: string } | null {
  for (let from = dirname(file.path); from.includes("/"); from = dirname(from)) {
    if (!users.every(({ path }) => isIn(path, from) && isProduct(path)) || !isPlain(trial, from)) continue;
    if (needed.length > 0 && leadsInto(file, from)) continue;
    const parent = dirname(from);
    const siblings = new Set(trial.modules.flatMap(({ path }) => (isIn(path, parent) ? [folderBelow(parent, path)] : [])));
    for (const to of siblings) {
      const inside = trial.modules.filter(({ path }) => isIn(path, to));
      const looksBack = inside.some((each) => leadsInto(each, from));
      const host = inside.find(({ path, layer }) => isProduct(path) && layer === file.layer);
      if (to !== from && !looksBack && host !== undefined && isPlain(trial, to)) return { from, to, folder: dirname(host.path) };
    }
  }
  return null;
}

function leadsInto({ imports }: GraphModule, folder: string): boolean {
  return imports.some(({ to, external }) => !external && isIn(to, folder));
}

/** A folder that a glob can name, and no package of its own. */
function isPlain(trial: Trial, folder: string): boolean {
  return /^[\w./-]+$/.test(folder) && !trial.has(posix.join(folder, "package.json"));
}

function isIn(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

function folderBelow(parent: string, path: string): string {
  return posix.join(parent, path.slice(parent.length + 1).split("/")[0] ?? "");
}

function pass(trial: Trial, { file: { path }, node, name, needed }: Movable, target: string): void {
  const text = trial.read(path);
  const specifier = relativeTo(path, target).replace(/\.ts$/, importEnding(trial, path));
  const imports = needed.map((each) =>
    each.getText().replace(/(["'])(\.[^"']*)\1/, (_, quote: string, to: string) => `${quote}${seenFrom(target, path, to)}${quote}`),
  );
  const passed = ts.isClassDeclaration(node) ? "export" : "export type";
  trial.write(target, `${[...imports, node.getText()].join("\n")}\n`);
  trial.write(path, `${text.slice(0, node.getStart())}${passed} { ${name} } from "${specifier}";${text.slice(node.end)}`);
}

/** A relative specifier of one file as another has to write it. */
function seenFrom(target: string, path: string, specifier: string): string {
  return relativeTo(target, posix.join(dirname(path), specifier));
}
