import { describe, expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS } from "../../src/model/index.js";
import { factsOf } from "./program-of.js";

/** Each statement of the function `flow`: its table or model, and how it stands to the transaction around it. */
function statementsOf(text: string): readonly string[] {
  const program = link({ ...factsOf({ "src/orders.ts": text }), settings: DEFAULT_SETTINGS });
  const id = program.bodies("src/orders.ts").functions.findIndex(({ name }) => name === "flow");
  return program.trace({ file: "src/orders.ts", function: id }, "database.read", "database.write").steps.map((step) => {
    const name = step.operation.symbol.slice(step.operation.symbol.lastIndexOf("#") + 1);
    return `${name} ${step.transaction !== null ? "inside" : step.past ? "past" : step.open === null ? "alone" : "unknown"}`;
  });
}

describe("a statement while a transaction is open", () => {
  it("is inside by the handle that the callback is given, and past it by the client that opened it", () => {
    expect(
      statementsOf(`import { PrismaClient } from "@prisma/client";
        const prisma = new PrismaClient();
        async function flow() {
          await prisma.$transaction(async (tx) => { await tx.order.create({ data: {} }); await prisma.invoice.create({ data: {} }); });
          await prisma.ticket.create({ data: {} });
        }`),
    ).toEqual(["TransactionClient.order.create inside", "PrismaClient.invoice.create past", "PrismaClient.ticket.create alone"]);
  });

  it("is past it by what its class was given, and by another query runner, but not by a manager that may be the transaction's", () => {
    expect(
      statementsOf(`import { DataSource, EntityManager, Repository } from "typeorm";
        class Order {}
        class Orders {
          constructor(private source: DataSource, private orders: Repository<Order>, private manager: EntityManager) {}
          async flow(given: EntityManager) {
            const runner = this.source.createQueryRunner();
            const other = this.source.createQueryRunner();
            const orders = this.orders;
            await runner.startTransaction();
            await runner.manager.insert(Order, {});
            await other.manager.update(Order, {}, {});
            await orders.delete({});
            await this.manager.upsert(Order, {}, []);
            await given.increment(Order, {}, "n", 1);
            await runner.commitTransaction();
          }
        }`),
    ).toEqual([
      "EntityManager.insert inside",
      "EntityManager.update past",
      "Repository.delete past",
      "EntityManager.upsert unknown",
      "EntityManager.increment unknown",
    ]);
  });

  it("is past it by the manager's field that opened it", () => {
    expect(
      statementsOf(`import { EntityManager } from "typeorm";
        class Order {}
        class Orders {
          constructor(private manager: EntityManager) {}
          async flow() { await this.manager.transaction(async (inner) => { await inner.insert(Order, {}); await this.manager.delete(Order, {}); }); }
        }`),
    ).toEqual(["EntityManager.insert inside", "EntityManager.delete past"]);
  });

  it("is inside by its session, given in options or further on in its chain, and past it without", () => {
    expect(
      statementsOf(`import mongoose from "mongoose";
        const Order = mongoose.model("Order", new mongoose.Schema({}));
        async function flow(other: mongoose.ClientSession) {
          const session = await mongoose.startSession();
          await session.withTransaction(async () => {
            await Order.updateOne({}, {}, { session });
            const order = await Order.findOne({}).sort({ at: 1 }).session(session);
            const query = Order.findById(1);
            query.session(session);
            await query;
            await order.save();
            await Order.deleteOne({});
            await Order.replaceOne({}, {}, { session: other });
          });
        }`),
    ).toEqual([
      "Model.updateOne inside",
      "Model.findOne inside",
      "Model.findById inside",
      "Query.save inside",
      "Model.deleteOne past",
      "Model.replaceOne unknown",
    ]);
  });

  it("is inside one that only an arm that leaves has ended", () => {
    expect(
      statementsOf(`import { createPool } from "mysql2/promise";
        const pool = createPool("mysql://database");
        async function flow(key: string | null) {
          const connection = await pool.getConnection();
          try {
            await connection.beginTransaction();
            if (key !== null) {
              if (await known(key)) { await connection.commit(); return; }
              await connection.execute("UPDATE keys SET used = 1");
            }
            await connection.execute("INSERT INTO orders VALUES (1)");
            await connection.commit();
            await connection.execute("DELETE FROM carts");
          } finally { connection.release(); }
        }`),
    ).toEqual(["PoolConnection.execute inside", "PoolConnection.execute inside", "PoolConnection.execute alone"]);
  });

  it("meets what another arm of a branch did whose one arm leaves", () => {
    expect(
      statementsOf(`import { createPool } from "mysql2/promise";
        const pool = createPool("mysql://database");
        async function flow(key: string | null) {
          const connection = await pool.getConnection();
          if (key === null) throw new Error();
          else await connection.beginTransaction();
          await connection.execute("INSERT INTO orders VALUES (1)");
        }`),
    ).toEqual(["PoolConnection.execute inside"]);
  });

  it("is alone where the arm that ended it goes on, by a caught error too", () => {
    expect(
      statementsOf(`import { createPool } from "mysql2/promise";
        const pool = createPool("mysql://database");
        async function flow(key: string) {
          const connection = await pool.getConnection();
          await connection.beginTransaction();
          try { if (key === "") { await connection.rollback(); throw new Error(); } } catch { log(); }
          await connection.execute("INSERT INTO orders VALUES (1)");
        }`),
    ).toEqual(["PoolConnection.execute alone"]);
  });

  it("can't be told where its client may be what the request holds", () => {
    expect(
      statementsOf(`import { DatabasePool } from "slonik";
        import { RequestContext } from "request-context";
        class Orders {
          constructor(private readonly given: DatabasePool) {}
          get pool() { return RequestContext.current.connection ?? this.given; }
          async flow() { await this.pool.transaction(async () => { await this.pool.query("DELETE FROM orders"); }); }
        }`),
    ).toEqual(["DatabasePool.query unknown"]);
  });

  it("is inside one that is ambient whatever it is made through, and not compared with another library's", () => {
    expect(
      statementsOf(`import { EntityManager } from "@mikro-orm/core";
        import { PrismaClient } from "@prisma/client";
        const prisma = new PrismaClient();
        class Order {}
        class Orders {
          constructor(private manager: EntityManager) {}
          async flow() { await this.manager.transactional(async () => { await this.manager.nativeDelete(Order, {}); await prisma.order.create({ data: {} }); }); }
        }`),
    ).toEqual(["EntityManager.nativeDelete inside", "PrismaClient.order.create inside"]);
  });

  it.each([
    [
      "Sequelize is given a namespace",
      `import { Sequelize } from "sequelize";
        const sequelize = new Sequelize("");
        const Order = sequelize.define("Order", {});
        async function flow() { await sequelize.transaction(async () => { await Order.create({}); }); }`,
      "Sequelize.useCLS(cls);",
    ],
    [
      "Mongoose keeps the session",
      `import mongoose from "mongoose";
        const Order = mongoose.model("Order", new mongoose.Schema({}));
        async function flow() { await mongoose.connection.transaction(async () => { await Order.create({}); }); }`,
      'mongoose.set("transactionAsyncLocalStorage", true);',
    ],
  ])("is inside without a handle where %s for all", (_, text, setting) => {
    expect(statementsOf(text).map((line) => line.replace(/.* /, ""))).toEqual(["past"]);
    expect(statementsOf(`${text}\n${setting}`).map((line) => line.replace(/.* /, ""))).toEqual(["inside"]);
  });
});
