import { describe, expect, test } from "vitest";
import { factsOf, importsOf, usesOf } from "./show-facts.js";

const imported = (body: string): string => usesOf(`import { Order } from "./order";\n${body}`, "Order");

describe("an imported name is used", () => {
  test.each([
    ["nothing at all;", ""],
    ["new Order();", "value"],
    ["class Special extends Order {}", "value"],
    ["@Order() class A {}", "value"],
    ["const { a } = Order;", "value"],
    ["orders.push({ Order });", "value"],
    ["const x: Order = y;", "type"],
    ["class A implements Order {}", "type"],
    ["interface A extends Order {}", "type"],
    ["type A = typeof Order;", "type"],
    ["function f(x: unknown): x is Order {}", "type"],
    ["type A = { [K in keyof Order]: Order[K] };", "type"],
    ["const x = y as unknown as Order;", "type"],
    ["f<Order>();", "type"],
    ["new Map<string, Order>();", "type"],
    ["class A<T extends Order> {}", "type"],
    ["class A extends Base<Order> {}", "type"],
    ["export { Order };", "exported"],
    ["export default Order;", "exported"],
    ["export type { Order };", "exported"],
    ["const f = (x: Order) => new Order(x);", "value type"],
  ])("%s → %s", (body, uses) => {
    expect(imported(body)).toBe(uses);
  });

  test("not where something of the same name shadows it", () => {
    expect(imported("function f(Order: any) { return new Order(); }")).toBe("");
    expect(imported("class Box<Order> { value: Order }")).toBe("");
    expect(imported("type First<T> = T extends [infer Order] ? Order : never;")).toBe("");
    expect(imported("{ const Order = 1; use(Order); }")).toBe("");
    expect(imported("use({ Order: 1 }, shop.Order);")).toBe("");
    expect(imported("Order: for (;;) { break Order; }")).toBe("");
  });

  test("in JSX as a component, and React of the classic runtime is not", () => {
    const text = `import React from "react";\nimport { OrderList } from "./list";\nimport * as ui from "./ui";\nexport const page = () => <ui.Panel><OrderList items={load()} /><div /></ui.Panel>;`;
    expect(importsOf(factsOf(text, "src/page.tsx"))).toEqual([
      "import react: default>React",
      "import ./list: OrderList value",
      "import ./ui: *>ui value .Panel",
    ]);
  });
});

describe("in a decorated signature a type is run-time metadata", () => {
  test.each([
    ["@Injectable() class A { constructor(private readonly x: Order) {} }", "type decorated"],
    ["class A { constructor(@Inject() x: Order) {} }", "type decorated"],
    ["@Injectable() class A { constructor(x: Order | null, y?: string) {} }", "type decorated"],
    ["class A { @Column() x: Order }", "type decorated"],
    ["class A { @Get() find(): Order {} }", "type decorated"],
    ["class A { @Post() save(@Body() x: Order) {} }", "type decorated"],
    ["class A { save(@Body() x: Order) {} }", "type decorated"],
    ["class A { @Input() set x(value: Order) {} }", "type decorated"],
    ["@Injectable() class A { constructor(...x: Order[]) {} }", "type decorated"],
    ["@Injectable() class A { constructor(x: Order[], y: Promise<Order>, z: Order | string) {} }", "type"],
    ["class A { @Get() find(): Promise<Order> {} }", "type"],
    ["class A { constructor(x: Order) {} }", "type"],
    ["@Injectable() class A { find(x: Order): Order {} x: Order }", "type"],
    ["@Injectable() class A { @Get() b() { const x: Order = y; } }", "type"],
  ])("%s → %s", (body, uses) => {
    expect(imported(body)).toBe(uses);
  });
});

describe("of a namespace or default import", () => {
  const namespace = (body: string): string => usesOf(`import * as shop from "./shop";\n${body}`, "*");

  test.each([
    ["new shop.Order(shop.now());", "value .Order .now"],
    ["let x: shop.Order;", "type .Order"],
    ["class A extends shop.Base implements shop.Port {}", "value type .Base .Port"],
    ['shop["pay"]();', "value .pay"],
    ["(shop as any).pay();", "value .pay"],
    ["register(shop);", "value whole"],
    ["shop[name]();", "value whole"],
    ["const all = { ...shop };", "value whole"],
    ["export { shop };", "exported"],
  ])("%s → %s", (body, uses) => {
    expect(namespace(body)).toBe(uses);
  });

  test("members of a named import are not told apart", () => {
    expect(imported("Order.create();")).toBe("value");
  });

  test("a default import that is called is used whole", () => {
    expect(usesOf(`import express from "express";\nexpress().use(express.json());`, "default")).toBe("value whole .json");
  });
});
