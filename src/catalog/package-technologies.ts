/** What a package is for, as far as the detection of layers asks. */
export type Technology = "http-server" | "api-documentation" | "persistence" | "broker" | "container";

const PACKAGES: Readonly<Record<Technology, readonly string[]>> = {
  "http-server": [
    "express",
    "express-promise-router",
    "fastify",
    "koa",
    "@koa/router",
    "koa-router",
    "@hapi/hapi",
    "hono",
    "restify",
    "polka",
    "routing-controllers",
    "apollo-server",
    "apollo-server-express",
    "@apollo/server",
    "graphql-yoga",
    "next",
    "http",
    "http-status",
    "socket.io",
    "express-rate-limit",
    "express-session",
    "cookie-parser",
    "helmet",
    "cors",
  ],
  "api-documentation": ["@nestjs/swagger", "@nestjs/graphql", "type-graphql", "tsoa", "@fastify/swagger", "nestjs-zod"],
  persistence: [
    "typeorm",
    "@nestjs/typeorm",
    "@mikro-orm/core",
    "@mikro-orm/nestjs",
    "mongoose",
    "@nestjs/mongoose",
    "mongodb",
    "sequelize",
    "sequelize-typescript",
    "@prisma/client",
    "drizzle-orm",
    "knex",
    "kysely",
    "pg",
    "mysql",
    "mysql2",
    "slonik",
    "nestjs-slonik",
    "better-sqlite3",
    "ioredis",
    "redis",
    "@elastic/elasticsearch",
    "objection",
    "@typegoose/typegoose",
    "cassandra-driver",
    "@aws-sdk/client-dynamodb",
    "@aws-sdk/lib-dynamodb",
  ],
  broker: [
    "kafkajs",
    "amqplib",
    "amqp-connection-manager",
    "bullmq",
    "bull",
    "nats",
    "pg-boss",
    "@aws-sdk/client-sqs",
    "@aws-sdk/client-sns",
    "@google-cloud/pubsub",
    "@azure/service-bus",
  ],
  container: ["awilix", "inversify", "tsyringe", "typedi", "ioctopus", "@evyweb/ioctopus", "node-dependency-injection", "bottlejs"],
};

/** Exports that start an application: who imports them is its composition root. Read from docs.nestjs.com/first-steps. */
export const START_SYMBOLS: ReadonlySet<string> = new Set([
  "@nestjs/core#NestFactory",
  "nest-commander#CommandFactory",
  "nestjs-console#BootstrapConsole",
]);

const BY_PACKAGE: ReadonlyMap<string, readonly Technology[]> = index();

/** What an outside package is for; empty where the catalog doesn't know it. */
export function technologiesOf(pkg: string): readonly Technology[] {
  return BY_PACKAGE.get(pkg) ?? [];
}

function index(): ReadonlyMap<string, readonly Technology[]> {
  const byPackage = new Map<string, Technology[]>();
  for (const technology of ["http-server", "api-documentation", "persistence", "broker", "container"] as const) {
    for (const pkg of PACKAGES[technology]) byPackage.set(pkg, [...(byPackage.get(pkg) ?? []), technology]);
  }
  return byPackage;
}
