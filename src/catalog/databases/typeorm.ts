import type { LibraryEntry } from "../../model/index.js";
import { makesPool } from "./pools.js";
import { gives, membersOf, onHandle, reads, sqlText, transactionOf, writes, type Slots } from "./statement-entries.js";
import { TYPEORM_ACTIVE_RECORD } from "./typeorm-active-record.js";
import { TYPEORM_MONGO } from "./typeorm-mongo.js";
import { TYPEORM_QUERY_BUILDERS } from "./typeorm-query-builders.js";

const REPOSITORY = ["typeorm#Repository"];
const MANAGER = ["typeorm#EntityManager"];
const CLIENTS = ["typeorm#DataSource", "typeorm#EntityManager"];
const OF_REPOSITORY: Slots = { model: { typeArgument: 0 } };
const OF_MANAGER: Slots = { model: { argument: 0 } };

/** Repositories, managers, data sources and query runners; the global functions and `Connection` are of 0.2, `findOneById` and `exist` of 0.3. */
export const TYPEORM: LibraryEntry = {
  library: "typeorm",
  documentation: "https://typeorm.io/docs/working-with-entity-manager/repository-api",
  aliases: { "typeorm#Connection": "typeorm#DataSource" },
  extends: {
    "typeorm#TreeRepository": "typeorm#Repository",
    "typeorm#MongoRepository": "typeorm#Repository",
    "typeorm#MongoEntityManager": "typeorm#EntityManager",
    ...Object.fromEntries(
      ["Insert", "Update", "Remove", "SoftRemove", "Recover"].map((event) => [`typeorm#${event}Event`, "typeorm#LoadEvent"]),
    ),
  },
  properties: {
    "typeorm#DataSource.manager": "typeorm#EntityManager",
    "typeorm#DataSource.mongoManager": "typeorm#MongoEntityManager",
    "typeorm#EntityManager.connection": "typeorm#DataSource",
    "typeorm#EntityManager.dataSource": "typeorm#DataSource",
    "typeorm#EntityManager.queryRunner": "typeorm#QueryRunner",
    "typeorm#Repository.manager": "typeorm#EntityManager",
    "typeorm#Repository.queryRunner": "typeorm#QueryRunner",
    "typeorm#AbstractRepository.manager": "typeorm#EntityManager",
    "typeorm#AbstractRepository.repository": "typeorm#Repository",
    "typeorm#QueryRunner.manager": "typeorm#EntityManager",
    "typeorm#QueryRunner.connection": "typeorm#DataSource",
    "typeorm#QueryRunner.dataSource": "typeorm#DataSource",
    "typeorm#LoadEvent.manager": "typeorm#EntityManager",
    "typeorm#LoadEvent.queryRunner": "typeorm#QueryRunner",
    "typeorm#LoadEvent.connection": "typeorm#DataSource",
    "typeorm#LoadEvent.dataSource": "typeorm#DataSource",
  },
  symbols: [
    // The default is the driver's.
    makesPool(
      ["typeorm#DataSource"],
      ["extra.max", "extra.connectionLimit", "poolSize"].map((path) => ({ argument: 0, path })),
      null,
    ),
    ...clients(),
    ...repositoryReads(),
    ...repositoryWrites(),
    ...managerReads(),
    ...managerWrites(),
    ...TYPEORM_QUERY_BUILDERS,
    ...TYPEORM_ACTIVE_RECORD,
    ...TYPEORM_MONGO,
    sqlText(membersOf(["typeorm#EntityManager", "typeorm#Repository", "typeorm#QueryRunner"], "query"), {
      text: { argument: 0 },
      values: { argument: 1 },
    }),
    sqlText(["typeorm#DataSource.query"], { text: { argument: 0 }, values: { argument: 1 }, handle: { argument: 2 } }),
    sqlText(membersOf([...CLIENTS, "typeorm#Repository", "typeorm#QueryRunner"], "sql"), { text: { argument: 0 } }),
    transactionOf(membersOf(CLIENTS, "transaction"), -1, ["typeorm#EntityManager"]),
    onHandle("transaction.begin", ["typeorm#QueryRunner.startTransaction"]),
    onHandle("transaction.commit", ["typeorm#QueryRunner.commitTransaction"]),
    onHandle("transaction.rollback", ["typeorm#QueryRunner.rollbackTransaction"]),
    // On a method; its manager and repositories come in parameters.
    { symbol: "typeorm#Transaction", operation: "transaction.run", callbacks: [{ argument: "@", runs: "transaction" }] },
  ],
};

function clients(): LibraryEntry["symbols"] {
  const repository = (type: string) => ({ type, typeArguments: [{ argument: 0 }] });
  return [
    gives(["typeorm#getConnection", "typeorm#getConnectionManager().get"], { type: "typeorm#DataSource" }),
    {
      symbol: ["typeorm#createConnection", "typeorm#DataSource.initialize", "typeorm#DataSource.connect"],
      returns: { type: "typeorm#DataSource" },
      asynchronous: true,
    },
    gives(["typeorm#getManager", "typeorm#DataSource.createEntityManager"], { type: "typeorm#EntityManager" }),
    gives(["typeorm#getMongoManager"], { type: "typeorm#MongoEntityManager" }),
    gives(["typeorm#DataSource.createQueryRunner"], { type: "typeorm#QueryRunner" }),
    gives(["typeorm#getRepository", ...membersOf(CLIENTS, "getRepository")], repository("typeorm#Repository")),
    gives(["typeorm#getTreeRepository", ...membersOf(CLIENTS, "getTreeRepository")], repository("typeorm#TreeRepository")),
    gives(["typeorm#getMongoRepository", ...membersOf(CLIENTS, "getMongoRepository")], repository("typeorm#MongoRepository")),
    gives(["typeorm#getCustomRepository"], { instanceOf: { argument: 0 } }),
    // A copy of the class's instance that works through this manager: what its own methods do is not followed.
    gives(membersOf(CLIENTS, "getCustomRepository", "withRepository"), { type: "typeorm#Repository" }),
    gives(["typeorm#AbstractRepository.getRepositoryFor"], repository("typeorm#Repository")),
    gives(["typeorm#Repository.extend"], { self: true }),
  ];
}

