import type { SlotSource, SymbolEntry } from "../../model/index.js";
import { builds, gives, membersOf, reads, writes, type Slots, type WriteStatement } from "./statement-entries.js";

const SELECT = "typeorm#SelectQueryBuilder";
const INSERT = "typeorm#InsertQueryBuilder";
const UPDATE = "typeorm#UpdateQueryBuilder";
const DELETE = "typeorm#DeleteQueryBuilder";
const SOFT_DELETE = "typeorm#SoftDeleteQueryBuilder";
const RELATION = "typeorm#RelationQueryBuilder";

const CONDITIONS = ["where", "andWhere", "orWhere", "whereInIds", "andWhereInIds", "orWhereInIds", "whereEntity"];
const SETTINGS = [
  "clone",
  "comment",
  "setParameter",
  "setParameters",
  "setQueryRunner",
  "useTransaction",
  "callListeners",
  "updateEntity",
  "returning",
  "output",
  "orderBy",
  "addOrderBy",
  "limit",
];
const SELECTING = [
  "select",
  "addSelect",
  "distinct",
  "distinctOn",
  "innerJoin",
  "innerJoinAndSelect",
  "innerJoinAndMapOne",
  "innerJoinAndMapMany",
  "leftJoin",
  "leftJoinAndSelect",
  "leftJoinAndMapOne",
  "leftJoinAndMapMany",
  "loadRelationIdAndMap",
  "loadRelationCountAndMap",
  "loadAllRelationIds",
  "groupBy",
  "addGroupBy",
  "having",
  "andHaving",
  "orHaving",
  "whereExists",
  "andWhereExists",
  "orWhereExists",
  "addFrom",
  "addCommonTableExpression",
  "offset",
  "take",
  "skip",
  "cache",
  "withDeleted",
  "setFindOptions",
  "setLock",
  "setOnLocked",
  "useIndex",
  "maxExecutionTime",
];

/** What the builder was made for, unless it names another. */
const OWN: SlotSource = { typeArgument: 0 };
/** The query runner that the builder was given: it works in that one's transaction. */
const HANDLE: Slots = { handle: { chained: "setQueryRunner", argument: 0 } };

/** `createQueryBuilder("user")` of a repository, `createQueryBuilder(User, "user")` and `createQueryBuilder().select().from(User, "user")` of the rest. */
export const TYPEORM_QUERY_BUILDERS: readonly SymbolEntry[] = [
  gives(
    [
      "typeorm#Repository.createQueryBuilder",
      "typeorm#TreeRepository.createDescendantsQueryBuilder",
      "typeorm#TreeRepository.createAncestorsQueryBuilder",
    ],
    {
      type: SELECT,
      typeArguments: [OWN],
    },
  ),
  gives(["typeorm#createQueryBuilder", ...membersOf(["typeorm#DataSource", "typeorm#EntityManager"], "createQueryBuilder")], {
    type: SELECT,
    typeArguments: [{ argument: 0 }],
  }),
  gives(["typeorm#AbstractRepository.createQueryBuilder"], { type: SELECT, typeArguments: [OWN] }),
  gives(["typeorm#AbstractRepository.createQueryBuilderFor"], { type: SELECT, typeArguments: [{ argument: 0 }] }),
  gives(membersOf([SELECT], "from"), { type: SELECT, typeArguments: [{ argument: 0 }] }),
  gives(membersOf([SELECT], "subQuery", "createQueryBuilder"), { type: SELECT }),
  builds("insert", membersOf([SELECT], "insert"), { model: OWN }, { type: INSERT, typeArguments: [OWN] }),
  builds("delete", membersOf([SELECT], "delete"), { model: OWN }, { type: DELETE, typeArguments: [OWN] }),
  builds("update", membersOf([SELECT], "softDelete", "restore"), { model: OWN }, { type: SOFT_DELETE, typeArguments: [OWN] }),
  // `update(User)` or `update(User, values)`, or only values where the builder has its own model.
  {
    ...builds("update", [`${SELECT}.update`], { model: OWN }, { type: UPDATE, typeArguments: [OWN] }),
    arguments: { atMost: 0 },
  },
  {
    ...builds("update", [`${SELECT}.update`], { model: [OWN, { argument: 0 }] }, { type: UPDATE, typeArguments: [[OWN, { argument: 0 }]] }),
    arguments: { atLeast: 1 },
  },
  gives(membersOf([SELECT], "relation"), { type: RELATION, typeArguments: [[OWN, { argument: 0 }]] }),
  gives(membersOf([SELECT], ...CONDITIONS, ...SETTINGS, ...SELECTING), { self: true }),
  gives(membersOf([INSERT], "into", "values", "valuesFromSelect", "orIgnore", "orUpdate", ...SETTINGS), { self: true }),
  gives(membersOf([UPDATE], "set", ...CONDITIONS, ...SETTINGS), { self: true }),
  gives(membersOf([DELETE, SOFT_DELETE], "from", ...CONDITIONS, ...SETTINGS), { self: true }),
  gives(membersOf([RELATION], "of"), { self: true }),
  ...selects(),
  finish("insert", INSERT, { model: [{ chained: "into", argument: 0 }, OWN], data: { chained: "values", argument: 0 } }),
  finish("update", UPDATE, { model: OWN, data: [{ chained: "set", argument: 0 }, { made: 1 }], where: { chained: "where", argument: 0 } }),
  finish("delete", DELETE, { model: [{ chained: "from", argument: 0 }, OWN], where: { chained: "where", argument: 0 } }),
  finish("update", SOFT_DELETE, { model: [{ chained: "from", argument: 0 }, OWN], where: { chained: "where", argument: 0 } }),
  writes("update", membersOf([RELATION], "add", "set", "remove", "addAndRemove"), { model: OWN, where: { chained: "of", argument: 0 } }),
  reads(membersOf([RELATION], "loadOne", "loadMany"), { model: OWN, where: { chained: "of", argument: 0 } }),
];

function selects(): readonly SymbolEntry[] {
  const slots: Slots = { ...HANDLE, model: OWN, where: { chained: "where", argument: 0 } };
  return [
    { ...reads(membersOf([SELECT], "getOne", "getOneOrFail"), slots), returns: { instanceOf: OWN } },
    { ...reads(membersOf([SELECT], "getMany"), slots), returns: { instanceOf: OWN, list: true } },
    reads(
      membersOf([SELECT], "getManyAndCount", "getCount", "getExists", "getRawOne", "getRawMany", "getRawAndEntities", "stream", "execute"),
      slots,
    ),
  ];
}

function finish(statement: WriteStatement, builder: string, slots: Slots): SymbolEntry {
  return writes(statement, membersOf([builder], "execute"), { ...HANDLE, ...slots });
}
