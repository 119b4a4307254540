import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { gives, sqlText } from "./statement-entries.js";

/** Everything here is synchronous: a statement is prepared from its text and run on the spot. */
export const BETTER_SQLITE3: LibraryEntry = {
  library: "better-sqlite3",
  documentation: "https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md",
  aliases: {
    "better-sqlite3": "better-sqlite3#Database",
    "better-sqlite3#Database()": "better-sqlite3#Database",
  },
  symbols: [
    gives(["better-sqlite3#Database.prepare"], { type: "better-sqlite3#Statement" }),
    gives(
      ["pluck", "expand", "raw", "bind", "safeIntegers"].map((name) => `better-sqlite3#Statement.${name}`),
      { self: true },
    ),
    synchronous(
      sqlText(
        ["run", "get", "all", "iterate"].map((name) => `better-sqlite3#Statement.${name}`),
        { text: { made: 0 }, values: { argumentsFrom: 0 } },
      ),
    ),
    synchronous(sqlText(["better-sqlite3#Database.exec"], { text: { argument: 0 } })),
    {
      // It gives a function that runs the transaction; taken as run where it is made, which is where it is used in most code.
      symbol: "better-sqlite3#Database.transaction",
      operation: "transaction.run",
      // It is the connection's: what else is asked of this very database runs inside.
      slots: { callback: { argument: 0 }, handle: { receiver: true } },
      callbacks: [{ argument: 0, runs: "transaction" }],
      returns: { type: "better-sqlite3#Transaction" },
    },
  ],
};

function synchronous(entry: SymbolEntry): SymbolEntry {
  return { ...entry, asynchronous: false };
}
