import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runNode } from "./measure.mjs";

// Its entry is src/main/index.mjs.
const home = fileURLToPath(new URL("../..", import.meta.resolve("dependency-cruiser")));
const script = join(home, "bin", "dependency-cruise.mjs");
const CACHE = "node_modules/.cache/dependency-cruiser";

/** @returns {string} */
export function peerVersion() {
  return JSON.parse(readFileSync(join(home, "package.json"), "utf8")).version;
}

/**
 * The peer's command line over exactly the given files: no rules, types counted as dependencies, the checkout's own tsconfig.
 * @param {{ folder: string, scratch: string, files: readonly string[] }} bench
 */
export function peer({ folder, scratch, files }) {
  const tsconfig = ["tsconfig.json", "tsconfig.base.json", "tsconfig.app.json"].find((name) => existsSync(join(folder, name)));
  const args = [script, "--no-config", "--ts-pre-compilation-deps", ...(tsconfig ? ["--ts-config", tsconfig] : [])];
  const run = (/** @type {string[]} */ ...more) => runNode([...args, ...more, ...files], { cwd: folder, scratch, goodExits: [0] });
  return {
    /** Without a cache: it neither reads nor writes one, which is the faster for it. */
    cold: () => run("--no-cache"),
    /** @param {"content" | "metadata"} strategy */
    cached: (strategy) => run("--cache", `${CACHE}/${strategy}`, "--cache-strategy", strategy),
    forget: () => rmSync(join(folder, CACHE), { recursive: true, force: true }),
    /** What it sees: with a compiler that it can't use it sees no module and says that all is well. */
    seen: () => {
      const modules = JSON.parse(run("--no-cache", "--output-type", "json").stdout).modules;
      const own = modules.filter((/** @type {{ source: string }} */ module) => files.includes(module.source));
      const edges = own.flatMap((/** @type {{ dependencies: unknown[] }} */ module) => module.dependencies);
      if (own.length < files.length * 0.95 || edges.length === 0) {
        throw new Error(`dependency-cruiser saw ${own.length} of ${files.length} files and ${edges.length} dependencies: not comparable`);
      }
      return { modules: own.length, edges: edges.length };
    },
  };
}
