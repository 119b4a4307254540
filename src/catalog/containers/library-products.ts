import type { LibraryProduct } from "./container-library.js";

/**
 * What libraries bind in NestJS and TypeDI themselves, by the decorator that asks for it.
 * Read from docs.nestjs.com (database, mongo, sequelize, queues), mikro-orm.io/docs/usage-with-nestjs, and the packages' own documentation.
 */
export const LIBRARY_PRODUCTS: readonly LibraryProduct[] = [
  ofModel("@nestjs/typeorm", "Repository", "typeorm#Repository"),
  plain("@nestjs/typeorm", "DataSource", "typeorm#DataSource"),
  plain("@nestjs/typeorm", "EntityManager", "typeorm#EntityManager"),
  plain("@nestjs/typeorm", "Connection", "typeorm#DataSource"),
  ofModel("@nestjs/mongoose", "Model", "mongoose#Model"),
  plain("@nestjs/mongoose", "Connection", "mongoose#Connection"),
  ofModel("nestjs-typegoose", "Model", "mongoose#Model"),
  ofModel("@m8a/nestjs-typegoose", "Model", "mongoose#Model"),
  { decorator: "@nestjs/sequelize#InjectModel", token: "@nestjs/sequelize#getModelToken", gives: "itself" },
  plain("@nestjs/sequelize", "Connection", "sequelize#Sequelize"),
  ofModel("@mikro-orm/nestjs", "Repository", "@mikro-orm/core#EntityRepository"),
  plain("@mikro-orm/nestjs", "EntityManager", "@mikro-orm/core#EntityManager"),
  plain("@mikro-orm/nestjs", "MikroORM", "@mikro-orm/core#MikroORM"),
  ofModel("typeorm-typedi-extensions", "Repository", "typeorm#Repository"),
  plain("typeorm-typedi-extensions", "Manager", "typeorm#EntityManager"),
  plain("typeorm-typedi-extensions", "Connection", "typeorm#DataSource"),
  plain("nest-knexjs", "Connection", "knex#Knex"),
  plain("nest-knexjs", "Model", "knex#Knex"),
  plain("nestjs-knex", "Knex", "knex#Knex"),
  plain("nestjs-slonik", "Pool", "slonik#DatabasePool"),
  plain("nestjs-kysely", "Kysely", "kysely#Kysely"),
  plain("@nestjs/bull", "Queue", "bull#Queue"),
  plain("@nestjs/bullmq", "Queue", "bullmq#Queue"),
  plain("@nestjs/bullmq", "FlowProducer", "bullmq#FlowProducer"),
  plain("@nestjs-modules/ioredis", "Redis", "ioredis#Redis"),
  plain("@liaoliaots/nestjs-redis", "Redis", "ioredis#Redis"),
  plain("@songkeys/nestjs-redis", "Redis", "ioredis#Redis"),
  plain("nestjs-pino", "PinoLogger", "nestjs-pino#PinoLogger"),
];

/** Tokens of packages, and the type of what is bound to them. Read from docs.nestjs.com/techniques/caching and the packages' documentation. */
export const TOKEN_PRODUCTS: ReadonlyMap<string, string> = new Map([
  ["@nestjs/cache-manager#CACHE_MANAGER", "cache-manager#Cache"],
  ["@nestjs/common#CACHE_MANAGER", "cache-manager#Cache"],
  ["nest-winston#WINSTON_MODULE_PROVIDER", "winston#Logger"],
]);

function plain(library: string, name: string, gives: string): LibraryProduct {
  return { decorator: `${library}#Inject${name}`, token: `${library}#get${name}Token`, gives };
}

function ofModel(library: string, name: string, gives: string): LibraryProduct {
  return { ...plain(library, name, gives), of: true };
}
