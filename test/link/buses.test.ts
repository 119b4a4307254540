import { describe, expect, test } from "vitest";
import { catalogLookup } from "../../src/catalog/lookup.js";
import { type BusHandler, busesOf } from "../../src/link/buses/buses.js";
import { moduleLinkage } from "../../src/link/link-modules.js";
import { callIndex } from "../../src/link/operations/call-index.js";
import { candidatesOf } from "../../src/link/operations/candidates.js";
import { operationsOf } from "../../src/link/operations/operations.js";
import { detectRoles } from "../../src/link/roles/roles.js";
import { evaluation } from "../../src/link/values/evaluate.js";
import type { LinkedModules } from "../../src/link/linked-modules.js";
import type { Evaluated } from "../../src/model/index.js";
import { factsOf, type Texts } from "./program-of.js";

interface Found {
  /** The handlers of a class by name, or of a text, as `kind Class.method`. */
  handlersOf(message: string): readonly string[];
  whyOf(message: string): readonly string[];
}

function busesIn(texts: Texts): Found {
  const { linked, trails } = moduleLinkage(factsOf(texts));
  const values = evaluation({
    linked,
    trails,
    catalog: catalogLookup(),
    containers: () => ({ provisions: () => [], tokenAt: () => null, tokenOf: () => null }),
  });
  const operations = operationsOf(values, () => candidatesOf(callIndex(linked)));
  const buses = busesOf({
    linked,
    roles: detectRoles(linked),
    evaluate: ({ file, function: body }, value) => values.evaluate(values.root(file, body), value),
    operations: (kind) => operations.ofKinds([kind]),
  });
  const asked = (message: string): readonly BusHandler[] => buses.handlersOf(messageOf(linked, message));
  return {
    handlersOf: (message) => asked(message).map((handler) => `${handler.kind} ${nameOf(linked, handler)}`),
    whyOf: (message) => asked(message).map(({ why }) => why),
  };
}

function messageOf(linked: LinkedModules, name: string): Evaluated {
  for (const { path, outline } of linked.modules) {
    const declaration = outline.declarations.findIndex((each) => each.name === name && each.is !== "function");
    const at = { file: path, span: [0, 0] as const };
    if (declaration !== -1) return { is: "instance", file: path, declaration, typeArgs: [], made: null, at };
  }
  return { is: "constant", value: name, at: { file: "", span: [0, 0] } };
}

function nameOf(linked: LinkedModules, { file, function: body, self }: BusHandler): string {
  const facts = linked.bodies(file).functions[body];
  const owner = self?.is === "instance" ? linked.declaration(self.file, self.declaration)?.name : undefined;
  return [owner, facts?.name === "" ? file : facts?.name].filter(Boolean).join(".");
}

const MESSAGES = `
export abstract class DomainEvent { readonly occurredAt = 1; }
export class OrderPlaced extends DomainEvent { constructor(readonly orderId: string) { super(); } }
export class OrderPaid extends DomainEvent { static readonly EVENT_NAME = "order.paid"; }
export class PlaceOrderCommand { constructor(readonly lines: string[]) {} }
export class FindOrdersQuery {}
`;

