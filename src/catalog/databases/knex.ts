import type { LibraryEntry, SlotSource } from "../../model/index.js";
import {
  gives,
  lazily,
  membersOf,
  onHandle,
  sqlText,
  transactionOf,
  writes,
  type Slots,
  type WriteStatement,
} from "./statement-entries.js";

const KNEX = ["knex#Knex"];
const BUILDER = ["knex#QueryBuilder"];
const BOTH = [...KNEX, ...BUILDER];
const CONDITIONS = ["Not", "Raw", "In", "NotIn", "Null", "NotNull", "Between", "NotBetween", "Exists", "NotExists", "Like", "ILike", ""];
const FILTERS = ["where", "andWhere", "orWhere"].flatMap((method) => CONDITIONS.map((condition) => `${method}${condition}`));
const JOINS = ["join", "innerJoin", "leftJoin", "leftOuterJoin", "rightJoin", "rightOuterJoin", "fullOuterJoin", "crossJoin", "joinRaw"];
const CLAUSES = [
  "as",
  "clone",
  "columns",
  "column",
  "debug",
  "distinct",
  "distinctOn",
  "forShare",
  "forUpdate",
  "groupBy",
  "groupByRaw",
  "having",
  "havingRaw",
  "ignore",
  "limit",
  "merge",
  "modify",
  "noWait",
  "offset",
  "onConflict",
  "orderBy",
  "orderByRaw",
  "returning",
  "skipLocked",
  "timeout",
  "transacting",
  "union",
  "unionAll",
  "with",
  "withSchema",
  "connection",
  "into",
];

/** The table that the builder was made for, or that it names itself. */
const MODEL: readonly SlotSource[] = [{ typeArgument: 0 }, { chained: "into", argument: 0 }];
const OF: Slots = { model: MODEL, handle: { chained: "transacting", argument: 0 } };
const SAME = { type: "knex#QueryBuilder", typeArguments: [MODEL] } as const;

/** `knex("users").where(…)`: a lazy query that selects when it is awaited, unless a link says otherwise. */
export const KNEX_LIBRARY: LibraryEntry = {
  library: "knex",
  documentation: "https://knexjs.org/guide/query-builder.html",
  aliases: {
    "knex#Knex.Transaction": "knex#Transaction",
    "knex#Knex.QueryBuilder": "knex#QueryBuilder",
    "knex#knex": "knex",
  },
  extends: { "knex#Transaction": "knex#Knex" },
  symbols: lazily([
    gives(["knex"], { type: "knex#Knex" }),
    {
      symbol: ["knex#Knex", "knex#Transaction", ...membersOf(BOTH, "from", "table")],
      operation: "database.query-builder",
      slots: {
        model: { argument: 0 },
        statement: { value: "select" },
        where: { chained: "where", argument: 0 },
        handle: { chained: "transacting", argument: 0 },
      },
      returns: { type: "knex#QueryBuilder", typeArguments: [{ argument: 0 }] },
      asynchronous: true,
    },
    gives(membersOf(KNEX, "queryBuilder", "with", "withSchema"), { type: "knex#QueryBuilder" }),
    gives(membersOf(BUILDER, ...FILTERS, ...JOINS, ...CLAUSES), { self: true }),
    {
      symbol: membersOf(BUILDER, "select", "first", "pluck", "count", "countDistinct", "sum", "avg", "min", "max"),
      operation: "database.query-builder",
      slots: { ...OF, statement: { value: "select" }, where: { chained: "where", argument: 0 } },
      returns: { self: true },
      asynchronous: true,
    },
    gives(membersOf(KNEX, "select", "first", "distinct", "count"), { type: "knex#QueryBuilder" }),
    write("insert", membersOf(BOTH, "insert"), { data: { argument: 0 } }),
    writes("insert", membersOf(KNEX, "batchInsert"), { model: { argument: 0 }, data: { argument: 1 } }),
    write("upsert", membersOf(BOTH, "upsert"), { data: { argument: 0 } }),
    write("update", membersOf(BOTH, "update"), { data: { argument: 0 }, where: { chained: "where", argument: 0 } }),
    write("update", membersOf(BUILDER, "increment", "decrement"), { where: { chained: "where", argument: 0 } }),
    write("delete", membersOf(BOTH, "del", "delete"), { where: { chained: "where", argument: 0 } }),
    write("delete", membersOf(BUILDER, "truncate"), {}),
    {
      ...sqlText(membersOf(KNEX, "raw"), {
        text: { argument: 0 },
        values: { argument: 1 },
        handle: { chained: "transacting", argument: 0 },
      }),
      returns: { type: "knex#Raw" },
    },
    gives(["knex#Raw.transacting", "knex#Raw.wrap", "knex#Raw.toQuery"], { self: true }),
    {
      ...transactionOf(membersOf(KNEX, "transaction"), 0, ["knex#Transaction"]),
      arguments: { atLeast: 1 },
      returns: { type: "knex#Transaction" },
    },
    // Without a callback the transaction is begun, and the result is its handle.
    {
      symbol: membersOf(KNEX, "transaction"),
      arguments: { atMost: 0 },
      operation: "transaction.begin",
      returns: { type: "knex#Transaction" },
      asynchronous: true,
    },
    gives(membersOf(KNEX, "transactionProvider"), { type: "knex#TransactionProvider" }),
    { symbol: "knex#TransactionProvider", operation: "transaction.begin", returns: { type: "knex#Transaction" }, asynchronous: true },
    transactionOf(["knex#Transaction.savepoint"], 0, ["knex#Transaction"]),
    onHandle("transaction.commit", ["knex#Transaction.commit"]),
    onHandle("transaction.rollback", ["knex#Transaction.rollback"]),
  ]),
};

function write(statement: WriteStatement, symbol: readonly string[], slots: Slots): LibraryEntry["symbols"][number] {
  return {
    symbol,
    operation: "database.write",
    slots: { statement: { value: statement }, ...OF, ...slots },
    returns: SAME,
    asynchronous: true,
  };
}