function repositoryReads(): LibraryEntry["symbols"] {
  const entity = { instanceOf: { typeArgument: 0 } } as const;
  const entities = { instanceOf: { typeArgument: 0 }, list: true } as const;
  const one = ["findOne", "findOneOrFail", "findOneBy", "findOneByOrFail", "findOneById", "preload"];
  const many = ["find", "findBy", "findByIds"];
  const counts = [
    "findAndCount",
    "findAndCountBy",
    "count",
    "countBy",
    "sum",
    "average",
    "minimum",
    "maximum",
    "exists",
    "exist",
    "existsBy",
  ];
  const trees = ["findTrees", "findRoots", "findDescendants", "findAncestors"];
  const tree = ["findDescendantsTree", "findAncestorsTree", "countDescendants", "countAncestors"];
  const where: Slots = { ...OF_REPOSITORY, where: [{ argument: 0, path: "where" }, { argument: 0 }] };
  return [
    gives(membersOf(REPOSITORY, "create"), entity),
    gives(membersOf(REPOSITORY, "merge"), { argument: 0 }),
    { ...reads(membersOf(REPOSITORY, ...one), where), returns: entity },
    { ...reads(membersOf(REPOSITORY, ...many), where), returns: entities },
    reads(membersOf(REPOSITORY, ...counts), where),
    { ...reads(membersOf(["typeorm#TreeRepository"], ...trees), OF_REPOSITORY), returns: entities },
    reads(membersOf(["typeorm#TreeRepository"], ...tree), OF_REPOSITORY),
  ];
}

function repositoryWrites(): LibraryEntry["symbols"] {
  const given: Slots = { ...OF_REPOSITORY, data: { argument: 0 } };
  const matched: Slots = { ...OF_REPOSITORY, where: { argument: 0 } };
  return [
    { ...writes("save", membersOf(REPOSITORY, "save"), given), returns: { argument: 0 } },
    { ...writes("delete", membersOf(REPOSITORY, "remove"), given), returns: { argument: 0 } },
    { ...writes("update", membersOf(REPOSITORY, "softRemove", "recover"), given), returns: { argument: 0 } },
    writes("insert", membersOf(REPOSITORY, "insert"), given),
    writes("upsert", membersOf(REPOSITORY, "upsert"), given),
    writes("update", membersOf(REPOSITORY, "updateAll"), given),
    writes("update", membersOf(REPOSITORY, "update"), { ...matched, data: { argument: 1 } }),
    writes("update", membersOf(REPOSITORY, "softDelete", "restore", "increment", "decrement"), matched),
    writes("delete", membersOf(REPOSITORY, "delete"), matched),
    writes("delete", membersOf(REPOSITORY, "deleteAll", "clear"), OF_REPOSITORY),
  ];
}

function managerReads(): LibraryEntry["symbols"] {
  const one = ["findOne", "findOneOrFail", "findOneBy", "findOneByOrFail", "findOneById", "preload"];
  const counts = ["findAndCount", "findAndCountBy", "count", "countBy", "sum", "average", "minimum", "maximum", "exists", "existsBy"];
  const where: Slots = { ...OF_MANAGER, where: [{ argument: 1, path: "where" }, { argument: 1 }] };
  return [
    gives(membersOf(MANAGER, "create"), { instanceOf: { argument: 0 } }),
    gives(membersOf(MANAGER, "merge"), { argument: 1 }),
    { ...reads(membersOf(MANAGER, ...one), where), returns: { instanceOf: { argument: 0 } } },
    { ...reads(membersOf(MANAGER, "find", "findBy", "findByIds"), where), returns: { instanceOf: { argument: 0 }, list: true } },
    reads(membersOf(MANAGER, ...counts), where),
  ];
}

/** `save(user)` or `save(User, data)`: the model is the first argument's class, or that argument. */
function managerWrites(): LibraryEntry["symbols"] {
  const alone = { atMost: 1 };
  const withTarget = { atLeast: 2 };
  const matched: Slots = { ...OF_MANAGER, where: { argument: 1 } };
  const given: Slots = { ...OF_MANAGER, data: { argument: 1 } };
  const either = (["save", "delete", "update"] as const).flatMap((statement) => {
    const names = { save: ["save"], delete: ["remove"], update: ["softRemove", "recover"] }[statement];
    const entity = {
      ...writes(statement, membersOf(MANAGER, ...names), { ...OF_MANAGER, data: { argument: 0 } }),
      returns: { argument: 0 },
    };
    return [
      { ...entity, arguments: alone },
      { ...writes(statement, membersOf(MANAGER, ...names), given), arguments: withTarget },
    ];
  });
  return [
    ...either,
    writes("insert", membersOf(MANAGER, "insert"), given),
    writes("upsert", membersOf(MANAGER, "upsert"), given),
    writes("update", membersOf(MANAGER, "updateAll"), given),
    writes("update", membersOf(MANAGER, "update"), { ...matched, data: { argument: 2 } }),
    writes("update", membersOf(MANAGER, "softDelete", "restore", "increment", "decrement"), matched),
    writes("delete", membersOf(MANAGER, "delete"), matched),
    writes("delete", membersOf(MANAGER, "deleteAll", "clear"), OF_MANAGER),
  ];
}
