import picomatch from "picomatch";

/** Compiles globs of the configuration into one test on paths relative to the root. */
export function matcher(globs: readonly string[]): (path: string) => boolean {
  const tests = globs.map((glob) => picomatch(glob, { dot: true }));
  return (path) => tests.some((test) => test(path));
}

/** The folder that a glob cannot leave: what stands before its first pattern. */
export function staticFolder(glob: string): string {
  const { base, isGlob } = picomatch.scan(glob);
  const folder = isGlob ? base : base.includes("/") ? base.slice(0, base.lastIndexOf("/")) : "";
  return folder === "." ? "" : folder;
}
