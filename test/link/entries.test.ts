import { describe, expect, test } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS, type Entry, type Program } from "../../src/model/index.js";
import { manifest } from "./hand-made.js";
import { factsOf, type Texts } from "./program-of.js";

function programOf(texts: Texts, dependencies: readonly string[] = []): Program {
  return link({ ...factsOf(texts, { packages: [manifest("", dependencies)] }), settings: DEFAULT_SETTINGS });
}

function entriesIn(texts: Texts, dependencies: readonly string[] = []): readonly string[] {
  return programOf(texts, dependencies)
    .entries()
    .map(({ kind, name }) => `${kind} ${name}`);
}

function whyOf(texts: Texts, dependencies: readonly string[] = []): readonly string[] {
  return programOf(texts, dependencies)
    .entries()
    .map(({ why }) => why);
}

/** The functions behind entries, by their names. */
function functionsOf(texts: Texts): readonly string[] {
  const program = programOf(texts);
  return program.entries().map(({ file, function: id }: Entry) => program.bodies(file).functions[id]?.name ?? "");
}

describe("routes by decorators", () => {
  test("have the paths of their class and of themselves, constants of other files among them", () => {
    expect(
      entriesIn({
        "src/routes.ts": `export const routes = { version: "v1", orders: { root: "/orders", item: "/orders/:id" } };`,
        "src/orders.controller.ts": `
          import { Controller, Get, Post, Delete as Remove, Body } from "@nestjs/common";
          import { routes } from "./routes";
          @Controller(routes.version) export class OrdersController {
            @Post(routes.orders.root) place(@Body() body: object) {}
            @Remove(routes.orders.item) cancel() {}
            @Get() list() {}
            helper() {}
          }
          @Controller({ path: "health", version: "2" }) export class HealthController { @Get("live") live() {} }
          @Controller(["a", "b"]) export class ManyController { @Get(["x", "y"]) many() {} }
        `,
      }),
    ).toEqual(["route POST /v1/orders", "route DELETE /v1/orders/:id", "route GET /v1", "route GET /health/live", "route GET /a/x"]);
  });

  test("whose path can't be told are called by their method", () => {
    expect(
      entriesIn({
        "src/orders.controller.ts": `
          import { Controller, Get, Post } from "@nestjs/common";
          import { prefix } from "some-config";
          @Controller(prefix()) export class OrdersController { @Post("place") place() {} }
          export abstract class CrudController { @Get(":id") find() {} }
          @Controller("invoices") export class InvoicesController extends CrudController {}
        `,
      }),
    ).toEqual(["route OrdersController.place", "route CrudController.find"]);
  });

  test("are those of other frameworks, and of a house's decorator that applies one", () => {
    expect(
      entriesIn({
        "src/decorators.ts": `
          import { Post } from "@nestjs/common";
          export function Command(path: string) { return (target: object, key: string, d: PropertyDescriptor) => { Post(path)(target, key, d); }; }
          export function Get(path: string) { return () => {}; }
        `,
        "src/a.ts": `import { JsonController, Get } from "routing-controllers"; @JsonController("/users") export class Users { @Get("/:id") one() {} }`,
        "src/b.ts": `import { Route, Post } from "tsoa"; @Route("tickets") export class Tickets { @Post() open() {} }`,
        "src/c.ts": `import { controller, httpPut } from "inversify-express-utils"; @controller("/bills") export class Bills { @httpPut("/:id") pay() {} }`,
        "src/d.ts": `import { Command, Get } from "./decorators"; export class Orders { @Command("place") place() {} @Get("list") list() {} }`,
      }),
    ).toEqual(["route GET /users/:id", "route POST /tickets", "route PUT /bills/:id", "route POST /place"]);
  });
});

