import { describe, expect, test } from "vitest";
import { small } from "./flow-in.js";

const ENTITIES = `
  import { DataSource, EntityManager, QueryRunner, Repository, Transaction, TransactionManager, getManager, getConnection } from "typeorm";
  export class Order { id!: string } export class OutboxMessage { id!: string }
`;

function orders(body: string, further = "", imports = "") {
  return small(`${ENTITIES} ${imports}
    export class Orders {
      constructor(private readonly source: DataSource, private readonly orders: Repository<Order>, private readonly manager: EntityManager) {}
      ${body}
    }
    ${further}`);
}

/** How each write of `flow` stands to transactions. */
function flow(body: string, further = "", imports = ""): readonly string[] {
  return orders(body, further, imports)
    .flow("Orders.flow")
    .map((line) => line.replace(/^database\.write |, via .*$/g, ""));
}

describe("TypeORM", () => {
  test("manager.transaction: what is done through the manager that it gives", () => {
    expect(
      flow(`async flow() {
        await this.manager.transaction(async (inner) => {
          await inner.save(new Order());
          await inner.getRepository(Order).insert({});
          await inner.withRepository(this.orders).insert({});
          await inner.createQueryBuilder().insert().into(OutboxMessage).values({}).execute();
          await inner.query("DELETE FROM carts");
          await this.orders.save(new Order());
        });
        await this.orders.save(new Order());
      }`),
    ).toEqual([
      "inner.save(new Order()), in this.manager.transaction",
      "inner.getRepository(Order).insert({}), in this.manager.transaction",
      "inner.withRepository(this.orders).insert({}), in this.manager.transaction",
      "inner.createQueryBuilder().insert().into(OutboxMessage).values({}).execute(), in this.manager.transaction",
      'inner.query("DELETE FROM carts"), in this.manager.transaction',
      "this.orders.save(new Order()), beside this.manager.transaction",
      "this.orders.save(new Order())",
    ]);
  });

  test("dataSource.transaction with an isolation level", () => {
    expect(
      flow(`async flow() { await this.source.transaction("SERIALIZABLE", async (inner) => { await inner.delete(Order, {}); }); }`),
    ).toEqual(["inner.delete(Order, {}), in this.source.transaction"]);
  });

  test("the manager is passed on, as an argument, in a construction and by name", () => {
    expect(
      flow(
        `async flow() { await this.source.transaction(this.work); await this.source.transaction((inner) => this.both(inner)); }
         private work = async (inner: EntityManager) => { await inner.insert(Order, {}); };
         private async both(inner: EntityManager) { await new Rows(inner).add(); await add(inner); }`,
        `class Rows { private readonly rows: Repository<Order>; constructor(manager: EntityManager) { this.rows = manager.getRepository(Order); } async add() { await this.rows.insert({}); } }
         async function add(manager: EntityManager) { const repository = manager.getRepository(OutboxMessage); await repository.insert({}); }`,
      ),
    ).toEqual([
      "inner.insert(Order, {}), in this.source.transaction",
      "this.rows.insert({}), in this.source.transaction",
      "repository.insert({}), in this.source.transaction",
    ]);
  });

  test("an optional manager falls back to one that takes no part", () => {
    expect(
      flow(
        `async flow() { await this.source.transaction(async (inner) => { await this.save(inner); await this.save(); }); }
         private async save(manager: EntityManager = this.manager) { await manager.save(new Order()); }`,
      ),
    ).toEqual(["manager.save(new Order()), in this.source.transaction", "manager.save(new Order()), beside this.source.transaction"]);
  });

  test("a query runner: what is done through its manager, from its beginning to its end", () => {
    expect(
      flow(`async flow() {
        const runner = this.source.createQueryRunner();
        await runner.connect();
        await runner.manager.insert(Order, {});
        await runner.startTransaction();
        try {
          const orders = runner.manager.getRepository(Order);
          await orders.insert({});
          await runner.query("DELETE FROM carts");
          await this.orders.insert({});
          await runner.commitTransaction();
        } catch (error) {
          await runner.rollbackTransaction();
          await this.orders.delete({});
          throw error;
        } finally {
          await runner.release();
        }
        await this.orders.clear();
      }`),
    ).toEqual([
      "runner.manager.insert(Order, {})",
      "orders.insert({}), in runner.startTransaction",
      'runner.query("DELETE FROM carts"), in runner.startTransaction',
      "this.orders.insert({}), beside runner.startTransaction",
      "this.orders.delete({}), in a handler",
      "this.orders.clear()",
    ]);
  });

  test("a unit of work of the house around a query runner", () => {
    expect(
      flow(
        `private readonly unit = new UnitOfWork(this.source);
         async flow() {
           await this.unit.start();
           await this.unit.orders().insert({});
           await this.unit.commit();
           await this.unit.run(async () => { await this.unit.orders().delete({}); });
           await this.orders.clear();
         }`,
        `class UnitOfWork {
           private runner!: QueryRunner;
           constructor(private readonly source: DataSource) {}
           async start() { this.runner = this.source.createQueryRunner(); await this.runner.startTransaction(); }
           orders() { return this.runner.manager.getRepository(Order); }
           async commit() { await this.runner.commitTransaction(); }
           async rollback() { await this.runner.rollbackTransaction(); }
           async run<T>(work: () => Promise<T>): Promise<T> {
             await this.start();
             try { const result = await work(); await this.commit(); return result; }
             catch (error) { await this.rollback(); throw error; }
           }
         }`,
      ),
    ).toEqual([
      "this.unit.orders().insert({}), in this.runner.startTransaction",
      "this.unit.orders().delete({}), in this.runner.startTransaction",
      "this.orders.clear()",
    ]);
  });

  test("@Transaction with the manager that it gives", () => {
    expect(flow("@Transaction() async flow(@TransactionManager() inner?: EntityManager) { await inner!.save(new Order()); }")).toEqual([
      "inner!.save(new Order()), in @Transaction",
    ]);
  });

  test("the global functions of 0.2", () => {
    expect(
      flow(`async flow() {
        await getManager().transaction(async (other) => { await other.insert(OutboxMessage, {}); });
        await getConnection().transaction(async (other) => { await other.delete(OutboxMessage, {}); });
      }`),
    ).toEqual([
      "other.insert(OutboxMessage, {}), in getManager().transaction",
      "other.delete(OutboxMessage, {}), in getConnection().transaction",
    ]);
  });

  test("typeorm-transactional: every repository, whatever calls it", () => {
    const transactional = `import { Transactional, runInTransaction, runOnTransactionCommit } from "typeorm-transactional";`;
    expect(
      flow(
        `@Transactional() async flow() { await this.orders.insert({}); await this.deeper(); runOnTransactionCommit(() => { void this.orders.clear(); }); await this.orders.delete({}); }
         private async deeper() { await runInTransaction(() => this.orders.softDelete({})); }`,
        "",
        transactional,
      ),
    ).toEqual([
      "this.orders.insert({}), in @Transactional",
      "this.orders.softDelete({}), in @Transactional",
      "this.orders.delete({}), in @Transactional",
      "this.orders.clear(), floating this.orders.clear",
    ]);
  });

  test("a transaction inside another: what is done through the outer one's manager stays in it", () => {
    expect(
      flow(`async flow() {
        await this.source.transaction(async (outer) => {
          await this.manager.transaction(async (inner) => { await inner.insert(Order, {}); await outer.insert(OutboxMessage, {}); });
        });
      }`),
    ).toEqual([
      "inner.insert(Order, {}), in this.manager.transaction",
      "outer.insert(OutboxMessage, {}), in this.source.transaction, while this.manager.transaction",
    ]);
  });

  test("each run of one body opens another", () => {
    expect(
      orders(`async flow() { await this.add(); await this.add(); }
        private async add() { await this.source.transaction(async (inner) => { await inner.insert(Order, {}); }); }`).transactions(
        "Orders.flow",
      ),
    ).toBe("ab");
  });

  test("what is asked of the manager of an open one is a savepoint in it", () => {
    expect(
      orders(`async flow() { await this.source.transaction(async (outer) => { await outer.insert(Order, {}); await this.tell(outer); await this.tell(this.manager); }); }
        private async tell(manager: EntityManager) { await manager.transaction(async (inner) => { await inner.insert(OutboxMessage, {}); }); }`).transactions(
        "Orders.flow",
      ),
    ).toBe("aab");
  });

  test("an ambient one is joined by those inside, unless they ask for their own", () => {
    expect(
      orders(
        `@Transactional() async flow() { await this.orders.insert({}); await this.tell(); await this.audit(); await this.orders.delete({}); }
         @Transactional() async tell() { await this.orders.update({}, {}); }
         @Transactional({ propagation: Propagation.REQUIRES_NEW }) async audit() { await this.orders.clear(); }`,
        "",
        `import { Propagation, Transactional } from "typeorm-transactional";`,
      ).transactions("Orders.flow"),
    ).toBe("aaba");
  });
});

