import { relative, sep } from "node:path";
import { repositoryOf } from "../config/find-configuration.js";

/** What leads from the top of the git checkout to the root, with `/` at its end; empty where they are the same and outside of git. */
export function checkoutPrefix(root: string): string {
  const inside = relative(repositoryOf(root) ?? root, root)
    .split(sep)
    .join("/");
  return inside === "" ? "" : `${inside}/`;
}
