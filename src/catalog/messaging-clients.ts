import { LIBRARIES } from "./libraries.js";

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

/** The publishing methods of a client's class, by its symbol: those above, and what the libraries' own entries say. */
export const PUBLISHING_CLIENTS: ReadonlyMap<string, ReadonlySet<string>> = publishingClients();

function publishingClients(): ReadonlyMap<string, ReadonlySet<string>> {
  const methods = new Map<string, Set<string>>();
  const add = (type: string, method: string): void => {
    methods.set(type, (methods.get(type) ?? new Set()).add(method));
  };
  for (const client of CLIENTS) for (const symbol of client.symbols) for (const method of client.methods) add(symbol, method);
  for (const { symbol, operation } of LIBRARIES.flatMap((library) => library.symbols)) {
    if (operation !== "message.publish" && operation !== "event.publish") continue;
    for (const each of typeof symbol === "string" ? [symbol] : symbol) {
      const dot = each.lastIndexOf(".");
      if (dot > each.indexOf("#")) add(each.slice(0, dot), each.slice(dot + 1));
    }
  }
  return methods;
}