describe("handlers by decorator", () => {
  test("are those of Nest's buses, by symbol and with all events that they name", () => {
    const { handlersOf, whyOf } = busesIn({
      "src/messages.ts": MESSAGES,
      "src/place-order.ts": `
        import { CommandHandler as Handles, QueryHandler, EventsHandler, ICommandHandler } from "@nestjs/cqrs";
        import { PlaceOrderCommand, FindOrdersQuery, OrderPlaced, OrderPaid } from "./messages";
        @Handles(PlaceOrderCommand) export class PlaceOrder implements ICommandHandler<PlaceOrderCommand> { async execute(command: PlaceOrderCommand) {} }
        @QueryHandler(FindOrdersQuery) export class FindOrders { async execute() {} }
        @EventsHandler(OrderPlaced, OrderPaid) export class SendMail { async handle(event: OrderPlaced | OrderPaid) {} private async render() {} }
      `,
    });
    expect(handlersOf("PlaceOrderCommand")).toEqual(["command PlaceOrder.execute"]);
    expect(handlersOf("FindOrdersQuery")).toEqual(["query FindOrders.execute"]);
    expect(handlersOf("OrderPlaced")).toEqual(["event SendMail.handle"]);
    expect(handlersOf("OrderPaid")).toEqual(["event SendMail.handle"]);
    expect(whyOf("OrderPlaced")).toEqual(["handles OrderPlaced, OrderPaid by @EventsHandler"]);
  });

  test("listen to texts, constants of other files, members of enums and names of classes", () => {
    const { handlersOf } = busesIn({
      "src/messages.ts": MESSAGES,
      "src/names.ts": `export const ORDER_CLOSED = "order.closed"; export enum Topics { Shipped = "order.shipped" } export class Names { static readonly PACKED = "order.packed"; }`,
      "src/listener.ts": `
        import { OnEvent } from "@nestjs/event-emitter";
        import { ORDER_CLOSED, Topics, Names } from "./names";
        import { OrderPlaced, OrderPaid } from "./messages";
        export class Listener {
          @OnEvent("order.opened", { async: true }) opened() {}
          @OnEvent(ORDER_CLOSED) closed() {}
          @OnEvent([Topics.Shipped, Names.PACKED]) moved() {}
          @OnEvent(OrderPlaced.name, { promisify: true }) placed(event: OrderPlaced) {}
          @OnEvent(OrderPaid.EVENT_NAME) paid(event: OrderPaid) {}
        }
      `,
    });
    expect(handlersOf("order.opened")).toEqual(["event Listener.opened"]);
    expect(handlersOf("order.closed")).toEqual(["event Listener.closed"]);
    expect(handlersOf("order.shipped")).toEqual(["event Listener.moved"]);
    expect(handlersOf("order.packed")).toEqual(["event Listener.moved"]);
    expect(handlersOf("OrderPlaced")).toEqual(["event Listener.placed"]);
    expect(handlersOf("OrderPaid")).toEqual(["event Listener.paid"]);
    expect(handlersOf("order.paid")).toEqual(["event Listener.paid"]);
  });

  test("of a pattern or of what can't be told handle nothing that is known", () => {
    const { handlersOf } = busesIn({
      "src/listener.ts": `
        import { OnEvent } from "@nestjs/event-emitter";
        import { settings } from "./settings";
        export class Listener {
          @OnEvent("order.*") all() {}
          @OnEvent("**") everything() {}
          @OnEvent(settings.topic) configured() {}
        }
      `,
    });
    expect(handlersOf("order.opened")).toEqual([]);
    expect(handlersOf("order.*")).toEqual([]);
  });

  test("are found through a house's own decorators: those that apply a known one, and those named so that take a message", () => {
    const { handlersOf } = busesIn({
      "src/messages.ts": MESSAGES,
      "src/cqrs.ts": `
        import { CommandHandler } from "@nestjs/cqrs";
        export function Handles(command: Function) { return (target: Function) => CommandHandler(command as never)(target); }
        export const EventHandler = (event: Function) => (target: Function) => { Reflect.defineMetadata("event", event, target); };
        export const Audited = (event: Function) => (target: Function) => {};
      `,
      "src/handlers.ts": `
        import { Handles, EventHandler, Audited } from "./cqrs";
        import { PlaceOrderCommand, OrderPlaced, OrderPaid } from "./messages";
        @Handles(PlaceOrderCommand) export class PlaceOrder { async execute(command: PlaceOrderCommand) {} }
        @EventHandler(OrderPlaced) export class Notify { async handle(event: { orderId: string }) {} }
        @Audited(OrderPaid) export class Ledger { async handle() {} }
      `,
    });
    expect(handlersOf("PlaceOrderCommand")).toEqual(["command PlaceOrder.execute"]);
    expect(handlersOf("OrderPlaced")).toEqual(["event Notify.handle"]);
    expect(handlersOf("OrderPaid")).toEqual([]);
  });
});

