import { expect, test } from "vitest";
import { LIBRARIES } from "../../src/catalog/libraries.js";
import { catalogLookup } from "../../src/catalog/lookup.js";
import { PUBLISHING_CLIENTS } from "../../src/catalog/messaging/publishing-clients.js";
import { CLASS_DECORATORS, METHOD_DECORATORS } from "../../src/catalog/symbol-roles.js";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS, type Operation, type OperationKind, type SymbolEntry } from "../../src/model/index.js";
import { factsOf } from "../link/program-of.js";

const KINDS: readonly OperationKind[] = ["message.publish", "event.publish", "remote.call", "cache.write", "database.write"];

/** What the calls of a text do: the kind, and the slots that are asked for. */
function done(text: string, ...slots: readonly string[]): readonly string[] {
  const program = link({ ...factsOf({ "src/orders.ts": text }), settings: DEFAULT_SETTINGS });
  return program.operations(...KINDS).map((each) => [each.kind, ...slots.map((slot) => shown(each, slot))].join(" "));
}

function shown(operation: Operation, name: string): string {
  const slot = operation.slot(name);
  if (slot.is !== "known") return slot.is === "absent" ? "-" : "?";
  return slot.value.is === "constant" ? String(slot.value.value) : slot.value.is === "product" ? slot.value.symbol : slot.value.is;
}

test("a client of AWS publishes what its command says, made on the spot or before, and nothing with other commands", () => {
  expect(
    done(
      `
      import { SNS, SNSClient, ListTopicsCommand, PublishCommand } from "@aws-sdk/client-sns";
      import { PutEventsCommand, EventBridgeClient } from "@aws-sdk/client-eventbridge";
      const sns = new SNSClient({});
      export async function place(bus: EventBridgeClient, topics: SNS) {
        await sns.send(new PublishCommand({ TopicArn: "orders", Message: "placed" }));
        const later = new PublishCommand({ TopicArn: "audit" });
        await sns.send(later);
        await sns.send(new ListTopicsCommand({}));
        await topics.publish({ TopicArn: "mails" });
        await bus.send(new PutEventsCommand({ Entries: [{ EventBusName: "shop", DetailType: "OrderPlaced" }] }));
      }
    `,
      "topic",
      "event",
    ),
  ).toEqual(["message.publish orders -", "message.publish audit -", "message.publish mails -", "message.publish shop OrderPlaced"]);
});

test("version 2 of AWS publishes by the promise of a request or by a callback, not by making the request", () => {
  expect(
    done(
      `
      import AWS from "aws-sdk";
      import SQS from "aws-sdk/clients/sqs";
      export async function place() {
        const sns = new AWS.SNS();
        await sns.publish({ TopicArn: "orders" }).promise();
        sns.publish({ TopicArn: "audit" }, () => {});
        const request = new SQS().sendMessage({ QueueUrl: "mails" });
        return request;
      }
    `,
      "topic",
    ),
  ).toEqual(["message.publish orders", "message.publish audit"]);
});

test("what is sent in a transaction of Kafka says so, and what a queue writes in the database's says which", () => {
  expect(
    done(
      `
      import { Kafka } from "kafkajs";
      import knex from "knex";
      import { PgBoss, fromKnex } from "pg-boss";
      const producer = new Kafka({ brokers: [] }).producer();
      const boss = new PgBoss("postgres://orders");
      export async function place(order: { id: string }) {
        await producer.send({ topic: "orders", messages: [{ key: order.id, value: "" }] });
        const transaction = await producer.transaction();
        await transaction.send({ topic: "orders", messages: [] });
        await knex({}).transaction(async (trx) => {
          await boss.send("mails", order, { db: fromKnex(trx) });
          await boss.send("mails", order);
        });
      }
    `,
      "handle",
      "brokerTransaction",
      "store",
    ),
  ).toEqual([
    "message.publish - - -",
    "message.publish kafkajs#Transaction true -",
    "message.publish knex#Transaction - database",
    "message.publish - - database",
  ]);
});