describe("a decorator of the house", () => {
  test.each([
    ["is known by its name", "Transactional", "return method;"],
    [
      "is known by what it puts in place of the method",
      "Atomic",
      "const original = method.value; method.value = async function (this: any, ...args: unknown[]) { return getManager().transaction(() => original.apply(this, args)); };",
    ],
    [
      "is none where it opens none",
      "Cached",
      "const original = method.value; method.value = async function (...args: unknown[]) { return original.apply(this, args); };",
    ],
  ])("%s", (_, name, text) => {
    expect(
      flow(
        `@${name}() async flow() { await this.orders.insert({}); }`,
        `function ${name}() { return (target: object, key: string, method: PropertyDescriptor) => { ${text} }; }`,
      ),
    ).toEqual([name === "Cached" ? "this.orders.insert({})" : `this.orders.insert({}), in @${name}`]);
  });

  test("may name what runs around the method", () => {
    const interceptor = `
      class TransactionInterceptor implements NestInterceptor {
        constructor(private readonly source: DataSource) {}
        async intercept(context: unknown, next: { handle(): unknown }) {
          const runner = this.source.createQueryRunner();
          await runner.startTransaction();
          return next.handle();
        }
      }`;
    const imports = `import { NestInterceptor, UseInterceptors } from "@nestjs/common";`;
    expect(flow(`@UseInterceptors(TransactionInterceptor) async flow() { await this.orders.insert({}); }`, interceptor, imports)).toEqual([
      "this.orders.insert({}), in @UseInterceptors",
    ]);
  });

  test("holds for all methods of a class that it stands on", () => {
    const { flow: found } = small(`${ENTITIES}
      const Transactional = () => (target: object) => target;
      @Transactional()
      export class Orders { constructor(private readonly orders: Repository<Order>) {} async flow() { await this.orders.insert({}); } }`);
    expect(found("Orders.flow")).toEqual(["database.write this.orders.insert({}), in @Transactional"]);
  });
});