describe("handlers by contract", () => {
  test("are of the message that their interface names", () => {
    const { handlersOf, whyOf } = busesIn({
      "src/messages.ts": MESSAGES,
      "src/contracts.ts": `
        export interface CommandHandler<C, R = void> { execute: (command: C) => Promise<R> }
        export interface IHandle<E> { setupSubscriptions(): void }
        export interface DomainEventSubscriber<E> { on(event: E): Promise<void> }
      `,
      "src/handlers.ts": `
        import { CommandHandler, IHandle, DomainEventSubscriber } from "./contracts";
        import { PlaceOrderCommand, OrderPlaced, OrderPaid } from "./messages";
        export class PlaceOrderHandler implements CommandHandler<PlaceOrderCommand> { async execute({ lines }: PlaceOrderCommand) {} }
        export class AfterOrderPlaced implements IHandle<OrderPlaced> { setupSubscriptions() {} private async onOrderPlaced(event: OrderPlaced) {} }
        export class SendReceipt implements DomainEventSubscriber<OrderPaid> { async on(event: OrderPaid) {} }
      `,
    });
    expect(handlersOf("PlaceOrderCommand")).toEqual(["command PlaceOrderHandler.execute"]);
    expect(handlersOf("OrderPlaced")).toEqual(["event AfterOrderPlaced.onOrderPlaced"]);
    expect(handlersOf("OrderPaid")).toEqual(["event SendReceipt.on"]);
    expect(whyOf("PlaceOrderCommand")).toEqual(["handles PlaceOrderCommand as CommandHandler"]);
  });

  test("follow interfaces that extend one, and bases that have the operation", () => {
    const { handlersOf } = busesIn({
      "src/messages.ts": MESSAGES,
      "src/contracts.ts": `
        import { FindOrdersQuery, OrderPlaced } from "./messages";
        export interface QueryHandler<Q, R> { handle(query: Q): Promise<R> }
        export interface FindOrdersQueryHandler extends QueryHandler<FindOrdersQuery, string[]> {}
        export abstract class EventHandlerBase<E> { async handle(event: E) { await this.process(event); } protected abstract process(event: E): Promise<void>; }
      `,
      "src/handlers.ts": `
        import { FindOrdersQueryHandler, EventHandlerBase } from "./contracts";
        import { OrderPlaced } from "./messages";
        export class FindOrdersService implements FindOrdersQueryHandler { async handle() { return []; } }
        export class ReserveStockEventHandler extends EventHandlerBase<OrderPlaced> { protected async process(event: OrderPlaced) {} }
      `,
    });
    expect(handlersOf("FindOrdersQuery")).toEqual(["query FindOrdersService.handle"]);
    expect(handlersOf("OrderPlaced")).toEqual(["event ReserveStockEventHandler.handle"]);
  });

  test("are of what their operation takes where the contract names nothing; an aggregate is no message", () => {
    const { handlersOf } = busesIn({
      "src/messages.ts": MESSAGES,
      "src/order.ts": `export abstract class AggregateRoot {} export class Order extends AggregateRoot {}`,
      "src/handlers.ts": `
        import { PlaceOrderCommand, OrderPlaced, OrderPaid } from "./messages";
        import { Order } from "./order";
        export class PlaceOrderCommandHandler { execute(command: Readonly<PlaceOrderCommand>) {} log(command: OrderPaid) {} }
        export class OrderEventHandler { onOrderPlaced(event: OrderPlaced) {} handleOrder(order: Order) {} }
      `,
    });
    expect(handlersOf("PlaceOrderCommand")).toEqual(["command PlaceOrderCommandHandler.execute"]);
    expect(handlersOf("OrderPlaced")).toEqual(["event OrderEventHandler.onOrderPlaced"]);
    expect(handlersOf("OrderPaid")).toEqual([]);
    expect(handlersOf("Order")).toEqual([]);
  });

  test("give way to those that somebody registers for the message: a wrapper hands it on to the service", () => {
    const { handlersOf } = busesIn({
      "src/messages.ts": MESSAGES,
      "src/contracts.ts": `export interface EventHandler<E> { handle(event: E): Promise<void> }`,
      "src/handlers.ts": `
        import { EventsHandler } from "@nestjs/cqrs";
        import { EventHandler } from "./contracts";
        import { OrderPlaced } from "./messages";
        export class OrderPlacedService implements EventHandler<OrderPlaced> { async handle(event: OrderPlaced) {} }
        @EventsHandler(OrderPlaced) export class NestOrderPlaced {
          constructor(private readonly service: OrderPlacedService) {}
          handle(event: OrderPlaced) { return this.service.handle(event); }
        }
      `,
    });
    expect(handlersOf("OrderPlaced")).toEqual(["event NestOrderPlaced.handle"]);
  });
});

