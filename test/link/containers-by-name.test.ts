import { describe, expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS } from "../../src/model/index.js";
import { parseDocument } from "../../src/artifacts/parse-document.js";
import { containersIn } from "./containers-in.js";
import { manifest } from "./hand-made.js";
import { factsOf } from "./program-of.js";

describe("Awilix", () => {
  it("gives registered classes, functions and values by the keys that are taken apart", () => {
    const found = containersIn({
      "container.ts": `import { asClass, asFunction, asValue, aliasTo, createContainer } from "awilix";\nimport { Pool } from "pg";\nimport { PgOrders } from "./pg-orders";\nimport { makePlaceOrder } from "./place-order";\nconst container = createContainer();\ncontainer.register({ orders: asClass(PgOrders).singleton(), store: aliasTo("orders"), placeOrder: asFunction(makePlaceOrder), pool: asValue(new Pool()) });\ncontainer.register("limit", asValue(3));`,
      "pg-orders.ts": `export class PgOrders { constructor({ pool, limit }: { pool: unknown; limit: number }) {} save() {} }`,
      "place-order.ts": `export function makePlaceOrder({ orders, store }: any) { return () => orders.save(); }`,
    });
    expect(found.given("PgOrders.pool")).toEqual(["pg#Pool"]);
    expect(found.given("PgOrders.limit")).toEqual(["3"]);
    expect(found.given("makePlaceOrder.orders")).toEqual(["PgOrders"]);
    expect(found.given("makePlaceOrder.store")).toEqual(["PgOrders"]);
  });

  it("gives by the names of parameters, and everything where one object is taken whole", () => {
    const found = containersIn({
      "container.ts": `import { asClass, asFunction, createContainer } from "awilix";\nimport { Ship, PgOrders, Bill } from "./classes";\ncreateContainer({ injectionMode: "CLASSIC" }).register({ orders: asClass(PgOrders), ship: asClass(Ship), bill: asClass(Bill) });`,
      "classes.ts": `export class PgOrders {}\nexport class Ship { constructor(private orders: any, private other: any) {} }\nexport class Bill { constructor(private deps: any) {} }`,
    });
    expect(found.given("Ship.orders")).toEqual(["PgOrders"]);
    expect(found.given("Ship.other")).toEqual([]);
    expect(found.given("Bill.deps")).toEqual(["{ orders: PgOrders, ship: Ship, bill: Bill }"]);
  });

  it("gives the type of a name that nobody registers, and the name of the asker's own package", () => {
    const found = containersIn(
      {
        "a/container.ts": `import { asClass, createContainer } from "awilix";\nimport { AClock, Ship } from "./classes";\ncreateContainer().register({ clock: asClass(AClock), ship: asClass(Ship) });`,
        "a/classes.ts": `import { Pool } from "pg";\nexport class AClock {}\ninterface Deps { clock: unknown; pool: Pool }\nexport class Ship { constructor(private readonly deps: Deps) {} }`,
        "b/container.ts": `import { asClass, createContainer } from "awilix";\nclass BClock {}\ncreateContainer().register({ clock: asClass(BClock) });`,
      },
      [manifest("a"), manifest("b")],
    );
    expect(found.given("Ship.deps")).toEqual(["{ clock: AClock, pool: pg#Pool }"]);
  });

  it("is seen through builders of the house and lists of resolvers", () => {
    const found = containersIn({
      "builder.ts": `import { asClass, asFunction, createContainer, Resolver } from "awilix";\nimport { registerAsArray } from "./as-array";\nimport { Dispatcher } from "./dispatcher";\nexport class ContainerBuilder {\n  private container = createContainer();\n  addRouting(createRouter: (deps: any) => unknown) { this.container.register({ router: asFunction(createRouter) }); return this; }\n  addHandlers({ handlers }: { handlers: any[] }) {\n    this.container.register({ dispatcher: asClass(Dispatcher), handlers: registerAsArray(handlers.map((handler) => asClass(handler as any).scoped())) });\n    return this;\n  }\n  register(entries: Record<string, Resolver<any>>) { this.container.register(entries); return this; }\n}`,
      "as-array.ts": `export function registerAsArray(resolvers) { return { resolve: (container) => resolvers.map((each) => container.build(each)) }; }`,
      "dispatcher.ts": `export class Dispatcher { constructor({ handlers }: { handlers: unknown[] }) {} }`,
      "orders/container.ts": `import { asClass } from "awilix";\nimport { ContainerBuilder } from "../builder";\nimport { Place, Cancel, PgOrders } from "./classes";\nimport { createRouter } from "./router";\nexport const createContainer = () => new ContainerBuilder().addRouting(createRouter).addHandlers({ handlers: [Place, Cancel] }).register({ orders: asClass(PgOrders) });`,
      "orders/classes.ts": `export class PgOrders {}\nexport class Place { constructor({ orders }: any) {} }\nexport class Cancel {}`,
      "orders/router.ts": `export function createRouter({ dispatcher }) { return dispatcher; }`,
    });
    expect(found.given("Dispatcher.handlers")).toEqual(["[Place, Cancel]"]);
    expect(found.given("Place.orders")).toEqual(["PgOrders"]);
    expect(found.given("createRouter.dispatcher")).toEqual(["Dispatcher"]);
  });

  it("gives one class more by its injector", () => {
    const found = containersIn({
      "container.ts": `import { asClass, createContainer } from "awilix";\nimport { Logged, Plain, Log } from "./classes";\nconst container = createContainer();\ncontainer.register({ log: asClass(Log), dispatcher: asClass(Logged, { injector: () => ({ dispatcher: asClass(Plain).classic().resolve(container) }) }) });`,
      "classes.ts": `export class Log {}\nexport class Plain { constructor(private log: any) {} }\nexport class Logged { constructor(private readonly deps: { dispatcher: unknown; log: unknown }) {} }`,
    });
    expect(found.given("Logged.deps")).toEqual(["{ dispatcher: Plain, log: Log }"]);
    expect(found.given("Plain.log")).toEqual(["Log"]);
  });

  it("loads modules by globs and calls them like their files", () => {
    const found = containersIn({
      "container.ts": `import { createContainer } from "awilix";\ncreateContainer().loadModules(["./services/**/*.js", \`\${__dirname}/repositories/*.ts\`], { formatName: "camelCase" });`,
      "services/place-order.ts": `export default class PlaceOrder { constructor({ ordersRepository }: any) {} }`,
      "services/mail/smtp.service.ts": `export default function makeMailer({ placeOrder }: any) { return {}; }`,
      "repositories/orders.repository.ts": `export default class PgOrders {}`,
      "repositories/unrelated.test.ts": `export default class Fake {}`,
    });
    expect(found.given("PlaceOrder.ordersRepository")).toEqual(["PgOrders"]);
    expect(found.given("makeMailer.placeOrder")).toEqual(["PlaceOrder"]);
  });
});

