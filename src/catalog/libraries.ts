import type { LibraryEntry } from "../model/index.js";
import { CONTAINER_LOOKUPS } from "./containers/lookups.js";
import { BETTER_SQLITE3 } from "./databases/better-sqlite3.js";
import { CACHE_MANAGER, KEYV } from "./databases/caches.js";
import { CASSANDRA } from "./databases/cassandra.js";
import { DRIZZLE } from "./databases/drizzle.js";
import { DYNAMODB } from "./databases/dynamodb.js";
import { ELASTICSEARCH, NESTJS_ELASTICSEARCH, OPENSEARCH } from "./databases/elasticsearch.js";
import { FIRESTORE } from "./databases/firestore.js";
import { KNEX_LIBRARY } from "./databases/knex.js";
import { KYSELY } from "./databases/kysely.js";
import { MIKRO_ORM } from "./databases/mikro-orm.js";
import { MONGODB } from "./databases/mongodb.js";
import { MONGOOSE } from "./databases/mongoose.js";
import { MSSQL } from "./databases/mssql.js";
import { MYSQL, MYSQL2 } from "./databases/mysql.js";
import { NESTJS_CLS_TRANSACTIONAL } from "./databases/nestjs-cls-transactional.js";
import { OBJECTION } from "./databases/objection.js";
import { PG_PROMISE } from "./databases/pg-promise.js";
import { NEON, PG, POSTGRES_JS } from "./databases/pg.js";
import { PRISMA } from "./databases/prisma.js";
import { SEQUELIZE_LIBRARY } from "./databases/sequelize.js";
import { SLONIK } from "./databases/slonik.js";
import { LIBSQL, SQLITE, SQLITE3 } from "./databases/sqlite.js";
import { SUPABASE } from "./databases/supabase.js";
import { TYPEGOOSE } from "./databases/typegoose.js";
import { TYPEORM_TRANSACTIONAL, TYPEORM_TRANSACTIONAL_CLS_HOOKED } from "./databases/typeorm-transactional.js";
import { TYPEORM } from "./databases/typeorm.js";
import { COOKIE } from "./http/cookie.js";
import { COOKIES } from "./http/cookies.js";
import { EXPRESS } from "./http/express.js";
import { FASTIFY } from "./http/fastify.js";
import { HAPI } from "./http/hapi.js";
import { HONO } from "./http/hono.js";
import { KOA } from "./http/koa.js";
import { NESTJS } from "./http/nestjs.js";
import { NEXT } from "./http/next.js";
import { NODE_HTTP } from "./http/node-http.js";
import { COOKIE_SESSION, EXPRESS_SESSION, IRON_SESSION, KOA_SESSION } from "./http/sessions.js";
import { LANGUAGE_LIBRARIES } from "./language/language-libraries.js";
import { LOGGING_LIBRARIES } from "./logging/logging-libraries.js";
import { MAIL_LIBRARIES } from "./mail/mail-libraries.js";
import { AGENDA_LIBRARY } from "./messaging/agenda.js";
import { AMQPLIB, AMQP_CONNECTION_MANAGER } from "./messaging/amqplib.js";
import { AWS_MESSAGING } from "./messaging/aws.js";
import { AZURE_EVENT_GRID, AZURE_EVENT_HUBS, AZURE_SERVICE_BUS, AZURE_STORAGE_QUEUE } from "./messaging/azure.js";
import { BULL, NESTJS_BULL } from "./messaging/bull.js";
import { BULLMQ, NESTJS_BULLMQ } from "./messaging/bullmq.js";
import { CONFLUENT_KAFKA } from "./messaging/confluent-kafka.js";
import { EVENTEMITTER2, NESTJS_EVENT_EMITTER } from "./messaging/eventemitter2.js";
import { GOOGLE_PUBSUB } from "./messaging/google-pubsub.js";
import { GRAPHILE_WORKER } from "./messaging/graphile-worker.js";
import { IOREDIS } from "./messaging/ioredis.js";
import { KAFKA_NODE } from "./messaging/kafka-node.js";
import { KAFKAJS } from "./messaging/kafkajs.js";
import { MQTT } from "./messaging/mqtt.js";
import { NATS, NATS_IO, NATS_STREAMING } from "./messaging/nats.js";
import { NESTJS_CQRS } from "./messaging/nestjs-cqrs.js";
import { NESTJS_MICROSERVICES } from "./messaging/nestjs-microservices.js";
import { NODE_EVENTS } from "./messaging/node-events.js";
import { NODE_RDKAFKA } from "./messaging/node-rdkafka.js";
import { FULLSTACKHOUSE_OUTBOX, MOSAIC_OUTBOX, NESTARC_OUTBOX, PG_TRANSACTIONAL_OUTBOX } from "./messaging/outboxes.js";
import { PG_BOSS } from "./messaging/pg-boss.js";
import { PULSAR } from "./messaging/pulsar-client.js";
import { GOLEVELUP_RABBITMQ, NESTJS_RMQ, RASCAL } from "./messaging/rabbitmq-modules.js";
import { BEE_QUEUE, RSMQ, RSMQ_WORKER } from "./messaging/redis-queues.js";
import { REDIS } from "./messaging/redis.js";
import { EMITTERY, EVENTEMITTER3, GRAPHQL_SUBSCRIPTIONS, MITT, NANOEVENTS } from "./messaging/small-emitters.js";
import { NESTJS_SQS, SQS_CONSUMER, SQS_PRODUCER } from "./messaging/sqs-clients.js";
import { PAYMENT_LIBRARIES } from "./payment/payment-libraries.js";
import { REMOTE_LIBRARIES } from "./remote/remote-libraries.js";
import { STORE_LIBRARIES } from "./stores/store-libraries.js";
import { FASTIFY_JWT, FAST_JWT } from "./tokens/fast-jwt.js";
import { JOSE } from "./tokens/jose.js";
import { JSONWEBTOKEN } from "./tokens/jsonwebtoken.js";
import { EXPRESS_JWT, KOA_JWT } from "./tokens/middleware.js";
import { NESTJS_JWT } from "./tokens/nestjs-jwt.js";
import { PASSPORT_JWT } from "./tokens/passport-jwt.js";
import { JWT_DECODE, JWT_SIMPLE, NJWT } from "./tokens/small-libraries.js";

