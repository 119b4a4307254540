import type { PackageFacts } from "../../model/index.js";
import { foldersInPackage, type SubjectFile } from "./subject-file.js";

const UI_RUNTIMES = ["react-dom", "react-native", "vue", "@angular/core", "svelte", "solid-js", "preact"];

const SERVER_FRAMEWORKS = [
  ...[
    "@nestjs/core",
    "@nestjs/common",
    "express",
    "fastify",
    "koa",
    "@hapi/hapi",
    "hono",
    "restify",
    "@adonisjs/core",
    "elysia",
    "@feathersjs/feathers",
    "moleculer",
  ],
  ...[
    "next",
    "nuxt",
    "@remix-run/node",
    "@remix-run/server-runtime",
    "@react-router/node",
    "@sveltejs/kit",
    "astro",
    "@tanstack/react-start",
  ],
  ...["apollo-server", "@apollo/server", "graphql-yoga", "@trpc/server", "aws-lambda", "@types/aws-lambda"],
];

/** Imports that only a page in a browser has. */
const UI_IMPORT =
  /^(?:react|react-dom|react-native|react-redux|react-router|react-router-dom|vue|vue-router|pinia|svelte|solid-js|preact|@angular\/[\w-]+|@ionic\/[\w-]+|@nebular\/[\w-]+|@ngx-translate\/[\w-]+|@ngrx\/[\w-]+|@mui\/[\w-]+|@radix-ui\/[\w-]+|@tanstack\/react-[\w-]+)$/;

/** Imports of code that renders on a server or a terminal, though with React. */
const OTHER_RENDERING =
  /^(?:react-dom\/server|react-email|@react-email\/[\w-]+|@react-pdf\/renderer|ink|mjml-react|@faire\/mjml-react|satori)$/;

const SERVER_IMPORT =
  /^(?:node:(?:fs|fs\/promises|http|https|http2|net|tls|child_process|cluster|worker_threads|os|dns|dgram|stream)|@nestjs\/[\w-]+|express|fastify|koa|hono|@hapi\/[\w-]+|typeorm|mongoose|mongodb|pg|mysql2?|knex|sequelize|drizzle-orm|@mikro-orm\/[\w-]+|ioredis|redis|amqplib|kafkajs|bullmq?|@aws-sdk\/[\w-]+|aws-lambda|@apollo\/server|graphql-yoga|type-graphql|electron)$/;

/** Folders whose name says that a browser runs what they hold: one page in them is sign enough. */
const PAGES_FOLDER = /(?:^|\/)(?:client|frontend|front-end|webapp)$/;

interface Tally {
  files: number;
  ui: number;
  server: number;
}

/** Files of a front-end that stands beside the backend, with why. */
export function frontendFiles(files: readonly SubjectFile[]): ReadonlyMap<string, string> {
  const signs = new Map(files.map((file) => [file.path, signOf(file)]));
  const byPackage = tally(files, signs, (file) => [file.package?.folder ?? ""]);
  const byFolder = tally(files, signs, foldersInPackage);
  const found = new Map<string, string>();
  const byFolderOnly = new Map<string, string>();
  for (const file of files) {
    const certain = packageBecause(file, byPackage.get(file.package?.folder ?? "")) ?? fileBecause(file);
    if (certain !== null) found.set(file.path, certain);
    else {
      const likely = folderBecause(file, byFolder);
      if (likely !== null) byFolderOnly.set(file.path, likely);
    }
  }
  const isFrontend = (path: string): boolean => found.has(path) || byFolderOnly.has(path);
  for (const file of files) {
    const beside = isFrontend(file.path) ? null : besidePagesBecause(file, byFolder, isFrontend);
    if (beside !== null) byFolderOnly.set(file.path, beside);
  }
  const isPage = (path: string): boolean => signs.get(path) === "ui";
  const shared = foldersSharedWithBackend(files, isFrontend, isPage, byFolder);
  for (const file of files) {
    const likely = byFolderOnly.get(file.path);
    if (likely === undefined) continue;
    if (isPage(file.path) || !(shared.files.has(file.path) || foldersInPackage(file).some((folder) => shared.folders.has(folder))))
      found.set(file.path, likely);
  }
  return found;
}

interface Shared {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

// What the backend imports is not the front-end's alone, nor is a folder of it that has no page in it: `libs/common` beside `libs/ui`.
function foldersSharedWithBackend(
  files: readonly SubjectFile[],
  isFrontend: (path: string) => boolean,
  isPage: (path: string) => boolean,
  byFolder: ReadonlyMap<string, Tally>,
): Shared {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const queue = files.filter((file) => !isFrontend(file.path));
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    for (const path of file.leadsTo) {
      const next = byPath.get(path);
      if (next === undefined || reached.has(path) || !isFrontend(path)) continue;
      reached.add(path);
      // Whoever takes a type of a page takes nothing of what the page itself is made from.
      if (!isPage(path)) queue.push(next);
    }
  }
  const folders = [...reached].flatMap((path) => {
    const file = byPath.get(path);
    return file === undefined ? [] : foldersInPackage(file).filter((folder) => byFolder.get(folder)?.ui === 0);
  });
  return { files: reached, folders: new Set(folders) };
}

