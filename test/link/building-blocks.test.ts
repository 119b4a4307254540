import { describe, expect, test } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS } from "../../src/model/index.js";
import { manifest } from "./hand-made.js";
import { factsOf, type Texts } from "./program-of.js";

function elementsIn(texts: Texts, dependencies: readonly string[] = []): readonly string[] {
  const program = link({ ...factsOf(texts, { packages: [manifest("", dependencies)] }), settings: DEFAULT_SETTINGS });
  return program.elements().map((element) => `${element.role} ${element.name}`);
}

function whyOf(texts: Texts, name: string): string | undefined {
  const program = link({ ...factsOf(texts), settings: DEFAULT_SETTINGS });
  return program.elements().find((element) => element.name === name)?.reasons[0]?.text;
}

describe("a repository", () => {
  test("named so keeps objects: one that only reports is none", () => {
    expect(
      elementsIn({
        "src/orders/orders.repository.ts": `
          export class OrdersRepository { async findById(id: string) {} async save(order: object) {} }
          export class InvoiceRepository { async findById(id: string) {} }
          export class SalesReportRepository { async summariseByMonth() {} async findTopSellers() {} }
          export class LocksRepository { async simulateDeadlock() {} private async findById(id: string) {} }
        `,
      }),
    ).toEqual(["repository OrdersRepository", "repository InvoiceRepository"]);
  });

  test("is of particular things: generic and abstract ones are bases, and doubles stand in", () => {
    expect(
      elementsIn({
        "src/shared/repository.ts": `
          export interface ReadRepository<T> { findById(id: string): Promise<T> }
          export abstract class PrismaRepository { constructor(protected readonly prisma: object) {} protected isUnique() { return true; } }
          export class InMemoryRepository<T> implements ReadRepository<T> { async findById(id: string): Promise<T> { throw 0; } }
        `,
        "src/orders/orders.ts": `
          import { PrismaRepository, InMemoryRepository } from "../shared/repository";
          export class FakeOrderRepository { async save(order: object) {} }
          export class PrismaOrders extends PrismaRepository {}
          export class InMemoryOrders extends InMemoryRepository<{ id: string }> {}
        `,
      }),
    ).toEqual(["repository PrismaOrders", "repository InMemoryOrders"]);
  });

  test("has a contract of operations: an interface of fields with that name is data", () => {
    expect(
      elementsIn({
        "src/git.ts": `
          export interface GithubRepository { id: number; fullName: string }
          export type AnyRepository = GithubRepository | null;
          export class HostedRepository implements GithubRepository { id = 1; fullName = ""; }
        `,
        "src/orders.ts": `
          import { Repository } from "./ddd";
          export type OrderRepository = Repository<object> & { findById(id: string): Promise<object> };
          export type InvoiceWriteRepoPort = Repository.WritePort<object, string>;
          export abstract class PaymentRepository { getById!: (id: string) => Promise<object>; save!: (payment: object) => Promise<void>; }
        `,
      }),
    ).toEqual(["repository-port OrderRepository", "repository-port InvoiceWriteRepoPort", "repository-port PaymentRepository"]);
  });

  test("makes a contract of the collection that it implements, whatever its name", () => {
    expect(
      elementsIn({
        "src/orders/domain/Orders.ts": `
          export interface Orders { ofId(id: string): Promise<object>; save(order: object): Promise<void> }
          export interface Clock { now(): Date }
        `,
        "src/orders/infrastructure/OrderDatabaseRepository.ts": `
          import { Orders, Clock } from "../domain/Orders";
          export class OrderDatabaseRepository implements Orders, Clock {
            async ofId(id: string) { return {}; } async save(order: object) {} now() { return new Date(); }
          }
        `,
      }),
    ).toEqual(["repository-port Orders", "repository OrderDatabaseRepository"]);
  });

  test("can be an object or made by a function that promises the contract", () => {
    expect(
      elementsIn({
        "src/order-repository.ts": "export interface OrderRepository { save(order: object): Promise<void> }\n",
        "src/sql.ts": `
          import { OrderRepository } from "./order-repository";
          export const orders: OrderRepository = { async save() {} };
          export const makeSqlOrders = (sql: object): OrderRepository => ({ async save() {} });
          export function getOrders(container: { orders: OrderRepository }): OrderRepository { return container.orders; }
        `,
      }),
    ).toEqual(["repository-port OrderRepository", "repository orders", "repository makeSqlOrders"]);
  });
});

