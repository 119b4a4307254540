import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { gives, membersOf, onHandle, reads, sqlText, transactionOf, writes, type Slots, type WriteStatement } from "./statement-entries.js";
import { makesPool } from "./pools.js";

const MODEL = ["sequelize#Model"];
const SEQUELIZE = ["sequelize#Sequelize"];
const OF: Slots = { model: { receiver: true } };
const ONE = { instanceOf: { receiver: true } } as const;
const MANY = { instanceOf: { receiver: true }, list: true } as const;

/** Model classes and their instances, where `update`, `destroy`, `restore` and `increment` have the same name; a statement takes part in a transaction by its `transaction` option. */
export const SEQUELIZE_LIBRARY: LibraryEntry = {
  library: "sequelize",
  documentation: "https://sequelize.org/docs/v6/core-concepts/model-querying-basics/",
  aliases: {
    sequelize: "sequelize#Sequelize",
    "@sequelize/core#Model": "sequelize#Model",
    "@sequelize/core#Sequelize": "sequelize#Sequelize",
    "@sequelize/core#Transaction": "sequelize#Transaction",
    "sequelize#ModelStatic": "sequelize#Model",
    "sequelize#ModelCtor": "sequelize#Model",
    "sequelize#ModelDefined": "sequelize#Model",
    "sequelize-typescript#Model": "sequelize#Model",
    "sequelize-typescript#ModelCtor": "sequelize#Model",
    "sequelize-typescript#Repository": "sequelize#Model",
    "sequelize-typescript#Sequelize": "sequelize#Sequelize",
    "sequelize-typescript#Transaction": "sequelize#Transaction",
  },
  properties: { "sequelize#Model.sequelize": "sequelize#Sequelize" },
  symbols: [
    makesPool(
      SEQUELIZE,
      [3, 2, 1, 0].map((argument) => ({ argument, path: "pool.max" })),
      5,
    ),
    gives(membersOf(SEQUELIZE, "define", "model"), { type: "sequelize#Model", typeArguments: [{ argument: 0 }] }),
    gives(membersOf(SEQUELIZE, "getRepository"), { type: "sequelize#Model", typeArguments: [{ argument: 0 }] }),
    { symbol: membersOf(SEQUELIZE, "authenticate", "sync", "close"), asynchronous: true },
    gives(membersOf(MODEL, "scope", "unscoped", "schema", "set", "setAttributes"), { self: true }),
    gives(["sequelize#Model", ...membersOf(MODEL, "build")], ONE),
    gives(membersOf(MODEL, "bulkBuild"), MANY),
    ...modelReads(),
    ...modelWrites(),
    sqlText(membersOf(SEQUELIZE, "query"), {
      text: [{ argument: 0, path: "query" }, { argument: 0 }],
      values: [
        { argument: 1, path: "replacements" },
        { argument: 1, path: "bind" },
      ],
      handle: { argument: 1, path: "transaction" },
    }),
    {
      ...transactionOf(membersOf(SEQUELIZE, "transaction"), -1, ["sequelize#Transaction"]),
      arguments: { atLeast: 1 },
      returns: { type: "sequelize#Transaction" },
    },
    // https://sequelize.org/docs/v6/other-topics/transactions/#automatically-pass-transactions-to-all-queries
    { symbol: membersOf(SEQUELIZE, "useCLS"), operation: "transaction.ambient" },
    // Without a callback the transaction is begun, and the result is its handle.
    {
      symbol: membersOf(SEQUELIZE, "transaction", "startUnmanagedTransaction"),
      arguments: { atMost: 0 },
      operation: "transaction.begin",
      returns: { type: "sequelize#Transaction" },
      asynchronous: true,
    },
    onHandle("transaction.commit", ["sequelize#Transaction.commit"]),
    onHandle("transaction.rollback", ["sequelize#Transaction.rollback"]),
    { symbol: "sequelize#Transaction.afterCommit", callbacks: [{ argument: 0, runs: "later" }] },
  ],
};

function modelReads(): readonly SymbolEntry[] {
  return [
    { ...reads(membersOf(MODEL, "findOne"), options(0)), returns: ONE },
    { ...reads(membersOf(MODEL, "findAll"), options(0)), returns: MANY },
    {
      ...reads(membersOf(MODEL, "findByPk"), { ...OF, where: { argument: 0 }, handle: { argument: 1, path: "transaction" } }),
      returns: ONE,
    },
    reads(membersOf(MODEL, "findAndCountAll", "count"), options(0)),
    reads(membersOf(MODEL, "sum", "min", "max"), options(1)),
    reads(membersOf(MODEL, "aggregate"), options(2)),
    { ...reads(membersOf(MODEL, "reload"), options(0)), returns: { self: true } },
    reads(membersOf(MODEL, "findOrBuild"), options(0)),
  ];
}

function modelWrites(): readonly SymbolEntry[] {
  return [
    { ...given("insert", "create"), returns: ONE },
    { ...given("insert", "bulkCreate"), returns: MANY },
    given("upsert", "upsert"),
    given("update", "update"),
    writes("insert", membersOf(MODEL, "findOrCreate", "findCreateFind"), { ...options(0), data: { argument: 0, path: "defaults" } }),
    writes("delete", membersOf(MODEL, "destroy", "truncate"), options(0)),
    writes("update", membersOf(MODEL, "restore"), options(0)),
    writes("update", membersOf(MODEL, "increment", "decrement"), options(1)),
    {
      ...writes("save", membersOf(MODEL, "save"), { ...OF, data: { receiver: true }, handle: { argument: 0, path: "transaction" } }),
      returns: { self: true },
    },
  ];
}

function given(statement: WriteStatement, name: string): SymbolEntry {
  return writes(statement, membersOf(MODEL, name), { ...options(1), data: { argument: 0 } });
}

function options(argument: number): Slots {
  return { ...OF, where: { argument, path: "where" }, handle: { argument, path: "transaction" } };
}
