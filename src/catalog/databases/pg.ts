import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { makesPool } from "./pools.js";
import { lazy, membersOf, sqlText } from "./statement-entries.js";

/** Statements as text or `{ text, values }`; `begin` and `commit` are statements too, and belong to the client that `connect` gave. */
export const PG: LibraryEntry = {
  library: "pg",
  documentation: "https://node-postgres.com/apis/pool",
  aliases: { "pg#native.Pool": "pg#Pool", "pg#native.Client": "pg#Client", "pg-pool": "pg#Pool" },
  extends: { "pg#PoolClient": "pg#ClientBase", "pg#Client": "pg#ClientBase" },
  symbols: [
    makesPool(["pg#Pool"], [{ argument: 0, path: "max" }], 10),
    {
      symbol: "pg#Pool.connect",
      returns: { type: "pg#PoolClient" },
      callbacks: [{ argument: 0, parameters: [null, "pg#PoolClient"], runs: "later" }],
      asynchronous: true,
    },
    { symbol: "pg#ClientBase.connect", asynchronous: true },
    {
      ...sqlText(membersOf(["pg#Pool", "pg#ClientBase"], "query"), {
        text: [{ argument: 0, path: "text" }, { argument: 0 }],
        values: [{ argument: 0, path: "values" }, { argument: 1 }],
      }),
      callbacks: [{ argument: -1, runs: "later" }],
    },
  ],
};

/** The same interface over a web socket, and a tag of its own over HTTP. */
export const NEON: LibraryEntry = {
  library: "@neondatabase/serverless",
  documentation: "https://github.com/neondatabase/serverless#readme",
  aliases: {
    "@neondatabase/serverless#Pool": "pg#Pool",
    "@neondatabase/serverless#Client": "pg#Client",
    "@neondatabase/serverless#PoolClient": "pg#PoolClient",
  },
  symbols: [
    { symbol: "@neondatabase/serverless#neon", returns: { type: "@neondatabase/serverless#NeonQueryFunction" } },
    sqlText(["@neondatabase/serverless#NeonQueryFunction", "@neondatabase/serverless#NeonQueryFunction.query"], {
      text: { argument: 0 },
      values: { argument: 1 },
    }),
    {
      symbol: "@neondatabase/serverless#NeonQueryFunction.transaction",
      operation: "transaction.run",
      slots: { statements: { argument: 0 } },
      callbacks: [{ argument: 0, parameters: ["@neondatabase/serverless#NeonQueryFunction"], runs: "transaction" }],
      asynchronous: true,
    },
  ],
};

/** A tag that is the connection itself; `begin` gives its callback one that is the transaction. */
export const POSTGRES_JS: LibraryEntry = {
  library: "postgres",
  documentation: "https://github.com/porsager/postgres#readme",
  aliases: { "postgres#postgres": "postgres" },
  extends: { "postgres#TransactionSql": "postgres#Sql", "postgres#ReservedSql": "postgres#Sql" },
  symbols: [
    {
      ...makesPool(
        ["postgres"],
        [
          { argument: 1, path: "max" },
          { argument: 0, path: "max" },
        ],
        10,
      ),
      returns: { type: "postgres#Sql" },
    },
    {
      ...lazy(sqlText(["postgres#Sql", "postgres#TransactionSql", "postgres#ReservedSql"], { text: { argument: 0 } })),
      returns: { type: "postgres#PendingQuery" },
    },
    { ...sqlText(["postgres#Sql.unsafe"], { text: { argument: 0 }, values: { argument: 1 } }), returns: { type: "postgres#PendingQuery" } },
    { symbol: membersOf(["postgres#PendingQuery"], "values", "raw", "simple", "execute"), returns: { self: true }, asynchronous: true },
    { symbol: "postgres#Sql.reserve", returns: { type: "postgres#ReservedSql" }, asynchronous: true },
    ...["postgres#Sql.begin", "postgres#TransactionSql.savepoint"].map((symbol): SymbolEntry => ({
      symbol,
      operation: "transaction.run",
      slots: { callback: { argument: -1 } },
      callbacks: [{ argument: -1, parameters: ["postgres#TransactionSql"], runs: "transaction" }],
      asynchronous: true,
    })),
  ],
};
