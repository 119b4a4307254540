import { expect, it } from "vitest";
import { lookupOf } from "../../src/catalog/lookup.js";
import type { LibraryEntry } from "../../src/model/index.js";

const ORM: LibraryEntry = {
  library: "orm",
  documentation: "https://orm",
  extends: { "orm#Transaction": "orm#Client", "house#Client": "orm#Transaction", "orm#Circle": "orm#Circle" },
  symbols: [
    { symbol: "orm#Client.*.create", operation: "database.write" },
    { symbol: "orm#Client.sql.run", operation: "database.sql" },
    { symbol: "orm#Client.begin", callbacks: [{ argument: 0, parameters: [null, "orm#Transaction"], runs: "transaction" }] },
  ],
};

const { entries, isHandle, transactionsOf } = lookupOf([
  ORM,
  { library: "mapper", documentation: "https://mapper", over: "orm", symbols: [] },
]);

it("finds what a member of an inherited member is, with the wildcards of the base", () => {
  expect(entries("house#Client.order.create").map(({ entry, wildcards }) => [entry.operation, wildcards])).toEqual([
    ["database.write", ["order"]],
  ]);
  expect(entries("orm#Transaction.sql.run").map(({ entry }) => entry.operation)).toEqual(["database.sql"]);
  expect(entries("orm#Circle.order.create")).toEqual([]);
});

it("knows what transactions hand out, and whose a mapper's statements take part in", () => {
  expect(["orm#Transaction", "orm#Client"].map(isHandle)).toEqual([true, false]);
  expect(["mapper", "orm", "other"].map(transactionsOf)).toEqual(["orm", "orm", "other"]);
});
