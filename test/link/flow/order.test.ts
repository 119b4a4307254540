import { describe, expect, test } from "vitest";
import { small } from "./flow-in.js";

/** A caller of another service and a repository of one table, as the other texts use them. */
const PARTS = {
  "src/order.entity.ts": `export class Order { id!: string; total!: number }`,
  "src/orders.repository.ts": `
    import { Repository } from "typeorm";
    import { Order } from "./order.entity";
    export class OrdersRepository {
      constructor(private readonly rows: Repository<Order>) {}
      async save(order: Order) { await this.rows.save(order); }
      async remove(id: string): Promise<void> { await this.rows.delete(id); }
    }
  `,
  "src/order-events.ts": `
    import axios from "axios";
    export class OrderEvents {
      async placed(id: string) { await axios.post("/orders/placed", { id }); }
    }
  `,
};

function service(body: string, further = "") {
  return small({
    ...PARTS,
    "src/orders.service.ts": `
      import { Order } from "./order.entity";
      import { OrdersRepository } from "./orders.repository";
      import { OrderEvents } from "./order-events";
      export class OrdersService {
        constructor(private readonly orders: OrdersRepository, private readonly events: OrderEvents) {}
        ${body}
      }
      ${further}
    `,
  });
}

const WRITE = "database.write this.rows.save(order)";
const CALL = 'remote.call axios.post("/orders/placed", { id })';

describe("what a flow does", () => {
  test("comes in the order in which it runs, through what is called, with the calls that lead there", () => {
    expect(
      service(`async place(order: Order) {
        await this.events.placed(order.id);
        await this.keep(order);
        await this.events.placed(order.id);
      }
      private async keep(order: Order) { await this.orders.save(order); }`).flow("OrdersService.place"),
    ).toEqual([`${CALL}, via this.events.placed`, `${WRITE}, via this.keep > this.orders.save`, `${CALL}, via this.events.placed`]);
  });

  test("comes as it is evaluated: what is given to a call runs before it", () => {
    expect(
      service(
        `async place(order: Order) { await this.announce(await this.keep(order)); }
         async keep(order: Order) { await this.orders.save(order); return order.id; }
         async announce(id: string) { await this.events.placed(id); }`,
      ).flow("OrdersService.place"),
    ).toEqual([`${WRITE}, via this.keep > this.orders.save`, `${CALL}, via this.announce > this.events.placed`]);
  });

  test("holds what the callbacks of promises do", () => {
    expect(
      service(`place(order: Order) { return this.orders.save(order).then(() => this.events.placed(order.id)); }`).flow(
        "OrdersService.place",
      ),
    ).toEqual([`${WRITE}, via this.orders.save`, `${CALL}, via this.events.placed`]);
  });

  test("leaves out what production never does", () => {
    expect(
      service(`async place(order: Order) {
        if (process.env.NODE_ENV === "test") await this.orders.save(order);
        if (process.env.NODE_ENV === "production") return;
        await this.events.placed(order.id);
      }`).flow("OrdersService.place"),
    ).toEqual([]);
  });
});

describe("what a call gives decides the tests of its body", () => {
  const BOTH = [`${WRITE}, via this.keep > this.orders.save`, `${CALL}, via this.keep > this.events.placed`];
  const kept = (call: string, parameters: string, body: string) =>
    service(
      `async place(order: Order, loud: boolean) { await ${call}; } async keep(order: Order, ${parameters}): Promise<void> { ${body} }`,
    ).flow("OrdersService.place");

  test.each([
    ["an option that is left out", "this.keep(order)", "options?: { loud?: boolean }", "options?.loud"],
    ["an option beside others", "this.keep(order, { late: true })", "options: { loud?: boolean; late?: boolean }", "options.loud"],
    ["one of two conditions", "this.keep(order)", "loud?: boolean", "order.total > 0 && loud"],
    ["a default", "this.keep(order)", "loud = false", "loud"],
    ["a constant", "this.keep(order, 'quiet')", "mode: string", "mode === 'loud'"],
    ["a part of a pattern", "this.keep(order, {})", "{ loud }: { loud?: boolean }", "loud"],
  ])("%s", (_, call, parameters, condition) => {
    const body = `await this.orders.save(order); if (${condition}) await this.events.placed(order.id);`;
    expect(kept(call, parameters, body)).toEqual(BOTH.slice(0, 1));
    const early = `await this.orders.save(order); if (!(${condition})) return; await this.events.placed(order.id);`;
    expect(kept(call, parameters, early)).toEqual(BOTH.slice(0, 1));
  });

  test.each([
    ["given, and not known", "this.keep(order, loud)", "loud?: boolean", "loud"],
    ["given as true", "this.keep(order, true)", "loud?: boolean", "loud"],
    ["given under its key", "this.keep(order, { loud })", "options?: { loud?: boolean }", "options?.loud"],
    ["changed before it is asked", "this.keep(order)", "options?: { loud?: boolean }", "(options = { loud: order.total > 0 }).loud"],
    ["one of a list that can't be told", "this.keep(...[order, loud].concat([]))", "loud?: boolean", "loud"],
  ])("but not what is %s", (_, call, parameters, condition) => {
    const body = `await this.orders.save(order); if (${condition}) await this.events.placed(order.id);`;
    expect(kept(call, parameters, body)).toEqual(BOTH);
  });
});

