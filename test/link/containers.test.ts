import { describe, expect, it } from "vitest";
import { containersIn } from "./containers-in.js";
import { manifest } from "./hand-made.js";

const ORDERS = `export interface Orders { save(order: unknown): Promise<void> }`;
const PG_ORDERS = `import { Orders } from "./orders";\nexport class PgOrders implements Orders { async save() {} }`;

describe("providers of NestJS", () => {
  const place = `import { Inject, Injectable } from "@nestjs/common";\nimport { ORDERS } from "./tokens";\nimport { Orders } from "./orders";\n@Injectable()\nexport class PlaceOrder { constructor(@Inject(ORDERS) private readonly orders: Orders) {} }`;
  const nest = (module: string, more: Record<string, string> = {}) =>
    containersIn({
      "orders.ts": ORDERS,
      "pg-orders.ts": PG_ORDERS,
      "tokens.ts": `export const ORDERS = Symbol("ORDERS");`,
      "place-order.ts": place,
      "order.module.ts": `import { Module, Provider } from "@nestjs/common";\nimport { ORDERS } from "./tokens";\nimport { PgOrders } from "./pg-orders";\nimport { PlaceOrder } from "./place-order";\n${module}`,
      ...more,
    });

  it("bind a symbol of another file to a class", () => {
    const found = nest(`@Module({ providers: [PlaceOrder, { provide: ORDERS, useClass: PgOrders }] }) export class OrderModule {}`);
    expect(found.given("PlaceOrder.orders")).toEqual(["PgOrders"]);
    expect(found.whyOf("PlaceOrder.orders")).toEqual(["bound to PgOrders in order.module.ts"]);
  });

  it("stand in lists of their own, in other files, spread and under conditions", () => {
    const found = nest(
      `import { persistence } from "./persistence";\nconst useCases: Provider[] = [PlaceOrder];\n@Module({ providers: [...useCases, ...(process.env.FAKE ? [] : persistence)] }) export class OrderModule {}`,
      {
        "persistence.ts": `import { ORDERS } from "./tokens";\nimport { PgOrders } from "./pg-orders";\nexport const persistence = [{ provide: ORDERS, useClass: PgOrders }];`,
      },
    );
    expect(found.given("PlaceOrder.orders")).toEqual(["PgOrders"]);
  });

  it("are made by factories, whose parameters are what their tokens give", () => {
    const found = nest(
      `import { Pool } from "pg";\n@Module({ providers: [PlaceOrder, { provide: "POOL", useFactory: () => new Pool() }, { provide: ORDERS, useFactory: (pool) => new PgOrders(pool), inject: ["POOL"] }] }) export class OrderModule {}`,
      {
        "pg-orders.ts": `import { Orders } from "./orders";\nexport class PgOrders implements Orders { constructor(private pool: any) {} async save() {} }`,
      },
    );
    expect(found.given("PlaceOrder.orders")).toEqual(["PgOrders"]);
    expect(found.given("PgOrders.pool")).toEqual(["pg#Pool"]);
  });

  it("are other names of each other, and nothing where those go round in a circle", () => {
    const straight = nest(`@Module({ providers: [PgOrders, { provide: ORDERS, useExisting: PgOrders }] }) export class OrderModule {}`);
    expect(straight.given("PlaceOrder.orders")).toEqual(["PgOrders"]);
    const circle = nest(
      `@Module({ providers: [{ provide: ORDERS, useExisting: "a" }, { provide: "a", useExisting: ORDERS }] }) export class OrderModule {}`,
    );
    expect(circle.given("PlaceOrder.orders")).toEqual([expect.stringMatching(/^unknown: nothing is bound to/)]);
  });

  it("of one token in two modules are both given", () => {
    const found = nest(`@Module({ providers: [{ provide: ORDERS, useClass: PgOrders }] }) export class OrderModule {}`, {
      "memory.module.ts": `import { Module } from "@nestjs/common";\nimport { ORDERS } from "./tokens";\nclass MemoryOrders {}\n@Module({ providers: [{ provide: ORDERS, useClass: MemoryOrders }] }) export class MemoryModule {}`,
    });
    expect(found.given("PlaceOrder.orders")).toEqual(["MemoryOrders", "PgOrders"]);
  });

  it("of tests are none", () => {
    const found = nest(`@Module({ providers: [{ provide: ORDERS, useClass: PgOrders }] }) export class OrderModule {}`, {
      "test/fake.module.spec.ts": `import { Module } from "@nestjs/common";\nimport { ORDERS } from "../tokens";\nclass Fake {}\n@Module({ providers: [{ provide: ORDERS, useClass: Fake }] }) class FakeModule {}`,
    });
    expect(found.given("PlaceOrder.orders")).toEqual(["PgOrders"]);
  });

  it("that can't be told are unknown with their reason", () => {
    const found = nest(
      `import { Gone } from "./gone";\n@Module({ providers: [{ provide: ORDERS, useClass: Gone }] }) export class OrderModule {}`,
    );
    expect(found.given("PlaceOrder.orders")).toEqual(["unknown: an import that leads to no source"]);
  });

  it("of dynamic modules are bound once for each way the module is called", () => {
    const found = nest(
      `import { OutboxModule } from "./outbox.module";\n@Module({ imports: [OutboxModule.register({ token: ORDERS, store: PgOrders })] }) export class OrderModule {}`,
      {
        "outbox.module.ts": `import { DynamicModule, Module } from "@nestjs/common";\n@Module({})\nexport class OutboxModule {\n  static register(options: { token: any; store: any }): DynamicModule {\n    return { module: OutboxModule, providers: [{ provide: options.token, useClass: options.store }] };\n  }\n}`,
      },
    );
    expect(found.given("PlaceOrder.orders")).toEqual(["PgOrders"]);
  });

  it("stand in a module decorator of the house", () => {
    const found = nest("", {
      "plugin.ts": `import { Module } from "@nestjs/common";\nexport function Plugin(metadata) { return (target) => Module(metadata)(target); }`,
      "orders.plugin.ts": `import { Plugin } from "./plugin";\nimport { ORDERS } from "./tokens";\nimport { PgOrders } from "./pg-orders";\n@Plugin({ providers: [{ provide: ORDERS, useClass: PgOrders }] }) export class OrdersPlugin {}`,
    });
    expect(found.given("PlaceOrder.orders")).toEqual(["PgOrders"]);
  });

  it("of symbols that a function makes are told apart by their constants", () => {
    const found = nest(
      `import { OTHER, TOKENS } from "./made";\nclass Clock {}\nclass Sms {}\n@Module({ providers: [{ provide: OTHER, useClass: Clock }, { provide: TOKENS.gateway, useClass: Sms }] }) export class OrderModule {}`,
      {
        "create-token.ts": `export function createToken(name: string) { return Symbol(name); }`,
        "made.ts": `import { createToken } from "./create-token";\nexport const OTHER = createToken("other");\nexport const TOKENS = { gateway: createToken("gateway") };`,
        "ship.ts": `import { Inject, Injectable } from "@nestjs/common";\nimport { OTHER, TOKENS } from "./made";\n@Injectable() export class Ship { constructor(@Inject(OTHER) private other, @Inject(TOKENS.gateway) private gateway) {} }`,
      },
    );
    expect(found.given("Ship.other")).toEqual(["Clock"]);
    expect(found.given("Ship.gateway")).toEqual(["Sms"]);
  });

  it("come from helpers of the house", () => {
    const found = nest(
      `import { bindTo } from "./bind-to";\n@Module({ providers: [PlaceOrder, bindTo(ORDERS, PgOrders)] }) export class OrderModule {}`,
      { "bind-to.ts": `export const bindTo = (token, type) => ({ provide: token, useClass: type });` },
    );
    expect(found.given("PlaceOrder.orders")).toEqual(["PgOrders"]);
  });

  it("are found by an abstract class, a class's name and forward references", () => {
    const found = containersIn({
      "ports.ts": `export abstract class Orders { abstract save(): void }\nexport abstract class Mailer {}`,
      "app.ts": `import { Inject, Injectable, Module, forwardRef } from "@nestjs/common";\nimport { Mailer, Orders } from "./ports";\nclass PgOrders extends Orders { save() {} }\nclass Smtp {}\nclass Clock {}\n@Injectable() class Billing { constructor(private readonly orders: Orders, @Inject(Mailer.name) private mailer: Mailer, @Inject(forwardRef(() => Clock)) private clock) {} }\n@Module({ providers: [Billing, { provide: Orders, useClass: PgOrders }, { provide: "Mailer", useClass: Smtp }, { provide: forwardRef(() => Clock), useClass: Clock }] }) class AppModule {}`,
    });
    expect(found.given("Billing.orders")).toEqual(["PgOrders"]);
    expect(found.given("Billing.mailer")).toEqual(["Smtp"]);
    expect(found.given("Billing.clock")).toEqual(["Clock"]);
  });

  it("fill fields, and what a decorator of the house asks for", () => {
    const found = nest(`@Module({ providers: [{ provide: ORDERS, useClass: PgOrders }] }) export class OrderModule {}`, {
      "inject-orders.ts": `import { Inject } from "@nestjs/common";\nimport { ORDERS } from "./tokens";\nexport const InjectOrders = () => Inject(ORDERS);`,
      "cancel.ts": `import { Injectable } from "@nestjs/common";\nimport { InjectOrders } from "./inject-orders";\nimport { Orders } from "./orders";\n@Injectable() export class CancelOrder { @InjectOrders() private readonly orders: Orders; }`,
    });
    expect(found.given("CancelOrder.orders")).toEqual(["PgOrders"]);
  });
});

