import type { LibraryEntry } from "../../model/index.js";
import { MIKRO_ORM_QUERY_BUILDER } from "./mikro-orm-query-builder.js";
import { gives, membersOf, onHandle, reads, sqlText, transactionOf, writes, type Slots } from "./statement-entries.js";

const MANAGER = ["@mikro-orm/core#EntityManager"];
const REPOSITORY = ["@mikro-orm/core#EntityRepository"];
const DRIVERS = ["knex", "sql", "postgresql", "mysql", "mariadb", "sqlite", "better-sqlite", "libsql", "mssql", "mongodb"];
const SHARED = ["EntityManager", "EntityRepository", "MikroORM", "Transactional"];

/**
 * The unit of work, and what bypasses it (`insert`, `nativeUpdate`, `upsert`, SQL).
 * Repositories persist and flush before version 6 only; `create` persists since 6 (`persistOnCreate`).
 */
export const MIKRO_ORM: LibraryEntry = {
  library: "@mikro-orm/core",
  documentation: "https://mikro-orm.io/docs/entity-manager",
  aliases: {
    ...Object.fromEntries(DRIVERS.flatMap((driver) => SHARED.map((name) => [`@mikro-orm/${driver}#${name}`, `@mikro-orm/core#${name}`]))),
    ...Object.fromEntries(DRIVERS.map((driver) => [`@mikro-orm/${driver}#SqlEntityManager`, "@mikro-orm/core#EntityManager"])),
    ...Object.fromEntries(DRIVERS.map((driver) => [`@mikro-orm/${driver}#SqlEntityRepository`, "@mikro-orm/core#EntityRepository"])),
    ...Object.fromEntries(DRIVERS.map((driver) => [`@mikro-orm/${driver}#QueryBuilder`, "@mikro-orm/core#QueryBuilder"])),
    "@mikro-orm/mongodb#MongoEntityManager": "@mikro-orm/core#EntityManager",
    "@mikro-orm/mongodb#MongoEntityRepository": "@mikro-orm/core#EntityRepository",
    "@mikro-orm/decorators/legacy#Transactional": "@mikro-orm/core#Transactional",
    "@mikro-orm/decorators/es#Transactional": "@mikro-orm/core#Transactional",
  },
  properties: {
    "@mikro-orm/core#MikroORM.em": "@mikro-orm/core#EntityManager",
    "@mikro-orm/core#EntityRepository.em": "@mikro-orm/core#EntityManager",
    "@mikro-orm/core#EntityRepository._em": "@mikro-orm/core#EntityManager",
    "@mikro-orm/core#EventArgs.em": "@mikro-orm/core#EntityManager",
    "@mikro-orm/core#FlushEventArgs.em": "@mikro-orm/core#EntityManager",
  },
  symbols: [
    { symbol: "@mikro-orm/core#MikroORM.init", returns: { type: "@mikro-orm/core#MikroORM" }, asynchronous: true },
    gives([...membersOf(MANAGER, "fork", "getContext"), ...membersOf(REPOSITORY, "getEntityManager")], {
      type: "@mikro-orm/core#EntityManager",
    }),
    gives(membersOf(MANAGER, "getRepository", "repo"), { type: "@mikro-orm/core#EntityRepository", typeArguments: [{ argument: 0 }] }),
    ...unitOfWork(),
    ...repositories(),
    ...managers(),
    ambient(transactionOf(membersOf(MANAGER, "transactional"), 0, ["@mikro-orm/core#EntityManager"])),
    onHandle("transaction.begin", membersOf(MANAGER, "begin")),
    // Flushes before it commits.
    onHandle("transaction.commit", membersOf(MANAGER, "commit")),
    onHandle("transaction.rollback", membersOf(MANAGER, "rollback")),
    // On a method: the manager of its class works in the transaction, with no handle passed.
    {
      symbol: "@mikro-orm/core#Transactional",
      operation: "transaction.run",
      slots: { ambient: { value: true } },
      callbacks: [{ argument: "@", runs: "transaction" }],
    },
    sqlText([...membersOf(MANAGER, "execute"), "@mikro-orm/core#Connection.execute"], { text: { argument: 0 }, values: { argument: 1 } }),
    gives(membersOf(MANAGER, "getConnection"), { type: "@mikro-orm/core#Connection" }),
    gives([...membersOf([...MANAGER, ...REPOSITORY], "getKnex"), "@mikro-orm/core#Connection.getKnex"], { type: "knex#Knex" }),
    ...MIKRO_ORM_QUERY_BUILDER,
  ],
};