describe("node-dependency-injection", () => {
  const app = {
    "src/app/container.ts": `import { ContainerBuilder, YamlFileLoader } from "node-dependency-injection";\nconst container = new ContainerBuilder();\nnew YamlFileLoader(container).load(\`\${__dirname}/services.yaml\`);`,
    "src/orders/place-order.ts": `import { Orders } from "./orders";\nexport class PlaceOrder { constructor(private orders: Orders, private context: string, private handlers: unknown[]) {} }\nexport default PlaceOrder;`,
    "src/orders/orders.ts": `export interface Orders { save(): void }`,
    "src/orders/MongoOrders.ts": `import { Orders } from "./orders";\nexport class MongoOrders implements Orders { constructor(private client: any) {} save() {} }`,
    "src/orders/client-factory.ts": `import { MongoClient } from "mongodb";\nexport class ClientFactory { static create(context: string, url: string): MongoClient { return new MongoClient(url); } }\nexport default ClientFactory;`,
    "src/orders/handlers.ts": `export class First {}\nexport class Second {}`,
  };
  const services = `
parameters:
  context: orders
services:
  Orders:
    class: ../orders/MongoOrders
    arguments: ['@Client']
  Client:
    factory: { class: ../orders/client-factory, method: create }
    arguments: [orders, '%env(MONGO_URL)%']
  Alias: '@Orders'
  First: { class: ../orders/handlers, main: First, tags: [{ name: handler }] }
  Second: { class: ../orders/handlers, main: Second, tags: [{ name: handler }] }
  PlaceOrder:
    class: ../orders/place-order
    arguments: ['@Alias', '%context%', !tagged handler]
`;

  it("gives what its documents say: services, aliases, parameters, tagged services and what factories make", () => {
    const found = containersIn({ ...app, "src/app/services.yaml": services });
    expect(found.given("PlaceOrder.orders")).toEqual(["MongoOrders"]);
    expect(found.given("PlaceOrder.context")).toEqual([`"orders"`]);
    expect(found.given("PlaceOrder.handlers")).toEqual(["[First, Second]"]);
    expect(found.given("MongoOrders.client")).toEqual(["mongodb#MongoClient"]);
    expect(found.whyOf("PlaceOrder.orders")).toEqual(["MongoOrders named as an argument of PlaceOrder in src/app/services.yaml"]);
  });

  it("counts the lines of what its documents say", () => {
    const text = `services:\n  Orders:\n    class: ./orders\n`;
    const program = link({
      ...factsOf({ "orders.ts": `export default class Orders {}` }),
      documents: () => [parseDocument("services.yaml", text)],
      settings: DEFAULT_SETTINGS,
    });
    const at = { file: "services.yaml", span: [text.indexOf("Orders"), text.indexOf("Orders") + 6] as const };
    expect(program.position(at)).toEqual({ start: { line: 2, column: 3 }, end: { line: 2, column: 9 } });
  });

  it("reads the documents of production, and none of tests", () => {
    const found = containersIn({
      ...app,
      "src/app/services.yaml": services,
      "src/app/overrides_production.yaml": "imports:\n  - { resource: ./services.yaml }",
      "src/app/overrides_dev.yaml": `services:\n  Alias: '@First'`,
      "src/app/overrides_test.yaml": `services:\n  Alias: '@Second'`,
    });
    expect(found.given("PlaceOrder.orders")).toEqual(["MongoOrders"]);
  });

  it("takes no compose file for services, and says why a class can't be told", () => {
    const found = containersIn({
      ...app,
      "src/app/compose.yaml": `services:\n  Orders:\n    image: orders`,
      "src/app/services.yaml": `services:\n  Orders: { class: ../orders/gone }\n  PlaceOrder: { class: ../orders/place-order, arguments: ['@Orders', '@Missing'] }`,
    });
    expect(found.given("PlaceOrder.orders")).toEqual(["unknown: ../orders/gone leads to no source"]);
    expect(found.given("PlaceOrder.context")).toEqual(["unknown: nothing is bound to Missing"]);
  });

  it("gives nothing of a document that repeats itself or is broken", () => {
    const bomb = `a: &a [x, x]\nb: &b [${"*a, ".repeat(200)}]\nservices:\n  Orders: { class: ../orders/MongoOrders }\n  PlaceOrder: { class: ../orders/place-order, arguments: ['@Orders'] }`;
    expect(containersIn({ ...app, "src/app/services.yaml": bomb }).given("PlaceOrder.orders")).toEqual([]);
    expect(containersIn({ ...app, "src/app/services.yaml": `${services}\n\t: [` }).given("PlaceOrder.orders")).toEqual([]);
  });

  it("is told by calls, with references among the arguments", () => {
    const found = containersIn({
      "container.ts": `import { ContainerBuilder, Reference } from "node-dependency-injection";\nimport { Place, PgOrders } from "./classes";\nconst container = new ContainerBuilder();\ncontainer.register("orders", PgOrders);\ncontainer.register("place", Place).addArgument(new Reference("orders")).addArgument("eu");`,
      "classes.ts": `export class PgOrders {}\nexport class Place { constructor(private orders: any, private region: string) {} }`,
    });
    expect(found.given("Place.orders")).toEqual(["PgOrders"]);
    expect(found.given("Place.region")).toEqual([`"eu"`]);
  });
});

