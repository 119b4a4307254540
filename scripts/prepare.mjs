// Builds dist unless nothing has changed since the last build: npm runs this on install, and npx once more on its first call in a checkout.
import { execFileSync } from "node:child_process";
import { chmodSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = join(import.meta.dirname, "..");
const command = join(root, "dist", "src", "cli", "main.js");
const built = statSync(command, { throwIfNoEntry: false })?.mtimeMs ?? 0;
const sources = ["src", "rules", "package.json", "tsconfig.json", "tsconfig.build.json"];
const isFresh = sources.every((each) => newest(join(root, each)) < built);

if (!isFresh || process.argv.includes("--clean")) {
  // What an earlier build left of removed sources must not ship.
  rmSync(join(root, "dist"), { recursive: true, force: true });
  const compiler = compilerHere() ?? compilerFetched();
  execFileSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], { cwd: root, stdio: "inherit" });
  await packCatalog(join(root, "dist", "src", "catalog", "libraries.js"));
  // Only now are its packages there for sure.
  const { joinModules } = await import("./join-modules.mjs");
  await joinModules(join(root, "dist"));
  // npm does so where it links the command, and not again when the file is built anew: npx would then be denied.
  chmodSync(command, 0o755);
}

/** The catalog is data: as one text it is read several times faster than its many modules are loaded. */
async function packCatalog(file) {
  const { LIBRARIES } = await import(pathToFileURL(file).href);
  const text = JSON.stringify(JSON.stringify(LIBRARIES));
  writeFileSync(file, `/** Every library that the catalog knows. */\nexport const LIBRARIES = JSON.parse(${text});\n`);
}

/** Null where it is not installed. */
function compilerHere() {
  try {
    return createRequire(import.meta.url).resolve("typescript/bin/tsc");
  } catch (error) {
    // Whoever left the development dependencies out of a checkout wants to know, not to have them installed.
    if (process.env.npm_config_global !== "true") throw error;
    return null;
  }
}

/** `npm install -g git+…`, as the pre-commit framework calls it, prepares the clone before anything is installed there. */
function compilerFetched() {
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error("archlint is built by npm");
  const options = ["--global=false", "--location=project", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"];
  execFileSync(process.execPath, [npm, "ci", ...options], { cwd: root, stdio: "inherit" });
  return createRequire(import.meta.url).resolve("typescript/bin/tsc");
}

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time tells of a file that was removed.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}
