import type { Declaration } from "../../model/index.js";
import { foldersUsedFromOutside, folderPath, topIndexes, type SubjectFile } from "./subject-file.js";

const TOOLS =
  "jest|vitest|vite|webpack|rollup|tsup|esbuild|babel|eslint|prettier|commitlint|lint-staged|tailwind|postcss|drizzle|next|nuxt|astro|svelte|playwright|cypress|karma|protractor|metro|codegen|stryker|typedoc|cucumber|release|changelog|knip|orm|mikro-orm|prisma|sentry|i18n|capacitor|electron-builder|size-limit";
const TOOL_CONFIG = new RegExp(
  `^(?:(?:${TOOLS})[\\w.-]*\\.(?:config|conf|preset|setup)|\\.\\w+rc|ormconfig|knexfile|gulpfile|gruntfile|cucumber|webpack|codegen)\\.[cm]?[jt]s$`,
  "i",
);
const ANY_CONFIG = /\.(?:config|conf)\.[cm]?[jt]s$/;

const MIGRATION_FOLDER = /^migrations?$/i;
const SEED_FOLDERS = new Set(["seed", "seeds", "seeder", "seeders"]);
const SEED_NAME = /(?:[._-]|^)(?:seed|seeds|seeder)\.[cm]?[jt]s$/;
const TOP_FOLDERS = new Set([
  "scripts",
  "script",
  "tools",
  "tooling",
  "build",
  "ci",
  "load-tests",
  "load-testing",
  "benchmark",
  "benchmarks",
  "bench",
  "generators",
  "schematics",
]);
const INNER_FOLDERS = new Set(["scripts", "load-tests", "load-testing"]);

/** Files that are run by hand or by a tool beside the application – migrations, seeds, configuration, scripts – with why. */
export function scriptFiles(files: readonly SubjectFile[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const served = new Set(files.filter((file) => SERVES.test(file.name)).flatMap((file) => file.folderPaths));
  const inner: { readonly file: SubjectFile; readonly folder: string }[] = [];
  for (const file of files) {
    const why = configBecause(file) ?? migrationBecause(file) ?? seedBecause(file, served) ?? toolBecause(file);
    if (why !== null) found.set(file.path, why);
    else {
      const index = file.folders.findIndex((each) => INNER_FOLDERS.has(each.toLowerCase()));
      if (index !== -1) inner.push({ file, folder: folderPath(file, index) });
    }
  }
  for (const [path, why] of besideMigrations(files, found)) found.set(path, why);
  // What the application imports is a part of it: Lua scripts of a queue, scripts that a tenant writes.
  const application = files.filter((file) => !found.has(file.path));
  const used = foldersUsedFromOutside(application, new Set(inner.map((each) => each.folder)));
  for (const { file, folder } of inner) if (!used.has(folder)) found.set(file.path, `in ${folder}/, which the application doesn't import`);
  return found;
}

const SERVES = /\.(?:controller|resolver|gateway)\.[cm]?[jt]s$/;

function configBecause(file: SubjectFile): string | null {
  const hidden = file.folders.find((each) => each.startsWith("."));
  if (hidden !== undefined) return `in the tools' folder ${hidden}/`;
  if (TOOL_CONFIG.test(file.name)) return `${file.name} configures a tool`;
  return file.packageDepths.includes(file.folders.length) && ANY_CONFIG.test(file.name)
    ? `${file.name} at the top of its package configures a tool`
    : null;
}

function migrationBecause(file: SubjectFile): string | null {
  if (/\.migration\.[cm]?[jt]s$/.test(file.name)) return `named ${file.name} as migrations are`;
  if (file.folders.some((each) => MIGRATION_FOLDER.test(each)) && /^\d{4,}/.test(file.name)) return `a migration by its folder and number`;
  const migration = file.outline.declarations.find(isMigration);
  if (migration !== undefined) return `${migration.name} is a migration`;
  const exports = (name: string): boolean => file.outline.exports.some((each) => each.name === name);
  return exports("up") && exports("down") ? "exports up and down, as migrations do" : null;
}

function isMigration(declaration: Declaration): boolean {
  if (declaration.is !== "class") return false;
  return declaration.extends?.name === "Migration" || declaration.implements.some((each) => each.name === "MigrationInterface");
}

function seedBecause(file: SubjectFile, served: ReadonlySet<string>): string | null {
  if (SEED_NAME.test(file.name)) return `named ${file.name} as seeds are`;
  const index = file.folders.findIndex((each) => SEED_FOLDERS.has(each.toLowerCase()));
  if (index === -1 || served.has(folderPath(file, index))) return null;
  return `in ${folderPath(file, index)}/, which fills a database`;
}

function toolBecause(file: SubjectFile): string | null {
  const top = topIndexes(file).find((index) => TOP_FOLDERS.has(file.folders[index]?.toLowerCase() ?? ""));
  if (top !== undefined) return `in ${folderPath(file, top)}/ at the top of its package`;
  return file.packages.has("k6") ? "imports k6, a load generator" : null;
}

// What lists or helps the migrations of a folder belongs to them; a folder with few is a feature named so.
function besideMigrations(files: readonly SubjectFile[], scripts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const folders = new Map<string, { readonly members: SubjectFile[]; migrations: number }>();
  for (const file of files) {
    const index = file.folders.findIndex((each) => MIGRATION_FOLDER.test(each));
    if (index === -1) continue;
    const path = folderPath(file, index);
    const folder = folders.get(path) ?? { members: [], migrations: 0 };
    folder.members.push(file);
    if (scripts.has(file.path)) folder.migrations++;
    folders.set(path, folder);
  }
  const found = new Map<string, string>();
  for (const [path, { members, migrations }] of folders) {
    if (migrations * 2 <= members.length) continue;
    for (const file of members) if (!scripts.has(file.path)) found.set(file.path, `in ${path}/ among migrations`);
  }
  return found;
}
