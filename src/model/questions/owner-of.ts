import type { Artifacts, OwnerRule } from "../artifacts.js";

/** The line of CODEOWNERS that holds for a file: the last that fits; null where none does, or where that line names nobody. */
export function ownerOf({ owners }: Pick<Artifacts, "owners">, path: string): OwnerRule | null {
  const segments = path.split("/");
  const rule = owners.findLast(({ pattern }) => matchesOwnerPattern(pattern, segments)) ?? null;
  return rule === null || rule.owners.length === 0 ? null : rule;
}

/** Patterns as in .gitignore: one with a slash before its end starts at the root; a folder stands for all in it, unless its last part is `*`. */
function matchesOwnerPattern(pattern: string, path: readonly string[]): boolean {
  const parts = pattern.replace(/^\//, "").replace(/\/$/, "").split("/");
  const anchored = /\/(?=.)/.test(pattern);
  const onlyFolders = pattern.endsWith("/");
  const onlyItself = parts.length > 1 && parts.at(-1) === "*";
  const last = onlyFolders ? path.length - 1 : path.length;
  for (let start = 0; start <= (anchored ? 0 : path.length - 1); start++) {
    for (let end = onlyItself ? path.length : start + 1; end <= last; end++) {
      if (matchesParts(parts, path.slice(start, end))) return true;
    }
  }
  return false;
}

function matchesParts(parts: readonly string[], path: readonly string[]): boolean {
  const [first, ...rest] = parts;
  if (first === undefined) return path.length === 0;
  if (first === "**") return rest.length === 0 || path.some((_, at) => matchesParts(rest, path.slice(at)));
  const [head, ...tail] = path;
  return head !== undefined && matchesName(first, head) && matchesParts(rest, tail);
}

/** `*` and `?` in one name, by going back to the last star only. */
function matchesName(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let from = 0;
  for (let index = 0; index < name.length;) {
    if (pattern[at] === "*") {
      star = at++;
      from = index;
    } else if (at < pattern.length && (pattern[at] === "?" || pattern[at] === name[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      index = ++from;
    } else return false;
  }
  while (pattern[at] === "*") at += 1;
  return at === pattern.length;
}
