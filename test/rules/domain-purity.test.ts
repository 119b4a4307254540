import { expect, it } from "vitest";
import domainPurity from "../../rules/da-00/domain-purity.js";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS, type Program } from "../../src/model/index.js";
import { factsOf, type Texts } from "../link/program-of.js";

function bodiesReadFor(texts: Texts): { readonly read: readonly string[]; readonly answers: readonly string[] } {
  const read: string[] = [];
  const { sources, workspace } = factsOf(texts);
  const counted = sources.map((source) => ({
    outline: source.outline,
    bodies: () => {
      read.push(source.outline.path);
      return source.bodies();
    },
  }));
  const program: Program = link({ sources: counted, workspace, settings: DEFAULT_SETTINGS });
  const answers = [...domainPurity.run(program, {})].map((each) => each.is);
  return { read, answers };
}

it("reads the bodies of the domain and of nothing else", () => {
  const texts = {
    "src/domain/order.ts": `export class Order { place() { console.log(1); } }`,
    "src/application/place-order.ts": `import { Order } from "../domain/order"; export class PlaceOrder { run() { new Order().place(); } }`,
    "src/infrastructure/table.ts": `export class Table { read() { console.log(1); } }`,
  };
  expect(bodiesReadFor(texts)).toEqual({ read: ["src/domain/order.ts"], answers: ["finding"] });
});

it("reads no body of a program that has no domain layer", () => {
  const texts = {
    "src/orders/orders.service.ts": `export class OrdersService { list() { console.log(process.env.A); } }`,
    "src/orders/orders.controller.ts": `import { OrdersService } from "./orders.service"; export class C { constructor(private s: OrdersService) {} }`,
  };
  expect(bodiesReadFor(texts)).toEqual({ read: [], answers: ["missing"] });
});
