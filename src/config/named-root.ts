import { dirname, resolve } from "node:path";
import { ArchlintError } from "../model/error.js";
import { discover, shownPath } from "./find-configuration.js";
import { statusOf } from "./read-text-file.js";

/**
 * The folder where the search for the configuration begins when paths are named on the command line: a path inside a folder whose configuration has `root: true` belongs to that folder,
 * any other to the working folder. Paths of two roots are an error. Paths that don't exist are left to the caller.
 */
export async function namedRoot(workingFolder: string, paths: readonly string[]): Promise<string> {
  const roots = new Map<string, string>();
  for (const path of paths) {
    const stat = statusOf(resolve(workingFolder, path), path);
    if (stat === undefined) continue;
    const folder = stat.isDirectory() ? resolve(workingFolder, path) : dirname(resolve(workingFolder, path));
    const found = await discover(folder, workingFolder);
    const root = found.declaredRoot ? found.root : workingFolder;
    if (!roots.has(root)) roots.set(root, path);
  }
  const [first, second] = [...roots];
  if (first === undefined) return workingFolder;
  if (second === undefined) return first[0];
  const name = (root: string): string => (root === workingFolder ? "the working folder's root" : shownPath(root, workingFolder));
  throw new ArchlintError(
    `${first[1]} belongs to ${name(first[0])} and ${second[1]} to ${name(second[0])}: paths of two roots can't be linted in one run`,
  );
}
