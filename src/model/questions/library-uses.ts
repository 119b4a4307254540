import type { Capability } from "../capability.js";
import type { FilePlace } from "../location.js";
import type { LeafContext, Observed } from "../leaf-definition.js";
import { outsideImportsOf } from "./outside-imports.js";

/** A library that the program's sources take for something. */
export interface LibraryUse {
  readonly capability: Capability;
  /** The package; with the export where only that is taken for it: `@nestjs/common ValidationPipe`. */
  readonly name: string;
  /** The first import, by file. */
  readonly at: FilePlace;
  readonly files: number;
}

/** The libraries that sources import for one of these capabilities: each once, in the order of the capabilities, then by name. Types alone are no use. */
export function libraryUses(
  { program, place }: Pick<LeafContext, "program" | "place">,
  ...wanted: readonly Capability[]
): readonly LibraryUse[] {
  const uses = new Map<string, { capability: Capability; name: string; at: FilePlace; files: Set<string> }>();
  for (const module of program.modules) {
    if (module.subject !== "source") continue;
    for (const { source, edges, at } of outsideImportsOf(program, module)) {
      for (const edge of edges) {
        if (edge.kind === "type") continue;
        const member = edge.imported;
        for (const capability of program.capabilitiesOf(source, member)) {
          if (!wanted.includes(capability)) continue;
          const name = program.capabilitiesOf(source, "").includes(capability) ? source : `${source} ${member}`;
          const key = `${capability} ${name}`;
          const use = uses.get(key) ?? { capability, name, at: place(at), files: new Set<string>() };
          uses.set(key, use);
          use.files.add(module.path);
        }
      }
    }
  }
  return [...uses.values()]
    .map((use) => ({ ...use, files: use.files.size }))
    .sort((a, b) => wanted.indexOf(a.capability) - wanted.indexOf(b.capability) || (a.name < b.name ? -1 : 1));
}

/** The same as lines of a leaf: `rate limiting: express-rate-limit, in 2 files`. */
export function* observedLibraries(
  context: Pick<LeafContext, "program" | "place">,
  labels: Readonly<Partial<Record<Capability, string>>>,
): Iterable<Observed> {
  const wanted = Object.keys(labels).filter((each): each is Capability => each in labels);
  for (const { capability, name, at, files } of libraryUses(context, ...wanted)) {
    yield { text: `${labels[capability] ?? capability}: ${name}${files > 1 ? `, in ${files} files` : ""}`, at };
  }
}

/** The libraries by what they are taken for, as clauses of a sentence: `rate limiting by express-rate-limit`. */
export function libraryClauses(
  context: Pick<LeafContext, "program" | "place">,
  labels: Readonly<Partial<Record<Capability, string>>>,
): readonly string[] {
  const wanted = Object.keys(labels).filter((each): each is Capability => each in labels);
  const uses = libraryUses(context, ...wanted);
  return wanted.flatMap((capability) => {
    const names = [...new Set(uses.filter((use) => use.capability === capability).map(({ name }) => name))];
    return names.length === 0 ? [] : [`${labels[capability] ?? capability} by ${names.join(", ")}`];
  });
}
