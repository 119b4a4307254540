import type { LeafContext } from "../leaf-definition.js";
import type { FilePlace } from "../location.js";
import type { Purpose } from "../purpose.js";
import { outsideImportsOf } from "./outside-imports.js";

/** The packages that sources import for a purpose, each at the first import of it; types alone are no use. Sorted by name. */
export function librariesFor(
  { program, place }: Pick<LeafContext, "program" | "place">,
  purpose: Purpose,
): readonly { readonly library: string; readonly at: FilePlace }[] {
  const found = new Map<string, FilePlace>();
  for (const module of program.modules) {
    if (module.subject !== "source") continue;
    for (const { source, edges, at } of outsideImportsOf(program, module)) {
      const isFor = edges.some((edge) => edge.kind !== "type" && program.purposeOf(source, edge.imported) === purpose);
      if (isFor && !found.has(source)) found.set(source, place(at));
    }
  }
  return [...found].map(([library, at]) => ({ library, at })).sort((a, b) => (a.library < b.library ? -1 : 1));
}