/** Every library that the catalog knows. */
export const LIBRARIES: readonly LibraryEntry[] = [
  ...LANGUAGE_LIBRARIES,
  BETTER_SQLITE3,
  CACHE_MANAGER,
  KEYV,
  CASSANDRA,
  DRIZZLE,
  DYNAMODB,
  ELASTICSEARCH,
  NESTJS_ELASTICSEARCH,
  OPENSEARCH,
  FIRESTORE,
  KNEX_LIBRARY,
  KYSELY,
  MIKRO_ORM,
  MONGODB,
  MONGOOSE,
  MSSQL,
  MYSQL,
  MYSQL2,
  NESTJS_CLS_TRANSACTIONAL,
  OBJECTION,
  PG_PROMISE,
  NEON,
  PG,
  POSTGRES_JS,
  PRISMA,
  SEQUELIZE_LIBRARY,
  SLONIK,
  LIBSQL,
  SQLITE,
  SQLITE3,
  SUPABASE,
  TYPEGOOSE,
  TYPEORM_TRANSACTIONAL,
  TYPEORM_TRANSACTIONAL_CLS_HOOKED,
  TYPEORM,
  COOKIE,
  COOKIES,
  EXPRESS,
  FASTIFY,
  HAPI,
  HONO,
  KOA,
  NESTJS,
  NEXT,
  NODE_HTTP,
  COOKIE_SESSION,
  EXPRESS_SESSION,
  IRON_SESSION,
  KOA_SESSION,
  AGENDA_LIBRARY,
  AMQP_CONNECTION_MANAGER,
  AMQPLIB,
  ...AWS_MESSAGING,
  AZURE_EVENT_GRID,
  AZURE_EVENT_HUBS,
  AZURE_SERVICE_BUS,
  AZURE_STORAGE_QUEUE,
  BULL,
  NESTJS_BULL,
  BULLMQ,
  NESTJS_BULLMQ,
  CONFLUENT_KAFKA,
  EVENTEMITTER2,
  NESTJS_EVENT_EMITTER,
  GOOGLE_PUBSUB,
  GRAPHILE_WORKER,
  IOREDIS,
  KAFKA_NODE,
  KAFKAJS,
  MQTT,
  NATS,
  NATS_IO,
  NATS_STREAMING,
  NESTJS_CQRS,
  NESTJS_MICROSERVICES,
  NODE_EVENTS,
  NODE_RDKAFKA,
  FULLSTACKHOUSE_OUTBOX,
  MOSAIC_OUTBOX,
  NESTARC_OUTBOX,
  PG_TRANSACTIONAL_OUTBOX,
  PG_BOSS,
  PULSAR,
  GOLEVELUP_RABBITMQ,
  NESTJS_RMQ,
  RASCAL,
  BEE_QUEUE,
  RSMQ,
  RSMQ_WORKER,
  REDIS,
  EMITTERY,
  EVENTEMITTER3,
  GRAPHQL_SUBSCRIPTIONS,
  MITT,
  NANOEVENTS,
  NESTJS_SQS,
  SQS_CONSUMER,
  SQS_PRODUCER,
  FASTIFY_JWT,
  FAST_JWT,
  JOSE,
  JSONWEBTOKEN,
  EXPRESS_JWT,
  KOA_JWT,
  NESTJS_JWT,
  PASSPORT_JWT,
  JWT_DECODE,
  JWT_SIMPLE,
  NJWT,
  ...REMOTE_LIBRARIES,
  ...MAIL_LIBRARIES,
  ...PAYMENT_LIBRARIES,
  ...STORE_LIBRARIES,
  ...LOGGING_LIBRARIES,
  ...CONTAINER_LOOKUPS,
];
