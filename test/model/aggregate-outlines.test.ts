import { expect, it } from "vitest";
import { aggregateOutlinesOf, DEFAULT_SETTINGS, eventFlowsOf, stabilitiesOf } from "../../src/model/index.js";
import { link } from "../../src/link/link.js";
import { picturesOf } from "../../src/report/pictures.js";
import { factsOf } from "../link/program-of.js";

const program = link({
  ...factsOf({
    "src/modules/ordering/domain/aggregate-root.ts": "export abstract class AggregateRoot { }",
    "src/modules/ordering/domain/domain-event.ts": "export abstract class DomainEvent { readonly at = new Date(); }",
    "src/modules/ordering/domain/events/order-placed.event.ts":
      'import { DomainEvent } from "../domain-event";\nexport class OrderPlacedEvent extends DomainEvent { constructor(readonly id: string) { super(); } }',
    "src/modules/ordering/domain/order.ts": `import { AggregateRoot } from "./aggregate-root";
import { OrderPlacedEvent } from "./events/order-placed.event";
export class Order extends AggregateRoot {
  private customerId: string = "";
  place(): OrderPlacedEvent { return new OrderPlacedEvent("1"); }
}`,
    "src/modules/ordering/domain/customer.ts":
      'import { AggregateRoot } from "./aggregate-root";\nexport class Customer extends AggregateRoot { rename(): void {} }',
    "src/modules/ordering/infrastructure/order.repository.ts":
      'import { Order } from "../domain/order";\nexport class OrderRepository { save(order: Order): void {} }',
    "src/modules/billing/application/invoice.handler.ts": `import { EventsHandler } from "@nestjs/cqrs";
import { OrderPlacedEvent } from "../../ordering/domain/events/order-placed.event";
@EventsHandler(OrderPlacedEvent)
export class InvoiceWhenOrderPlaced { handle(event: OrderPlacedEvent): void {} }`,
  }),
  settings: DEFAULT_SETTINGS,
});

it("an aggregate is told with its repository and what it refers to by identity", () => {
  const order = aggregateOutlinesOf(program).find(({ name }) => name === "Order");
  expect(order).toMatchObject({
    context: "ordering",
    members: [],
    repositories: ["OrderRepository"],
    references: [{ root: "Customer", field: "customerId" }],
  });
});

it("an event is followed from where it is raised to its handler in another context", () => {
  const [flow, ...others] = eventFlowsOf(program);
  expect(others).toEqual([]);
  expect(flow).toMatchObject({
    name: "OrderPlacedEvent",
    context: "ordering",
    raised: [{ name: "Order.place" }],
    channel: "in process",
    consumers: [{ name: "InvoiceWhenOrderPlaced.handle", context: "billing" }],
  });
});

it("a class of events that nobody takes here is one too, and its channel is not told where a broker may carry it", () => {
  const files = {
    "src/bus/shop-event.ts": "export abstract class ShopEvent {}",
    "src/bus/events/login.ts": 'import { ShopEvent } from "../shop-event";\nexport class Login extends ShopEvent {}',
    "src/bus/events/options.ts": "export class BusOptions {}",
    "src/auth.ts":
      'import { Login } from "./bus/events/login";\nimport { BusOptions } from "./bus/events/options";\nexport const log = (bus: any) => bus.publish(new Login(), new BusOptions());',
  };
  const broker = {
    "src/relay.ts":
      'import { Kafka } from "kafkajs";\nconst producer = new Kafka({ brokers: [] }).producer();\nexport const send = (value: string) => producer.send({ topic: "shop", messages: [{ value }] });',
  };
  const flowsOf = (sources: Readonly<Record<string, string>>): readonly string[] =>
    eventFlowsOf(link({ ...factsOf(sources), settings: DEFAULT_SETTINGS })).map(({ name, channel }) => `${name} ${channel}`);
  expect(flowsOf(files)).toEqual(["Login in process"]);
  expect(flowsOf({ ...files, ...broker })).toEqual(["Login null", "shop kafkajs"]);
  const mails = {
    "src/mails.ts":
      'import { Login } from "./bus/events/login";\nimport { listener } from "./listener";\nexport const hello = listener("hello").on(Login);',
    "src/listener.ts": "export const listener = (name: string): any => name;",
  };
  expect(flowsOf({ ...files, ...broker, ...mails })).toEqual(["Login in process", "shop kafkajs"]);
});

it("a context that only others import is stable", () => {
  expect(stabilitiesOf(program).map(({ context, instability }) => [context, instability])).toEqual([
    ["billing", 1],
    ["ordering", 0],
  ]);
});

it("the pictures show contexts, layers, aggregates, events and folders", () => {
  const pictures = picturesOf({ program }, []);
  expect(pictures.map(({ name }) => name)).toEqual(["contexts", "layers", "aggregates", "events", "modules"]);
  expect(pictures.find(({ name }) => name === "events")?.edges).toEqual([
    { from: "code Order.place", to: "event OrderPlacedEvent", label: "raises", kind: "plain" },
    { from: "event OrderPlacedEvent", to: "code InvoiceWhenOrderPlaced.handle", label: "in process", kind: "plain" },
  ]);
  expect(pictures.find(({ name }) => name === "contexts")?.edges).toEqual([
    { from: "billing", to: "ordering", label: "1 import (events)", kind: "plain" },
  ]);
});

it("the graph of modules opens the largest folders while they can be read, and counts what leads from one to the other", () => {
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, n) => [
      `libs/part${n}/index.ts`,
      `import { helper } from "../../src/shared/helper";\nexport const part${n} = helper;`,
    ]),
  );
  const sources = {
    ...many,
    "src/main.ts": 'import { part1 } from "../libs/part1/index";\nexport const run = part1;',
    "src/shared/helper.ts": "export const helper = 1;",
    "src/orders/api/place.ts": 'import { helper } from "../../shared/helper";\nexport const place = helper;',
  };
  const [graph] = picturesOf({ program: link({ ...factsOf(sources), settings: DEFAULT_SETTINGS }) }, []).filter(
    ({ name }) => name === "modules",
  );
  expect(graph?.nodes.map(({ label }) => label)).toEqual([
    "libs (30 files)",
    "src (1 file)",
    "src/orders/api (1 file)",
    "src/shared (1 file)",
  ]);
  expect(graph?.edges.map(({ from, to, label }) => `${from} → ${to} ${label}`)).toEqual([
    "libs → src/shared 30",
    "src → libs 1",
    "src/orders/api → src/shared 1",
  ]);
});