describe("routes that somebody registers", () => {
  test("are the last function of a registration; what comes before is middleware", () => {
    const texts = {
      "src/routes.ts": `
        import express, { Router } from "express";
        import { authenticate } from "./auth";
        const router = Router();
        router.post("/orders", authenticate, [check, audit], place);
        router.route("/orders/:id").get((req, res) => res.json({})).delete(cancel);
        const app = express();
        app.use("/api", router);
        app.use(log);
        function check(req, res, next) { next(); } function audit(req, res, next) { next(); }
        async function place(req, res) {} function cancel(req, res) {} function log(req, res, next) { next(); }
      `,
      "src/auth.ts": `export function authenticate(req, res, next) { next(); }`,
    };
    expect(entriesIn(texts)).toEqual([
      "route authenticate before POST /orders",
      "route GET /orders/:id",
      "route check before POST /orders",
      "route audit before POST /orders",
      "route POST /orders",
      "route DELETE /orders/:id",
      "route log before every route",
    ]);
  });

  test("are seen through wrappers, the program's and packages', in constants of other files and in fields", () => {
    expect(
      functionsOf({
        "src/catch-async.ts": `export const catchAsync = (fn) => (req, res, next) => { Promise.resolve(fn(req, res, next)).catch(next); };`,
        "src/orders.ts": `
          import asyncHandler from "express-async-handler";
          import { catchAsync } from "./catch-async";
          export const list = catchAsync(async function listOrders(req, res) {});
          export const place = asyncHandler(async function placeOrder(req, res) {});
          export class Orders { cancel = catchAsync(async function cancelOrder(req, res) {}); pay(req, res) {} }
        `,
        "src/routes.ts": `
          import { Router } from "express";
          import { list, place, Orders } from "./orders";
          import { validate } from "./validate";
          const router = Router();
          const orders = new Orders();
          router.get("/", validate({ page: "number" }), list);
          router.post("/", place);
          router.delete("/:id", orders.cancel);
          router.put("/:id", orders.pay.bind(orders));
        `,
        "src/validate.ts": `export function validate(schema) { return function validated(req, res, next) { next(); }; }`,
      }),
    ).toEqual(["listOrders", "placeOrder", "cancelOrder", "pay", "validated"]);
  });

  test("are controllers behind an adapter, and what a container's invoker is asked for", () => {
    expect(
      entriesIn({
        "src/adapt.ts": `export const adaptRoute = (controller) => async (req, res) => { res.json(await controller.handle(req.body)); };`,
        "src/controllers.ts": `
          export class PlaceOrderController { async handle(request: object) {} }
          export class LoggedController { constructor(private controller: object) {} async handle(request: object) {} }
        `,
        "src/api.ts": `
          import { makeInvoker } from "awilix-express";
          const api = ({ bills }) => ({ pay: async (req, res) => { await bills.pay(); }, list: async (req, res) => {} });
          export const billsApi = makeInvoker(api);
        `,
        "src/routes.ts": `
          import { Router } from "express";
          import { adaptRoute } from "./adapt";
          import { billsApi } from "./api";
          import { PlaceOrderController, LoggedController } from "./controllers";
          const router = Router();
          router.post("/orders", adaptRoute(new LoggedController(new PlaceOrderController())));
          router.post("/bills", billsApi("pay"));
        `,
      }),
    ).toEqual(["route POST /bills", "route POST /orders"]);
  });

  test("are those of Fastify, Koa, Hono and Hapi", () => {
    expect(
      entriesIn({
        "src/fastify.ts": `
          import { FastifyInstance } from "fastify";
          export async function routes(app: FastifyInstance) {
            app.get("/orders", async () => []);
            app.post("/orders", { schema: {} }, async (request, reply) => {});
            app.route({ method: "PUT", url: "/orders/:id", handler: async () => {} });
          }
        `,
        "src/hono.ts": `import { Hono } from "hono"; export const app = new Hono().get("/bills", (c) => c.json([])).post("/bills", async (c) => c.json({}));`,
        "src/koa.ts": `import Router from "@koa/router"; const router = new Router(); router.get("/tickets", async (ctx) => {});`,
        "src/hapi.ts": `import Hapi from "@hapi/hapi"; const server = Hapi.server(); server.route({ method: "GET", path: "/users", handler: (request, h) => [] });`,
      }),
    ).toEqual([
      "route GET /orders",
      "route POST /orders",
      "route PUT /orders/:id",
      "route GET /users",
      "route GET /bills",
      "route POST /bills",
      "route GET /tickets",
    ]);
  });

  test("make a handler once though it answers several", () => {
    expect(
      entriesIn({
        "src/routes.ts": `
          import { Router } from "express";
          const router = Router();
          router.put("/orders/:id", save);
          router.patch("/orders/:id", save);
          function save(req, res) {}
        `,
      }),
    ).toEqual(["route PUT /orders/:id"]);
  });
});

