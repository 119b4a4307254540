import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folder of archlint's own package.json, whether it runs built or from its sources. */
export function packageFolder(): string {
  const above = join(import.meta.dirname, "..");
  return existsSync(join(above, "package.json")) ? above : join(above, "..");
}

/** The version in archlint's own package.json. */
export function archlintVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageFolder(), "package.json"), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "";
}

/** A digest of the built code, written by the build; null when archlint runs from its sources, where nothing may be answered from the cache. */
export function buildDigest(): string | null {
  try {
    return readFileSync(join(packageFolder(), "dist", "build-digest"), "utf8").trim();
  } catch {
    return null;
  }
}