test("a NestJS client publishes what it emits, and sends what somebody subscribes to", () => {
  expect(
    done(
      `
      import { ClientKafka, ClientProxy } from "@nestjs/microservices";
      export class Orders {
        constructor(private readonly client: ClientProxy, private readonly kafka: ClientKafka) {}
        place(id: string) {
          this.client.emit("order.placed", { id });
          this.kafka.emit("orders", { key: id, value: "" });
          return this.client.send("stock.reserve", { id });
        }
      }
    `,
      "topic",
      "lazy",
    ),
  ).toEqual(["message.publish order.placed -", "message.publish orders -", "remote.call - true"]);
});

test("channels and streams of Redis carry messages, its lists only values", () => {
  const calls = (made: string): string => `
    ${made}
    export async function place() {
      await redis.publish("orders", "placed");
      await redis.xADD("orders:stream", "*", {});
      await redis.lPUSH("orders:list", "placed");
      await redis.multi().set("order", "1").publish("orders:multi", "placed").exec();
    }`;
  const expected = [
    "message.publish orders -",
    "message.publish orders:stream -",
    "cache.write - orders:list",
    "cache.write - order",
    "message.publish orders:multi -",
  ];
  const lower = calls('import Redis from "ioredis"; const redis = new Redis();').replace("xADD", "xadd").replace("lPUSH", "lpush");
  expect(done(lower, "topic", "key")).toEqual(expected);
  const camel = calls('import { createClient } from "redis"; const redis = createClient();')
    .replace("xADD", "xAdd")
    .replace("lPUSH", "lPush");
  expect(done(camel, "topic", "key")).toEqual(expected);
});

test("emitters and buses of the process publish events, an aggregate when it commits what it collected", () => {
  expect(
    done(
      `
      import { EventEmitter2 } from "@nestjs/event-emitter";
      import { AggregateRoot, EventBus } from "@nestjs/cqrs";
      import { EventEmitter } from "node:events";
      class OrderPlaced {}
      class Order extends AggregateRoot { place() { this.apply(new OrderPlaced()); } }
      class OwnBus extends EventEmitter {}
      export async function place(bus: EventBus, emitter: EventEmitter2) {
        const order = new Order();
        order.commit();
        bus.publish(new OrderPlaced());
        await emitter.emitAsync("order.placed", order);
        new OwnBus().emit("order.placed", order);
      }
    `,
      "event",
      "collected",
    ),
  ).toEqual(["event.publish - true", "event.publish instance -", "event.publish order.placed -", "event.publish order.placed -"]);
});

test("what an aggregate applied reaches its handlers when it commits, after its row was saved", () => {
  const program = link({
    ...factsOf({
      "src/orders.ts": `
        import { AggregateRoot, EventPublisher, EventsHandler } from "@nestjs/cqrs";
        import { ClientProxy } from "@nestjs/microservices";
        import { Repository } from "typeorm";
        class OrderPlaced {}
        class Order extends AggregateRoot { place() { this.apply(new OrderPlaced()); } }
        export async function placeOrder(publisher: EventPublisher, orders: Repository<Order>) {
          const order = publisher.mergeObjectContext(new Order());
          order.place();
          await orders.save(order);
          order.commit();
        }
        @EventsHandler(OrderPlaced)
        export class TellOthers {
          constructor(private readonly client: ClientProxy) {}
          handle(event: OrderPlaced) { this.client.emit("order.placed", event); }
        }
      `,
    }),
    settings: DEFAULT_SETTINGS,
  });
  const body = program.bodies("src/orders.ts").functions.findIndex(({ name }) => name === "placeOrder");
  expect(
    program
      .trace({ file: "src/orders.ts", function: body }, "database.write", "message.publish")
      .steps.map(({ operation }) => operation.symbol),
  ).toEqual(["typeorm#Repository.save", "@nestjs/microservices#ClientProxy.emit"]);
});

test("the function that a library stores its outbox by is a write in the client's transaction", () => {
  expect(
    done(
      `
      import { Pool, type PoolClient } from "pg";
      import { initializeMessageStorage } from "pg-transactional-outbox";
      const store = initializeMessageStorage({ outboxOrInbox: "outbox" }, {});
      const receive = initializeMessageStorage({ outboxOrInbox: "inbox" }, {});
      export async function place(client: PoolClient) {
        await store({ id: "1" }, client);
        await receive({ id: "1" }, client);
      }
    `,
      "model",
      "outbox",
      "handle",
    ),
  ).toEqual(["database.write outbox true pg#PoolClient", "database.write inbox - pg#PoolClient"]);
});