describe("exports that a framework finds", () => {
  test("are Next's route handlers, API routes, server actions and server components", () => {
    const texts = {
      "src/app/(shop)/orders/[id]/route.ts": `
        import { withAuth } from "auth-kit";
        export async function GET() {}
        export const POST = withAuth(async (request: Request) => {});
        export const runtime = "edge";
        export function parse() {}
      `,
      "src/pages/api/bills/[...path].ts": `export default async function handler(req, res) {} export const config = {};`,
      "src/app/actions.ts": `"use server";\nexport async function placeOrder(form: FormData) {} async function helper() {} export type Result = string;`,
      "src/app/orders/page.tsx": `export default async function OrdersPage() { return null; }`,
      "src/app/cart/page.tsx": `"use client";\nexport default function CartPage() { return null; }`,
    };
    expect(entriesIn(texts, ["next"])).toEqual([
      "route GET /orders/:id",
      "route POST /orders/:id",
      "route placeOrder",
      "route /orders",
      "route /api/bills/*path",
    ]);
    expect(entriesIn({ "src/app/route.ts": `export async function GET() {}` })).toEqual([]);
  });

  test("are those of Remix, SvelteKit and Nitro", () => {
    expect(
      entriesIn({ "app/routes/orders.$id.tsx": `export async function loader() {} export default function Page() {}` }, [
        "@remix-run/node",
      ]),
    ).toEqual(["route loader /orders.$id"]);
    expect(entriesIn({ "src/routes/orders/[id]/+server.ts": `export const GET = async () => new Response();` }, ["@sveltejs/kit"])).toEqual(
      ["route GET /orders/:id"],
    );
    expect(
      entriesIn({ "server/api/orders/[id].get.ts": `export default defineEventHandler(async (event) => ({}));` }, ["nitropack"]),
    ).toEqual(["route /api/orders/:id.get"]);
  });

  test("are functions of a platform by their types, or by what they take", () => {
    expect(
      entriesIn({
        "src/http.ts": `import type { APIGatewayProxyHandler } from "aws-lambda"; export const handler: APIGatewayProxyHandler = async (event) => ({ statusCode: 200, body: "" });`,
        "src/queue.ts": `import { SQSEvent } from "aws-lambda"; export async function handler(event: SQSEvent) {} export function parse(event: SQSEvent) {}`,
        "src/nightly.ts": `import middy from "@middy/core"; import { ScheduledEvent } from "aws-lambda"; export const handler = middy(async (event: ScheduledEvent) => {}).use(log());`,
      }),
    ).toEqual(["route handler of src/http.ts", "job handler of src/nightly.ts", "message-consumer handler of src/queue.ts"]);
    expect(
      entriesIn(
        { "src/place-order/handler.ts": `export const handler = async (event) => ({ statusCode: 200 }); export const format = () => "";` },
        ["serverless"],
      ),
    ).toEqual(["route handler of src/place-order/handler.ts"]);
  });
});

describe("resolvers", () => {
  test("are decorated, by the name of their field", () => {
    expect(
      entriesIn({
        "src/orders.resolver.ts": `
          import { Resolver, Query, Mutation, ResolveField } from "@nestjs/graphql";
          @Resolver(() => Order) export class OrdersResolver {
            @Query(() => [Order], { name: "orders" }) findAll() {}
            @Mutation("placeOrder") place() {}
            @Mutation(() => Order) cancelOrder() {}
            @ResolveField() lines() {}
          }
          class Order {}
        `,
      }),
    ).toEqual(["resolver Query orders", "resolver Mutation placeOrder", "resolver Mutation cancelOrder", "resolver OrdersResolver.lines"]);
  });

  test("stand in maps that a server is given, spread and listed", () => {
    expect(
      entriesIn({
        "src/orders.ts": `export const orders = { Query: { orders: async () => [] }, Order: { lines: (order) => order.lines } };`,
        "src/server.ts": `
          import { ApolloServer } from "@apollo/server";
          import { makeExecutableSchema } from "@graphql-tools/schema";
          import { orders } from "./orders";
          const bills = { Mutation: { pay: async () => true } };
          export const schema = makeExecutableSchema({ typeDefs: "", resolvers: [orders, bills] });
          export const server = new ApolloServer({
            resolvers: { Query: { ping: () => "pong" }, Date: dateScalar, Subscription: { orderPlaced: { subscribe: async () => listen() } } },
          });
        `,
      }),
    ).toEqual([
      "resolver Query.orders",
      "resolver Order.lines",
      "resolver Mutation.pay",
      "resolver Query.ping",
      "resolver Subscription.orderPlaced.subscribe",
    ]);
  });

  test("are procedures of tRPC, made from a base of another file", () => {
    expect(
      entriesIn({
        "src/trpc.ts": `
          import { initTRPC } from "@trpc/server";
          const t = initTRPC.context<{ user: string }>().create();
          export const router = t.router;
          export const protectedProcedure = t.procedure.use(async ({ next }) => next());
        `,
        "src/orders.ts": `
          import { z } from "zod";
          import { db } from "./db";
          import { protectedProcedure, router } from "./trpc";
          export const listOrders = protectedProcedure.query(async () => []);
          export const ordersRouter = router({ list: listOrders, place: protectedProcedure.input(z.object({})).mutation(async ({ input }) => db.query("insert")) });
        `,
        "src/db.ts": `export const db = { query: (text: string) => text };`,
      }),
    ).toEqual(["resolver listOrders", "resolver mutation place"]);
  });
});