describe("handlers that state their messages", () => {
  test("by a method, a getter or a field", () => {
    const { handlersOf, whyOf } = busesIn({
      "src/messages.ts": MESSAGES,
      "src/handlers.ts": `
        import { PlaceOrderCommand, OrderPlaced, OrderPaid, FindOrdersQuery } from "./messages";
        interface CommandHandler<T> { subscribedTo(): unknown }
        export class PlaceOrderHandler implements CommandHandler<unknown> { subscribedTo() { return PlaceOrderCommand; } async handle(command: unknown) {} }
        export class MailSubscriber { subscribedTo(): Function[] { return [OrderPlaced]; } async on(event: unknown) {} }
        export class PaidEventHandler { get event() { return OrderPaid; } async handle(event: unknown) {} }
        export class FindQueryHandler { readonly queryType = FindOrdersQuery; async run() {} }
      `,
    });
    expect(handlersOf("PlaceOrderCommand")).toEqual(["command PlaceOrderHandler.handle"]);
    expect(handlersOf("OrderPlaced")).toEqual(["event MailSubscriber.on"]);
    expect(handlersOf("OrderPaid")).toEqual(["event PaidEventHandler.handle"]);
    expect(handlersOf("FindOrdersQuery")).toEqual(["query FindQueryHandler.run"]);
    expect(whyOf("OrderPlaced")).toEqual(["handles OrderPlaced which its subscribedTo() names"]);
  });

  test("with the method for each", () => {
    const { handlersOf } = busesIn({
      "src/messages.ts": MESSAGES,
      "src/subscribers.ts": `
        import { OrderPlaced } from "./messages";
        interface EventSubscriber { getSubscribedEvents(): { name: string; method: string }[] }
        export class OrderSubscriber implements EventSubscriber {
          getSubscribedEvents() { return [{ name: OrderPlaced.name, method: "onOrderPlaced" }, { name: "order.lost", method: "onLost" }]; }
          async onOrderPlaced({ orderId }: OrderPlaced) {}
          async onLost() {}
        }
      `,
    });
    expect(handlersOf("OrderPlaced")).toEqual(["event OrderSubscriber.onOrderPlaced"]);
    expect(handlersOf("order.lost")).toEqual(["event OrderSubscriber.onLost"]);
  });
});

