/** A path as a glob that matches it and nothing else: folders may be called `(admin)` or `[id]`. */
export function escapedGlob(path: string): string {
  return path.replace(/[\\*?{}()[\]!]/g, "\\$&");
}
