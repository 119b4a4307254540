/** A class of a package whose objects hand messages to a broker or bus, and the methods that do. */
interface PublishingClient {
  readonly symbols: readonly string[];
  readonly methods: readonly string[];
}

/**
 * Read from docs.nestjs.com/microservices and /techniques/queues and /techniques/events, kafka.js.org, amqp-node.github.io,
 * docs.bullmq.io, github.com/timgit/pg-boss, nats-io.github.io/nats.js, github.com/golevelup/nestjs (rabbitmq),
 * cloud.google.com/nodejs/docs/reference/pubsub, learn.microsoft.com/javascript/api/@azure/service-bus.
 * AWS clients send any command by one method, so their type says nothing.
 */
const CLIENTS: readonly PublishingClient[] = [
  {
    symbols: ["ClientProxy", "ClientKafka", "ClientKafkaProxy", "ClientRMQ", "ClientNats", "ClientRedis", "ClientMqtt"].map(
      (name) => `@nestjs/microservices#${name}`,
    ),
    methods: ["emit"],
  },
  {
    symbols: ["@nestjs/event-emitter#EventEmitter2", "eventemitter2#EventEmitter2", "eventemitter2#default"],
    methods: ["emit", "emitAsync"],
  },
  { symbols: ["@nestjs/cqrs#EventBus"], methods: ["publish", "publishAll"] },
  { symbols: ["kafkajs#Producer"], methods: ["send", "sendBatch"] },
  {
    symbols: ["amqplib#Channel", "amqplib#ConfirmChannel", "amqplib/callback_api#Channel", "amqp-connection-manager#ChannelWrapper"],
    methods: ["publish", "sendToQueue"],
  },
  { symbols: ["@golevelup/nestjs-rabbitmq#AmqpConnection"], methods: ["publish"] },
  { symbols: ["bullmq#Queue", "bull#Queue", "bull#default"], methods: ["add", "addBulk"] },
  { symbols: ["pg-boss#default", "pg-boss#PgBoss"], methods: ["send", "publish", "insert"] },
  { symbols: ["nats#NatsConnection", "nats#JetStreamClient", "@nats-io/nats-core#NatsConnection"], methods: ["publish"] },
  { symbols: ["@google-cloud/pubsub#Topic"], methods: ["publishMessage", "publish", "publishJSON"] },
  { symbols: ["@azure/service-bus#ServiceBusSender"], methods: ["sendMessages", "scheduleMessages"] },
];

/** The publishing methods of a client's class, by its symbol. */
export const PUBLISHING_CLIENTS: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  CLIENTS.flatMap(({ symbols, methods }) => symbols.map((symbol): [string, ReadonlySet<string>] => [symbol, new Set(methods)])),
);
