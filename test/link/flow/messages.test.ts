import { describe, expect, test } from "vitest";
import { small } from "./flow-in.js";

/** An aggregate that records its events, a repository that hands them over, and a handler that writes. */
const PARTS = {
  "src/store.ts": `
    import { Pool } from "pg";
    const pool = new Pool();
    export async function run(text: string) { await pool.query(text); }`,
  "src/aggregate.ts": `
    export interface DomainEvent { readonly id: string }
    export abstract class AggregateRoot {
      private events: DomainEvent[] = [];
      protected raise(event: DomainEvent): void { this.events.push(event); }
      async dispatchTo(emitter: EventEmitter2): Promise<void> {
        await Promise.all(this.events.map((event) => emitter.emitAsync(event.constructor.name, event)));
      }
    }
    import { EventEmitter2 } from "@nestjs/event-emitter";`,
  "src/order.ts": `
    import { AggregateRoot, DomainEvent } from "./aggregate";
    export class OrderPlaced implements DomainEvent { constructor(readonly id: string) {} }
    export class OrderCancelled implements DomainEvent { constructor(readonly id: string) {} }
    export class Order extends AggregateRoot {
      static place(id: string): Order { const order = new Order(); order.begin(id); return order; }
      private begin(id: string) { this.raise(new OrderPlaced(id)); }
      cancel(id: string) { this.raise(new OrderCancelled(id)); }
    }`,
  "src/listeners.ts": `
    import { OnEvent } from "@nestjs/event-emitter";
    import { OrderPlaced, OrderCancelled } from "./order";
    import { run } from "./store";
    export class Listeners {
      @OnEvent(OrderPlaced.name) async placed(event: OrderPlaced) { await run("INSERT INTO shipments VALUES (1)"); }
      @OnEvent(OrderCancelled.name) async cancelled(event: OrderCancelled) { await run("DELETE FROM shipments"); }
    }`,
  "src/orders.ts": `
    import { EventEmitter2 } from "@nestjs/event-emitter";
    import { AggregateRoot } from "./aggregate";
    import { run } from "./store";
    export class Repository<Root extends AggregateRoot> {
      constructor(private readonly emitter: EventEmitter2) {}
      async save(root: Root) { await run("INSERT INTO orders VALUES (1)"); await root.dispatchTo(this.emitter); }
      async keep(root: Root) { await run("UPDATE orders SET kept = 1"); }
    }`,
};

function service(body: string) {
  return small({
    ...PARTS,
    "src/service.ts": `
      import { Order } from "./order";
      import { Repository } from "./orders";
      export class Orders { constructor(private readonly orders: Repository<Order>) {} ${body} }`,
  }).flow("Orders.flow");
}

const short = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.replace(/^.*?via /, "").replace(/\.map > |emitter\.emitAsync/, ""));

describe("an event that an aggregate records", () => {
  test("runs its handlers where it is handed over, and not where it is kept", () => {
    expect(service(`async flow(id: string) { const order = Order.place(id); await this.orders.save(order); }`)).toEqual([
      "database.write pool.query(text), via this.orders.save > run",
      "database.write pool.query(text), in a loop, deferred, via this.orders.save > root.dispatchTo > emitter.emitAsync > run",
    ]);
  });

  test("runs no handler where nobody hands it over", () => {
    expect(service(`async flow(id: string) { await this.orders.keep(Order.place(id)); }`)).toHaveLength(1);
  });

  test("runs its handlers once, and not those of an event that an arm records that leaves", () => {
    expect(
      short(
        service(`async flow(id: string, gone: boolean) {
          const order = Order.place(id);
          if (gone) { order.cancel(id); return; }
          await this.orders.save(order);
          await this.orders.save(order);
        }`),
      ),
    ).toEqual(["this.orders.save > run", "this.orders.save > root.dispatchTo >  > run", "this.orders.save > run"]);
  });
});

describe("a message that is given to a bus", () => {
  test("of CQRS runs its handler, whose own events run theirs", () => {
    expect(
      small({
        "src/orders.ts": `
          import { CommandBus, CommandHandler, EventBus, EventsHandler, ICommandHandler, IEventHandler } from "@nestjs/cqrs";
          import { Pool } from "pg";
          const pool = new Pool();
          export class PlaceOrder { constructor(readonly id: string) {} }
          export class OrderPlaced { constructor(readonly id: string) {} }
          @CommandHandler(PlaceOrder)
          export class PlaceOrderHandler implements ICommandHandler<PlaceOrder> {
            constructor(private readonly events: EventBus) {}
            async execute(command: PlaceOrder) { await pool.query("INSERT INTO orders VALUES (1)"); this.events.publish(new OrderPlaced(command.id)); }
          }
          @EventsHandler(OrderPlaced)
          export class Shipping implements IEventHandler<OrderPlaced> { async handle(event: OrderPlaced) { await pool.query("INSERT INTO shipments VALUES (1)"); } }
          export class OrdersController {
            constructor(private readonly commands: CommandBus) {}
            async place(id: string) { await this.commands.execute(new PlaceOrder(id)); }
          }`,
      }).flow("OrdersController.place"),
    ).toEqual([
      'database.write pool.query("INSERT INTO orders VALUES (1)"), via this.commands.execute',
      'database.write pool.query("INSERT INTO shipments VALUES (1)"), deferred, via this.commands.execute > this.events.publish',
    ]);
  });

  test("of the house runs its handlers, though it looks them up", () => {
    expect(
      small({
        "src/bus.ts": `
          export interface DomainEvent { readonly id: string }
          export interface EventHandler<E extends DomainEvent> { handle(event: E): Promise<void> }
          export class InMemoryEventBus {
            private readonly handlers = new Map<string, EventHandler<DomainEvent>[]>();
            subscribe(name: string, handler: EventHandler<DomainEvent>) { this.handlers.set(name, [...(this.handlers.get(name) ?? []), handler]); }
            async publish(event: DomainEvent) { for (const handler of this.handlers.get(event.constructor.name) ?? []) await handler.handle(event); }
          }`,
        "src/orders.ts": `
          import { Pool } from "pg";
          import { DomainEvent, EventHandler, InMemoryEventBus } from "./bus";
          const pool = new Pool();
          export class OrderPlaced implements DomainEvent { constructor(readonly id: string) {} }
          export class ShipOrder implements EventHandler<OrderPlaced> { async handle(event: OrderPlaced) { await pool.query("INSERT INTO shipments VALUES (1)"); } }
          const bus = new InMemoryEventBus();
          bus.subscribe(OrderPlaced.name, new ShipOrder());
          export async function place(id: string) { await bus.publish(new OrderPlaced(id)); }`,
      })
        .flow("place")
        .filter((line) => line.includes("shipments")).length,
    ).toBe(1);
  });
});
