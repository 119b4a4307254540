import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Builds `dist` before the tests that run the command as people do, unless nothing has changed since the last build. */
export default function buildOnce(): void {
  if (isFresh()) return;
  const build = spawnSync("npm run --silent build", { cwd: root, encoding: "utf8", shell: true });
  // A room that doesn't compile must not take the other rooms' tests down: those that need `dist` fail by themselves.
  if (build.status !== 0) process.stderr.write(`the build has errors:\n${build.stdout}${build.stderr}\n`);
}

function isFresh(): boolean {
  const sources = ["src", "rules", "tsconfig.json", "tsconfig.build.json"].map((each) => newest(join(root, each)));
  return builtAt(join(root, "dist")) > Math.max(...sources);
}

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  // A folder's own time tells of a file that was removed.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function builtAt(dist: string): number {
  const stat = statSync(join(dist, "src", "cli", "main.js"), { throwIfNoEntry: false });
  return stat?.mtimeMs ?? 0;
}