const ORDER_PORT = `
import { Order, OrderView } from "../domain/order";
export interface OrderRepository {
  find(id: string): Promise<Order | undefined>;
  views(): Promise<OrderView[]>;
  save(order: Order): Promise<void>;
}
`;

describe("what a repository keeps", () => {
  test("is an entity of the domain where it has an identity; shapes beside it are none", () => {
    expect(
      elementsIn({
        "src/orders/domain/order.ts": `
          export type Order = { id: string; lines: readonly Line[] };
          export type Line = { sku: string };
          export type OrderView = { id: string };
        `,
        "src/orders/application/order-repository.ts": ORDER_PORT,
      }),
    ).toEqual(["repository-port OrderRepository", "entity Order"]);
  });

  test("has its identity in the schema that it is inferred from, in the entities of a clean architecture", () => {
    const texts = {
      "src/entities/models/todo.ts": `
        import { z } from "zod";
        export const todoSchema = z.object({ id: z.number(), text: z.string().min(1) }).strict();
        export type Todo = z.infer<typeof todoSchema>;
        export const draftSchema = todoSchema.pick({ text: true });
        export type Draft = z.infer<typeof draftSchema>;
      `,
      "src/application/todos.repository.interface.ts": `
        import type { Todo, Draft } from "../entities/models/todo";
        export interface ITodosRepository { create(todo: Draft): Promise<Todo>; drafts(): Promise<Draft[]> }
      `,
    };
    expect(elementsIn(texts)).toEqual(["repository-port ITodosRepository", "entity Todo"]);
    expect(whyOf(texts, "Todo")).toBe("stands in the domain with an identity, and ITodosRepository keeps it");
  });

  test("is an aggregate where functions of its module make its next version", () => {
    const texts = {
      "src/orders/domain/order.ts": `
        export type Order = Readonly<{ id: string; paid: boolean }>;
        export type OrderView = { id: string };
        export const pay = (order: Order): Order => ({ ...order, paid: true });
      `,
      "src/orders/application/order-repository.ts": ORDER_PORT,
    };
    expect(elementsIn(texts)).toContain("aggregate Order");
    expect(whyOf(texts, "Order")).toBe("OrderRepository keeps it, and pay() changes it");
  });

  test("is an aggregate where a class changes itself, and an entity where it only carries data", () => {
    const port = (name: string): string =>
      `import { ${name} } from "../domain/${name.toLowerCase()}";\nexport interface ${name}Repository { find(id: string): Promise<${name} | null> }\n`;
    expect(
      elementsIn({
        "src/sales/domain/order.ts": "export class Order { id = ''; private paid = false; pay() { this.paid = true; } }\n",
        "src/sales/domain/role.ts": "export class Role { id = ''; name = ''; toJson() { return {}; } }\n",
        "src/sales/application/order-repository.ts": port("Order"),
        "src/sales/application/role-repository.ts": port("Role"),
      }),
    ).toEqual(["repository-port OrderRepository", "repository-port RoleRepository", "aggregate Order", "entity Role"]);
  });

  test("keeps the word of its base class: an entity with a repository stays one", () => {
    expect(
      elementsIn({
        "src/forum/domain/comment.ts": `
          export abstract class Entity<T> { constructor(readonly id: string, protected props: T) {} }
          export class Comment extends Entity<{ text: string }> { edit(text: string) { this.props.text = text; } }
        `,
        "src/forum/repos/commentRepo.ts": `
          import { Comment } from "../domain/comment";
          export interface ICommentRepo { byId(id: string): Promise<Comment> }
        `,
      }),
    ).toContain("entity Comment");
  });

  test("stands for its namespace, and is made of what the domain calls an aggregate root", () => {
    expect(
      elementsIn({
        "src/ddd.ts": "export type AggregateRoot<Id> = { id: Id };\n",
        "src/article/domain/article.ts": `
          import { AggregateRoot } from "../../ddd";
          namespace Article {
            type Article = AggregateRoot<string> & Readonly<{ title: string }>;
            export type Type = Article;
          }
          export { Article };
        `,
      }),
    ).toEqual(["aggregate Article"]);
  });

  test("is not another name of it", () => {
    expect(
      elementsIn({
        "src/orders/domain/customer.ts": `
          export abstract class AggregateRoot<T> { constructor(readonly id: string, protected props: T) {} }
          export class Customer extends AggregateRoot<{ name: string }> {}
          export type Buyer = Customer;
        `,
        "src/orders/application/buyers.ts": `
          import { Buyer } from "../domain/customer";
          export interface BuyerRepository { find(id: string): Promise<Buyer> }
        `,
      }),
    ).toEqual(["repository-port BuyerRepository", "aggregate Customer"]);
  });

  test("is no row of a flat service", () => {
    expect(
      elementsIn({
        "src/orders/order-row.ts": "export type OrderRecord = { id: string };\nexport interface Order { id: string }\n",
        "src/orders/orders.repository.ts": `
          import { Order } from "./order-row";
          export class OrdersRepository { async findById(id: string): Promise<Order> { throw 0; } }
        `,
      }),
    ).toEqual(["repository OrdersRepository"]);
  });
});

