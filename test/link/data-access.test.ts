import { describe, expect, it } from "vitest";
import { dataAccess } from "../../src/link/data-access.js";
import { programOf, type Texts } from "./program-of.js";

/** How the name `it` of `a.ts` gives access to a database. */
function accessOf(text: string, others: Texts = {}): string | null {
  const linked = programOf({ "a.ts": text, ...others });
  return dataAccess(linked)(linked.resolveName("a.ts", "it"));
}

describe("access to a database", () => {
  it.each([
    ["a named import", 'import { Repository as it } from "typeorm";', "repository"],
    ["a default import", 'import it from "knex";', "client"],
    [
      "a type alias",
      'import type { NodePgDatabase } from "drizzle-orm/node-postgres";\nexport type it = NodePgDatabase<object>;',
      "client",
    ],
    ["a class that extends a client", 'import { PrismaClient } from "@prisma/client";\nexport class it extends PrismaClient {}', "client"],
    [
      "a heir of an heir",
      'import * as orm from "typeorm";\nclass Base extends orm.Repository<object> {}\nexport class it extends Base {}',
      "repository",
    ],
    ["a constructed client", 'import pg from "pg";\nexport const it = new pg.Pool();', "client"],
    [
      "a client kept across reloads and extended",
      'import { PrismaClient } from "@prisma/client";\nexport const it = (globalThis as { p?: PrismaClient }).p ?? new PrismaClient().$extends({});',
      "client",
    ],
    [
      "a model made by a function",
      'import mongoose, { Schema } from "mongoose";\nexport const it = mongoose.model("Order", new Schema({}));',
      "model",
    ],
    ["a table", 'import { pgTable } from "drizzle-orm/pg-core";\nexport const it = pgTable("orders", {});', "model"],
    [
      "a declared and later assigned client",
      'import { createPool, type Pool } from "mysql2";\nexport let it: Pool;\nit = createPool({});',
      "client",
    ],
    ["an assigned client", 'import { createPool } from "mysql2";\nexport let it;\nit = createPool({});', "client"],
    ["an awaited client", 'import { createConnection } from "typeorm";\nexport const it = await createConnection();', "client"],
    [
      "a function that hands one out",
      'import { drizzle } from "drizzle-orm/libsql";\nexport const it = () => drizzle("file:a.db");',
      "client",
    ],
    ["a function that promises one", 'import { Db } from "mongodb";\nexport declare function it(): Promise<Db>;', "client"],
    ["what another file made", 'import { pool } from "./pool.js";\nexport const it = pool;', "client"],
    ["what a data source gives", 'import { source } from "./source.js";\nexport const it = source.getRepository("orders");', "client"],
  ])("is seen through %s", (_, text, expected) => {
    const others = {
      "pool.ts": 'import { Pool } from "pg";\nexport const pool = new Pool();',
      "source.ts": 'import { DataSource } from "typeorm";\nexport const source = new DataSource({});',
    };
    expect(accessOf(text, others)).toBe(expected);
  });

  it.each([
    ["an error of an ORM", 'import { EntityNotFoundError as it } from "typeorm";'],
    ["a decorator of an ORM", 'import { InjectRepository as it } from "@nestjs/typeorm";'],
    ["an identity of a driver", 'import mongoose from "mongoose";\nexport const it = mongoose.Types.ObjectId;'],
    ["an enum with a client's name", "export enum it { Import }"],
    ["a class with a repository's name", "class Repository {}\nexport class it extends Repository {}"],
    ["a function that only asks one", 'import { prisma } from "./prisma.js";\nexport const it = () => prisma.order.findMany();'],
    [
      "what is made with a client",
      'import { prisma } from "./prisma.js";\nimport { Orders } from "./orders.js";\nexport const it = new Orders(prisma);',
    ],
    ["a variable that is made of itself", "export const it = other;\nconst other = it;"],
    ["a client that can't be found", 'import { PrismaClient } from "./generated/client.js";\nexport const it = new PrismaClient();'],
  ])("is not seen in %s", (_, text) => {
    const others = {
      "prisma.ts": 'import { PrismaClient } from "@prisma/client";\nexport const prisma = new PrismaClient();',
      "orders.ts": "export class Orders {}",
    };
    expect(accessOf(text, others)).toBeNull();
  });
});
