import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import {
  builds,
  gives,
  membersOf,
  onHandle,
  reads,
  sqlText,
  transactionOf,
  writes,
  type Slots,
  type WriteStatement,
} from "./statement-entries.js";

const DATABASE = ["kysely#Kysely"];
const SELECT = "kysely#SelectQueryBuilder";
const INSERT = "kysely#InsertQueryBuilder";
const UPDATE = "kysely#UpdateQueryBuilder";
const DELETE = "kysely#DeleteQueryBuilder";
const MERGE = "kysely#MergeQueryBuilder";
const FINISHERS = ["execute", "executeTakeFirst", "executeTakeFirstOrThrow", "stream"];
const COMMON = [
  "where",
  "whereRef",
  "innerJoin",
  "leftJoin",
  "rightJoin",
  "fullJoin",
  "orderBy",
  "limit",
  "top",
  "returning",
  "returningAll",
  "output",
  "using",
  "from",
  "$call",
  "$if",
  "$castTo",
];
const SELECTING = [
  "select",
  "selectAll",
  "distinct",
  "distinctOn",
  "groupBy",
  "having",
  "havingRef",
  "offset",
  "fetch",
  "forUpdate",
  "forShare",
  "skipLocked",
  "noWait",
  "union",
  "unionAll",
  "intersect",
  "except",
  "as",
  "modifyEnd",
  "modifyFront",
  "crossJoin",
  "leftJoinLateral",
  "innerJoinLateral",
];
const INSERTING = [
  "values",
  "columns",
  "expression",
  "defaultValues",
  "ignore",
  "orIgnore",
  "orReplace",
  "onConflict",
  "onDuplicateKeyUpdate",
];

/** Builders that do nothing until one of their `execute` methods runs them. */
export const KYSELY: LibraryEntry = {
  library: "kysely",
  documentation: "https://kysely-org.github.io/kysely-apidoc/classes/Kysely.html",
  extends: {
    "kysely#Transaction": "kysely#Kysely",
    "kysely#ControlledTransaction": "kysely#Transaction",
  },
  symbols: [
    gives(membersOf(DATABASE, "withSchema", "withPlugin", "withoutPlugins", "with", "withRecursive", "withTables"), { self: true }),
    ...builder("selectFrom", SELECT, [...SELECTING, ...COMMON]),
    ...builder("insertInto", INSERT, [...INSERTING, ...COMMON], "insert"),
    ...builder("replaceInto", INSERT, [], "insert"),
    ...builder("updateTable", UPDATE, ["set", ...COMMON], "update"),
    ...builder("deleteFrom", DELETE, COMMON, "delete"),
    ...builder("mergeInto", MERGE, [], "upsert"),
    gives(["kysely#MergeQueryBuilder.using"], { self: true }),
    reads(membersOf([SELECT], ...FINISHERS), filtered()),
    writes("insert", membersOf([INSERT], ...FINISHERS), { model: { typeArgument: 0 }, data: { chained: "values", argument: 0 } }),
    writes("update", membersOf([UPDATE], ...FINISHERS), { ...filtered(), data: { chained: "set", argument: 0 } }),
    writes("delete", membersOf([DELETE], ...FINISHERS), filtered()),
    writes("upsert", membersOf([MERGE], ...FINISHERS), { model: { typeArgument: 0 } }),
    // sql`…`.execute(db)
    gives(["kysely#sql"], { type: "kysely#RawBuilder", typeArguments: [{ argument: 0 }] }),
    gives(["kysely#sql.raw"], { type: "kysely#RawBuilder", typeArguments: [{ argument: 0 }] }),
    gives(membersOf(["kysely#RawBuilder"], "as", "$castTo", "$notNull", "withPlugin"), { self: true }),
    sqlText(["kysely#RawBuilder.execute"], { text: { made: 0 }, handle: { argument: 0 } }),
    gives(membersOf(DATABASE, "transaction"), { type: "kysely#TransactionBuilder" }),
    gives(membersOf(["kysely#TransactionBuilder", "kysely#ControlledTransactionBuilder"], "setIsolationLevel", "setAccessMode"), {
      self: true,
    }),
    transactionOf(["kysely#TransactionBuilder.execute"], 0, ["kysely#Transaction"]),
    gives(membersOf(DATABASE, "connection"), { type: "kysely#ConnectionBuilder" }),
    {
      symbol: "kysely#ConnectionBuilder.execute",
      callbacks: [{ argument: 0, parameters: ["kysely#Kysely"], runs: "now" }],
      asynchronous: true,
    },
    gives(membersOf(DATABASE, "startTransaction"), { type: "kysely#ControlledTransactionBuilder" }),
    {
      symbol: "kysely#ControlledTransactionBuilder.execute",
      operation: "transaction.begin",
      returns: { type: "kysely#ControlledTransaction" },
      asynchronous: true,
    },
    // Savepoints are builders of their own; only the ends of the whole are told here.
    controlled("commit"),
    controlled("rollback"),
  ],
};

function builder(method: string, type: string, chained: readonly string[], statement?: WriteStatement): readonly SymbolEntry[] {
  const returns = { type, typeArguments: [{ argument: 0 }] };
  const symbol = membersOf(DATABASE, method);
  const made = statement === undefined ? gives(symbol, returns) : builds(statement, symbol, { model: { argument: 0 } }, returns);
  return chained.length === 0 ? [made] : [made, gives(membersOf([type], ...chained), { self: true })];
}

function controlled(end: "commit" | "rollback"): SymbolEntry {
  return { ...onHandle(`transaction.${end}`, [`kysely#ControlledTransaction.${end}`]), returns: { type: "kysely#Command" } };
}

function filtered(): Slots {
  return { model: { typeArgument: 0 }, where: { chained: "where", argument: 0 } };
}
