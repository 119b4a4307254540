import { expect, test } from "vitest";
import { leavesOf } from "./report-leaves.js";

const leaf = leavesOf({
  "package.json": '{ "name": "shop", "version": "0.0.0", "dependencies": { "express": "5", "zod": "4", "pg": "8" } }',
  "src/app.ts": `import express from "express";
import helmet from "helmet";
import { noteLogin } from "./note-login";
import { place } from "./place";
const app = express();
app.use(helmet(), noteLogin);
app.post("/orders", noteLogin, place);
app.post("/me/erase", (req, res) => res.send(""));
app.put("/userAsExternal", (req, res) => res.send(""));
`,
  "src/note-login.ts":
    'import type { RequestHandler } from "express";\nexport const noteLogin: RequestHandler = (req, res, next) => next();\n',
  "src/place.ts": 'import type { RequestHandler } from "express";\nexport const place: RequestHandler = (req, res) => { res.send(""); };\n',
  "src/orders.repository.ts": `import { Pool } from "pg";
import { z } from "zod";
const row = z.object({ id: z.string() });
export class OrdersRepository {
  constructor(private readonly pool: Pool) {}
  async find(id: string) { return row.parse((await this.pool.query("SELECT * FROM orders WHERE id = $1", [id])).rows[0]); }
  async run(text: string) { await this.pool.query(text); }
}
`,
  "db/orders.sql": "CREATE TABLE orders (id text primary key, recipient_address text, contract_address text, sender_phone text);\n",
});

test("routes are counted without what runs before them, and what checks rows checks no input", () => {
  expect(leaf("SC-01/api-security").sentence).toBe(
    "3 routes; security headers by helmet; no library was seen for rate limiting, authorization, input validation",
  );
});

test("an entry is named for a right of the person by its words", () => {
  expect(leaf("SC-02/privacy-engineering").items.map(({ text }) => text)).toEqual([
    "entry named for a right of the person: POST /me/erase",
  ]);
});

test("a statement whose text comes from elsewhere is told beside reads and writes", () => {
  expect(leaf("SP-01/bottleneck-analysis").sentence).toBe("the code holds 1 read of the database, 1 statement of unknown text");
});

test("addresses and phones of people are contacts, those of contracts are not", () => {
  expect(leaf("SC-02/data-classification").items.map(({ text }) => text)).toEqual([
    "contact: orders.recipient_address",
    "contact: orders.sender_phone",
  ]);
});

test("one table of a file is named", () => {
  expect(leaf("PO-01/query-optimization").sentence).toBe("the table orders with 1 index or key");
});