describe("a mapped class", () => {
  const MAPPED = `
    import { Entity, PrimaryKey, Embeddable } from "@mikro-orm/core";
    @Entity() export class Couch { @PrimaryKey() id!: string; }
    @Entity() export class CouchOrmEntity { @PrimaryKey() id!: string; }
    @Embeddable() export class Address { street!: string; }
  `;

  test("is the model itself where it stands in the domain", () => {
    expect(elementsIn({ "src/modules/couch/src/core/entities/couch.ts": MAPPED })).toEqual([
      "entity Couch",
      "persistence-model CouchOrmEntity",
      "value-object Address",
    ]);
  });

  test.each(["src/couch/infrastructure/domain/couch.ts", "src/couch/domain/persistence/couch.ts", "packages/core/src/entity/couch.ts"])(
    "is a row in %s",
    (path) => {
      expect(elementsIn({ [path]: MAPPED })).toEqual([
        "persistence-model Couch",
        "persistence-model CouchOrmEntity",
        "persistence-model Address",
      ]);
    },
  );

  test("is seen through the house's own decorator, and an aggregate root stays one", () => {
    expect(
      elementsIn({
        "src/orm.ts": `
          import { Entity as Mapped } from "typeorm";
          export function HouseEntity(name: string): ClassDecorator { return (target) => { Mapped(name)(target); }; }
          export function Plain(name: string): ClassDecorator { return () => {}; }
        `,
        "src/orders.ts": `
          import { AggregateRoot } from "@nestjs/cqrs";
          import { HouseEntity, Plain } from "./orm";
          export class BaseEntity { id = 1; }
          @HouseEntity("lines") export class Line extends BaseEntity {}
          @HouseEntity("orders") export class Order extends AggregateRoot {}
          @Plain("x") export class Thing {}
        `,
      }),
    ).toEqual(["persistence-model Line", "aggregate Order"]);
  });
});

