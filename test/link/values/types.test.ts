import { describe, expect, test } from "vitest";
import { answer, asked } from "./show-evaluated.js";

const ORDERS = `export interface Orders { save(order: object): Promise<void>; find(): Promise<Order[]>; readonly size: number } export class Order { id = 1; }`;

describe("what only a type says of a value", () => {
  test("is its class, interface, or type of a package, through promises, options and read-only wrappers", () => {
    expect(
      asked({
        "src/orders.ts": ORDERS,
        "src/use.ts": `
          import { Pool } from "pg"; import type { Orders, Order } from "./orders";
          function f(a: Orders, b: Pool, c?: Pool, d: Pool | null, e: Promise<Order>, g: Readonly<Order>, h: NonNullable<Pool | undefined>) { ask(a); ask(b); ask(c); ask(d); ask(e); ask(g); ask(h); }
        `,
      }),
    ).toEqual(["a Orders", "<pg#Pool>", "<pg#Pool>", "<pg#Pool>", "a Order", "a Order", "<pg#Pool>"]);
  });

  test("is a list of its elements, and what a container gives", () => {
    expect(
      asked({
        "src/orders.ts": ORDERS,
        "src/use.ts": `
          import type { Order } from "./orders";
          function f(a: Order[], b: ReadonlyArray<Order>, c: Set<Order>, d: Map<string, Order>, e: [Order, string]) {
            ask(a); ask(b[0]); for (const each of c) ask(each); ask(d.get("x")); ask(e[0]); ask(a.map((each) => each.id)); ask(a.find((each) => each.id)); a.forEach((each) => { ask(each); });
          }
        `,
      }),
    ).toEqual(["[...a Order]", "a Order", "a Order", "a Order", "a Order", "[...1]", "a Order", "a Order"]);
  });

  test("is what its members are, of interfaces, aliases and types that are written out", () => {
    expect(
      asked({
        "src/orders.ts": ORDERS,
        "src/use.ts": `
          import { Pool } from "pg"; import type { Orders } from "./orders";
          interface Deps extends Base { orders: Orders; make(): Pool; later: () => Promise<Orders> } interface Base { pool: Pool }
          type Parts = { orders: Orders; inner: { pool: Pool }; next: Parts; make(): Pool }; type More = Parts & { extra: Pool }; type Less = Omit<Parts, "orders">;
          function f(deps: Deps, parts: Parts, { orders, inner: { pool } }: Parts, written: { orders: Orders; list: Pool[] }, more: Partial<More>, less: Less) {
            ask(deps.orders); ask(deps.pool); ask(deps.make()); ask(deps.later()); ask(parts.next.next.orders); ask(parts.make()); ask(orders); ask(pool); ask(written.orders); ask(written.list[0]);
            ask(more.extra); ask(more.orders); ask(less.inner); ask(parts.missing); ask(written.missing);
          }
        `,
      }),
    ).toEqual([
      ...["a Orders", "<pg#Pool>", "<pg#Pool>", "a Orders", "a Orders", "<pg#Pool>", "a Orders", "<pg#Pool>", "a Orders", "<pg#Pool>"],
      ...["<pg#Pool>", "a Orders", "{pool: <pg#Pool>, ...?a member that a type doesn't list}"],
      ...["?a class without a member missing", "?a member that a type doesn't list"],
    ]);
  });

  test("is what a method of it gives, as far as it is written", () => {
    expect(
      asked({
        "src/orders.ts": ORDERS,
        "src/use.ts": `import type { Orders } from "./orders"; class Shop { constructor(private readonly orders: Orders) {} async show() { const found = await this.orders.find(); ask(found[0]); ask(this.orders.save); ask(this.orders.size); } }`,
      }),
    ).toEqual(["a Order", "method save of a Orders", "?some number"]);
  });

  test("is a constant where the type is one word, and unknown where it is one of several", () => {
    expect(
      asked(`function f(a: "HS256", b: "lax" | "none", c: true, d: boolean, e?: "x") { ask(a); ask(b); ask(c); ask(d); ask(e); }`),
    ).toEqual(['"HS256"', "?the parameter b", "true", "?the parameter d", '"x"']);
  });

  test("is nothing for parameters of types, and for names that nothing declares", () => {
    expect(asked(`class Base<Root> { find(root: Root, other: Thing, id: TId) { ask(root); ask(other); ask(id.value); } }`)).toEqual([
      "?the parameter root",
      "?the parameter other",
      "?the parameter id",
    ]);
  });

  test("is what a value is whose type is asked for", () => {
    expect(answer(`const OPTIONS = { secret: "s" }; function f(options: typeof OPTIONS) { ask(options.secret); }`)).toBe('"s"');
  });

  test("is more of a package's type than of what is said beside it", () => {
    expect(
      answer(`import type { Request } from "express"; type Signed = { user: string } & Request; function f(req: Signed) { ask(req); }`),
    ).toBe("<express#Request>");
  });

  test("ends, however often a type is made of itself", () => {
    const members = Array.from({ length: 30 }, (_, n) => `m${n}: Self; l${n}: Self[]`).join("; ");
    expect(
      answer(
        `type Self = { ${members}; leaf: "leaf" }; type Loop = Loop2; type Loop2 = Loop; type Json = string | { ${members.replaceAll("Self", "Json")} }; function f(self: Self, loop: Loop, json: Json) { ask([self.m1.l2[0].m3.leaf, loop, json.m1.m2]); }`,
      ),
    ).toBe('["leaf", ?the parameter loop, ?some string | ?a value without a type]');
  });
});
