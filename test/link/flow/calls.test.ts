import { describe, expect, test } from "vitest";
import { small } from "./flow-in.js";

const STORE = `
  import { Pool } from "pg";
  const pool = new Pool();
  export async function insert(id: string) { await pool.query("INSERT INTO orders (id) VALUES ($1)", [id]); }
`;
const INSERT = 'database.write pool.query("INSERT INTO orders (id) VALUES ($1)", [id])';

function orders(text: string, further: Readonly<Record<string, string>> = {}) {
  return small({ "src/store.ts": STORE, "src/orders.ts": text, ...further });
}

describe("a call is followed", () => {
  test("to a function that another module exports under another name", () => {
    expect(
      orders(
        `
        import { insert as keep } from "./store";
        import placeOrder from "./place-order";
        export async function place(id: string) { await keep(id); await placeOrder(id); }`,
        {
          "src/place-order.ts": `import * as store from "./store"; export default async (id: string) => { await store.insert(id); };`,
        },
      ).flow("place"),
    ).toEqual([`${INSERT}, via keep`, `${INSERT}, via placeOrder > store.insert`]);
  });

  test("to a function that a table holds", () => {
    expect(
      orders(`
        import { insert } from "./store";
        const handlers = { placed: async (id: string) => { await insert(id); }, paid: insert };
        export async function onPlaced(id: string) { await handlers.placed(id); }
        export async function onPaid(id: string) { await handlers["paid"](id); }`),
    ).toSatisfy((program: ReturnType<typeof orders>) => {
      expect(program.flow("onPlaced")).toEqual([`${INSERT}, via handlers.placed > insert`]);
      expect(program.flow("onPaid")).toEqual([`${INSERT}, via handlers["paid"]`]);
      return true;
    });
  });

  test("to a function that another one makes", () => {
    expect(
      orders(`
        import { insert } from "./store";
        const makePlace = (keep: (id: string) => Promise<void>) => async (id: string) => { await keep(id); };
        const place = makePlace(insert);
        export async function placeNow(id: string) { await place(id); }
        export async function placeOnce(id: string) { await makePlace(insert)(id); }`).flow("placeNow"),
    ).toEqual([`${INSERT}, via place > keep`]);
  });

  test("through call, apply and bind", () => {
    const { flow } = orders(`
      import { insert } from "./store";
      export async function called(id: string) { await insert.call(null, id); }
      export async function applied(...ids: string[]) { await insert.apply(null, ids); }
      export async function bound(id: string) { const keep = insert.bind(null, id); await keep(); }`);
    expect(flow("called")).toEqual([`${INSERT}, via insert.call`]);
    expect(flow("applied")).toEqual([`${INSERT}, via insert.apply`]);
    expect(flow("bound")).toEqual([`${INSERT}, via keep`]);
  });

  test("to static methods, constructors, what fields are initialised with, and the bases of both", () => {
    const { flow } = orders(`
      import { insert } from "./store";
      class Base {
        static async place(id: string) { await insert(id); }
        readonly kept = insert("base field");
        constructor(id: string) { void this.keep(id); }
        async keep(id: string) { await insert(id); }
      }
      class Order extends Base {
        readonly own = insert("own field");
      }
      class Invoice extends Base { constructor(id: string) { super(id); } }
      export async function placeStatic(id: string) { await Order.place(id); }
      export function makeOrder(id: string) { return new Order(id); }
      export function makeInvoice(id: string) { return new Invoice(id); }`);
    expect(flow("placeStatic")).toEqual([`${INSERT}, via Order.place > insert`]);
    expect(flow("makeOrder")).toEqual([
      `${INSERT}, via new Order > insert`,
      `${INSERT}, floating this.keep, via new Order > this.keep > insert`,
      `${INSERT}, via new Order > insert`,
    ]);
    expect(flow("makeInvoice")).toEqual([
      `${INSERT}, via new Invoice > super > insert`,
      `${INSERT}, floating this.keep, via new Invoice > super > this.keep > insert`,
    ]);
  });

  test("to super's method with the object that calls it", () => {
    expect(
      orders(`
        import { insert } from "./store";
        abstract class Saving { async save(id: string) { await this.before(id); await insert(id); } protected async before(id: string) {} }
        export class Orders extends Saving {
          async save(id: string) { await super.save(id); }
          protected async before(id: string) { await insert("before"); }
        }`).flow("Orders.save"),
    ).toEqual([`${INSERT}, via super.save > this.before > insert`, `${INSERT}, via super.save > insert`]);
  });

  test("on what a getter gives", () => {
    expect(
      small(`
        import { EntityManager } from "typeorm";
        export class Orders {
          constructor(private readonly manager: EntityManager) {}
          private get rows() { return this.manager.getRepository("orders"); }
          async place(id: string) { await this.rows.save({ id }); }
        }`).flow("Orders.place"),
    ).toEqual(["database.write this.rows.save({ id })"]);
  });

  test("on what a factory makes, with what it was made with", () => {
    expect(
      small(`
        import { Pool } from "pg";
        class Orders { constructor(private readonly pool: Pool) {} async keep(id: string) { await this.pool.query("DELETE FROM orders"); } }
        const makeOrders = () => { const pool = new Pool(); return { orders: new Orders(pool) }; };
        const { orders } = makeOrders();
        export const place = (id: string) => orders.keep(id);`).flow("place"),
    ).toEqual(['database.write this.pool.query("DELETE FROM orders"), via orders.keep']);
  });
});