describe("values and events", () => {
  test("an identity is a value though it extends an entity, and checked types of their folder are values", () => {
    expect(
      elementsIn({
        "src/orders/domain/orderId.ts":
          "export class Entity { id = ''; }\nexport class OrderId extends Entity {}\nexport class ID { id = ''; }\n",
        "src/orders/domain/value-objects/email.ts": `
          import { String, Static } from "runtypes";
          export const Email = String.withConstraint((text) => text.includes("@"));
          export type Email = Static<typeof Email>;
          export type EmailProps = Static<typeof Email>;
        `,
      }),
    ).toEqual(["value-object OrderId", "value-object Email"]);
  });

  test("an abstract event is what events share, and what raises them is none", () => {
    expect(
      elementsIn({
        "src/orders/domain/events/order-events.ts": `
          export abstract class OrderEvent { constructor(readonly orderId: string) {} }
          export class OrderPaid extends OrderEvent { readonly at = 0; }
          export class OrderEventDispatcher { readonly queue = []; }
        `,
      }),
    ).toEqual(["domain-event OrderPaid"]);
  });
});

describe("use cases", () => {
  test("are classes of the application with one operation, plain nouns too; its helpers are none", () => {
    expect(
      elementsIn({
        "src/orders/application/OrderCreator.ts": `
          export class OrderCreator { async run(id: string) {} }
          export class OrderPlacer { async handle(command: PlaceOrderCommand) {} }
          export class OrderFinder { async execute(query: FindOrderQuery) {} }
          export class OrderFactory { run() {} }
          export class OrderService { create() {} cancel() {} }
        `,
        "src/orders/application/strategies/Discount.ts": "export class Discount { execute() {} }\n",
        "src/orders/infrastructure/usecase/Job.ts": "export class Job { run() {} }\n",
        "src/data/usecases/db-add-order.ts": "export class DbAddOrder { async add(order: object) {} }\n",
        "src/use-cases/cancel-order.js":
          "export default function makeCancelOrder({ orders }) { return async (id) => orders.remove(id); }\n",
      }),
    ).toEqual([
      "use-case DbAddOrder",
      "use-case OrderCreator",
      "command-handler OrderPlacer",
      "query-handler OrderFinder",
      "use-case makeCancelOrder",
    ]);
  });
});

describe("messaging", () => {
  test("publishers are named so and publish, implement a bus, or do nothing but hand messages to a client", () => {
    expect(
      elementsIn({
        "src/bus.ts": `
          import { ClientKafka } from "@nestjs/microservices";
          import { EventBus } from "./event-bus";
          import { Orders } from "./orders";
          export class OrderEventsPublisher { async publish(event: object) {} }
          export class FilmProducer { shoot() {} }
          export class RabbitBus implements EventBus { async publish(event: object) {} }
          export class OrderMessages { constructor(private readonly client: ClientKafka) {} placed(id: string) { this.client.emit("placed", id); } }
          export class OrderService {
            constructor(private readonly client: ClientKafka, private readonly orders: Orders) {}
            place(id: string) { this.client.emit("placed", id); }
          }
          export class FakePublisher { publish() {} }
        `,
        "src/event-bus.ts": "export interface EventBus { publish(event: object): Promise<void> }\n",
        "src/orders.ts": "export class Orders {}\n",
        "src/queue.ts":
          'import { Queue } from "bullmq";\nexport async function enqueueMail(queue: Queue) { await queue.add("mail", {}); }\n',
      }),
    ).toEqual(["publisher OrderEventsPublisher", "publisher RabbitBus", "publisher OrderMessages", "publisher enqueueMail"]);
  });

  test("consumers take events by decorator, base or name; what answers requests is a controller", () => {
    expect(
      elementsIn({
        "src/consumers.ts": `
          import { Controller, Get } from "@nestjs/common";
          import { EventPattern, MessagePattern } from "@nestjs/microservices";
          import { WorkerHost } from "@nestjs/bullmq";
          @Controller() export class OrderEvents { @EventPattern("order.placed") on() {} }
          @Controller() export class OrderQueries { @MessagePattern("order.get") get() {} }
          @Controller() export class Mixed { @Get() list() {} @EventPattern("order.placed") on() {} }
          export class Mails extends WorkerHost {}
          export class InvoiceConsumer { async onMessage(message: object) {} }
          export class EnergyConsumer { readonly watts = 3; }
        `,
      }),
    ).toEqual(["consumer OrderEvents", "controller OrderQueries", "controller Mixed", "consumer Mails", "consumer InvoiceConsumer"]);
  });

  test("an outbox is its table, its rows or what stores them; its relay publishes", () => {
    expect(
      elementsIn({
        "src/outbox.ts": `
          import { Entity } from "typeorm";
          import { pgTable } from "drizzle-orm/pg-core";
          import { Controller } from "@nestjs/common";
          @Entity({ name: "outbox_events" }) export class PendingMessage { id = 1; }
          @Entity() export class OutboxMessageEntity { id = 1; }
          export const outboxTable = pgTable("outbox", {});
          export type OutboxEventRow = { id: number };
          export type OutboxStatusCount = { status: string };
          export class OutboxService { async append(event: object) {} }
          export class OutboxStore { async report() {} }
          export class OutboxRelay { async poll() {} }
          export class OutboxRepository { async save(event: object) {} async findById(id: number) {} }
          @Controller("outbox") export class OutboxController {}
        `,
      }),
    ).toEqual([
      "outbox PendingMessage",
      "outbox OutboxMessageEntity",
      "outbox outboxTable",
      "outbox OutboxEventRow",
      "outbox OutboxService",
      "publisher OutboxRelay",
      "repository OutboxRepository",
      "controller OutboxController",
    ]);
  });
});

