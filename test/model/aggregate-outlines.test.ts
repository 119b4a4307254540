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

it("a context that only others import is stable", () => {
  expect(stabilitiesOf(program).map(({ context, instability }) => [context, instability])).toEqual([
    ["billing", 1],
    ["ordering", 0],
  ]);
});

it("the pictures show contexts, layers, aggregates and events", () => {
  const pictures = picturesOf({ program }, []);
  expect(pictures.map(({ name }) => name)).toEqual(["contexts", "layers", "aggregates", "events"]);
  expect(pictures.find(({ name }) => name === "events")?.edges).toEqual([
    { from: "code Order.place", to: "event OrderPlacedEvent", label: "raises", kind: "plain" },
    { from: "event OrderPlacedEvent", to: "code InvoiceWhenOrderPlaced.handle", label: "in process", kind: "plain" },
  ]);
  expect(pictures.find(({ name }) => name === "contexts")?.edges).toEqual([
    { from: "billing", to: "ordering", label: "1 import (events)", kind: "plain" },
  ]);
});
