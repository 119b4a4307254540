import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { isBelow, type HookPlace } from "./hook-place.js";

/** Who runs the hooks of a repository, and the file in which it is told what to run. */
export type HookRunner =
  | { readonly kind: "git"; readonly file: string }
  | { readonly kind: "husky"; readonly file: string }
  | { readonly kind: "lefthook"; readonly file: string }
  | { readonly kind: "simple-git-hooks"; readonly file: string; readonly within: readonly string[] }
  | { readonly kind: "pre-commit"; readonly file: string };

const LEFTHOOK = ["yml", "yaml", "json", "jsonc", "toml"].flatMap((end) => [
  `lefthook.${end}`,
  `.lefthook.${end}`,
  `.config/lefthook.${end}`,
]);
const SIMPLE = ["cjs", "js", "mjs", "json"].flatMap((end) => [`.simple-git-hooks.${end}`, `simple-git-hooks.${end}`]);

/** All that are there: the one that git runs, or that would replace its hook, first. */
export function findRunners(place: HookPlace): readonly HookRunner[] {
  const { root } = place;
  const present = (names: readonly string[]): readonly string[] => names.map((name) => join(root, name)).filter((path) => existsSync(path));
  const manifest = readManifest(root);
  const simple: HookRunner[] = present(SIMPLE).map((file) => ({ kind: "simple-git-hooks", file, within: [] }));
  if (isObject(manifest["simple-git-hooks"]))
    simple.push({ kind: "simple-git-hooks", file: join(root, "package.json"), within: ["simple-git-hooks"] });
  const found: HookRunner[] = [
    ...huskyFolders(place, manifest).map((folder): HookRunner => ({ kind: "husky", file: join(folder, "pre-commit") })),
    ...present(LEFTHOOK).map((file): HookRunner => ({ kind: "lefthook", file })),
    ...simple,
    ...present([".pre-commit-config.yaml"]).map((file): HookRunner => ({ kind: "pre-commit", file })),
  ];
  return [...found, { kind: "git", file: join(place.hooksFolder, "pre-commit") }];
}

/** Whether lint-staged is set up: it hides what is not staged, and hands over names that archlint has no use for. */
export function hasLintStaged(root: string): boolean {
  const manifest = readManifest(root);
  return manifest["lint-staged"] !== undefined || isNamedIn(manifest, "lint-staged");
}

/** From the top folder to the nearest one above `folder` that has archlint; empty where that is the top, or none. */
export function folderOfArchlint(root: string, folder: string): string {
  for (let each = folder; isBelow(root, each) && each !== root; each = dirname(each)) {
    if (existsSync(join(each, "node_modules", ".bin", "archlint")) || isNamedIn(readManifest(each), "archlint"))
      return relative(root, each).replaceAll("\\", "/");
  }
  return "";
}

/** Before version 9 a command of its own told git where husky's hooks are. */
export function huskyCommand(root: string): string {
  const manifest = readManifest(root);
  const range = [manifest["devDependencies"], manifest["dependencies"]].map((each) => (isObject(each) ? each["husky"] : undefined));
  const major = /\d+/.exec(range.find((each) => typeof each === "string") ?? "")?.[0];
  return major !== undefined && Number(major) < 9 ? "npx husky install" : "npx husky";
}

/** Husky 9 lets git look in `.husky/_` and keeps the hooks beside it; 8 and a fresh clone have the folder and the dependency. */
function huskyFolders({ root, hooksFolder }: HookPlace, manifest: Readonly<Record<string, unknown>>): readonly string[] {
  const parent = dirname(hooksFolder);
  if (basename(hooksFolder) === "_" && isBelow(root, parent)) return [parent];
  const usual = resolve(root, ".husky");
  return existsSync(usual) && (isNamedIn(manifest, "husky") || existsSync(join(usual, "_"))) ? [usual] : [];
}

function isNamedIn(manifest: Readonly<Record<string, unknown>>, name: string): boolean {
  return [manifest["devDependencies"], manifest["dependencies"]].some((each) => isObject(each) && name in each);
}

function readManifest(folder: string): Readonly<Record<string, unknown>> {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    return isObject(manifest) ? manifest : {};
  } catch {
    // None, or none that can be read: then nothing is known of it.
    return {};
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