describe("handlers that somebody registers", () => {
  test("at a hand-made bus, bound, as an object, as a class or as a function", () => {
    const { handlersOf, whyOf } = busesIn({
      "src/messages.ts": MESSAGES,
      "src/bus.ts": `
        export class DomainEvents { static register(callback: (event: unknown) => void, name: string) {} }
        export class CommandBus { register(name: unknown, handler: unknown) {} registerHandler(type: unknown, handler: unknown) {} }
      `,
      "src/setup.ts": `
        import { DomainEvents, CommandBus } from "./bus";
        import { OrderPlaced, OrderPaid, PlaceOrderCommand, FindOrdersQuery } from "./messages";
        export class AfterOrderPlaced {
          constructor() { DomainEvents.register(this.onOrderPlaced.bind(this), OrderPlaced.name); }
          private async onOrderPlaced(event: OrderPlaced) {}
        }
        class PlaceOrderUseCase { async execute(command: PlaceOrderCommand) {} }
        class FindOrders { async handle() {} }
        export function setUp(bus: CommandBus, events: { subscribe(type: unknown, handler: unknown): void }) {
          bus.register(PlaceOrderCommand.name, new PlaceOrderUseCase());
          bus.registerHandler(FindOrdersQuery, FindOrders);
          events.subscribe(OrderPaid, async (event: OrderPaid) => {});
          bus.register("orders.archive", archive);
        }
        async function archive() {}
      `,
    });
    expect(handlersOf("OrderPlaced")).toEqual(["event AfterOrderPlaced.onOrderPlaced"]);
    expect(whyOf("OrderPlaced")).toEqual(["handles OrderPlaced by DomainEvents.register()"]);
    expect(handlersOf("PlaceOrderCommand")).toEqual(["command PlaceOrderUseCase.execute"]);
    expect(handlersOf("FindOrdersQuery")).toEqual(["query FindOrders.handle"]);
    expect(handlersOf("OrderPaid")).toEqual(["event src/setup.ts"]);
    expect(handlersOf("orders.archive")).toEqual(["command archive"]);
  });

  test("at an emitter of Node or of a package", () => {
    const { handlersOf } = busesIn({
      "src/messages.ts": MESSAGES,
      "src/setup.ts": `
        import { EventEmitter } from "node:events";
        import { EventEmitter2 } from "@nestjs/event-emitter";
        import { OrderPlaced } from "./messages";
        const events = new EventEmitter();
        events.on("order.closed", archive);
        events.once(OrderPlaced.name, sendMail);
        export class Listeners { constructor(private readonly emitter: EventEmitter2) {} start() { this.emitter.on("order.paid", this.book.bind(this)); } book() {} }
        function archive() {} function sendMail() {}
      `,
    });
    expect(handlersOf("order.closed")).toEqual(["event archive"]);
    expect(handlersOf("OrderPlaced")).toEqual(["event sendMail"]);
    expect(handlersOf("order.paid")).toEqual(["event Listeners.book"]);
  });

  test("at a stream of messages", () => {
    const { handlersOf } = busesIn({
      "src/messages.ts": MESSAGES,
      "src/plugin.ts": `
        import { OrderPlaced } from "./messages";
        import { PaymentSettledEvent } from "@shop/core";
        import { EventBus } from "./event-bus";
        export class Plugin {
          constructor(private eventBus: EventBus) {}
          start() {
            this.eventBus.ofType(OrderPlaced).pipe(debounceTime(50)).subscribe((event) => this.index(event));
            this.eventBus.ofType(PaymentSettledEvent).subscribe(this.settle.bind(this));
          }
          index(event: OrderPlaced) {}
          settle(event: PaymentSettledEvent) {}
        }
      `,
    });
    expect(handlersOf("OrderPlaced")).toEqual(["event src/plugin.ts"]);
  });

  test("are none of a map, a container or a router", () => {
    const { handlersOf } = busesIn({
      "src/messages.ts": MESSAGES,
      "src/setup.ts": `
        import express from "express";
        import { OrderPlaced } from "./messages";
        import { EventBus } from "./bus";
        class OrderProjection { async handle(event: unknown) {} }
        const counts = new Map<unknown, number>();
        counts.set(OrderPlaced, 0);
        const app = express();
        app.use("order.placed", (req, res) => res.send("ok"));
        process.on("exit", () => {});
      `,
    });
    expect(handlersOf("OrderPlaced")).toEqual([]);
    expect(handlersOf("order.placed")).toEqual([]);
    expect(handlersOf("exit")).toEqual([]);
  });
});

