import { isObject, objectIn, ownValue, parseJsonWithComments, textIn, textsIn, type JsonObject } from "./json.js";
import { folderOf, joinPath } from "./tree-path.js";

/** One tsconfig as its own text says it, before `extends`; paths are relative to the root, null where they lead out of it. */
export interface TsconfigFile {
  readonly path: string;
  readonly folder: string;
  readonly extends: readonly string[];
  /** `files` and `include`; null where neither is written. */
  readonly include: readonly string[] | null;
  readonly exclude: readonly string[];
  readonly references: readonly string[];
  readonly baseUrl: string | null;
  readonly paths: readonly PathPattern[] | null;
  readonly rootDirs: readonly string[] | null;
  readonly rootDir: string | null;
  readonly outDirs: readonly string[];
  readonly flags: Readonly<Record<string, boolean>>;
}

/** One entry of `paths`, its targets as written. */
export interface PathPattern {
  readonly pattern: string;
  readonly targets: readonly string[];
}

/** The file is named as compilers and Nx name their settings. */
export function isTsconfigName(name: string): boolean {
  return /^[jt]sconfig(?:\.[\w.-]+)?\.json$/.test(name);
}

/** Reads one tsconfig's text; null where it is no JSON object. */
export function parseTsconfig(path: string, text: string, root: string): TsconfigFile | null {
  const value = parseJsonWithComments(text);
  if (!isObject(value)) return null;
  const folder = folderOf(path);
  const options = objectIn(value, "compilerOptions");
  const place = (written: string) => placeOf(folder, written, root);
  const files = textsIn(value, "files");
  const include = textsIn(value, "include");
  return {
    path,
    folder,
    extends: textsIn(value, "extends") ?? [],
    include: files === null && include === null ? null : [...(files ?? []), ...(include ?? [])],
    exclude: textsIn(value, "exclude") ?? [],
    references: referencesIn(value),
    baseUrl: placed(options, "baseUrl", place),
    paths: pathsIn(options),
    rootDirs: textsIn(options, "rootDirs")?.flatMap((each) => place(each) ?? []) ?? null,
    rootDir: placed(options, "rootDir", place),
    outDirs: ["outDir", "declarationDir"].flatMap((key) => placed(options, key, place) ?? []),
    flags: Object.fromEntries(FLAGS.flatMap((name) => flagIn(options, name))),
  };
}

/** Where a path of a tsconfig leads, relative to the root; null outside of it. */
export function placeOf(folder: string, written: string, root: string): string | null {
  const path = written.replaceAll("\\", "/").replace(/^\$\{configDir\}\/?/, "./");
  if (!path.startsWith("/") && !/^[A-Za-z]:\//.test(path)) return joinPath(folder, path);
  const base = root.replaceAll("\\", "/");
  return path === base || path.startsWith(`${base}/`) ? joinPath("", path.slice(base.length)) : null;
}

const FLAGS = ["emitDecoratorMetadata", "experimentalDecorators", "verbatimModuleSyntax", "preserveValueImports", "importsNotUsedAsValues"];

function flagIn(options: JsonObject, name: string): (readonly [string, boolean])[] {
  const value = ownValue(options, name);
  if (typeof value === "boolean") return [[name, value]];
  return typeof value === "string" ? [[name, /^(preserve|error)$/i.test(value)]] : [];
}

function placed(options: JsonObject, key: string, place: (written: string) => string | null): string | null {
  const written = textIn(options, key);
  return written === null ? null : place(written);
}

function pathsIn(options: JsonObject): readonly PathPattern[] | null {
  const paths = ownValue(options, "paths");
  if (!isObject(paths)) return null;
  return Object.keys(paths).map((pattern) => ({ pattern, targets: textsIn(paths, pattern) ?? [] }));
}

function referencesIn(value: JsonObject): readonly string[] {
  const references = ownValue(value, "references");
  if (!Array.isArray(references)) return [];
  return references.flatMap((each: unknown) => (isObject(each) ? (textIn(each, "path") ?? []) : []));
}