describe("consumers, jobs and scripts", () => {
  test("are decorated, or methods of a base class", () => {
    expect(
      entriesIn({
        "src/consumers.ts": `
          import { EventPattern, MessagePattern } from "@nestjs/microservices";
          import { RabbitSubscribe } from "@golevelup/nestjs-rabbitmq";
          import { Processor as BullProcessor, Process } from "@nestjs/bull";
          import { Processor, WorkerHost } from "@nestjs/bullmq";
          import { Topics } from "./topics";
          export class Orders { @EventPattern(Topics.PLACED) onPlaced() {} @MessagePattern({ cmd: "sum" }) sum() {} }
          export class Bills { @RabbitSubscribe({ exchange: "bills", routingKey: "paid" }) onPaid() {} }
          @BullProcessor("mails") export class Mails { @Process({ name: "send", concurrency: 2 }) send() {} }
          @Processor("reports") export class Reports extends WorkerHost { async process(job: object) {} }
        `,
        "src/topics.ts": `export enum Topics { PLACED = "order.placed" }`,
      }),
    ).toEqual([
      "message-consumer order.placed → Orders.onPlaced",
      "message-consumer Orders.sum",
      "message-consumer paid → Bills.onPaid",
      "message-consumer send → Mails.send",
      "message-consumer reports → Reports.process",
    ]);
  });

  test("are given to the clients of brokers", () => {
    expect(
      entriesIn({
        "src/kafka.ts": `
          import { Kafka } from "kafkajs";
          const consumer = new Kafka({ brokers: [] }).consumer({ groupId: "orders" });
          export async function start() { await consumer.subscribe({ topic: "orders" }); await consumer.run({ eachMessage: async ({ message }) => {} }); }
        `,
        "src/rabbit.ts": `import amqp from "amqplib"; export async function start() { const channel = await (await amqp.connect("")).createChannel(); await channel.consume("bills", onBill); } async function onBill(message) {}`,
        "src/queue.ts": `import { Worker } from "bullmq"; export const worker = new Worker("mails", async (job) => {}, { connection: {} });`,
      }),
    ).toEqual(["message-consumer orders → start.eachMessage", "message-consumer mails → worker", "message-consumer bills → onBill"]);
  });

  test("of clocks are decorated, or given to a scheduler or a timer", () => {
    expect(
      entriesIn(
        {
          "src/jobs.ts": `
            import { Cron, CronExpression } from "@nestjs/schedule";
            import cron, { schedule as every } from "node-cron";
            import { Agenda } from "agenda";
            export class Jobs { @Cron(CronExpression.EVERY_HOUR) archive() {} start() { setInterval(() => this.archive(), 1000); setInterval(this.relay.bind(this), 500); } relay() {} }
            cron.schedule("0 0 * * *", closeDay);
            every("*/5 * * * *", async () => {});
            export function define(agenda: Agenda) { agenda.define("send mail", async (job) => {}); }
            async function closeDay() {}
          `,
          "src/clock.tsx": `export function Clock() { setInterval(() => {}, 1000); return null; }`,
        },
        ["node-cron", "agenda"],
      ),
    ).toEqual([
      "job Jobs.archive",
      "job a function in Jobs.start",
      "job Jobs.relay",
      "job cron */5 * * * *",
      "job send mail",
      "job cron 0 0 * * *",
    ]);
  });

  test("of a shell are commands, and modules that nothing imports", () => {
    expect(
      entriesIn(
        {
          "src/cli.ts": `
            import { Command } from "commander";
            import { Command as NestCommand, CommandRunner } from "nest-commander";
            new Command("import").argument("<file>").action(async function importOrders(file) {});
            @NestCommand({ name: "seed" }) export class Seed extends CommandRunner { async run() {} }
          `,
          "scripts/backfill.ts": `import { run } from "../src/cli"; run();`,
          "scripts/shared.ts": `export function open() {}`,
          "vitest.config.ts": `configure({});`,
        },
        ["commander"],
      ),
    ).toEqual(["script scripts/backfill.ts", "script importOrders", "script Seed.run"]);
  });
});