describe("a message", () => {
  test("that is an event is handled by what takes its base, a command by the nearest handler only", () => {
    const { handlersOf } = busesIn({
      "src/messages.ts": `${MESSAGES} export class PlaceUrgentOrderCommand extends PlaceOrderCommand {}`,
      "src/handlers.ts": `
        import { CommandHandler, EventsHandler } from "@nestjs/cqrs";
        import { DomainEvent, OrderPlaced, PlaceOrderCommand, PlaceUrgentOrderCommand } from "./messages";
        @EventsHandler(DomainEvent) export class AuditLog { async handle(event: DomainEvent) {} }
        @EventsHandler(OrderPlaced) export class SendMail { async handle(event: OrderPlaced) {} }
        @CommandHandler(PlaceOrderCommand) export class PlaceOrder { async execute() {} }
        @CommandHandler(PlaceUrgentOrderCommand) export class PlaceUrgentOrder { async execute() {} }
      `,
    });
    expect(handlersOf("OrderPlaced")).toEqual(["event SendMail.handle", "event AuditLog.handle"]);
    expect(handlersOf("DomainEvent")).toEqual(["event AuditLog.handle"]);
    expect(handlersOf("PlaceUrgentOrderCommand")).toEqual(["command PlaceUrgentOrder.execute"]);
    expect(handlersOf("PlaceOrderCommand")).toEqual(["command PlaceOrder.execute"]);
  });

  test("is known by the text that it says of itself", () => {
    const { handlersOf } = busesIn({
      "src/messages.ts": `
        export class OrderPlacedEvent { readonly type = "order.placed"; }
        export class OrderPaidEvent { static readonly EVENT_NAME = "order.paid"; }
        export class OrderLostEvent { get eventName() { return "order.lost"; } }
        export class OrderSentEvent { type!: "order.sent"; }
      `,
      "src/bus.ts": `export class EventBus { subscribe(name: string, handler: unknown) {} }`,
      "src/setup.ts": `
        import { EventBus } from "./bus";
        export function setUp(eventBus: EventBus) {
          eventBus.subscribe("order.placed", onPlaced);
          eventBus.subscribe("order.paid", onPaid);
          eventBus.subscribe("order.lost", onLost);
          eventBus.subscribe("order.sent", onSent);
          eventBus.subscribe("OrderPaidEvent", onPaidByName);
        }
        function onPlaced() {} function onPaid() {} function onLost() {} function onSent() {} function onPaidByName() {}
      `,
    });
    expect(handlersOf("OrderPlacedEvent")).toEqual(["event onPlaced"]);
    expect(handlersOf("OrderPaidEvent")).toEqual(["event onPaidByName", "event onPaid"]);
    expect(handlersOf("OrderLostEvent")).toEqual(["event onLost"]);
    expect(handlersOf("OrderSentEvent")).toEqual(["event onSent"]);
  });

  test("reads no body of a file that has nothing to do with messages", () => {
    const read: string[] = [];
    const { sources, workspace } = factsOf({
      "src/messages.ts": MESSAGES,
      "src/tax.ts": `import { round } from "./round"; export function tax(net: number) { return round(net * 0.2); }`,
      "src/handler.ts": `import { CommandHandler } from "@nestjs/cqrs"; import { PlaceOrderCommand } from "./messages"; @CommandHandler(PlaceOrderCommand) export class PlaceOrder { async execute() {} }`,
    });
    const watched = sources.map((source) => ({ ...source, bodies: () => (read.push(source.outline.path), source.bodies()) }));
    const { linked, trails } = moduleLinkage({ sources: watched, workspace });
    const roles = detectRoles(linked);
    read.length = 0;
    const values = evaluation({
      linked,
      trails,
      catalog: catalogLookup(),
      containers: () => ({ provisions: () => [], tokenAt: () => null, tokenOf: () => null }),
    });
    const buses = busesOf({
      linked,
      roles,
      evaluate: ({ file, function: body }, value) => values.evaluate(values.root(file, body), value),
    });
    expect(read).toEqual([]);
    expect(buses.subscriptions()).toHaveLength(1);
    expect(read).not.toContain("src/tax.ts");
  });
});
