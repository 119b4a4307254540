import type { DeclarationId } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";

/** A class of the program. */
export interface ClassRef {
  readonly file: string;
  readonly declaration: DeclarationId;
}

/** Finds the classes of the source files that extend or implement a class or interface, sorted by file. */
export function implementations(linked: LinkedModules): (file: string, declaration: DeclarationId) => readonly ClassRef[] {
  let found: ReadonlyMap<string, readonly ClassRef[]> | null = null;
  return (file, declaration) => (found ??= collect(linked)).get(`${file}\0${declaration}`) ?? [];
}

function collect(linked: LinkedModules): ReadonlyMap<string, readonly ClassRef[]> {
  const found = new Map<string, ClassRef[]>();
  for (const { path, subject, outline } of linked.modules) {
    if (subject !== "source") continue;
    outline.declarations.forEach((each, declaration) => {
      if (each.is !== "class" || (each.extends === null && each.implements.length === 0)) return;
      for (const { target } of linked.ancestorsOf(path, declaration)) {
        if (target.is !== "declared") continue;
        const key = `${target.file}\0${target.declaration}`;
        found.set(key, [...(found.get(key) ?? []), { file: path, declaration }]);
      }
    });
  }
  return found;
}