describe("an interface", () => {
  const CONTRACT = {
    "src/contract.ts": `export interface Orders { keep(id: string): Promise<void> } export abstract class Outlet { abstract tell(id: string): Promise<void> }`,
  };
  const PLACE = `
    import { Orders } from "./contract";
    export class PlaceOrder { constructor(private readonly orders: Orders) {} async run(id: string) { await this.orders.keep(id); } }`;

  test("with one implementation is that one", () => {
    expect(
      orders(PLACE, {
        ...CONTRACT,
        "src/pg-orders.ts": `import { Orders } from "./contract"; import { insert } from "./store";
          export class PgOrders implements Orders { async keep(id: string) { await insert(id); } }`,
      }).flow("PlaceOrder.run"),
    ).toEqual([`${INSERT}, via this.orders.keep > insert`]);
  });

  test("implementations that are called alike are told apart by their files", () => {
    const adapter = (rest: string): string =>
      `import { Orders } from "./contract"; import { insert } from "./store"; import axios from "axios";
        export class StoredOrders implements Orders { async keep(id: string) { await insert(id); ${rest} } }`;
    const program = orders(PLACE, { ...CONTRACT, "src/told.ts": adapter('await axios.post("/orders");'), "src/plain.ts": adapter("") });
    expect(program.flow("PlaceOrder.run").join("\n")).toContain("is one of 2: StoredOrders of plain.ts, StoredOrders of told.ts");
  });

  test("with several implementations is one of them: what only some do is uncertain", () => {
    const program = orders(PLACE, {
      ...CONTRACT,
      "src/adapters.ts": `import { Orders } from "./contract"; import { insert } from "./store"; import axios from "axios";
        export class PgOrders implements Orders { async keep(id: string) { await insert(id); await axios.post("/orders"); } }
        export class SlowOrders implements Orders { async keep(id: string) { await insert(id); } }`,
    });
    expect(program.flow("PlaceOrder.run")).toEqual([
      `${INSERT}, via this.orders.keep > insert`,
      `remote.call axios.post("/orders"), uncertain: this.orders.keep is one of 2: PgOrders, SlowOrders, via this.orders.keep`,
      `${INSERT}, via this.orders.keep > insert`,
    ]);
    expect(program.apart("PlaceOrder.run")).toHaveLength(2);
  });

  test("that a class wraps is what it was wrapped around", () => {
    expect(
      orders(PLACE, {
        ...CONTRACT,
        "src/adapters.ts": `import { Orders } from "./contract"; import { insert } from "./store";
          export class PgOrders implements Orders { async keep(id: string) { await insert(id); } }
          export class CountingOrders implements Orders {
            constructor(private readonly inner: Orders) {}
            async keep(id: string) { await this.inner.keep(id); }
          }`,
      }).flow("PlaceOrder.run"),
    ).toEqual([`${INSERT}, via this.orders.keep > insert`, `${INSERT}, via this.orders.keep > this.inner.keep > insert`]);
  });

  test("without implementation is a cut, where its name is one that such operations are made by", () => {
    const program = orders(`
      import { Orders } from "./contract";
      export interface Mailer { query(text: string): Promise<void>; greet(id: string): Promise<void> }
      export class PlaceOrder {
        constructor(private readonly mailer: Mailer) {}
        async run(id: string) { await this.mailer.greet(id); await this.mailer.query(id); }
      }`);
    expect(program.flow("PlaceOrder.run")).toEqual([]);
    expect(program.cuts("PlaceOrder.run")).toEqual(["this.mailer.query: nothing in the program implements query"]);
  });

  test("can be an abstract class, and tests are no implementation", () => {
    expect(
      orders(
        `import { Outlet } from "./contract";
         export class PlaceOrder { constructor(private readonly outlet: Outlet) {} async run(id: string) { await this.outlet.tell(id); } }`,
        {
          ...CONTRACT,
          "src/pg-outlet.ts": `import { Outlet } from "./contract"; import { insert } from "./store";
            export class PgOutlet extends Outlet { async tell(id: string) { await insert(id); } }`,
          "src/outlet.spec.ts": `import { Outlet } from "./contract"; class NoOutlet extends Outlet { async tell() {} }`,
        },
      ).flow("PlaceOrder.run"),
    ).toEqual([`${INSERT}, via this.outlet.tell > insert`]);
  });
});