type Sign = "ui" | "server" | null;

// A page may take a type, an enum or a helper from a server's library; a server takes nothing from a page's.
function signOf(file: SubjectFile): Sign {
  let sign: Sign = null;
  for (const name of file.packages) {
    const meaning = meaningOf(name);
    if (meaning === "other-rendering") return "server";
    if (meaning === "ui") sign = "ui";
    else if (meaning === "server" && sign === null && file.valuePackages.has(name)) sign = "server";
  }
  return sign;
}

type Meaning = "ui" | "server" | "other-rendering" | null;

const meanings = new Map<string, Meaning>();

function meaningOf(name: string): Meaning {
  let meaning = meanings.get(name);
  if (meaning === undefined) {
    meaning = OTHER_RENDERING.test(name) ? "other-rendering" : UI_IMPORT.test(name) ? "ui" : SERVER_IMPORT.test(name) ? "server" : null;
    meanings.set(name, meaning);
  }
  return meaning;
}

function tally(
  files: readonly SubjectFile[],
  signs: ReadonlyMap<string, Sign>,
  keysOf: (file: SubjectFile) => readonly string[],
): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const file of files) {
    const sign = signs.get(file.path);
    for (const key of keysOf(file)) {
      const entry = tallies.get(key) ?? { files: 0, ui: 0, server: 0 };
      entry.files++;
      if (sign === "ui") entry.ui++;
      if (sign === "server") entry.server++;
      tallies.set(key, entry);
    }
  }
  return tallies;
}

function packageBecause(file: SubjectFile, inPackage: Tally | undefined): string | null {
  if (file.package === null || inPackage === undefined) return null;
  const runtime = dependency(file.package, UI_RUNTIMES);
  if (runtime === null || isServerPackage(file.package)) return null;
  // One manifest may serve a page and a backend without a framework: then folders decide.
  if (inPackage.server * 4 > inPackage.ui) return null;
  return `its package ${file.package.name} depends on ${runtime} and on no server framework`;
}

function folderBecause(file: SubjectFile, byFolder: ReadonlyMap<string, Tally>): string | null {
  if (file.package !== null && rendersOnServer(file.package)) return null;
  for (const path of foldersInPackage(file)) {
    const inside = byFolder.get(path);
    const enough = PAGES_FOLDER.test(path) ? 1 : 2;
    if (inside !== undefined && inside.ui >= enough && inside.ui * 4 >= inside.files && inside.server * 10 <= inside.ui)
      return `in ${path}/, whose files import the libraries of a browser's page`;
  }
  return null;
}

/** A file of a folder for pages that no server takes part in, and that loads pages. */
function besidePagesBecause(file: SubjectFile, byFolder: ReadonlyMap<string, Tally>, isFrontend: (path: string) => boolean): string | null {
  const folder = foldersInPackage(file).find((path) => PAGES_FOLDER.test(path));
  if (folder === undefined || byFolder.get(folder)?.server !== 0 || !file.leadsTo.some(isFrontend)) return null;
  return `in ${folder}/, and imports what a browser's page is made from`;
}

function fileBecause(file: SubjectFile): string | null {
  for (const declaration of file.outline.declarations) {
    if (
      declaration.is === "class" &&
      file.packages.has("@angular/core") &&
      declaration.decorators.some((each) => /^(?:Component|Directive|Pipe|NgModule)$/.test(each.name))
    ) {
      return `${declaration.name} is an Angular ${declaration.decorators.map((each) => each.name).join(", ")}`;
    }
  }
  return file.packages.has("react-dom/client") ? "mounts a React page" : null;
}

function isServerPackage(pkg: PackageFacts): boolean {
  return dependency(pkg, SERVER_FRAMEWORKS) !== null;
}

// Pages of Next, Nuxt or Remix are the interface of the same program.
function rendersOnServer(pkg: PackageFacts): boolean {
  return (
    dependency(pkg, ["next", "nuxt", "@remix-run/node", "@react-router/node", "@sveltejs/kit", "astro", "@tanstack/react-start"]) !== null
  );
}

function dependency(pkg: PackageFacts, names: readonly string[]): string | null {
  return names.find((name) => Object.hasOwn(pkg.dependencies, name)) ?? null;
}
