import { isTypeScriptSource } from "./listing.js";
import { isTsconfigName, type TsconfigFile } from "./tsconfig-file.js";
import { folderOf, foldersUpFrom, inFolder, isWithin, nameOf } from "./tree-path.js";

/** Folders beside a manifest that a build or test run fills. `out` is a layer's name elsewhere (`adapters/out`), `coverage` a field of insurance. */
const OUTPUT_NAMES = ["dist", "build", "out", "coverage", "storybook-static"];

/** Builds copy templates into it, so TypeScript in it proves nothing. */
const ALWAYS_OUTPUT = new Set(["dist"]);

/** Folders that builds fill, there or not; a folder with hand-written TypeScript is none. */
export function findOutputs(files: readonly string[], configs: Iterable<TsconfigFile>): Set<string> {
  const candidates = new Set<string>();
  const outputs = new Set<string>();
  for (const path of files) {
    const name = nameOf(path);
    if (name !== "package.json" && !isTsconfigName(name)) continue;
    for (const each of OUTPUT_NAMES) (ALWAYS_OUTPUT.has(each) ? outputs : candidates).add(inFolder(folderOf(path), each));
  }
  for (const config of configs) {
    for (const folder of config.outDirs) if (!isWithin(config.folder, folder)) candidates.add(folder);
  }
  if (candidates.size === 0) return outputs;
  for (const path of files) {
    if (!isTypeScriptSource(path)) continue;
    const above = foldersUpFrom(path);
    if (above.some((folder) => outputs.has(folder))) continue;
    for (const folder of above) candidates.delete(folder);
  }
  for (const folder of candidates) outputs.add(folder);
  return outputs;
}
