import type { LibraryEntry, SlotSource } from "../../model/index.js";
import { gives, lazily, membersOf, transactionOf, type Slots, type WriteStatement } from "./statement-entries.js";

const MODEL = ["objection#Model"];
const BUILDER = ["objection#QueryBuilder"];
const WRITES: readonly (readonly [WriteStatement, readonly string[]])[] = [
  ["insert", ["insert", "insertAndFetch", "insertGraph", "insertGraphAndFetch", "insertWithRelatedAndFetch", "relate"]],
  ["update", ["update", "updateAndFetch", "updateAndFetchById", "patch", "patchAndFetch", "patchAndFetchById", "increment", "decrement"]],
  ["upsert", ["upsertGraph", "upsertGraphAndFetch"]],
  ["delete", ["delete", "deleteById", "unrelate", "truncate"]],
];
const CLAUSES = [
  "where",
  "andWhere",
  "orWhere",
  "whereIn",
  "whereNotIn",
  "whereNull",
  "whereNotNull",
  "whereNot",
  "whereRaw",
  "whereBetween",
  "whereExists",
  "whereComposite",
  "whereInComposite",
  "findByIds",
  "findById",
  "findOne",
  "first",
  "select",
  "distinct",
  "count",
  "join",
  "joinRelated",
  "innerJoin",
  "leftJoin",
  "leftJoinRelated",
  "withGraphFetched",
  "withGraphJoined",
  "modifyGraph",
  "modify",
  "groupBy",
  "having",
  "orderBy",
  "limit",
  "offset",
  "page",
  "range",
  "returning",
  "onConflict",
  "ignore",
  "merge",
  "forUpdate",
  "transacting",
  "throwIfNotFound",
  "context",
  "for",
  "alias",
  "clone",
];

/** The transaction that the query was made with, or that it is given. */
const HANDLE: readonly SlotSource[] = [{ typeArgument: 1 }, { chained: "transacting", argument: 0 }];
const OF: Slots = { model: { typeArgument: 0 }, handle: HANDLE };

/** Queries of model classes on Knex: `User.query(trx).insert(…)`, which run when they are awaited. */
export const OBJECTION: LibraryEntry = {
  library: "objection",
  documentation: "https://vincit.github.io/objection.js/api/query-builder/",
  over: "knex",
  aliases: { "objection#Transaction": "knex#Transaction", "objection#TransactionOrKnex": "knex#Knex" },
  symbols: lazily([
    query(membersOf(MODEL, "query", "$query"), 0),
    query(membersOf(MODEL, "relatedQuery", "$relatedQuery"), 1),
    gives(membersOf(MODEL, "bindKnex", "bindTransaction"), { self: true }),
    gives(membersOf(MODEL, "fromJson"), { instanceOf: { receiver: true } }),
    gives(membersOf(BUILDER, ...CLAUSES), { self: true }),
    ...WRITES.map(([statement, names]) => ({
      symbol: membersOf(BUILDER, ...names),
      operation: "database.write" as const,
      slots: { statement: { value: statement }, ...OF, data: { argument: 0 }, where: { chained: "where", argument: 0 } },
      returns: { self: true } as const,
      asynchronous: true,
    })),
    { symbol: membersOf(BUILDER, "execute", "resultSize"), asynchronous: true },
    gives(membersOf(MODEL, "knex", "$knex"), { type: "knex#Knex" }),
    transactionOf(["objection#Model.transaction", "objection#transaction"], -1, ["knex#Transaction"]),
    {
      symbol: ["objection#Model.startTransaction", "objection#transaction.start"],
      operation: "transaction.begin",
      returns: { type: "knex#Transaction" },
      asynchronous: true,
    },
  ]),
};

function query(symbol: readonly string[], transaction: number): LibraryEntry["symbols"][number] {
  return {
    symbol,
    operation: "database.query-builder",
    slots: { model: { receiver: true }, statement: { value: "select" }, handle: { argument: transaction } },
    returns: { type: "objection#QueryBuilder", typeArguments: [{ receiver: true }, { argument: transaction }] },
    asynchronous: true,
  };
}