test("a function that a library gave is known where another file calls it by another name", () => {
  const program = link({
    ...factsOf({
      "src/store.ts": `
        import postgres from "postgres";
        import { initializeMessageStorage } from "pg-transactional-outbox";
        export const query = postgres("postgres://orders");
        export const remember = initializeMessageStorage({ outboxOrInbox: "outbox" }, {});
      `,
      "src/orders.ts": `
        import { query, remember } from "./store";
        export async function place() {
          await query\`insert into orders values (1)\`;
          await remember({ id: "1" }, query);
        }
      `,
    }),
    settings: DEFAULT_SETTINGS,
  });
  expect(program.operations("database.write").map(({ symbol }) => symbol)).toEqual([
    "postgres#Sql",
    "pg-transactional-outbox#MessageStorage",
  ]);
});

test("only queues in the service's own database say that they are", () => {
  const messages = LIBRARIES.flatMap(({ library, symbols }) => symbols.map((entry) => ({ library, entry }))).filter(
    ({ entry }) => entry.operation === "message.publish" || entry.operation === "message.consume",
  );
  const inDatabase = new Set(messages.filter(({ entry }) => entry.slots?.["store"] !== undefined).map(({ library }) => library));
  expect([...inDatabase]).toEqual(["agenda", "graphile-worker", "pg-boss"]);
  expect(messages.filter(({ library, entry }) => inDatabase.has(library) && entry.slots?.["store"] === undefined)).toEqual([]);
});

test("every type that a client of messages gives has members", () => {
  const all = LIBRARIES.flatMap((library) => library.symbols.flatMap(({ symbol }) => symbol));
  const parents = new Map(LIBRARIES.flatMap((library) => Object.entries(library.extends ?? {})));
  const has = (type: string | undefined): boolean =>
    type !== undefined && (all.some((symbol) => symbol === type || symbol.startsWith(`${type}.`)) || has(parents.get(type)));
  const given = LIBRARIES.filter((library) => library.symbols.some((entry) => /^(message|event)\./.test(entry.operation ?? ""))).flatMap(
    ({ symbols, properties }) => [
      ...symbols.flatMap(({ returns }) => (returns !== undefined && "type" in returns ? [returns.type] : [])),
      ...Object.values(properties ?? {}),
    ],
  );
  expect([...new Set(given)].filter((type) => !has(type))).toEqual([]);
});

test("whoever publishes says what or whereto", () => {
  const silent = LIBRARIES.flatMap((library) => library.symbols).filter(
    (entry) => entry.operation === "message.publish" && entry.slots?.["topic"] === undefined && entry.slots?.["message"] === undefined,
  );
  expect(silent).toEqual([]);
});

test("every decorator that makes a consumer or a handler says which method is called", () => {
  const roles = ["consumer", "event-handler", "command-handler", "query-handler"];
  const decorators = [...CLASS_DECORATORS, ...METHOD_DECORATORS].filter(({ role }) => roles.includes(role)).map(({ symbol }) => symbol);
  expect(decorators.length).toBeGreaterThan(8);
  const silent = decorators.filter(
    (symbol) =>
      !catalogLookup()
        .entries(symbol)
        .some(({ entry }) => callsItsMethod(entry)),
  );
  // Its methods have decorators of their own.
  expect(silent).toEqual(["@nestjs/bull#Processor"]);
});

function callsItsMethod({ callbacks }: SymbolEntry): boolean {
  return callbacks?.some(({ argument }) => typeof argument === "string" && argument.startsWith("@")) === true;
}

test("a publishing client is known by every name of its type, and by what it inherits", () => {
  const methods = (symbol: string): readonly string[] => [...(PUBLISHING_CLIENTS.get(symbol) ?? [])];
  expect(methods("@nestjs/microservices#ClientRMQ")).toEqual(["emit"]);
  expect(methods("@nestjs/event-emitter#EventEmitter2")).toEqual(["emit", "emitAsync"]);
  expect(methods("bull#default")).toEqual(["add", "addBulk"]);
  expect(methods("pg-boss#default")).toContain("send");
  expect(methods("amqplib/callback_api#ConfirmChannel")).toEqual(["publish", "sendToQueue"]);
  expect(methods("@aws-sdk/client-sns#SNSClient")).toEqual([]);
});