function unitOfWork(): LibraryEntry["symbols"] {
  const told: Slots = { model: { argument: 0 }, data: { argument: 0 } };
  const persisted: Slots = { ...told, statement: { value: "save" } };
  const removed: Slots = { ...told, statement: { value: "delete" } };
  const both = [...MANAGER, ...REPOSITORY];
  return [
    { symbol: membersOf(both, "persist", "persistLater"), operation: "database.persist", slots: persisted, returns: { self: true } },
    { symbol: membersOf(both, "remove", "removeLater"), operation: "database.persist", slots: removed, returns: { self: true } },
    { symbol: membersOf(both, "flush"), operation: "database.flush", asynchronous: true },
    { symbol: membersOf(both, "persistAndFlush"), operation: "database.flush", slots: persisted, asynchronous: true },
    { symbol: membersOf(both, "removeAndFlush"), operation: "database.flush", slots: removed, asynchronous: true },
    {
      symbol: membersOf(MANAGER, "create"),
      operation: "database.persist",
      slots: { model: { argument: 0 }, data: { argument: 1 }, statement: { value: "insert" } },
      returns: { instanceOf: { argument: 0 } },
      versions: { since: 6 },
    },
    {
      symbol: membersOf(REPOSITORY, "create"),
      operation: "database.persist",
      slots: { model: { typeArgument: 0 }, data: { argument: 0 }, statement: { value: "insert" } },
      returns: { instanceOf: { typeArgument: 0 } },
      versions: { since: 6 },
    },
    { symbol: membersOf(MANAGER, "create"), returns: { instanceOf: { argument: 0 } }, versions: { before: 6 } },
    { symbol: membersOf(REPOSITORY, "create"), returns: { instanceOf: { typeArgument: 0 } }, versions: { before: 6 } },
    gives(membersOf(both, "assign"), { argument: 0 }),
    gives(membersOf(MANAGER, "getReference"), { instanceOf: { argument: 0 } }),
    gives(membersOf(REPOSITORY, "getReference"), { instanceOf: { typeArgument: 0 } }),
  ];
}

function repositories(): LibraryEntry["symbols"] {
  const of: Slots = { model: { typeArgument: 0 } };
  const where: Slots = { ...of, where: { argument: 0 } };
  return [
    { ...reads(membersOf(REPOSITORY, "findOne", "findOneOrFail"), where), returns: { instanceOf: { typeArgument: 0 } } },
    { ...reads(membersOf(REPOSITORY, "find"), where), returns: { instanceOf: { typeArgument: 0 }, list: true } },
    {
      ...reads(membersOf(REPOSITORY, "findAll"), { ...of, where: { argument: 0, path: "where" } }),
      returns: { instanceOf: { typeArgument: 0 }, list: true },
    },
    reads(membersOf(REPOSITORY, "findAndCount", "findByCursor", "count"), where),
    reads(membersOf(REPOSITORY, "populate"), of),
    writes("insert", membersOf(REPOSITORY, "insert", "insertMany", "nativeInsert"), { ...of, data: { argument: 0 } }),
    writes("upsert", membersOf(REPOSITORY, "upsert", "upsertMany"), { ...of, data: { argument: 0 } }),
    writes("update", membersOf(REPOSITORY, "nativeUpdate"), { ...where, data: { argument: 1 } }),
    writes("delete", membersOf(REPOSITORY, "nativeDelete"), where),
  ];
}

function managers(): LibraryEntry["symbols"] {
  const of: Slots = { model: { argument: 0 } };
  const where: Slots = { ...of, where: { argument: 1 } };
  const data = [{ argument: 1 }, { argument: 0 }] as const;
  return [
    { ...reads(membersOf(MANAGER, "findOne", "findOneOrFail"), where), returns: { instanceOf: { argument: 0 } } },
    { ...reads(membersOf(MANAGER, "find"), where), returns: { instanceOf: { argument: 0 }, list: true } },
    {
      ...reads(membersOf(MANAGER, "findAll"), { ...of, where: { argument: 1, path: "where" } }),
      returns: { instanceOf: { argument: 0 }, list: true },
    },
    reads(membersOf(MANAGER, "findAndCount", "findByCursor", "count"), where),
    { ...reads(membersOf(MANAGER, "refresh", "refreshOrFail", "populate"), of), returns: { argument: 0 } },
    reads(membersOf(MANAGER, "lock"), of),
    writes("insert", membersOf(MANAGER, "insert", "insertMany", "nativeInsert"), { ...of, data }),
    writes("upsert", membersOf(MANAGER, "upsert", "upsertMany"), { ...of, data }),
    writes("update", membersOf(MANAGER, "nativeUpdate"), { ...where, data: { argument: 2 } }),
    writes("delete", membersOf(MANAGER, "nativeDelete"), where),
  ];
}

/** Every manager that is used meanwhile finds the transaction in its asynchronous context. */
function ambient(entry: LibraryEntry["symbols"][number]): LibraryEntry["symbols"][number] {
  return { ...entry, slots: { ...entry.slots, ambient: { value: true }, propagation: { argument: 1, path: "propagation" } } };
}