describe("a function that is passed on", () => {
  test.each([
    ["runs where it is called", "const retry = async (work: () => Promise<void>) => { await work(); };", "await retry(() => insert(id));"],
    [
      "is followed by its name",
      "const retry = async (work: (id: string) => Promise<void>) => { await work('a'); };",
      "await retry(insert);",
    ],
    [
      "is followed through two hands",
      "const once = async (work: () => Promise<void>) => work(); const retry = async (work: () => Promise<void>) => { await once(work); };",
      "await retry(async () => { await insert(id); });",
    ],
    [
      "is followed in an object",
      "const retry = async (job: { work(): Promise<void> }) => { await job.work(); };",
      "await retry({ work: () => insert(id) });",
    ],
    [
      "is followed into a field",
      "class Job { constructor(private readonly work: () => Promise<void>) {} async start() { await this.work(); } }",
      "await new Job(() => insert(id)).start();",
    ],
    [
      "is followed through itself",
      "const retry = async <T>(work: () => Promise<T>): Promise<T> => { try { return await work(); } catch { return retry(work); } };",
      "await retry(() => insert(id));",
    ],
    [
      "runs inside another of the same",
      "const retry = async (work: () => Promise<void>) => { await work(); };",
      "await retry(async () => { await retry(() => insert(id)); });",
    ],
  ])("%s", (_, helper, call) => {
    expect(orders(`import { insert } from "./store"; ${helper} export async function place(id: string) { ${call} }`).flow("place")).toEqual(
      [expect.stringMatching(/^database\.write pool\.query/)],
    );
  });

  test("to a library that nobody knows most likely runs at once", () => {
    expect(
      orders(`import { insert } from "./store"; import { withLock } from "some-lock";
        export async function place(id: string) { await withLock("orders", async () => { await insert(id); }); }`).flow("place"),
    ).toEqual([`${INSERT}, via insert`]);
  });

  test("to what can't be told may not run", () => {
    expect(
      orders(`import { insert } from "./store";
        export async function place(id: string, locks: any) { await locks.hold(async () => { await insert(id); }); }`).flow("place"),
    ).toEqual([`${INSERT}, uncertain: what locks.hold does with a function can't be told, via insert`]);
  });

  test("to be put down for later calls from outside does not run", () => {
    expect(
      orders(`import { insert } from "./store"; import { Router } from "find-my-way-like"; import { EventEmitter } from "node:events";
        export function routes(router: Router, emitter: EventEmitter, bus: any) {
          router.on("POST", "/orders", async () => { await insert("route"); });
          emitter.on("placed", async () => { await insert("event"); });
          bus.subscribe("placed", async () => { await insert("message"); });
        }`).flow("routes"),
    ).toEqual([]);
  });

  test("to a timer runs when the rest is done", () => {
    expect(
      orders(`import { insert } from "./store"; import axios from "axios";
        export async function place(id: string) { setTimeout(() => { void insert(id); }, 10); await axios.post("/orders"); }`).flow(
        "place",
      ),
    ).toEqual(['remote.call axios.post("/orders")', `${INSERT}, floating insert, via insert`]);
  });

  test("as a node callback runs when the rest is done, one after the other", () => {
    expect(
      small(`
        import mysql from "mysql";
        const connection = mysql.createConnection({});
        export function place(id: string) {
          connection.query("INSERT INTO orders SET ?", { id }, (error) => {
            connection.query("INSERT INTO lines SET ?", { id }, () => {});
          });
          connection.query("INSERT INTO audit SET ?", { id });
        }`)
        .flow("place")
        .map((line) => line.slice(0, 60)),
    ).toEqual([
      'database.write connection.query("INSERT INTO orders SET ?", ',
      'database.write connection.query("INSERT INTO audit SET ?", {',
      'database.write connection.query("INSERT INTO lines SET ?", {',
    ]);
  });
});

describe("what has no end", () => {
  test("is followed once: recursion, direct and through others", () => {
    const { flow } = orders(`
      import { insert } from "./store";
      export async function drain(id: string): Promise<void> { await insert(id); await drain(id); }
      export async function even(id: string): Promise<void> { await insert(id); await odd(id); }
      async function odd(id: string): Promise<void> { await even(id); }
      export class Node { constructor(private readonly children: Node[]) {} async save(): Promise<void> { await insert("node"); for (const child of this.children) await child.save(); } }`);
    expect(flow("drain")).toEqual([`${INSERT}, via insert`]);
    expect(flow("even")).toEqual([`${INSERT}, via insert`]);
    expect(flow("Node.save")).toEqual([`${INSERT}, via insert`]);
  });

  test("is cut where it is too deep or too much, and says so once a place", () => {
    const deep = Array.from({ length: 30 }, (_, at) => `async function step${at}(id: string) { await step${at + 1}(id); }`).join("\n");
    const wide = Array.from(
      { length: 13 },
      (_, at) => `async function half${at}(id: string) { await half${at + 1}(id); await half${at + 1}(id); }`,
    ).join("\n");
    const program = orders(`import { insert } from "./store"; ${deep} async function step30(id: string) { await insert(id); }
      ${wide} async function half13(id: string) { await insert(id); }`);
    expect(program.flow("step0")).toEqual([]);
    expect(program.cuts("step0")).toEqual(["step21: the flow is too large to follow"]);
    expect(program.flow("step20")).toHaveLength(1);
    const cuts = program.cuts("half0");
    expect(cuts).toContain("half13: the flow is too large to follow");
    expect(new Set(cuts).size).toBe(cuts.length);
  });
});
