import type { Location } from "../location.js";
import type { Program } from "../program.js";
import { modelNameOf } from "./written-model.js";

/** A table, collection or model, and what of the program writes it. */
export interface WrittenTable {
  readonly name: string;
  /** Contexts of the files that write it, sorted; where a file is in none, nothing is told of it here. */
  readonly contexts: readonly string[];
  /** Files that write it, sorted. */
  readonly files: readonly string[];
  readonly at: Location;
}

/** Who writes what: tables by name, without case, and the places of writes whose table can't be told. */
export function writtenTablesOf(program: Program): { readonly tables: readonly WrittenTable[]; readonly untold: readonly Location[] } {
  const tables = new Map<string, { name: string; contexts: Set<string>; files: Set<string>; at: Location }>();
  const untold = new Map<string, Location>();
  for (const operation of program.operations("database.write", "database.persist")) {
    const { file, span } = operation.at;
    if (operation.developmentOnly || program.module(file)?.subject !== "source") continue;
    const name = modelNameOf(program, operation);
    if (name === null) {
      untold.set(`${file} ${span[0]}`, operation.at);
      continue;
    }
    untold.delete(`${file} ${span[0]}`);
    const table = tables.get(name.toLowerCase()) ?? { name, contexts: new Set<string>(), files: new Set<string>(), at: operation.at };
    tables.set(name.toLowerCase(), table);
    table.files.add(file);
    const context = program.architecture.contextOf(file)?.context;
    if (context !== undefined && context.kind !== "kernel") table.contexts.add(context.name);
  }
  const told = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    tables: told.map(([, { name, contexts, files, at }]) => ({ name, contexts: [...contexts].sort(), files: [...files].sort(), at })),
    untold: [...untold.values()],
  };
}
