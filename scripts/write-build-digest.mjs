// Writes dist/build-digest: what archlint's cache keys hold of the code that made the results.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const dist = join(import.meta.dirname, "..", "dist");
const hash = createHash("sha256");
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".js"))
  .map((entry) => join(entry.parentPath, entry.name))
  .sort();
for (const file of files) {
  hash.update(file.slice(dist.length)).update("\0").update(readFileSync(file)).update("\0");
}
writeFileSync(join(dist, "build-digest"), `${hash.digest("hex")}\n`);
