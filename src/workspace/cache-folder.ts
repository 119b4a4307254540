import { createHash } from "node:crypto";
import { lstatSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Where the cache of a root is kept: in its installed packages, else in the user's own cache folder. */
export function cacheFolder(root: string): string {
  const override = process.env["ARCHLINT_CACHE_DIR"] ?? "";
  if (override !== "") return join(override, rootName(root));
  return insideRoot(root) ?? join(userCacheFolder(), "archlint", rootName(root));
}

/** `node_modules/.cache/archlint` where nothing on the way is a link that could lead out of the root. */
function insideRoot(root: string): string | null {
  const installed = join(root, "node_modules");
  const shared = join(installed, ".cache");
  const own = join(shared, "archlint");
  if (!isRealFolder(installed)) return null;
  return [shared, own].every((each) => isRealFolder(each) || isMissing(each)) ? own : null;
}

/** The user's own cache folder. */
export function userCacheFolder(): string {
  if (process.platform === "win32") return process.env["LOCALAPPDATA"] ?? join(homedir(), "AppData", "Local");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches");
  const configured = process.env["XDG_CACHE_HOME"] ?? "";
  return isAbsolute(configured) ? configured : join(homedir(), ".cache");
}

function rootName(root: string): string {
  return createHash("sha256").update(root).digest("hex").slice(0, 16);
}

function isRealFolder(path: string): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

function isMissing(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) === undefined;
}
