import { describe, expect, it } from "vitest";
import { contextMapOf, contextProfilesOf, DEFAULT_SETTINGS, subdomainsOf, vocabularyOf, type Program } from "../../src/model/index.js";
import { link } from "../../src/link/link.js";
import { factsOf, type Texts } from "../link/program-of.js";

const ORDERING: Texts = {
  "src/modules/ordering/domain/aggregate-root.ts": "export abstract class AggregateRoot { }",
  "src/modules/ordering/domain/order.ts":
    'import { AggregateRoot } from "./aggregate-root";\nexport class Order extends AggregateRoot { confirm(): void {} }',
  "src/modules/ordering/domain/domain-event.ts": "export abstract class DomainEvent { readonly occurredAt = new Date(); }",
  "src/modules/ordering/domain/events/order-placed.event.ts":
    'import { DomainEvent } from "../domain-event";\nexport class OrderPlacedEvent extends DomainEvent { constructor(readonly orderId: string) { super(); } }',
  "src/modules/ordering/application/place-order.service.ts":
    'import { Order } from "../domain/order";\nexport class PlaceOrderService { run(): Order { return new Order(); } }',
  "src/modules/ordering/infrastructure/order.repository.ts":
    'import { Order } from "../domain/order";\nexport class OrderRepository { save(order: Order): void {} }',
  "src/modules/letters/send-letter.service.ts":
    'import { createTransport } from "nodemailer";\nexport class SendLetterService { run(): void { createTransport({}).sendMail({}); } }',
  "src/modules/reports/report.service.ts":
    'import { OrderPlacedEvent } from "../ordering/domain/events/order-placed.event";\nexport class ReportService { on(event: OrderPlacedEvent): void {} }',
};

function programOf(texts: Texts): Program {
  return link({ ...factsOf(texts), settings: DEFAULT_SETTINGS });
}

describe("subdomains", () => {
  it("are estimated from aggregates and from what code imports, never from names", () => {
    const kinds = subdomainsOf(programOf(ORDERING)).map(({ profile, kind, declared, why }) => [profile.name, kind, declared, why]);
    expect(kinds).toEqual([
      ["letters", "generic", false, "mail and notifications by nodemailer in 1 of 1 files, and no aggregate"],
      ["ordering", "core", false, "the only context with aggregates"],
      ["reports", "supporting", false, "no aggregate and no domain event of its own"],
    ]);
  });

  it("tell who uses a context", () => {
    const ordering = contextProfilesOf(programOf(ORDERING)).find(({ name }) => name === "ordering");
    expect(ordering?.usedBy).toEqual(["reports"]);
  });
});

describe("the context map", () => {
  it("counts imports of events apart", () => {
    expect(contextMapOf(programOf(ORDERING)).relations).toMatchObject([
      { from: "reports", to: "ordering", imports: 1, events: 1, inside: 0, judged: false },
    ]);
  });
});

describe("the vocabulary", () => {
  it("names the terms of each context and those that a glossary replaces", () => {
    const vocabulary = vocabularyOf(programOf(ORDERING), { order: { use: "purchase" } });
    expect(vocabulary.contexts.map(({ context, terms }) => [context, terms])).toEqual([["ordering", 2]]);
    expect(vocabulary.replaced.map(({ name, use }) => [name, use])).toEqual([
      ["OrderPlacedEvent", "purchase"],
      ["Order", "purchase"],
    ]);
    expect(vocabulary.homonyms).toEqual([]);
  });

  it("tells of a term that two contexts declare", () => {
    const texts = {
      ...ORDERING,
      "src/modules/billing/domain/order.ts":
        'import { AggregateRoot } from "../../ordering/domain/aggregate-root";\nexport class Order extends AggregateRoot { pay(): void {} }',
      "src/modules/billing/application/pay-order.service.ts": "export class PayOrderService { }",
      "src/modules/billing/infrastructure/order.repository.ts": "export class OrderRepository { }",
    };
    const { homonyms } = vocabularyOf(programOf(texts), {});
    expect(homonyms.map(({ term, places }) => [term, places.map(({ context }) => context)])).toEqual([["Order", ["billing", "ordering"]]]);
  });
});
