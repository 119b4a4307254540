import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { makesPool } from "./pools.js";
import { gives, membersOf, onHandle, sqlText } from "./statement-entries.js";

const TEXT = {
  text: [{ argument: 0, path: "sql" }, { argument: 0 }],
  values: [{ argument: 0, path: "values" }, { argument: 1 }],
} as const;

/** MySQL with promises (`mysql2/promise`, `pool.promise()`) and with callbacks. */
export const MYSQL2: LibraryEntry = {
  library: "mysql2",
  documentation: "https://sidorares.github.io/node-mysql2/docs/documentation",
  extends: {
    "mysql2/promise#PoolConnection": "mysql2/promise#Connection",
    "mysql2#PoolConnection": "mysql2#Connection",
    "mysql2/promise#PoolNamespace": "mysql2/promise#Pool",
    "mysql2#PoolNamespace": "mysql2#Pool",
  },
  symbols: [
    ...callbackStyle("mysql2"),
    {
      ...makesPool(["mysql2/promise#createPool"], [{ argument: 0, path: "connectionLimit" }], 10),
      returns: { type: "mysql2/promise#Pool" },
    },
    gives(["mysql2#Pool.promise"], { type: "mysql2/promise#Pool" }),
    gives(["mysql2/promise#createPoolCluster"], { type: "mysql2/promise#PoolCluster" }),
    gives(["mysql2/promise#PoolCluster.of"], { type: "mysql2/promise#PoolNamespace" }),
    gives(["mysql2#Connection.promise"], { type: "mysql2/promise#Connection" }),
    { symbol: "mysql2/promise#createConnection", returns: { type: "mysql2/promise#Connection" }, asynchronous: true },
    {
      symbol: ["mysql2/promise#Pool.getConnection", "mysql2/promise#PoolCluster.getConnection"],
      returns: { type: "mysql2/promise#PoolConnection" },
      asynchronous: true,
    },
    sqlText(membersOf(["mysql2/promise#Pool", "mysql2/promise#Connection"], "query", "execute"), TEXT),
    onHandle("transaction.begin", ["mysql2/promise#Connection.beginTransaction"]),
    onHandle("transaction.commit", ["mysql2/promise#Connection.commit"]),
    onHandle("transaction.rollback", ["mysql2/promise#Connection.rollback"]),
    { symbol: membersOf(["mysql2/promise#Connection", "mysql2/promise#Pool"], "end", "ping", "connect"), asynchronous: true },
  ],
};

/** Its predecessor, which knows callbacks alone. */
export const MYSQL: LibraryEntry = {
  library: "mysql",
  documentation: "https://github.com/mysqljs/mysql#readme",
  extends: { "mysql#PoolConnection": "mysql#Connection", "mysql#PoolNamespace": "mysql#Pool" },
  symbols: callbackStyle("mysql"),
};

function callbackStyle(library: string): readonly SymbolEntry[] {
  const connection = `${library}#Connection`;
  const later = { callbacks: [{ argument: -1, runs: "later" }], asynchronous: false } as const;
  return [
    { ...makesPool([`${library}#createPool`], [{ argument: 0, path: "connectionLimit" }], 10), returns: { type: `${library}#Pool` } },
    gives([`${library}#createPoolCluster`], { type: `${library}#PoolCluster` }),
    gives([`${library}#PoolCluster.of`], { type: `${library}#PoolNamespace` }),
    gives([`${library}#createConnection`], { type: connection }),
    {
      symbol: [`${library}#Pool.getConnection`, `${library}#PoolCluster.getConnection`],
      callbacks: [{ argument: -1, parameters: [null, `${library}#PoolConnection`], runs: "later" }],
    },
    { ...sqlText(membersOf([`${library}#Pool`, connection], "query", "execute"), TEXT), ...later },
    { ...onHandle("transaction.begin", [`${connection}.beginTransaction`]), ...later },
    { ...onHandle("transaction.commit", [`${connection}.commit`]), ...later },
    { ...onHandle("transaction.rollback", [`${connection}.rollback`]), ...later },
  ];
}
