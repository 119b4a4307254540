import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

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

/** A digest of the built code, so that no other build's answer is taken for this one's; null when archlint runs from its sources, where answers are not kept. */
export function buildDigest(): string | null {
  const dist = join(packageFolder(), "dist");
  const own = dirname(fileURLToPath(import.meta.url));
  if (!own.startsWith(dist)) return null;
  // The build joins what the command loads in a folder of its own.
  const code = own === join(dist, "command") ? own : dist;
  const hash = createHash("sha256").update(archlintVersion());
  for (const entry of readdirSync(code, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".js")) continue;
    const { size, mtimeMs } = statSync(join(entry.parentPath, entry.name));
    hash.update(`\0${entry.name} ${size} ${mtimeMs}`);
  }
  return hash.digest("hex");
}
