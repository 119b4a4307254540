import type { LibraryEntry } from "../../model/index.js";
import { gives, lazily, membersOf, onHandle, reads, sqlText, transactionOf, writes } from "./statement-entries.js";

const DATABASE = ["drizzle-orm#Database"];
const SELECT = "drizzle-orm#Select";
const WRITE = "drizzle-orm#Write";

/** Types of the connections by the module of their driver. */
const DRIVERS: Readonly<Record<string, readonly string[]>> = {
  "aws-data-api/pg": ["AwsDataApiPgDatabase"],
  "better-sqlite3": ["BetterSQLite3Database"],
  "bun-sql": ["BunSQLDatabase"],
  "bun-sqlite": ["BunSQLiteDatabase"],
  d1: ["DrizzleD1Database"],
  "durable-sqlite": ["DrizzleSqliteDODatabase"],
  "expo-sqlite": ["ExpoSQLiteDatabase"],
  libsql: ["LibSQLDatabase"],
  mysql2: ["MySql2Database"],
  "mysql-proxy": ["MySqlRemoteDatabase"],
  neon: [],
  "neon-http": ["NeonHttpDatabase"],
  "neon-serverless": ["NeonDatabase"],
  "node-postgres": ["NodePgDatabase"],
  "pg-proxy": ["PgRemoteDatabase"],
  pglite: ["PgliteDatabase"],
  "planetscale-serverless": ["PlanetScaleDatabase"],
  "postgres-js": ["PostgresJsDatabase"],
  singlestore: ["SingleStoreDriverDatabase"],
  "sql-js": ["SQLJsDatabase"],
  "sqlite-proxy": ["SqliteRemoteDatabase"],
  "tidb-serverless": ["TiDBServerlessDatabase"],
  "vercel-postgres": ["VercelPgDatabase"],
  "xata-http": ["XataHttpDatabase"],
};
const DIALECTS = { "pg-core": "Pg", "mysql-core": "MySql", "sqlite-core": "SQLite", "singlestore-core": "SingleStore" };
const DIALECT_DATABASES = {
  "pg-core": "PgDatabase",
  "mysql-core": "MySqlDatabase",
  "sqlite-core": "BaseSQLiteDatabase",
  "singlestore-core": "SingleStoreDatabase",
};

/**
 * Builders that run when they are awaited; the link that says what they do stands for them, since `values`, `set` and `from` can't be left out.
 * With a synchronous SQLite driver they run by `run`, `all` and `get`.
 */
export const DRIZZLE: LibraryEntry = {
  library: "drizzle-orm",
  documentation: "https://orm.drizzle.team/docs/rqb",
  aliases: {
    ...Object.fromEntries(
      Object.entries(DRIVERS).flatMap(([driver, types]) => types.map((type) => [`drizzle-orm/${driver}#${type}`, "drizzle-orm#Database"])),
    ),
    ...Object.fromEntries(
      Object.entries(DIALECT_DATABASES).map(([module, type]) => [`drizzle-orm/${module}#${type}`, "drizzle-orm#Database"]),
    ),
    ...Object.fromEntries(
      Object.entries(DIALECTS).map(([module, dialect]) => [`drizzle-orm/${module}#${dialect}Transaction`, "drizzle-orm#Transaction"]),
    ),
    "drizzle-orm/sql#sql": "drizzle-orm#sql",
  },
  extends: { "drizzle-orm#Transaction": "drizzle-orm#Database" },
  symbols: lazily([
    gives(
      Object.keys(DRIVERS).map((driver) => `drizzle-orm/${driver}#drizzle`),
      { type: "drizzle-orm#Database" },
    ),
    gives(["drizzle-orm/pg-core#withReplicas", "drizzle-orm/mysql-core#withReplicas", "drizzle-orm/sqlite-core#withReplicas"], {
      argument: 0,
    }),
    ...selects(),
    ...changes(),
    ...["findFirst", "findMany"].map((name) => ({
      ...reads([`drizzle-orm#Database.query.*.${name}`], { model: { wildcard: 0 }, where: { argument: 0, path: "where" } }),
      returns: { type: SELECT },
    })),
    sqlText(membersOf(DATABASE, "execute", "run", "all", "get", "values"), { text: { argument: 0 } }),
    // A fragment stands for its text.
    gives(["drizzle-orm#sql", "drizzle-orm#sql.raw"], { argument: 0 }),
    transactionOf(membersOf(DATABASE, "transaction"), 0, ["drizzle-orm#Transaction"]),
    { symbol: membersOf(DATABASE, "batch"), operation: "transaction.run", slots: { statements: { argument: 0 } }, asynchronous: true },
    // Throws.
    { ...onHandle("transaction.rollback", ["drizzle-orm#Transaction.rollback"]), asynchronous: false },
  ]),
};

function selects(): LibraryEntry["symbols"] {
  const joins = ["leftJoin", "rightJoin", "innerJoin", "fullJoin", "crossJoin", "leftJoinLateral", "innerJoinLateral", "crossJoinLateral"];
  const sets = ["union", "unionAll", "intersect", "intersectAll", "except", "exceptAll"];
  const clauses = ["where", "groupBy", "having", "orderBy", "limit", "offset", "for", "$dynamic", "$withCache"];
  return [
    gives(membersOf(DATABASE, "select", "selectDistinct", "selectDistinctOn"), { type: "drizzle-orm#SelectBuilder" }),
    // Common table expressions: the same members as the database.
    gives(membersOf(DATABASE, "with"), { type: "drizzle-orm#Database" }),
    {
      ...reads(["drizzle-orm#SelectBuilder.from"], { model: { argument: 0 }, where: { chained: "where", argument: 0 } }),
      returns: { type: SELECT, typeArguments: [{ argument: 0 }] },
    },
    reads(membersOf(DATABASE, "$count"), { model: { argument: 0 }, where: { argument: 1 } }),
    gives(membersOf([SELECT], ...joins, ...sets, ...clauses, "prepare"), { self: true }),
    { symbol: membersOf([SELECT, WRITE], "execute", "run", "all", "get", "values"), asynchronous: true },
  ];
}

function changes(): LibraryEntry["symbols"] {
  const clauses = [
    "where",
    "returning",
    "$returningId",
    "onConflictDoNothing",
    "onConflictDoUpdate",
    "onDuplicateKeyUpdate",
    "overridingSystemValue",
  ];
  const write = { type: WRITE };
  const more = ["from", "leftJoin", "innerJoin", "orderBy", "limit", "$dynamic", "prepare"];
  return [
    gives(membersOf(DATABASE, "insert"), { type: "drizzle-orm#InsertBuilder" }),
    gives(membersOf(["drizzle-orm#InsertBuilder"], "ignore", "overridingSystemValue"), { self: true }),
    {
      ...writes("insert", membersOf(["drizzle-orm#InsertBuilder"], "values", "select"), { model: { made: 0 }, data: { argument: 0 } }),
      returns: write,
    },
    gives(membersOf(DATABASE, "update"), { type: "drizzle-orm#UpdateBuilder" }),
    {
      ...writes("update", ["drizzle-orm#UpdateBuilder.set"], {
        model: { made: 0 },
        data: { argument: 0 },
        where: { chained: "where", argument: 0 },
      }),
      returns: write,
    },
    {
      ...writes("delete", membersOf(DATABASE, "delete"), { model: { argument: 0 }, where: { chained: "where", argument: 0 } }),
      returns: write,
    },
    gives(membersOf([WRITE], ...clauses, ...more), { self: true }),
  ];
}