describe("two steps", () => {
  test("in two arms of one branch never meet, however deep", () => {
    expect(
      service(`async place(order: Order) {
        if (order.total > 0) { for (const each of [order]) await this.orders.save(each); }
        else await this.announce(order);
      }
      async announce(order: Order) { await this.events.placed(order.id); }`).apart("OrdersService.place"),
    ).toEqual([`this.rows.save(order) | ${CALL.slice("remote.call ".length)}`]);
  });

  test("in arms of a conditional or of a switch never meet", () => {
    const { apart } = service(`
      async either(order: Order) { return order.total > 0 ? this.orders.save(order) : this.events.placed(order.id); }
      async byKind(order: Order, kind: "draft" | "final" | "gone") {
        switch (kind) {
          case "draft": await this.orders.save(order); break;
          case "final": await this.events.placed(order.id); break;
          default: await this.orders.remove(order.id);
        }
      }`);
    expect(apart("OrdersService.either")).toHaveLength(1);
    expect(apart("OrdersService.byKind")).toHaveLength(3);
  });

  test("never meet where the first one's arm leaves the body", () => {
    const { apart } = service(`
      async returns(order: Order) {
        if (order.total === 0) { await this.orders.remove(order.id); return; }
        await this.events.placed(order.id);
      }
      async throws(order: Order) {
        if (order.total < 0) { await this.orders.remove(order.id); throw new Error("no total"); }
        await this.events.placed(order.id);
      }`);
    expect(apart("OrdersService.returns")).toHaveLength(1);
    expect(apart("OrdersService.throws")).toHaveLength(1);
  });

  test("meet where the arm leaves only its callee, and in two branches of the same test", () => {
    const { apart } = service(`
      async place(order: Order) { await this.keep(order); await this.events.placed(order.id); }
      async keep(order: Order) { if (order.total > 0) { await this.orders.save(order); return; } }
      async twice(order: Order) {
        if (order.total > 0) await this.orders.save(order);
        if (order.total > 0) await this.events.placed(order.id);
      }`);
    expect(apart("OrdersService.place")).toEqual([]);
    expect(apart("OrdersService.twice")).toEqual([]);
  });

  test("meet in two runs of one body, whatever arms they stand in", () => {
    expect(
      service(`
        async both(order: Order, last: boolean) { await this.one(order, last); await this.one(order, !last); }
        async one(order: Order, first: boolean) { if (first) await this.orders.save(order); else await this.events.placed(order.id); }`).apart(
        "OrdersService.both",
      ),
    ).toHaveLength(2);
  });
});

describe("a handler", () => {
  test("is a catch or a finally, and all that is called there", () => {
    expect(
      service(`async place(order: Order) {
        try { await this.orders.save(order); }
        catch (error) { await this.undo(order); throw error; }
        finally { await this.events.placed(order.id); }
      }
      async undo(order: Order) { await this.orders.remove(order.id); }`).flow("OrdersService.place"),
    ).toEqual([
      `${WRITE}, via this.orders.save`,
      "database.write this.rows.delete(id), in a handler, via this.undo > this.orders.remove",
      `${CALL}, in a handler, via this.events.placed`,
    ]);
  });

  test("is the callback of a promise's catch", () => {
    expect(
      service(`async place(order: Order) { await this.orders.save(order).catch(() => this.orders.remove(order.id)); }`).flow(
        "OrdersService.place",
      ),
    ).toEqual([`${WRITE}, via this.orders.save`, "database.write this.rows.delete(id), in a handler, via this.orders.remove"]);
  });
});

describe("a loop", () => {
  test.each([
    ["for (const order of orders) await this.orders.save(order);"],
    ["for await (const order of orders) await this.orders.save(order);"],
    ["let order = orders.pop(); while (order) { await this.orders.save(order); order = orders.pop(); }"],
    ["await Promise.all(orders.map((order) => this.orders.save(order)));"],
    ["await Promise.all(orders.map(this.orders.save));"],
    ["await orders.reduce(async (before, order) => { await before; await this.orders.save(order); }, Promise.resolve());"],
    ["await Promise.all(_.map(orders, (order) => this.orders.save(order)));"],
    ["await Promise.all(chunk(orders, 10).map((some) => Promise.all(some.map((order) => this.orders.save(order)))));"],
    ["await pMap(orders, (order) => this.orders.save(order), { concurrency: 2 });"],
    ["new Set(orders).forEach((order) => this.orders.save(order));"],
    ["await eachLimit(orders, 2, async (order) => { await this.orders.save(order); });"],
  ])("is seen in %s", (text) => {
    const { flow } = small({
      ...PARTS,
      "src/orders.service.ts": `
        import _, { chunk } from "lodash";
        import pMap from "p-map";
        import { eachLimit } from "async";
        import { Order } from "./order.entity";
        import { OrdersRepository } from "./orders.repository";
        export class OrdersService {
          constructor(private readonly orders: OrdersRepository) {}
          async placeAll(orders: Order[]) { ${text} }
        }`,
    });
    expect(flow("OrdersService.placeAll")).toEqual([expect.stringMatching(/^database\.write this\.rows\.save\(order\), in a loop/)]);
  });

  test("around a call holds for all that is called", () => {
    expect(
      service(`async placeAll(orders: Order[]) { for (const order of orders) await this.place(order); }
        async place(order: Order) { await this.orders.save(order); }`).flow("OrdersService.placeAll"),
    ).toEqual([`${WRITE}, in a loop, via this.place > this.orders.save`]);
  });

  test("is none in the list that it goes over", () => {
    expect(
      service(`async placeAll(order: Order) { for (const each of await this.all(order)) each.total = 0; }
        async all(order: Order) { await this.orders.save(order); return [order]; }`).flow("OrdersService.placeAll"),
    ).toEqual([`${WRITE}, via this.all > this.orders.save`]);
  });
});
