import { expect, it } from "vitest";
import { contextMapOf, eventFlowsOf, otherConsumers, vocabularyOf } from "../../src/model/index.js";
import { programOf } from "./operations-of.js";

/** `name: raised in → channel → heard by` */
function flowsIn(texts: Readonly<Record<string, string>>): readonly string[] {
  return eventFlowsOf(programOf(texts)).map(({ name, raised, channel, consumers }) =>
    [`${name}: ${raised.map((each) => each.name).join()}`, String(channel), consumers.map((each) => each.name).join()].join(" → "),
  );
}

const EVENTS = {
  "src/events/domain-event.ts": "export abstract class DomainEvent {}",
  "src/events/order-placed.event.ts":
    'import { DomainEvent } from "./domain-event";\nexport class OrderPlaced extends DomainEvent { constructor(readonly id: string) { super(); } }',
  "src/events/order-cancelled.event.ts":
    'import { DomainEvent } from "./domain-event";\nexport class OrderCancelled extends DomainEvent { constructor(readonly id: string) { super(); } }',
};

const BROKER = `import { Controller, Post } from "@nestjs/common";
import type { Producer } from "kafkajs";
import { OrderPlaced } from "./events/order-placed.event";
@Controller()
export class Orders {
  constructor(private readonly producer: Producer) {}
  @Post() async place() {
    const event = new OrderPlaced("1");
    await this.publish(event);
  }
  private async publish(event: OrderPlaced) { await this.producer.send({ topic: "orders", messages: [{ value: JSON.stringify(event) }] }); }
}`;

it("an event goes over the broker where the function that raises it goes on to publish, and another's way is not guessed", () => {
  expect(
    flowsIn({
      ...EVENTS,
      "src/orders.ts": BROKER,
      "src/cancel.ts":
        'import { OrderCancelled } from "./events/order-cancelled.event";\nexport function cancel() { return new OrderCancelled("1"); }',
    }),
  ).toEqual(["OrderCancelled: cancel → null → ", "OrderPlaced: Orders.place → kafkajs → ", "orders: Orders.publish → kafkajs → "]);
});

const RELAYED = {
  ...EVENTS,
  "src/order.ts":
    'import { OrderPlaced } from "./events/order-placed.event";\nexport class Order { place() { return new OrderPlaced("1"); } }',
  "src/order.repository.ts": `import type { Pool } from "pg";
import type { Order } from "./order";
export class OrderRepository {
  constructor(private readonly pool: Pool) {}
  async save(order: Order) { await this.pool.query("INSERT INTO outbox (topic, payload) VALUES ($1, $2)", ["orders.placed", order.place()]); }
}`,
  "src/relay.ts": `import type { Producer } from "kafkajs";
import type { Pool } from "pg";
export async function relay(pool: Pool, producer: Producer) {
  const { rows } = await pool.query("SELECT id, topic, payload FROM outbox");
  for (const { id, topic, payload } of rows) {
    await producer.send({ topic, messages: [{ value: payload }] });
    await pool.query("UPDATE outbox SET sent = true WHERE id = $1", [id]);
  }
}`,
};

it("an event of what is stored with outbox rows goes through the outbox, and the topic of those rows is followed to its consumer", () => {
  const texts = {
    ...RELAYED,
    "src/consumer.ts": `import type { Consumer } from "kafkajs";
export class Placed {
  constructor(private readonly consumer: Consumer) {}
  async start() {
    await this.consumer.connect();
    await this.consumer.subscribe({ topic: "orders.placed" });
    await this.consumer.subscribe({ topic: "orders.paid" });
    await this.consumer.run({ eachMessage: async () => {} });
  }
}`,
  };
  expect(flowsIn(texts)).toEqual([
    "OrderCancelled:  → null → ",
    "OrderPlaced: Order.place → the outbox → ",
    "orders.paid:  → kafkajs → Placed.start",
    "orders.placed: OrderRepository.save → the outbox and kafkajs → Placed.start",
  ]);
  expect(otherConsumers(programOf(texts))).toEqual([]);
});

it("a consumer whose topic is given from elsewhere is tied to no sender", () => {
  const program = programOf({
    ...RELAYED,
    "src/consumer.ts": `import type { Consumer } from "kafkajs";
export async function consume(consumer: Consumer, topic: string) {
  await consumer.subscribe({ topic });
  await consumer.run({ eachMessage: async () => {} });
}`,
  });
  expect(otherConsumers(program)).toHaveLength(1);
});

const HANDLER = (event: string): string => `import { OnEvent } from "@nestjs/event-emitter";
import { ${event} } from "./events/${event === "OrderPaid" ? "order-paid" : "order-placed"}.event";
export class Mails { @OnEvent(${event}.name) async send(event: ${event}) { return event; } }`;

it("an event that something hears and nothing raises is told, its own copy of another's contract is not", () => {
  const paid = {
    "src/mails/events/order-paid.event.ts": "export class OrderPaid { constructor(readonly id: string) {} }",
    "src/mails/mails.ts": HANDLER("OrderPaid"),
  };
  expect(flowsIn(paid)).toEqual(["OrderPaid:  → null → Mails.send"]);
  const raised = {
    ...paid,
    "src/orders/events/order-paid.event.ts": "export class OrderPaid { constructor(readonly id: string) {} }",
    "src/orders/pay.ts": 'import { OrderPaid } from "./events/order-paid.event";\nexport function pay() { return new OrderPaid("1"); }',
  };
  expect(flowsIn(raised).filter((line) => line.startsWith("OrderPaid:  →"))).toEqual([]);
});

const CONTEXTS = {
  "src/modules/ordering/domain/order.ts": "export class Order { constructor(readonly id: string) {} }",
  "src/modules/ordering/infrastructure/rows.ts": "export const rows = 1;",
  "src/modules/billing/domain/invoice.ts": "export class Invoice {}",
  "src/modules/billing/application/customers.ts": "export interface Customers { nameOf(id: string): string }",
};

it("a relation is through an anti-corruption layer where a class there implements the context's own contract, not by its folder", () => {
  const translated = (text: string): boolean | undefined =>
    contextMapOf(programOf({ ...CONTEXTS, "src/modules/billing/infrastructure/ordering-client.ts": text })).relations.find(
      ({ from }) => from === "billing",
    )?.translated;
  const taken = 'import { Order } from "../../ordering/domain/order";\n';
  expect(translated(`${taken}export const last = new Order("1");`)).toBe(false);
  expect(
    translated(
      `${taken}import type { Customers } from "../application/customers";\nexport class OrderingCustomers implements Customers { nameOf(id: string) { return new Order(id).id; } }`,
    ),
  ).toBe(true);
});

it("a command is a term of the language where only its handler says that it is one", () => {
  const { contexts } = vocabularyOf(
    programOf({
      ...CONTEXTS,
      "src/modules/ordering/application/cancel-order.service.ts": `import { CommandHandler } from "@nestjs/cqrs";
export class CancelOrder { readonly id: string = ""; }
@CommandHandler(CancelOrder)
export class CancelOrderService { async execute(command: CancelOrder) { return command.id; } }`,
    }),
    {},
  );
  const words = contexts.find(({ context }) => context === "ordering")?.words ?? [];
  expect(words.find(({ label }) => label === "commands")?.names).toEqual(["CancelOrder"]);
});
