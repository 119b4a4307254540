import type { Program } from "../model/index.js";
import type { FoundFramework } from "./detected.js";

/** What people call the packages by whose presence a backend is described; a name that ends with `/` is a scope. */
const NAMES: readonly (readonly [string, readonly string[]])[] = [
  ["NestJS", ["@nestjs/core", "@nestjs/common"]],
  ["Express", ["express"]],
  ["Fastify", ["fastify"]],
  ["Koa", ["koa"]],
  ["Hapi", ["@hapi/hapi"]],
  ["Hono", ["hono"]],
  ["Next.js", ["next"]],
  ["tRPC", ["@trpc/server"]],
  ["GraphQL", ["graphql", "@nestjs/graphql", "@apollo/server", "apollo-server", "type-graphql"]],
  ["gRPC", ["@grpc/grpc-js"]],
  ["NestJS CQRS", ["@nestjs/cqrs"]],
  ["NestJS microservices", ["@nestjs/microservices"]],
  ["TypeORM", ["typeorm", "@nestjs/typeorm"]],
  ["Prisma", ["@prisma/client", "prisma"]],
  ["MikroORM", ["@mikro-orm/"]],
  ["Sequelize", ["sequelize", "sequelize-typescript"]],
  ["Mongoose", ["mongoose", "@nestjs/mongoose"]],
  ["Drizzle", ["drizzle-orm"]],
  ["Knex", ["knex"]],
  ["Kysely", ["kysely"]],
  ["MongoDB", ["mongodb"]],
  ["PostgreSQL", ["pg", "postgres", "slonik"]],
  ["Redis", ["redis", "ioredis"]],
  ["Kafka", ["kafkajs", "@confluentinc/kafka-javascript"]],
  ["RabbitMQ", ["amqplib", "amqp-connection-manager", "@golevelup/nestjs-rabbitmq"]],
  ["BullMQ", ["bullmq", "@nestjs/bullmq", "bull", "@nestjs/bull"]],
  ["NATS", ["nats"]],
  ["Temporal", ["@temporalio/"]],
  ["EventEmitter", ["@nestjs/event-emitter", "eventemitter2"]],
];

/** The frameworks of the judged sources, those that most files import first; then those that only a package.json names. */
export function frameworks(program: Program): readonly FoundFramework[] {
  const importers = new Map<string, number>();
  for (const { path, subject } of program.modules) {
    if (subject !== "source") continue;
    const packages = program.importsOf(path).flatMap(({ direct }) => (direct.is === "package" ? [direct.name] : []));
    for (const name of new Set(packages.flatMap(frameworkOf))) importers.set(name, (importers.get(name) ?? 0) + 1);
  }
  const declared = program.packages.flatMap(({ dependencies }) => Object.keys(dependencies)).flatMap(frameworkOf);
  return NAMES.map(([name]) => name)
    .filter((name) => importers.has(name) || declared.includes(name))
    .map((name) => ({ name, files: importers.get(name) ?? 0 }))
    .sort((a, b) => b.files - a.files);
}

function frameworkOf(dependency: string): readonly string[] {
  return NAMES.filter(([, packages]) =>
    packages.some((each) => (each.endsWith("/") ? dependency.startsWith(each) : dependency === each)),
  ).map(([name]) => name);
}
