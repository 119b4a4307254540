import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import ts from "typescript";

/** An import as `archlint graph modules` tells it. */
export interface GraphImport {
  readonly to: string;
  readonly line: number;
  readonly external: boolean;
}

/** A file as `archlint graph modules` tells it. */
export interface GraphModule {
  readonly path: string;
  readonly subject: string;
  readonly layer: string | null;
  readonly imports: readonly (GraphImport & { readonly kind: string })[];
}

interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Moves files as an editor does: whoever imports them follows, and so do their own imports.
 * False, and nothing is changed, where an import can't be followed by its text alone (a package's name that leads to a moved file).
 */
export function moveFiles(root: string, modules: readonly GraphModule[], moved: ReadonlyMap<string, string>): boolean {
  const texts = new Map<string, string>();
  for (const { path, imports } of modules) {
    const leadsThere = imports.some(({ to, external }) => !external && moved.has(to));
    if (!leadsThere && !moved.has(path)) continue;
    const text = readFileSync(join(root, path), "utf8");
    const changed = followed(text, path, imports, moved);
    if (changed === null) return false;
    texts.set(path, changed);
  }
  for (const [path, text] of texts) writeFileSync(join(root, path), text);
  for (const [from, to] of moved) {
    if (existsSync(join(root, to))) throw new Error(`${to} is there already`);
    mkdirSync(dirname(join(root, to)), { recursive: true });
    renameSync(join(root, from), join(root, to));
  }
  return true;
}

/** The text of one file with its imports led to where the files are now. */
function followed(text: string, path: string, imports: readonly GraphImport[], moved: ReadonlyMap<string, string>): string | null {
  const own = moved.get(path) ?? path;
  const replacements: Replacement[] = [];
  for (const { fileName, pos, end } of specifiersIn(text)) {
    const relative = fileName.startsWith(".");
    const target = targetOf(fileName, path, lineAt(text, pos), imports);
    if (target === null) {
      // What is no module (a JSON file, a template) keeps its place, and its importer may not.
      if (relative && own !== path) replacements.push({ start: pos, end, text: relativeTo(own, posix.join(dirname(path), fileName)) });
      continue;
    }
    const now = moved.get(target) ?? target;
    if (now === target && (own === path || !relative)) continue;
    const renamed = relative ? reshaped(fileName, relativeTo(own, now)) : aliased(fileName, target, now);
    if (renamed === null) return null;
    replacements.push({ start: pos, end, text: renamed });
  }
  return replacements
    .sort((a, b) => b.start - a.start)
    .reduce((all, each) => all.slice(0, each.start) + each.text + all.slice(each.end), text);
}

function specifiersIn(text: string): readonly { readonly fileName: string; readonly pos: number; readonly end: number }[] {
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName, pos }) => ({
    fileName,
    // The position is that of the quote.
    pos: pos + 1,
    end: pos + 1 + fileName.length,
  }));
}

function targetOf(specifier: string, path: string, line: number, imports: readonly GraphImport[]): string | null {
  const known = imports.filter(({ external }) => !external);
  if (specifier.startsWith(".")) {
    const bare = withoutEnding(posix.join(dirname(path), specifier)).replace(/\/$/, "");
    return known.find(({ to }) => withoutEnding(to) === bare || withoutEnding(to) === `${bare}/index`)?.to ?? null;
  }
  const tail = specifier.split("/").at(-1) ?? specifier;
  // An import over several lines is told by its first one.
  const near = known.filter((each) => each.line <= line && withoutEnding(each.to).split("/").includes(withoutEnding(tail)));
  return near.sort((a, b) => b.line - a.line)[0]?.to ?? null;
}

/** The new path in the form of the old one: with its ending or without, through a folder's index or not. */
function reshaped(specifier: string, path: string): string {
  const ending = /\.[cm]?[jt]sx?$/.exec(specifier)?.[0];
  const bare = withoutEnding(path);
  if (ending !== undefined) return `${bare}${ending}`;
  return /(^|\/)index$/.test(specifier) ? bare : bare.replace(/\/index$/, "");
}

/** `@app/orders/order` for `src/orders/order.ts`: what both end in moves, what stands before it stays. */
function aliased(specifier: string, target: string, now: string): string | null {
  for (const end of [withoutEnding(target), withoutEnding(target).replace(/\/index$/, "")]) {
    const [words, folders] = [specifier.split("/"), end.split("/")];
    let shared = 0;
    while (shared < words.length - 1 && words.at(-1 - shared) === folders.at(-1 - shared)) shared += 1;
    const base = folders.slice(0, folders.length - shared).join("/");
    if (shared === 0 || !now.startsWith(`${base}/`)) continue;
    const rest = withoutEnding(now).slice(base.length + 1);
    return [...words.slice(0, words.length - shared), end === withoutEnding(target) ? rest : rest.replace(/\/index$/, "")].join("/");
  }
  return null;
}

/** How a file names another: `./order.ts`, `../billing/invoice.ts`. */
export function relativeTo(from: string, to: string): string {
  const path = posix.relative(dirname(from), to);
  return path.startsWith(".") ? path : `./${path}`;
}

function withoutEnding(path: string): string {
  return path.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, "");
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