describe("handlers and use cases", () => {
  test("are entries with the message that they handle", () => {
    expect(
      entriesIn({
        "src/orders.ts": `
          import { CommandHandler, EventsHandler } from "@nestjs/cqrs";
          import { OnEvent } from "@nestjs/event-emitter";
          export class PlaceOrderCommand {} export class OrderPlaced {}
          @CommandHandler(PlaceOrderCommand) export class PlaceOrder { async execute() {} }
          @EventsHandler(OrderPlaced) export class SendMail { async handle() {} }
          export class Audit { @OnEvent("order.*") note() {} }
        `,
      }),
    ).toEqual(["command-handler PlaceOrderCommand → PlaceOrder", "event-handler OrderPlaced → SendMail", "event-handler Audit.note"]);
  });

  test("are use cases by their operation, a function by what it makes", () => {
    expect(
      entriesIn({
        "src/orders/use-cases/place-order.use-case.ts": `export class PlaceOrderUseCase { constructor(private orders: object) {} async execute(input: object) {} private check() {} }`,
        "src/orders/use-cases/cancel-order.use-case.ts": `export const cancelOrderUseCase = (orders: object) => async (id: string) => { await orders; };`,
        "src/orders/factories.ts": `import { PlaceOrderUseCase } from "./use-cases/place-order.use-case"; export function makePlaceOrderUseCase() { return new PlaceOrderUseCase({}); }`,
      }),
    ).toEqual(["use-case cancelOrderUseCase", "use-case PlaceOrderUseCase.execute"]);
  });

  test("have the most specific kind, with its reason", () => {
    const texts = {
      "src/orders/use-cases/place-order.use-case.ts": `
        import { CommandHandler } from "@nestjs/cqrs";
        export class PlaceOrderCommand {}
        @CommandHandler(PlaceOrderCommand) export class PlaceOrderUseCase { async execute(command: PlaceOrderCommand) {} }
      `,
    };
    expect(entriesIn(texts)).toEqual(["command-handler PlaceOrderCommand → PlaceOrderUseCase"]);
    expect(whyOf(texts)).toEqual(["handles PlaceOrderCommand by @CommandHandler"]);
  });
});

describe("controllers made by hand", () => {
  const CONTROLLER = `
    export interface Controller { run(req: object, res: object): Promise<void> }
    export class OrderPutController implements Controller { async run(req: object, res: object) {} private reply() {} }
  `;

  test("are entries where nobody is seen to register a route", () => {
    expect(entriesIn({ "src/order-put.controller.ts": CONTROLLER })).toEqual(["route OrderPutController.run"]);
  });

  test("are none beside the routes that call them", () => {
    expect(
      entriesIn({
        "src/order-put.controller.ts": CONTROLLER,
        "src/routes.ts": `
          import { Router } from "express";
          import { OrderPutController } from "./order-put.controller";
          const controller = new OrderPutController();
          export const register = (router: Router) => { router.put("/orders/:id", (req, res) => controller.run(req, res)); };
        `,
      }),
    ).toEqual(["route PUT /orders/:id"]);
  });
});

describe("entries", () => {
  test("are none of tests, front-ends and declarations", () => {
    expect(
      entriesIn({
        "src/orders.spec.ts": `import { Controller, Get } from "@nestjs/common"; @Controller() class Fake { @Get() get() {} }`,
        "src/api.d.ts": `import { Controller } from "@nestjs/common"; export declare class Orders { list(): void }`,
      }),
    ).toEqual([]);
  });

  test("are sorted by file and position, and found when they are asked for", () => {
    const read: string[] = [];
    const { sources, workspace } = factsOf({
      "src/b.controller.ts": `import { Controller, Get, Post } from "@nestjs/common"; @Controller("b") export class B { @Post() post() {} @Get() get() {} }`,
      "src/a.controller.ts": `import { Controller, Get } from "@nestjs/common"; @Controller("a") export class A { @Get() get() {} }`,
      "src/tax.ts": `export function tax(net: number) { return net * 0.2; }`,
    });
    const watched = sources.map((source) => ({ ...source, bodies: () => (read.push(source.outline.path), source.bodies()) }));
    const program = link({ sources: watched, workspace, settings: DEFAULT_SETTINGS });
    expect(read).toEqual([]);
    expect(program.entries().map(({ name }) => name)).toEqual(["GET /a", "POST /b", "GET /b"]);
    expect(read).not.toContain("src/tax.ts");
  });
});