describe("functions that answer requests", () => {
  test("take a request and a response, wrapped or not; one that passes the request on is a guard", () => {
    expect(
      elementsIn({
        "src/controllers/orders.js": `
          const wrap = (handler) => handler;
          export const create = wrap(async (req, res) => { res.send(1); });
          export function show(req, res, next) { try { res.json({}); } catch (error) { next(error); } }
          export function limit(req, res, next) { next(); }
          export const total = wrap((a, b) => a + b);
        `,
        "src/typed.ts": `
          import { Request, Response } from "express";
          import { Request as Job } from "./job";
          export const list = (query: Request, answer: Response) => answer.json([]);
          export const work = (req: Job, res: Job) => res;
        `,
        "src/job.ts": "export interface Request { id: string }\n",
      }),
    ).toEqual(["route-handler create", "route-handler show", "guard limit", "route-handler list"]);
  });

  test("are the verbs of a route file where the framework is there", () => {
    const route = { "app/api/orders/route.ts": "export async function GET() { return new Response(); }\nexport function help() {}\n" };
    expect(elementsIn(route, ["next"])).toEqual(["route-handler GET"]);
    expect(elementsIn(route)).toEqual([]);
  });
});

describe("contexts", () => {
  const order = "src/contexts/sales/domain/order.ts";
  const repository = {
    "src/contexts/sales/application/orders.ts":
      'import { Order } from "../domain/order";\nexport interface OrderRepository { find(id: string): Promise<Order> }\n',
    "src/contexts/billing/domain/rate.ts": "export const RATE = 1;\n",
    "src/contexts/billing/application/bill.ts": "export class Bill { run() {} }\n",
  };
  const kinds = (texts: Texts): readonly string[] =>
    link({ ...factsOf(texts), settings: DEFAULT_SETTINGS }).architecture.contexts.map((each) => `${each.kind} ${each.name}`);

  test("are bounded by an aggregate of functions, and feature modules where a repository keeps mere data", () => {
    expect(
      kinds({
        ...repository,
        [order]: "export type Order = { id: string };\nexport const pay = (order: Order): Order => ({ ...order });\n",
      }),
    ).toEqual(["feature-module billing", "bounded-context sales"]);
    expect(kinds({ ...repository, [order]: "export type Order = { id: string };\n" })).toEqual([
      "feature-module billing",
      "feature-module sales",
    ]);
  });
});
