import { siteKey } from "../evaluated.js";
import { onePerPlace, type Location } from "../location.js";
import { oncePerProgram } from "../once-per-program.js";
import type { Operation, OperationKind } from "../operation.js";
import type { Program } from "../program.js";
import { ownContextOf } from "./context-couplings.js";
import { writeOperations } from "./database-writes.js";
import { outermostTraces } from "./flows.js";
import { modelNameOf } from "./written-model.js";

/** A table, collection or model, and what of the program writes it. */
export interface WrittenTable {
  readonly name: string;
  /** Contexts that write it, sorted; where a file is in none, nothing is told of it here. */
  readonly contexts: readonly string[];
  /** Files that write it, sorted; of a write in code that contexts share, those that lead there. */
  readonly files: readonly string[];
  readonly at: Location;
}

/** Who writes what, and the places of writes whose table can't be told. */
export interface WrittenTables {
  /** By name, without case. */
  readonly tables: readonly WrittenTable[];
  readonly untold: readonly Location[];
}

/** Who writes what. A base class or helper doesn't say what it writes, nor for whom: the flows that lead to it do. */
export const writtenTablesOf: (program: Program) => WrittenTables = oncePerProgram((program) => tellWriters(program));

interface Tables {
  readonly byName: Map<string, { readonly name: string; readonly contexts: Set<string>; readonly files: Set<string>; at: Location }>;
  /** Sites whose table is named. */
  readonly told: Set<string>;
}

function tellWriters(program: Program): WrittenTables {
  const tables: Tables = { byName: new Map(), told: new Set() };
  const direct = writeOperations(program).filter((operation) => !operation.developmentOnly && isSource(program, operation.at));
  const shared = new Map<string, Operation>();
  for (const operation of direct) {
    const name = modelNameOf(program, operation);
    const context = ownContextOf(program, operation.at.file);
    if (name !== null && (context !== null || !isShared(program, operation.at))) tell(tables, operation, name, context, operation.at);
    else shared.set(siteKey(operation.site), operation);
  }
  const statements = program.operations("database.sql").filter(({ at }) => isSource(program, at));
  tellByFlows(program, tables, new Map([...shared, ...statements.map((each) => [siteKey(each.site), each] as const)]));
  for (const [key, operation] of shared) {
    const name = tables.told.has(key) ? null : modelNameOf(program, operation);
    if (name !== null) tell(tables, operation, name, null, operation.at);
  }
  const untold = [...shared].flatMap(([key, operation]) => (tables.told.has(key) ? [] : [operation]));
  return { tables: sorted(tables), untold: onePerPlace(untold).map(({ at }) => at) };
}

const STEPS: readonly OperationKind[] = ["database.write", "database.persist", "database.flush", "database.sql"];

/** What flows write at sites that alone don't say what, or whose. */
function tellByFlows(program: Program, tables: Tables, open: ReadonlyMap<string, Operation>): void {
  const sites = [...open.values()].map(({ site }) => site);
  for (const { operation, chain, at } of outermostTraces(program, sites, STEPS).flatMap(({ steps }) => steps)) {
    if (operation.kind === "database.sql" || !open.has(siteKey(operation.site)) || operation.developmentOnly) continue;
    const name = modelNameOf(program, operation);
    if (name === null) continue;
    const owner = [at, ...[...chain].reverse()].find((place) => ownContextOf(program, place.file) !== null);
    tell(tables, operation, name, owner === undefined ? null : ownContextOf(program, owner.file), owner ?? at);
  }
}

function tell({ byName, told }: Tables, { site }: Operation, name: string, context: string | null, at: Location): void {
  told.add(siteKey(site));
  const table = byName.get(name.toLowerCase()) ?? { name, contexts: new Set<string>(), files: new Set<string>(), at };
  byName.set(name.toLowerCase(), table);
  table.files.add(at.file);
  if (context !== null) table.contexts.add(context);
}

function sorted({ byName }: Tables): readonly WrittenTable[] {
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { name, contexts, files, at }]) => ({ name, contexts: [...contexts].sort(), files: [...files].sort(), at }));
}

function isSource(program: Program, { file }: Location): boolean {
  return program.module(file)?.subject === "source";
}

/** In code that contexts share, or beside all contexts where there are some. */
function isShared({ architecture }: Program, { file }: Location): boolean {
  return architecture.contexts.length > 0 && (architecture.contextOf(file)?.context.kind ?? "kernel") === "kernel";
}
