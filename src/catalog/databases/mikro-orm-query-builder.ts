import type { SymbolEntry } from "../../model/index.js";
import { gives, membersOf, reads, writes, type Slots } from "./statement-entries.js";

const BUILDER = ["@mikro-orm/core#QueryBuilder"];
const SETTINGS = [
  "where",
  "andWhere",
  "orWhere",
  "as",
  "cache",
  "clone",
  "comment",
  "hintComment",
  "indexHint",
  "distinct",
  "distinctOn",
  "from",
  "groupBy",
  "having",
  "andHaving",
  "orHaving",
  "join",
  "joinAndSelect",
  "innerJoin",
  "innerJoinAndSelect",
  "leftJoin",
  "leftJoinAndSelect",
  "limit",
  "offset",
  "orderBy",
  "populate",
  "returning",
  "onConflict",
  "ignore",
  "merge",
  "setFlag",
  "unsetFlag",
  "setFlushMode",
  "setLockMode",
  "withSchema",
  "withSubQuery",
];
const OF: Slots = { model: { typeArgument: 0 } };

/** A builder runs when it is awaited or finished; the method that chooses the statement stands for it. */
export const MIKRO_ORM_QUERY_BUILDER: readonly SymbolEntry[] = [
  gives(membersOf(["@mikro-orm/core#EntityManager"], "createQueryBuilder", "qb"), {
    type: "@mikro-orm/core#QueryBuilder",
    typeArguments: [{ argument: 0 }],
  }),
  gives(membersOf(["@mikro-orm/core#EntityRepository"], "createQueryBuilder", "qb"), {
    type: "@mikro-orm/core#QueryBuilder",
    typeArguments: [{ typeArgument: 0 }],
  }),
  gives(membersOf(BUILDER, ...SETTINGS), { self: true }),
  {
    symbol: membersOf(BUILDER, "select", "addSelect", "count"),
    operation: "database.query-builder",
    slots: { ...OF, statement: { value: "select" } },
    returns: { self: true },
    asynchronous: true,
  },
  {
    ...writes("insert", membersOf(BUILDER, "insert"), { ...OF, data: { argument: 0 } }),
    returns: { type: "@mikro-orm/core#StatementBuilder" },
  },
  {
    ...writes("update", membersOf(BUILDER, "update"), { ...OF, data: { argument: 0 } }),
    returns: { type: "@mikro-orm/core#StatementBuilder" },
  },
  {
    ...writes("delete", membersOf(BUILDER, "delete"), { ...OF, where: { argument: 0 } }),
    returns: { type: "@mikro-orm/core#StatementBuilder" },
  },
  { ...writes("delete", membersOf(BUILDER, "truncate"), OF), returns: { type: "@mikro-orm/core#StatementBuilder" } },
  gives(membersOf(["@mikro-orm/core#StatementBuilder"], ...SETTINGS), { self: true }),
  { symbol: ["@mikro-orm/core#StatementBuilder.execute"], asynchronous: true },
  reads(membersOf(BUILDER, "execute", "getCount", "getResultAndCount"), OF),
  { ...reads(membersOf(BUILDER, "getResult", "getResultList"), OF), returns: { instanceOf: { typeArgument: 0 }, list: true } },
  { ...reads(membersOf(BUILDER, "getSingleResult"), OF), returns: { instanceOf: { typeArgument: 0 } } },
];
