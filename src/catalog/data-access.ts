import type { DataAccess } from "../model/index.js";

/** Exports of one package, or of several that share them, by what they give access through. */
interface DataAccessEntry {
  readonly packages: readonly string[];
  readonly documentation: string;
  readonly symbols: Partial<Readonly<Record<DataAccess, readonly string[]>>>;
}

/** The symbols that read and write databases. Errors, operators, column types and decorators reach nothing by themselves and are left out. */
const LIBRARIES: readonly DataAccessEntry[] = [
  {
    packages: ["typeorm"],
    documentation: "typeorm.io/docs: Data Source, Entity Manager, Repository, Query Runner, Select Query Builder, Active Record",
    symbols: {
      client: [
        "DataSource",
        "EntityManager",
        "MongoEntityManager",
        "Connection",
        "ConnectionManager",
        "QueryRunner",
        "getConnection",
        "getConnectionManager",
        "getManager",
        "getMongoManager",
        "createConnection",
      ],
      repository: [
        "Repository",
        "TreeRepository",
        "MongoRepository",
        "AbstractRepository",
        "getRepository",
        "getTreeRepository",
        "getMongoRepository",
        "getCustomRepository",
      ],
      "query-builder": [
        "QueryBuilder",
        "SelectQueryBuilder",
        "InsertQueryBuilder",
        "UpdateQueryBuilder",
        "DeleteQueryBuilder",
        "createQueryBuilder",
      ],
      model: ["BaseEntity"],
    },
  },
  {
    packages: ["core", "postgresql", "mysql", "mariadb", "sqlite", "better-sqlite", "libsql", "mssql", "mongodb", "knex", "sql"].map(
      (name) => `@mikro-orm/${name}`,
    ),
    documentation: "mikro-orm.io/docs: EntityManager, Repositories, QueryBuilder",
    symbols: {
      client: ["MikroORM", "EntityManager", "SqlEntityManager", "MongoEntityManager"],
      repository: ["EntityRepository", "SqlEntityRepository", "MongoEntityRepository"],
      "query-builder": ["QueryBuilder"],
    },
  },
  {
    packages: ["@prisma/client"],
    documentation: "prisma.io/docs/orm/prisma-client",
    symbols: { client: ["PrismaClient", "Prisma.TransactionClient"] },
  },
  {
    packages: ["mongoose"],
    documentation: "mongoosejs.com/docs: Models, Connections, Queries, Aggregate",
    symbols: {
      client: ["Mongoose", "Connection", "connection", "createConnection"],
      "query-builder": ["Query", "Aggregate"],
      model: ["Model", "model"],
    },
  },
  {
    packages: ["@typegoose/typegoose"],
    documentation: "typegoose.github.io/typegoose/docs/api/functions",
    symbols: { model: ["getModelForClass", "ReturnModelType"] },
  },
  {
    packages: ["mongodb"],
    documentation: "mongodb.github.io/node-mongodb-native",
    symbols: { client: ["MongoClient", "Db", "Collection"] },
  },
  {
    packages: ["sequelize", "@sequelize/core"],
    documentation: "sequelize.org/docs/v6: Model Basics, Connection",
    symbols: { client: ["Sequelize"], model: ["Model", "ModelStatic", "ModelCtor"] },
  },
  {
    packages: ["sequelize-typescript"],
    documentation: "github.com/sequelize/sequelize-typescript",
    symbols: { client: ["Sequelize"], repository: ["Repository"], model: ["Model", "ModelCtor"] },
  },
  {
    packages: ["knex"],
    documentation: "knexjs.org/guide",
    symbols: { client: ["default", "knex", "Knex"], "query-builder": ["Knex.QueryBuilder"] },
  },
  {
    packages: ["objection"],
    documentation: "vincit.github.io/objection.js",
    symbols: { model: ["Model"], "query-builder": ["QueryBuilder"] },
  },
  {
    packages: ["kysely"],
    documentation: "kysely.dev/docs and kysely-org.github.io/kysely-apidoc",
    symbols: { client: ["Kysely", "Transaction"], "query-builder": ["SelectQueryBuilder"] },
  },
  {
    packages: ["drizzle-orm"],
    documentation: "orm.drizzle.team/docs: Get started, Schema declaration",
    symbols: {
      client: [
        "drizzle",
        "PgDatabase",
        "NodePgDatabase",
        "PostgresJsDatabase",
        "NeonHttpDatabase",
        "NeonDatabase",
        "VercelPgDatabase",
        "PgliteDatabase",
        "MySqlDatabase",
        "MySql2Database",
        "PlanetScaleDatabase",
        "BaseSQLiteDatabase",
        "BetterSQLite3Database",
        "LibSQLDatabase",
        "DrizzleD1Database",
      ],
      model: ["pgTable", "mysqlTable", "sqliteTable"],
    },
  },
  { packages: ["pg"], documentation: "node-postgres.com/apis", symbols: { client: ["Pool", "Client", "PoolClient"] } },
  { packages: ["postgres"], documentation: "github.com/porsager/postgres", symbols: { client: ["default", "Sql"] } },
  { packages: ["pg-promise"], documentation: "github.com/vitaly-t/pg-promise", symbols: { client: ["IDatabase"] } },
  {
    packages: ["mysql", "mysql2"],
    documentation: "sidorares.github.io/node-mysql2/docs and github.com/mysqljs/mysql",
    symbols: { client: ["createPool", "createConnection", "Pool", "Connection", "PoolConnection"] },
  },
  {
    packages: ["slonik"],
    documentation: "github.com/gajus/slonik",
    symbols: { client: ["createPool", "DatabasePool", "DatabaseTransactionConnection", "CommonQueryMethods"] },
  },
  {
    packages: ["better-sqlite3"],
    documentation: "github.com/WiseLibs/better-sqlite3/docs/api",
    symbols: { client: ["default", "Database"] },
  },
  { packages: ["sqlite3"], documentation: "github.com/TryGhost/node-sqlite3/wiki/API", symbols: { client: ["Database"] } },
  { packages: ["mssql"], documentation: "tediousjs.github.io/node-mssql", symbols: { client: ["ConnectionPool", "connect"] } },
  {
    packages: ["cassandra-driver"],
    documentation: "docs.datastax.com: Node.js driver for Apache Cassandra",
    symbols: { client: ["Client"] },
  },
  {
    packages: ["@aws-sdk/client-dynamodb"],
    documentation: "docs.aws.amazon.com/AWSJavaScriptSDK/v3: client-dynamodb",
    symbols: { client: ["DynamoDBClient", "DynamoDB"] },
  },
  {
    packages: ["@aws-sdk/lib-dynamodb"],
    documentation: "docs.aws.amazon.com/AWSJavaScriptSDK/v3: lib-dynamodb",
    symbols: { client: ["DynamoDBDocumentClient", "DynamoDBDocument"] },
  },
  {
    packages: ["aws-sdk"],
    documentation: "docs.aws.amazon.com/AWSJavaScriptSDK/latest: DynamoDB, DynamoDB.DocumentClient",
    symbols: { client: ["DynamoDB", "DynamoDB.DocumentClient", "DocumentClient"] },
  },
  {
    packages: ["@google-cloud/firestore", "firebase-admin"],
    documentation: "cloud.google.com/nodejs/docs/reference/firestore",
    symbols: {
      client: ["Firestore", "firestore", "firestore.Firestore", "getFirestore", "Transaction", "WriteBatch"],
      "query-builder": ["Query", "CollectionReference", "DocumentReference"],
    },
  },
];

const KINDS = ["client", "repository", "query-builder", "model"] as const;

const BY_SYMBOL: ReadonlyMap<string, DataAccess> = new Map(
  LIBRARIES.flatMap(({ packages, symbols }) =>
    packages.flatMap((pkg) =>
      KINDS.flatMap((kind) => (symbols[kind] ?? []).map((member): [string, DataAccess] => [`${pkg}#${member}`, kind])),
    ),
  ),
);

/** How an export of a package gives access to a database, whether it is taken by name, from the default or from the namespace; null where it gives none. */
export function dataAccessOfSymbol(pkg: string, member: string): DataAccess | null {
  return BY_SYMBOL.get(`${pkg}#${member}`) ?? BY_SYMBOL.get(`${pkg}#${member.replace(/^(default|\*)\./, "")}`) ?? null;
}
