import { expect, it } from "vitest";
import { writtenTablesOf } from "../../src/model/index.js";
import { programOf } from "./operations-of.js";

function writersIn(texts: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  const { tables, untold } = writtenTablesOf(programOf(texts));
  return { ...Object.fromEntries(tables.map(({ name, contexts }) => [name, contexts])), untold: untold.map(({ file }) => file) };
}

const DOMAINS = {
  "src/modules/ordering/domain/order.ts": "export class Order { constructor(readonly id: string) {} }",
  "src/modules/ordering/domain/order-placed.event.ts": "export class OrderPlacedEvent { constructor(readonly id: string) {} }",
  "src/modules/billing/domain/invoice.ts": "export class Invoice { constructor(readonly id: string) {} }",
};

it("a base class that contexts share writes for the context whose class extends it, the table that that one names", () => {
  const repository = (table: string): string => `import { Controller, Post } from "@nestjs/common";
import { SqlRepository } from "../../../shared/sql-repository";
class Rows extends SqlRepository { protected tableName = "${table}"; }
@Controller("${table}")
export class TheController {
  constructor(private readonly rows: Rows) {}
  @Post() async add() { await this.rows.insert("1"); }
}`;
  expect(
    writersIn({
      ...DOMAINS,
      "src/shared/sql-repository.ts": `import { DatabasePool, sql } from "slonik";
export abstract class SqlRepository {
  protected abstract tableName: string;
  constructor(private readonly pool: DatabasePool) {}
  async insert(id: string) { await this.run(sql.unsafe\`INSERT INTO \${sql.identifier([this.tableName])} (id) VALUES (\${id})\`); }
  private async run(query: ReturnType<typeof sql.unsafe>) { await this.pool.query(query); }
}`,
      "src/modules/ordering/infrastructure/orders.controller.ts": repository("orders"),
      "src/modules/billing/infrastructure/invoices.controller.ts": repository("invoices"),
    }),
  ).toEqual({ invoices: ["billing"], orders: ["ordering"], untold: [] });
});

it("a flush that is given what it writes is a write of that, in a list too", () => {
  expect(
    writersIn({
      ...DOMAINS,
      "src/modules/ordering/infrastructure/order.repository.ts": `import { EntityManager } from "@mikro-orm/core";
import { Order } from "../domain/order";
export class OrderRepository {
  constructor(private readonly em: EntityManager) {}
  async add(...orders: Order[]) { await this.em.persistAndFlush(orders); }
}`,
      "src/modules/billing/infrastructure/invoice.repository.ts": `import { EntityManager } from "@mikro-orm/core";
import { Invoice } from "../domain/invoice";
export class InvoiceRepository {
  constructor(private readonly em: EntityManager) {}
  async add(invoice: Invoice) { await this.em.persistAndFlush(invoice); }
  async settle() { await this.em.flush(); }
}`,
    }),
  ).toEqual({ Invoice: ["billing"], Order: ["ordering"], untold: [] });
});

it("a shared helper whose table no caller names stays untold, and is no context's", () => {
  expect(
    writersIn({
      ...DOMAINS,
      "src/shared/run.ts": `import { Pool } from "pg";
export async function remove(pool: Pool, table: string) { await pool.query(\`DELETE FROM \${table}\`); }`,
    }),
  ).toEqual({ untold: ["src/shared/run.ts"] });
});

it("a table that is told by the class of its rows alone is not called constructor", () => {
  expect(
    writersIn({
      ...DOMAINS,
      "src/modules/ordering/infrastructure/rows.ts": `import { DataSource } from "typeorm";
import { Row } from "shop-kit";
export const keep = (source: DataSource, rows: Row[]) => source.getRepository(rows[0]!.constructor).save(rows);`,
    }),
  ).toEqual({ untold: ["src/modules/ordering/infrastructure/rows.ts"] });
});
