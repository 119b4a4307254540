import type { Listing } from "./listing.js";
import { probeFile, probeIndex, withoutExtension } from "./probe.js";
import type { TsconfigFile } from "./tsconfig-file.js";
import { inFolder, isWithin, joinPath } from "./tree-path.js";

/** Folder names under which packages publish what they build. */
const BUILT_NAMES =
  /^(?:dist(?:-\w+)?|build|built|out|output|lib|libs|es|esm\d*|esnext|cjs|commonjs|umd|module|modules|types|typings|bundles|fesm\d*|release|node|browser|_\w+)$/;

/** Where sources stand in a package, in the order of how common it is. */
const SOURCE_FOLDERS = ["src", "", "lib", "source", "app"];

/** Beside them, where libraries of Angular and Nx begin. */
const ENTRY_FOLDERS = [...SOURCE_FOLDERS, "src/lib"];
const ENTRY_NAMES = ["index", "public-api", "public_api", "mod", "main"];

/** Finds the source behind a path that may be built from it. */
export interface SourceMap {
  /** The kept file that a manifest's or an import's path stands for: the file itself, its TypeScript twin, or what it is built from. */
  sourceOf(packageFolder: string, path: string): string | null;
  /** The file that a package without word on it begins with. */
  entryOf(packageFolder: string): string | null;
}

/** Knows what the tsconfigs say of output folders, and the customs where they say nothing. */
export function openSourceMap(listing: Listing, configs: readonly TsconfigFile[]): SourceMap {
  const built = configs.flatMap((config) => config.outDirs.map((outDir) => ({ outDir, config })));
  const kept = (path: string) => probeFile(listing, path, listing.files);

  function behindOutDir(path: string): string | null {
    for (const { outDir, config } of built) {
      if (isWithin(config.folder, outDir) || !isWithin(path, outDir)) continue;
      const rest = withoutExtension(path.slice(outDir.length + 1) || "index");
      const roots = config.rootDir === null ? [inFolder(config.folder, "src"), config.folder] : [config.rootDir];
      for (const root of roots) {
        const found = probeSource(inFolder(root, rest));
        if (found !== null) return found;
      }
    }
    return null;
  }

  function behindCustom(packageFolder: string, path: string): string | null {
    const parts = (packageFolder === "" ? path : path.slice(packageFolder.length + 1)).split("/");
    for (let skip = 0; skip < parts.length && BUILT_NAMES.test(parts[skip] ?? ""); skip++) {
      const rest = withoutExtension(parts.slice(skip + 1).join("/") || "index");
      for (const folder of SOURCE_FOLDERS) {
        const found = probeSource(inFolder(packageFolder, inFolder(folder, rest)));
        if (found !== null) return found;
      }
    }
    return null;
  }

  function probeSource(path: string): string | null {
    return kept(path) ?? probeIndex(listing, path, listing.files);
  }

  return {
    sourceOf: (packageFolder, path) =>
      kept(path) ?? behindOutDir(path) ?? (isWithin(path, packageFolder) ? behindCustom(packageFolder, path) : null),
    entryOf: (packageFolder) => {
      for (const name of ENTRY_NAMES) {
        for (const folder of ENTRY_FOLDERS) {
          const path = joinPath(packageFolder, inFolder(folder, name));
          const found = path === null ? null : kept(path);
          if (found !== null) return found;
        }
      }
      return null;
    },
  };
}
