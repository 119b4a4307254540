#!/usr/bin/env node
import { readFileSync } from "node:fs";
import module from "node:module";
import { setFlagsFromString } from "node:v8";

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) is no failure of ours; a full disk is.
  if (error.code === "EPIPE") return;
  process.stderr.write(`archlint: can't write to standard output: ${error.message}\n`);
  process.exitCode = 2;
});
// Nobody is left to be told.
process.stderr.on("error", () => undefined);

/** As `engines` of the manifest says; what is loaded below does not start on an older one. */
const OLDEST_NODE = [20, 19] as const;

const args = process.argv.slice(2);
const [first] = args;
if (isTooOld(process.versions.node)) {
  process.stderr.write(`archlint: needs Node ${OLDEST_NODE.join(".")} or later, and this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else if (args.length === 1 && (first === "--version" || first === "-V")) {
  // Answered before anything is loaded: scripts ask this often.
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8"));
  process.stdout.write(`${typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : ""}\n`);
} else {
  // Node's own place for compiled code, from 22.8 on: a fifth of a short run's time.
  compileLater();
  if (!args.includes("--no-cache")) await enableCompileCache();
  const { run } = await import("./run.js");
  const code = await run(args);
  process.exitCode ??= code;
}

function isTooOld(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldest, from] = OLDEST_NODE;
  return major < oldest || (major === oldest && minor < from);
}

/**
 * V8 11 (Node 20) compiles hot code so early that the parser's is thrown away and compiled again: with six times the patience a cold
 * run over 826 files takes a fifth less. Later versions of V8 know neither the trouble nor the flag.
 */
function compileLater(): void {
  if (process.versions.v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=400000");
}

async function enableCompileCache(): Promise<void> {
  const enable: unknown = Reflect.get(module, "enableCompileCache");
  if (typeof enable === "function") Reflect.apply(enable, module, []);
  // Who puts the cache elsewhere may share that place with others, and what is compiled is run.
  else if ((process.env["ARCHLINT_CACHE_DIR"] ?? "") === "") (await import("./keep-compiled.js")).keepCompiled();
}
