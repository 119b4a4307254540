import picomatch from "picomatch";
import { pathBelow } from "../../model/index.js";

/** Compiles globs of the configuration into one test on paths relative to the root. */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  const tests = globs.map((glob) => picomatch(glob, { dot: true }));
  return (path) => tests.some((test) => test(path));
}

/** The same for globs that are relative to a folder of the root. */
export function matcherIn(folder: string, globs: readonly string[]): (path: string) => boolean {
  const isMatch = matcher(globs);
  return (path) => {
    const below = pathBelow(folder, path);
    return below !== null && isMatch(below);
  };
}

/** The folder that a glob relative to another one cannot leave: what stands before its first pattern. */
export function staticFolderIn(folder: string, glob: string): string {
  return [folder, staticFolder(glob)].filter((each) => each !== "").join("/");
}

function staticFolder(glob: string): string {
  const { base, isGlob } = picomatch.scan(glob);
  const folder = isGlob ? base : base.includes("/") ? base.slice(0, base.lastIndexOf("/")) : "";
  return folder === "." ? "" : folder;
}
