import type { Capability } from "../capability.js";
import { listed } from "../counted.js";
import type { FilePlace, Location } from "../location.js";
import type { Program } from "../program.js";
import type { LeafContext, LeafDefinition, Observed } from "../leaf-definition.js";
import { oncePerProgram } from "../once-per-program.js";
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

interface ImportedLibrary extends Omit<LibraryUse, "at"> {
  readonly at: Location;
}

/** The libraries that sources import for one of these capabilities: each once, in the order of the capabilities, then by name. Types alone are no use. */
export function libraryUses(
  { program, place }: Pick<LeafContext, "program" | "place">,
  ...wanted: readonly Capability[]
): readonly LibraryUse[] {
  return importedLibraries(program)
    .filter(({ capability }) => wanted.includes(capability))
    .map((use) => ({ ...use, at: place(use.at) }))
    .sort((a, b) => wanted.indexOf(a.capability) - wanted.indexOf(b.capability) || (a.name < b.name ? -1 : 1));
}

const importedLibraries = oncePerProgram((program): readonly ImportedLibrary[] => {
  const uses = new Map<string, { capability: Capability; name: string; at: Location; files: Set<string> }>();
  for (const module of program.modules) {
    if (module.subject !== "source") continue;
    for (const { source, edges, at } of outsideImportsOf(program, module)) {
      for (const { kind, imported: member } of edges) {
        if (kind === "type") continue;
        for (const capability of program.capabilitiesOf(source, member)) {
          // What checks rows of a database checks no input.
          if (capability === "input-validation" && keepsRows(program, module.path)) continue;
          const name = program.capabilitiesOf(source, "").includes(capability) ? source : `${source} ${member}`;
          const key = `${capability} ${name}`;
          const use = uses.get(key) ?? { capability, name, at, files: new Set<string>() };
          uses.set(key, use);
          use.files.add(module.path);
        }
      }
    }
  }
  return [...uses.values()].map((use) => ({ ...use, files: use.files.size }));
});

function keepsRows(program: Program, path: string): boolean {
  return program.elementsOf(path).some(({ role }) => role === "repository" || role === "persistence-model");
}

/** What a leaf calls the capabilities that it speaks of. */
export type CapabilityLabels = Readonly<Partial<Record<Capability, string>>>;

/** The same as lines of a leaf: `rate limiting: express-rate-limit, in 2 files`. */
export function* observedLibraries(context: Pick<LeafContext, "program" | "place">, labels: CapabilityLabels): Iterable<Observed> {
  const wanted = Object.keys(labels).filter((each): each is Capability => each in labels);
  for (const { capability, name, at, files } of libraryUses(context, ...wanted)) {
    yield { text: `${labels[capability] ?? capability}: ${name}${files > 1 ? `, in ${files} files` : ""}`, at };
  }
}

/** Libraries that a clause names before it counts the rest: an instrumentation comes in a dozen packages. */
const SAID = 4;

/** The libraries by what they are taken for, as clauses of a sentence: `rate limiting by express-rate-limit`. */
export function libraryClauses(context: Pick<LeafContext, "program" | "place">, labels: CapabilityLabels): readonly string[] {
  const wanted = Object.keys(labels).filter((each): each is Capability => each in labels);
  const uses = libraryUses(context, ...wanted);
  return wanted.flatMap((capability) => {
    const names = [...new Set(uses.filter((use) => use.capability === capability).map(({ name }) => name))];
    return names.length === 0 ? [] : [`${labels[capability] ?? capability} by ${listed(names, SAID)}`];
  });
}

/** A leaf that speaks of libraries alone, until a rule finds fault with how they are used. */
export function defineLibraryLeaf({
  labels,
  ...leaf
}: Pick<LeafDefinition, "leaf" | "lookedFor"> & { readonly labels: CapabilityLabels }): LeafDefinition {
  return {
    ...leaf,
    observe: (context) => observedLibraries(context, labels),
    say: (_, context) => libraryClauses(context, labels).join("; ") || null,
  };
}
