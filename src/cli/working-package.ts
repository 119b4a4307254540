import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { CONFIGURATION_FILES } from "../model/configuration-files.js";

/** A package of npm, pnpm, yarn or Lerna, a project of Nx, or a folder that is configured on its own. */
const MARKS = ["package.json", "project.json", ...CONFIGURATION_FILES];

/** The package below the root that the working folder lies in, relative to the root; null at the root itself. */
export function workingPackage(root: string, workingFolder: string): string | null {
  const inside = relative(root, workingFolder);
  if (inside === "" || inside.startsWith("..")) return null;
  for (let at = workingFolder; at !== root && dirname(at) !== at; at = dirname(at)) {
    if (MARKS.some((name) => existsSync(join(at, name)))) return relative(root, at).split(sep).join("/");
  }
  return null;
}