describe("wiring by hand", () => {
  const classes = {
    "orders.ts": `export interface Orders { save(): void }\nexport interface Publisher { publish(): void }`,
    "pg-orders.ts": `import { Orders } from "./orders";\nexport class PgOrders implements Orders { constructor(private pool: unknown) {} save() {} }\nexport class MemoryOrders implements Orders { save() {} }`,
    "place-order.ts": `import { Orders, Publisher } from "./orders";\nexport class PlaceOrder { constructor(private orders: Orders, private publisher: Publisher) {} }`,
  };

  it("gives what constructions give, wherever they stand", () => {
    const found = containersIn({
      ...classes,
      "main.ts": `import { Kafka } from "kafkajs";\nimport { PgOrders } from "./pg-orders";\nimport { PlaceOrder } from "./place-order";\nconst producer = new Kafka({}).producer();\nexport function build() { const orders = new PgOrders(1); return new PlaceOrder(orders, producer); }`,
    });
    expect(found.given("PlaceOrder.orders")).toEqual(["PgOrders"]);
    expect(found.whyOf("PlaceOrder.orders")).toEqual(["PgOrders given to new PlaceOrder in main.ts"]);
    expect(found.given("PlaceOrder.publisher")).toEqual(["kafkajs#Producer"]);
  });

  it("gives of several constructions each, and none of tests or of dead code", () => {
    const found = containersIn({
      ...classes,
      "main.ts": `import { MemoryOrders, PgOrders } from "./pg-orders";\nimport { PlaceOrder } from "./place-order";\nclass Nats { publish() {} }\nexport const a = new PlaceOrder(new PgOrders(1), new Nats());\nexport const b = new PlaceOrder(new PgOrders(2), new Nats());\nif (process.env.NODE_ENV !== "production") new PlaceOrder(new MemoryOrders(), new Nats());`,
      "place-order.test.ts": `import { MemoryOrders } from "./pg-orders";\nimport { PlaceOrder } from "./place-order";\nnew PlaceOrder(new MemoryOrders(), null);`,
    });
    expect(found.given("PlaceOrder.orders")).toEqual(["PgOrders", "PgOrders"]);
  });

  it("follows a factory's parameters to its callers", () => {
    const found = containersIn({
      ...classes,
      "factory.ts": `import { Orders, Publisher } from "./orders";\nimport { PlaceOrder } from "./place-order";\nexport function placeOrderWith(orders: Orders, publisher: Publisher) { return new PlaceOrder(orders, publisher); }`,
      "main.ts": `import { placeOrderWith } from "./factory";\nimport { PgOrders } from "./pg-orders";\nclass Nats { publish() {} }\nplaceOrderWith(new PgOrders(1), new Nats());`,
    });
    expect(found.given("PlaceOrder.orders")).toEqual(["PgOrders"]);
  });

  it("gives a function that makes others what its callers give", () => {
    const found = containersIn({
      "orders.ts": `export interface Orders { save(): void }\nexport class PgOrders implements Orders { save() {} }\nexport class MemoryOrders implements Orders { save() {} }`,
      "place.ts": `import { Orders } from "./orders";\nexport function makePlaceOrder({ orders }: { orders: Orders }) { return async () => orders.save(); }\nexport const makeCancel = (orders, options) => { async function cancel() { orders.save(); } return { cancel }; };\nexport function total(orders) { return orders.length; }`,
      "main.ts": `import { makeCancel, makePlaceOrder, total } from "./place";\nimport { MemoryOrders, PgOrders } from "./orders";\nmakePlaceOrder({ orders: new PgOrders() });\nmakePlaceOrder({ orders: new MemoryOrders() });\nmakeCancel(new PgOrders(), { dry: true });\ntotal(new PgOrders());`,
    });
    expect(found.given("makePlaceOrder.orders")).toEqual(["PgOrders", "MemoryOrders"]);
    expect(found.whyOf("makePlaceOrder.orders")[0]).toBe("PgOrders given to makePlaceOrder in main.ts");
    expect(found.given("makeCancel.orders")).toEqual(["PgOrders"]);
    expect(found.tokenOf("total.orders")).toBeNull();
  });

  it("leaves what has no type to its callers, where they differ", () => {
    const found = containersIn({
      "cookie.ts": `export const makeCookie = (options) => (response) => response.cookie("a", "b", options);`,
      "main.ts": `import { makeCookie } from "./cookie";\nmakeCookie({ secure: true });\nmakeCookie({ secure: false });`,
    });
    expect(found.tokenOf("makeCookie.options")).toBeNull();
  });

  it("gives a base class what its heirs pass on", () => {
    const found = containersIn({
      ...classes,
      "base.ts": `import { Orders } from "./orders";\nexport abstract class UseCase { constructor(protected readonly orders: Orders) {} }`,
      "cancel.ts": `import { UseCase } from "./base";\nexport class Cancel extends UseCase {}\nexport class Refund extends UseCase { constructor(orders: any) { super(orders); } }`,
      "main.ts": `import { Cancel, Refund } from "./cancel";\nimport { MemoryOrders, PgOrders } from "./pg-orders";\nnew Cancel(new PgOrders(1));\nnew Refund(new MemoryOrders());`,
    });
    expect(found.given("UseCase.orders")).toEqual(["MemoryOrders", "PgOrders"]);
  });

  it("asks for what does something, and not for data", () => {
    const found = containersIn({
      "orders.ts": `export interface OrderProps { id: string; lines: readonly Line[] }\ninterface Line { sku: string }\nexport class Order { constructor(private props: OrderProps, private readonly id: string) {} static create() { return new Order({ id: "1", lines: [] }, "1"); } }`,
      "bus.ts": `export interface Handler { handle(): void }\nexport class Bus { constructor(private handlers: Handler[]) {} }`,
      "deps.ts": `import { Handler } from "./bus";\nexport interface Deps { handler: Handler; retries: number }\nexport class Worker { constructor(private deps: Deps) {} }\nexport class Runner { constructor({ handler, retries }: Deps) {} }`,
      "main.ts": `import { Bus } from "./bus";\nimport { Runner, Worker } from "./deps";\nclass A { handle() {} }\nclass B { handle() {} }\nnew Bus([new A(), new B()]);\nnew Worker({ handler: new A(), retries: 3 });\nnew Runner({ handler: new B(), retries: 3 });`,
    });
    expect(found.tokenOf("Order.props")).toBeNull();
    expect(found.tokenOf("Order.id")).toBeNull();
    expect(found.given("Bus.handlers")).toEqual(["[A, B]"]);
    expect(found.given("Worker.deps")).toEqual(["{ handler: A, retries: 3 }"]);
    expect(found.given("Runner.handler")).toEqual(["B"]);
    expect(found.tokenOf("Runner.retries")).toBeNull();
  });

  it("gives way to a container that makes the class", () => {
    const found = containersIn({
      ...classes,
      "app.module.ts": `import { Inject, Injectable, Module } from "@nestjs/common";\nimport { Orders } from "./orders";\nimport { MemoryOrders, PgOrders } from "./pg-orders";\n@Injectable() export class Cancel { constructor(@Inject("orders") private orders: Orders) {} }\n@Module({ providers: [Cancel, { provide: "orders", useClass: PgOrders }] }) export class AppModule {}\nexport const forScripts = () => new Cancel(new MemoryOrders());`,
    });
    expect(found.given("Cancel.orders")).toEqual(["PgOrders"]);
  });

  it("gives nothing of a class that is given itself", () => {
    const found = containersIn({
      "node.ts": `export interface Next { next(): void }\nexport class Chain implements Next { constructor(private inner: Next) {} next() {} wrapped() { return new Chain(this.inner); } }`,
    });
    expect(found.given("Chain.inner")).toEqual(["Next"]);
  });
});
