import { expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS, type PackageFacts } from "../../src/model/index.js";
import { manifest } from "./hand-made.js";
import { factsOf, type Texts } from "./program-of.js";

const PACKAGES: readonly PackageFacts[] = [manifest(""), manifest("billing", ["express"]), manifest("ordering", ["express"])];
const SERVER = 'import express from "express";\nexpress().listen(3000);';

function patternsOf(texts: Texts): readonly string[] {
  return link({ ...factsOf(texts, { packages: PACKAGES }), settings: DEFAULT_SETTINGS }).architecture.patterns;
}

it("packages that each start a server are microservices", () => {
  expect(patternsOf({ "billing/src/main.ts": SERVER, "ordering/src/main.ts": SERVER })).toEqual(["Microservices"]);
});

it("what a scaffold or a tool's own folder holds is no second deployable", () => {
  expect(patternsOf({ "billing/src/main.ts": SERVER, "ordering/scaffold/src/main.ts": SERVER })).toEqual([]);
  expect(patternsOf({ "billing/src/main.ts": SERVER, "ordering/.storybook/main.ts": "export default {};" })).toEqual([]);
});

const DOMAIN = {
  "ordering/src/domain/order.ts": "export class Order {}",
  "ordering/src/domain/events/order-placed.ts":
    "export abstract class DomainEvent {}\nexport class OrderPlaced extends DomainEvent { constructor(readonly id: string) { super(); } }",
  "ordering/src/infrastructure/rows.ts": "export const rows = 1;",
};

it("events and a function that consumes a broker's messages are event-driven, a publisher alone is not", () => {
  const publisher = 'import { Kafka } from "kafkajs";\nexport function publishOrder(kafka: Kafka) { return kafka.producer(); }';
  expect(patternsOf({ ...DOMAIN, "ordering/src/infrastructure/broker.ts": publisher })).toEqual(["Layered"]);
  expect(
    patternsOf({
      ...DOMAIN,
      "ordering/src/interface/orders.ts":
        'import type { Consumer } from "kafkajs";\nexport async function consumeOrders(consumer: Consumer) { await consumer.run({ eachMessage: async () => {} }); }',
    }),
  ).toEqual(["Layered", "Event-Driven"]);
  expect(
    patternsOf({
      ...DOMAIN,
      "ordering/src/interface/orders.ts": "export function consumeOrders(orders: string[]) { return orders.pop(); }",
    }),
  ).toEqual(["Layered"]);
});

it("feature modules that are each a package are a modular monolith, those of one package are not", () => {
  const texts = Object.fromEntries(
    ["ordering", "billing"].flatMap((name) => [
      [`src/modules/${name}/domain/${name}.ts`, `export const ${name} = 1;`],
      [`src/modules/${name}/infrastructure/rows.ts`, "export const rows = 1;"],
    ]),
  );
  const patterns = (...folders: readonly string[]): readonly string[] => {
    const packages = ["", ...folders].map((folder) => manifest(folder));
    const { architecture } = link({ ...factsOf(texts, { packages }), settings: DEFAULT_SETTINGS });
    expect(architecture.contexts.map(({ kind }) => kind)).toEqual(["feature-module", "feature-module"]);
    return architecture.patterns;
  };
  expect(patterns("src/modules/ordering", "src/modules/billing")).toContain("Modular Monolith");
  expect(patterns()).not.toContain("Modular Monolith");
});