describe("what libraries bind themselves", () => {
  it("is given by their decorators where the written type says less", () => {
    const found = containersIn({
      "user.ts": `export class User {}`,
      "users.ts": `import { InjectRepository, InjectDataSource } from "@nestjs/typeorm";\nimport { InjectQueue } from "@nestjs/bullmq";\nimport { Repository } from "typeorm";\nimport { User } from "./user";\nexport interface Users { find(): void }\nexport class UserService { constructor(@InjectRepository(User) private users: Users, @InjectRepository(User) private plain: Repository<User>, @InjectDataSource() private source, @InjectQueue("mail") private mail: any) {} }`,
    });
    expect(found.given("UserService.users")).toEqual(["typeorm#Repository<User>"]);
    expect(found.tokenOf("UserService.plain")).toBeNull();
    expect(found.given("UserService.source")).toEqual(["typeorm#DataSource"]);
    expect(found.given("UserService.mail")).toEqual(["bullmq#Queue"]);
  });

  it("is told apart by models, by their classes' names and where they can't be told", () => {
    const found = containersIn({
      "cats.ts": `import { InjectModel } from "@nestjs/mongoose";\nclass Cat {}\nclass Dog {}\ninterface Animals { find(): void }\nconst other = process.argv[2];\nexport class Zoo { constructor(@InjectModel(Cat.name) private cats: Animals, @InjectModel(Dog.name) private dogs: any, @InjectModel(other) private others: Animals) {} }`,
    });
    expect(found.given("Zoo.cats")).toEqual(["mongoose#Model<Cat>"]);
    expect(found.given("Zoo.dogs")).toEqual(["mongoose#Model<Dog>"]);
    expect(found.given("Zoo.others")).toEqual(["mongoose#Model"]);
  });

  it("gives way to what the program binds to the same token", () => {
    const found = containersIn({
      "app.ts": `import { Module } from "@nestjs/common";\nimport { InjectRepository, getRepositoryToken } from "@nestjs/typeorm";\nclass User {}\ninterface Users { find(): void }\nclass CachedUsers {}\nclass UserService { constructor(@InjectRepository(User) private users: Users) {} }\n@Module({ providers: [{ provide: getRepositoryToken(User), useClass: CachedUsers }] }) class AppModule {}`,
    });
    expect(found.given("UserService.users")).toEqual(["CachedUsers"]);
  });
});

