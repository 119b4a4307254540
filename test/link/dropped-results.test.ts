import { describe, expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { DEFAULT_SETTINGS } from "../../src/model/index.js";
import { factsOf } from "./program-of.js";

/** Each effect of the function `flow` whose result is dropped, and how. */
function droppedIn(text: string): readonly string[] {
  const program = link({ ...factsOf({ "src/orders.ts": text }), settings: DEFAULT_SETTINGS });
  const id = program.bodies("src/orders.ts").functions.findIndex(({ name }) => name === "flow");
  const kinds = ["database.read", "database.write", "database.query-builder", "remote.call"] as const;
  return program.trace({ file: "src/orders.ts", function: id }, ...kinds).steps.flatMap(({ operation, unawaited }) => {
    const name = operation.symbol.slice(operation.symbol.lastIndexOf("#") + 1);
    return unawaited === null ? [] : [`${name} ${unawaited.form}`];
  });
}

describe("the result of an effect", () => {
  it("is dropped by a statement, by void, and at the end of a chain of then and finally", () => {
    expect(
      droppedIn(`import axios from "axios";
        async function flow(a, b, c) {
          axios.get(a); void axios.put(a); axios.post(a).then(b).finally(c); axios.patch(a).then(b).then(c);
          await axios.delete(a);
        }`),
    ).toEqual(["get floating", "put floating", "post floating", "patch floating"]);
  });

  it("is kept where it is awaited, returned, collected, given on, caught or told to a callback", () => {
    expect(
      droppedIn(`import axios from "axios";
        import mongoose from "mongoose";
        const Order = mongoose.model("Order", new mongoose.Schema({}));
        async function flow(a, b, wait) {
          const all = [axios.get(a)];
          all.push(axios.put(a));
          wait(axios.patch(a));
          axios.post(a).then(b).catch(b);
          axios.head(a).then(b, b);
          Order.updateOne({}, {}, (error) => b(error));
          Order.deleteOne({}).exec((error) => b(error));
          return axios.delete(a);
        }`),
    ).toEqual([]);
  });

  it("is never there where a lazy query is neither awaited nor run, whatever further links it has", () => {
    expect(
      droppedIn(`import knex from "knex";
        import mongoose from "mongoose";
        import { PrismaClient } from "@prisma/client";
        import { DataSource } from "typeorm";
        const Order = mongoose.model("Order", new mongoose.Schema({}));
        const database = knex({});
        const prisma = new PrismaClient();
        const build = (id) => prisma.order.delete({ where: { id } });
        async function flow(source: DataSource) {
          prisma.order.create({ data: {} });
          database("orders").update({ open: false }).where({ id: 1 });
          Order.updateOne({}, {}).setOptions({});
          source.createQueryBuilder().delete().from("orders").where("id = 1");
          build(1);
        }`),
    ).toEqual([
      "PrismaClient.order.create never-run",
      "QueryBuilder.update never-run",
      "Model.updateOne never-run",
      "SelectQueryBuilder.delete never-run",
      "PrismaClient.order.delete never-run",
    ]);
  });

  it("is only unawaited where a link has run the lazy query, and nothing where others hold the builder", () => {
    expect(
      droppedIn(`import knex from "knex";
        import mongoose from "mongoose";
        const Order = mongoose.model("Order", new mongoose.Schema({}));
        const database = knex({});
        async function flow(done) {
          Order.updateOne({}, {}).exec();
          database("orders").insert({}).then(done);
          const query = database("orders").where({ id: 1 });
          query.select("total");
          return query;
        }`),
    ).toEqual(["Model.updateOne floating", "QueryBuilder.insert floating"]);
  });
});
