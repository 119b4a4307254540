import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { gives, membersOf, onHandle, sqlText } from "./statement-entries.js";

const RUNS = ["run", "get", "all", "each", "exec"];

/** SQLite with callbacks. */
export const SQLITE3: LibraryEntry = {
  library: "sqlite3",
  documentation: "https://github.com/TryGhost/node-sqlite3/wiki/API",
  aliases: { "sqlite3#cached.Database": "sqlite3#Database", "sqlite3#verbose().Database": "sqlite3#Database" },
  symbols: [
    ...statements("sqlite3", false),
    { symbol: membersOf(["sqlite3#Database"], "serialize", "parallelize"), callbacks: [{ argument: 0, runs: "now" }] },
  ],
};

/** Its promises. */
export const SQLITE: LibraryEntry = {
  library: "sqlite",
  documentation: "https://github.com/kriasoft/node-sqlite#readme",
  symbols: [{ symbol: "sqlite#open", returns: { type: "sqlite#Database" }, asynchronous: true }, ...statements("sqlite", true)],
};

/** SQLite at hand or over HTTP. */
export const LIBSQL: LibraryEntry = {
  library: "@libsql/client",
  documentation: "https://docs.turso.tech/sdk/ts/reference",
  extends: { "@libsql/client#Transaction": "@libsql/client#Client" },
  symbols: [
    gives(["@libsql/client#createClient", "@libsql/client/web#createClient", "@libsql/client/http#createClient"], {
      type: "@libsql/client#Client",
    }),
    sqlText(["@libsql/client#Client.execute"], {
      text: [{ argument: 0, path: "sql" }, { argument: 0 }],
      values: [{ argument: 0, path: "args" }, { argument: 1 }],
    }),
    sqlText(["@libsql/client#Client.executeMultiple"], { text: { argument: 0 } }),
    { symbol: "@libsql/client#Client.batch", operation: "transaction.run", slots: { statements: { argument: 0 } }, asynchronous: true },
    {
      symbol: "@libsql/client#Client.transaction",
      operation: "transaction.begin",
      returns: { type: "@libsql/client#Transaction" },
      asynchronous: true,
    },
    onHandle("transaction.commit", ["@libsql/client#Transaction.commit"]),
    onHandle("transaction.rollback", ["@libsql/client#Transaction.rollback"]),
  ],
};

function statements(library: string, promises: boolean): readonly SymbolEntry[] {
  const style: Partial<SymbolEntry> = promises ? {} : { callbacks: [{ argument: -1, runs: "later" }], asynchronous: false };
  return [
    { symbol: `${library}#Database.prepare`, returns: { type: `${library}#Statement` }, asynchronous: promises },
    { ...sqlText(membersOf([`${library}#Database`], ...RUNS), { text: { argument: 0 }, values: { argument: 1 } }), ...style },
    {
      ...sqlText(membersOf([`${library}#Statement`], "run", "get", "all", "each"), { text: { made: 0 }, values: { argument: 0 } }),
      ...style,
    },
  ];
}