describe("containers that are called", () => {
  it("of tsyringe bind by objects, classes and values, and by decorators", () => {
    const found = containersIn({
      "app.ts": `import { container, delay, inject, injectable, injectAll, registry, singleton } from "tsyringe";\ninterface Port { send(): void }\nclass Smtp {}\nclass Sms {}\nclass Clock {}\n@singleton() class Metrics {}\n@registry([{ token: "Gateway", useClass: Sms }]) class Registry {}\n@injectable()\nexport class Notify { constructor(@inject("Port") private port: Port, @inject("Gateway") private gateway: Port, @inject("Clock") private clock, @inject(delay(() => Metrics)) private metrics: Metrics, @injectAll("Port") private all: Port[]) {} }\ncontainer.register("Port", { useClass: Smtp });\ncontainer.registerSingleton("Clock", Clock);\ncontainer.registerInstance("Limit", 3);\ncontainer.registerSingleton(Metrics);`,
    });
    expect(found.given("Notify.port")).toEqual(["Smtp"]);
    expect(found.given("Notify.gateway")).toEqual(["Sms"]);
    expect(found.given("Notify.clock")).toEqual(["Clock"]);
    expect(found.given("Notify.metrics")).toEqual(["Metrics"]);
    expect(found.given("Notify.all")).toEqual(["[Smtp]"]);
  });

  it("of inversify bind in modules of containers and in files that only import the container", () => {
    const found = containersIn({
      "types.ts": `export const TYPES = { Orders: Symbol.for("Orders"), Pool: Symbol("Pool"), Mailer: Symbol.for("Mailer") };`,
      "container.ts": `import { Container } from "inversify";\nimport { orders } from "./orders.module";\nexport const container = new Container();\ncontainer.load(orders);`,
      "orders.module.ts": `import { ContainerModule, interfaces } from "inversify";\nimport { TYPES } from "./types";\nimport { PgOrders } from "./pg-orders";\nexport const orders = new ContainerModule((bind: interfaces.Bind) => { bind<PgOrders>(TYPES.Orders).to(PgOrders).inSingletonScope(); });`,
      "pg-orders.ts": `import { inject, injectable } from "inversify";\nimport { TYPES } from "./types";\n@injectable() export class PgOrders { @inject(TYPES.Mailer) mailer; constructor(@inject(TYPES.Pool) private pool) {} }`,
      "setup.ts": `import { Pool } from "pg";\nimport { container } from "./container";\nimport { TYPES } from "./types";\nclass Smtp {}\ncontainer.bind(TYPES.Pool).toConstantValue(new Pool());\ncontainer.bind(TYPES.Mailer).toDynamicValue(() => new Smtp());`,
      "place.ts": `import { inject, injectable } from "inversify";\nimport { TYPES } from "./types";\n@injectable() export class Place { constructor(@inject(TYPES.Orders) private orders) {} }`,
    });
    expect(found.given("Place.orders")).toEqual(["PgOrders"]);
    expect(found.given("PgOrders.pool")).toEqual(["pg#Pool"]);
    expect(found.given("PgOrders.mailer")).toEqual(["Smtp"]);
  });

  it("of typedi bind names, tokens and lists of services", () => {
    const found = containersIn({
      "app.ts": `import { Container, Inject, Service, Token } from "typedi";\nimport { Pool } from "pg";\nconst MAILER = new Token<Mailer>("mailer");\ninterface Mailer { send(): void }\n@Service({ id: MAILER }) class Smtp implements Mailer { send() {} }\n@Service("clock") class Clock {}\n@Service() class Metrics {}\n@Service() export class Notify { @Inject("clock") clock; @Inject() metrics: Metrics; constructor(@Inject(MAILER) private mailer: Mailer, @Inject("pool") private pool, @Inject(() => Metrics) private more: Metrics) {} }\nContainer.set("pool", new Pool());\nContainer.set([{ id: "limit", value: 3 }]);`,
    });
    expect(found.given("Notify.mailer")).toEqual(["Smtp"]);
    expect(found.given("Notify.clock")).toEqual(["Clock"]);
    expect(found.given("Notify.pool")).toEqual(["pg#Pool"]);
    expect(found.tokenOf("Notify.metrics")).toBe(found.tokenOf("Notify.more"));
  });

  it("of ioctopus bind classes and functions with what they take, and not what only tests take", () => {
    const found = containersIn({
      "di.ts": `import { createModule } from "@evyweb/ioctopus";\nimport { createTodo } from "./create-todo";\nimport { MockTodos, Todos } from "./todos";\nconst DI = { Todos: Symbol.for("Todos"), CreateTodo: Symbol.for("CreateTodo"), Limit: Symbol("Limit") };\nexport function todosModule() {\n  const module = createModule();\n  if (process.env.NODE_ENV === "test") module.bind(DI.Todos).toClass(MockTodos);\n  else module.bind(DI.Todos).toClass(Todos, [DI.Limit]);\n  module.bind(DI.Limit).toValue(3);\n  module.bind(DI.CreateTodo).toHigherOrderFunction(createTodo, [DI.Todos]);\n  return module;\n}`,
      "create-todo.ts": `export const createTodo = (todos: { add(): void }) => () => todos.add();`,
      "todos.ts": `export class Todos { constructor(private limit: number) {} add() {} }\nexport class MockTodos { add() {} }`,
    });
    expect(found.given("createTodo.todos")).toEqual(["Todos"]);
    expect(found.given("Todos.limit")).toEqual(["3"]);
  });

  it("are seen through a wrapper of the house", () => {
    const found = containersIn({
      "di/container.ts": `import { container } from "tsyringe";\nimport InjectionToken from "tsyringe/dist/typings/providers/injection-token";\nimport constructor from "tsyringe/dist/typings/types/constructor";\nclass Container {\n  register = <T>(token: InjectionToken<T>, provider: constructor<T>) => { container.register(token, provider); return this; };\n}\nconst app = new Container();\nexport default app;`,
      "di/registration.ts": `import app from "./container";\nimport { Orders, PgOrders } from "../orders";\nexport default function register() { app.register(Orders, PgOrders); }`,
      "orders.ts": `export interface Orders { save(): void }\nexport const Orders = Symbol("Orders");\nexport class PgOrders { save() {} }`,
      "place.ts": `import { inject, injectable } from "tsyringe";\nimport { Orders } from "./orders";\n@injectable() export class Place { constructor(@inject(Orders) private orders: Orders) {} }`,
    });
    expect(found.given("Place.orders")).toEqual(["PgOrders"]);
  });

  it("are told names in a loop over what the caller gives", () => {
    const found = containersIn({
      "loader.ts": `import { Container } from "typedi";\nexport default ({ models }: { models: { name: string; model: any }[] }) => { models.forEach((each) => { Container.set(each.name, each.model); }); };`,
      "index.ts": `import load from "./loader";\nclass UserModel {}\nconst userModel = { name: "userModel", model: new UserModel() };\nload({ models: [userModel] });`,
      "auth.ts": `import { Inject, Service } from "typedi";\n@Service() export class Auth { constructor(@Inject("userModel") private users: any) {} }`,
    });
    expect(found.given("Auth.users")).toEqual(["UserModel"]);
  });

  it("of several packages are told apart where they use one name", () => {
    const app = (folder: string) => ({
      [`${folder}/container.ts`]: `import { Container } from "inversify";\nimport { ${folder.toUpperCase()}Orders } from "./orders";\nnew Container().bind("orders").to(${folder.toUpperCase()}Orders);`,
      [`${folder}/orders.ts`]: `export class ${folder.toUpperCase()}Orders {}`,
      [`${folder}/place.ts`]: `import { inject, injectable } from "inversify";\n@injectable() export class Place${folder.toUpperCase()} { constructor(@inject("orders") private orders) {} }`,
    });
    const found = containersIn(
      {
        ...app("a"),
        ...app("b"),
        "libs/cancel.ts": `import { inject } from "inversify";\nexport class Cancel { constructor(@inject("orders") private orders) {} }`,
      },
      [manifest(""), manifest("a"), manifest("b")],
    );
    expect(found.given("PlaceA.orders")).toEqual(["AOrders"]);
    expect(found.given("PlaceB.orders")).toEqual(["BOrders"]);
    expect(found.given("Cancel.orders")).toEqual(["AOrders", "BOrders"]);
  });

  it("are asked by calls, by factories too", () => {
    const found = containersIn({
      "app.ts": `import { container, inject, injectable } from "tsyringe";\nclass Pool {}\nclass Smtp {}\nclass PgOrders { constructor(private pool: any) {} }\ncontainer.register("pool", { useValue: new Pool() });\ncontainer.register("orders", { useFactory: (c) => new PgOrders(c.resolve("pool")) });\nclass Place { constructor(private orders: any, private mailer: any) {} }\nexport const place = new Place(container.resolve("orders"), container.resolve(Smtp));`,
    });
    expect(found.given("PgOrders.pool")).toEqual(["Pool"]);
    expect(found.given("Place.orders")).toEqual(["PgOrders"]);
    expect(found.given("Place.mailer")).toEqual(["Smtp"]);
  });

  it("are no maps that are set in the same file", () => {
    const found = containersIn({
      "app.ts": `import { Container, Inject, Service } from "typedi";\nclass A {}\nconst seen = new Map();\nseen.set("a", new A());\n@Service() export class B { @Inject("a") a; }\nContainer.set("b", 1);`,
    });
    expect(found.given("B.a")).toEqual([]);
  });
});

describe("reading", () => {
  it("opens no body of a file that binds nothing", () => {
    const found = containersIn({
      "tokens.ts": `export const ORDERS = "ORDERS";`,
      "orders.ts": `import { Inject, Injectable } from "@nestjs/common";\nimport { ORDERS } from "./tokens";\n@Injectable() export class Place { constructor(@Inject(ORDERS) private orders) {} }`,
      "other.ts": `import { Injectable } from "@nestjs/common";\n@Injectable() export class Other { run() { return 1; } }`,
      "module.ts": `import { Module } from "@nestjs/common";\nimport { ORDERS } from "./tokens";\nclass PgOrders {}\n@Module({ providers: [{ provide: ORDERS, useClass: PgOrders }] }) export class AppModule {}`,
    });
    expect(found.read.size).toBe(0);
    expect(found.given("Place.orders")).toEqual(["PgOrders"]);
    expect(found.read).not.toContain("other.ts");
  });
});
