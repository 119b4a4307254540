import { expect, test } from "vitest";
import { LIBRARIES } from "../../src/catalog/libraries.js";
import type { LibraryEntry, SymbolEntry } from "../../src/model/index.js";

/** Types that say nothing further: a query that is being sent, a prepared transaction. */
const ENDS = new Set(["better-sqlite3#Transaction", "kysely#Command", "mongoose#Mongoose"]);

const databases = LIBRARIES.filter((library) => library.symbols.some((entry) => /^(?:database|transaction)\./.test(entry.operation ?? "")));
const parents = new Map(LIBRARIES.flatMap((library) => Object.entries(library.extends ?? {})));
const entries = LIBRARIES.flatMap((library) => library.symbols);

test("every type that a database gives has members, of its own or inherited", () => {
  const given = databases.flatMap((library) => [
    ...library.symbols.flatMap((entry) => (entry.returns !== undefined && "type" in entry.returns ? [entry.returns.type] : [])),
    ...library.symbols.flatMap(handlesOf),
    ...Object.values(library.properties ?? {}),
  ]);
  expect([...new Set(given)].filter((type) => !ENDS.has(type) && membersOf(type).length === 0)).toEqual([]);
});

test("whoever runs a callback in a transaction says how its statements take part: by a handle that has them, by an option, by the connection, or by themselves", () => {
  const silent = databases.flatMap((library) =>
    library.symbols
      .filter((entry) => entry.operation === "transaction.run" && entry.callbacks?.some((callback) => callback.argument !== "@"))
      .filter((entry) => entry.slots?.["ambient"] === undefined && entry.slots?.["handle"] === undefined)
      .filter((entry) => !handlesOf(entry).some((type) => runsStatements(type)) && !takesAnOption(library))
      .map((entry) => String(entry.symbol)),
  );
  expect(silent).toEqual([]);
});

test("whatever begins a transaction by hand can be ended by what holds it", () => {
  const ends = (type: string) =>
    membersOf(type).some((entry) => entry.operation === "transaction.commit" || entry.operation === "transaction.rollback");
  const open = databases.flatMap((library) =>
    library.symbols
      .filter((entry) => entry.operation === "transaction.begin")
      .flatMap((entry) =>
        entry.returns !== undefined && "type" in entry.returns
          ? [entry.returns.type]
          : symbolsOf(entry).map((symbol) => symbol.slice(0, symbol.lastIndexOf("."))),
      )
      .filter((type) => !ends(type)),
  );
  expect(open).toEqual([]);
});

test("every write in a library whose statements name their session says where", () => {
  const named = databases.filter((library) => ["mongodb", "mongoose", "sequelize"].includes(library.library));
  expect(named).toHaveLength(3);
  const without = named.flatMap((library) =>
    library.symbols
      .filter((entry) => entry.operation === "database.write" && entry.slots?.["handle"] === undefined)
      .map((entry) => String(entry.symbol)),
  );
  expect(without).toEqual([]);
});

function symbolsOf(entry: SymbolEntry): readonly string[] {
  return typeof entry.symbol === "string" ? [entry.symbol] : entry.symbol;
}

function handlesOf(entry: SymbolEntry): readonly string[] {
  const parameters = (entry.callbacks ?? []).flatMap((callback) => callback.parameters ?? []);
  return parameters.flatMap((type) => (type?.includes("#") === true ? [type] : []));
}

function membersOf(type: string): readonly SymbolEntry[] {
  const own = entries.filter((entry) => symbolsOf(entry).some((symbol) => symbol === type || symbol.startsWith(`${type}.`)));
  const parent = parents.get(type);
  return parent === undefined ? own : [...own, ...membersOf(parent)];
}

function runsStatements(type: string): boolean {
  return membersOf(type).some((entry) => (entry.operation ?? "").startsWith("database.") || entry.returns !== undefined);
}

function takesAnOption(library: LibraryEntry): boolean {
  return library.symbols.some((entry) => entry.slots?.["handle"] !== undefined);
}
