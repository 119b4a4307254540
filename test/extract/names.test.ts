import { expect, it } from "vitest";
import { extractFile } from "../../src/extract/extract-file.js";

const { outline } = extractFile(
  "src/orders.ts",
  `import { db } from "./db";
   const table = "order_events";
   async function store(order) { await db.query("INSERT INTO public.outbox (id) VALUES ($1)", [order.id]); }
   const later = (order) => store(order);
   const count = (orders) => orders.length;
   export function place(orders, options) {
     store(orders[0]);
     void later(orders[1]);
     orders.forEach(async (order) => { await store(order); });
     const all = orders.map(async (order) => { await store(order); });
     options[table](count(orders));
     return all;
   }`,
);

it("an outline says by which names its file calls, and by which it throws results away", () => {
  expect(outline.called).toEqual(["[computed]", "count", "forEach", "later", "map", "query", "store"]);
  expect(outline.dropped).toEqual(["[computed]", "forEach", "later", "store"]);
});

it("an outline says which of its functions give promises, or what calls give", () => {
  expect(outline.promising).toEqual(["", "later", "store"]);
});

it("an outline has every name, every text of one word, and the tables that rows are put into", () => {
  const words = outline.words.split("\n");
  for (const name of ["store", "order", "length", "forEach", "order_events", "public.outbox"]) expect(words).toContain(name);
  expect(outline.words).toMatch(/^\n[\s\S]*\n$/);
  for (const other of ["INSERT INTO public.outbox (id) VALUES ($1)", "outbo", "async"]) expect(words).not.toContain(other);
});
