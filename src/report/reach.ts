import type { Program } from "../model/index.js";

/** How much of a program a fault in some of its files touches. */
export interface Reach {
  /** Routes, consumers, jobs and other starts from which the files can be come to. */
  readonly startsOf: (files: readonly string[]) => number;
  /** All of them. */
  readonly starts: number;
  /** Files that import one of them. */
  readonly importersOf: (files: readonly string[]) => number;
}

/** Reach along imports; what implements a contract is come to through it too. */
export function reachIn(program: Program): Reach {
  const starts = new Map<string, number>();
  for (const { file, kind } of program.entries()) if (kind !== "script") starts.set(file, (starts.get(file) ?? 0) + 1);
  return {
    starts: [...starts.values()].reduce((sum, each) => sum + each, 0),
    startsOf: (files) => {
      // What wires starts together is what all of them pass.
      const wired = files.flatMap((file) => program.importsOf(file).flatMap(({ target }) => (target.is === "file" ? [target.path] : [])));
      const reached = new Set([...dependentsOf(program, files), ...wired]);
      return [...reached].reduce((sum, file) => sum + (starts.get(file) ?? 0), 0);
    },
    importersOf: (files) => new Set(files.flatMap((file) => sourcesOver(program, file))).size,
  };
}

/** The files and all that import them, over any number of steps. */
function dependentsOf(program: Program, files: readonly string[]): ReadonlySet<string> {
  const found = new Set(files);
  // A set that grows while it is gone through is gone through to its end.
  for (const file of found) for (const next of [...sourcesOver(program, file), ...contractsIn(program, file)]) found.add(next);
  return found;
}

function sourcesOver(program: Program, file: string): readonly string[] {
  return [...new Set(program.importersOf(file).map(({ from }) => from))].filter((from) => program.module(from)?.subject === "source");
}

/** The files of what the classes of a file implement or extend. */
function contractsIn(program: Program, file: string): readonly string[] {
  const declarations = program.module(file)?.outline.declarations ?? [];
  return declarations.flatMap((declaration, id) => {
    if (declaration.is !== "class") return [];
    return program.ancestorsOf(file, id).flatMap(({ target }) => (target.is === "declared" ? [target.file] : []));
  });
}
