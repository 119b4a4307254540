import { expect, it } from "vitest";
import { link } from "../../src/link/link.js";
import { type AskedStep, DEFAULT_SETTINGS, flowsThrough, partings, stepsInside } from "../../src/model/index.js";
import { factsOf, type Texts } from "../link/program-of.js";

const CLIENTS = `import { PrismaClient } from "@prisma/client";
  import { Kafka } from "kafkajs";
  export const prisma = new PrismaClient();
  export const producer = new Kafka({ brokers: [] }).producer();
  export const tell = (text) => producer.send({ topic: "orders", messages: [{ value: text }] });`;

function programOf(texts: Texts) {
  return link({ ...factsOf({ "src/clients.ts": CLIENTS, ...texts }), settings: DEFAULT_SETTINGS });
}

it("flows that publish begin where the outside does, and else at what nobody is seen to call; what is a part of another is none", () => {
  const program = programOf({
    "src/routes.ts": `import { Router } from "express";
      import { place } from "./place";
      Router().post("/orders", async () => { await place("1"); });`,
    "src/place.ts": `import { tell } from "./clients"; export const place = async (text) => { await tell(text); };`,
    "src/odd.ts": `import { tell } from "./clients";
      const later = async (text) => { await tell(text); };
      export const handlers = unknown({ later: (text) => later(text) });`,
  });
  const flows = flowsThrough(program, {
    to: ["message.publish"],
    through: program.operations("message.publish"),
    steps: ["message.publish"],
  });
  const publishing = flows.filter(({ trace }) => trace.steps.length > 0);
  expect(publishing.map(({ entry, trace }) => `${entry?.name ?? "-"} ${trace.entry.file} ${trace.steps.length}`)).toEqual([
    "POST /orders src/routes.ts 1",
    "- src/odd.ts 1",
  ]);
});

it("an effect that several flows come through is told once, by the shortest, with the way to each step", () => {
  const program = programOf({
    "src/place.ts": `import { prisma, tell } from "./clients";
      const store = (text) => prisma.order.create({ data: { text } });
      export const place = async (text) => { await store(text); await tell(text); };`,
    "src/routes.ts": `import { Router } from "express";
      import { place } from "./place";
      const twice = async () => { await place("1"); };
      Router().post("/orders", async () => { await place("1"); }).put("/orders", async () => { await twice(); });`,
  });
  const { parted, unclear } = partings(program, { kinds: ["message.publish"], soundsLike: () => true });
  expect(unclear).toEqual([]);
  expect(parted.map(({ parting, data, subject, certainty }) => ({ parting, data, subject, certainty }))).toEqual([
    {
      parting: "after-write",
      data: { flow: "place", written: "order" },
      subject: "tell kafkajs#Producer.send",
      certainty: "proven",
    },
  ]);
  expect(parted[0]?.related.map(({ at, message }) => `${at.file} ${message}`)).toEqual([
    "src/place.ts through here",
    "src/place.ts writes order",
    "src/clients.ts reaches kafkajs",
  ]);
});

it("what a function does several times through the same helper is told at the first place, with the others", () => {
  const program = programOf({
    "src/place.ts": `import { prisma, tell } from "./clients";
      const log = (text) => tell(text);
      export const place = async (text) => {
        await prisma.order.create({ data: { text } });
        await log("stored");
        await log("done");
      };
      export const cancel = async (text) => { await prisma.order.delete({ where: { text } }); await log("gone"); };`,
  });
  const { parted } = partings(program, { kinds: ["message.publish"], soundsLike: () => true });
  const told = parted.map(({ at, data, related }) => {
    const others = related.filter(({ message }) => message === "and here");
    return `${data.flow} ${program.position(at).start.line} ${others.map((each) => program.position(each.at).start.line).join()}`;
  });
  expect(told).toEqual(["place 5 6", "cancel 8 "]);
});

it("a row that one flow writes together and another apart is told of both", () => {
  const program = programOf({
    "src/rows.ts": `import { prisma } from "./clients";
      const keep = async (client) => { await client.order.create({ data: {} }); await client.outboxEvent.create({ data: {} }); };
      export const good = () => prisma.$transaction((tx) => keep(tx));
      export const bad = () => keep(prisma);`,
  });
  const { rows } = partings(program, { kinds: ["message.publish"], soundsLike: () => false, rows: true });
  expect(rows.map(({ is, data }) => `${is} ${data.flow}`)).toEqual(["together keep", "apart keep"]);
});

it("a step inside a transaction stands in the body that runs in it", () => {
  const program = programOf({
    "src/ask.ts": `export const ask = async () => { await fetch("https://rates"); };`,
    "src/pay.ts": `import { prisma } from "./clients";
      import { ask } from "./ask";
      export const pay = async () => { await ask(); await prisma.$transaction(async (tx) => { await ask(); }); };`,
  });
  const asked: AskedStep = ({ operation }) => (operation.kind === "remote.call" ? { words: "asks", rank: 0 } : null);
  const told = [true, false].map((few) => stepsInside(program, { kinds: ["remote.call"], few, asked }));
  expect(told[0]).toEqual(told[1]);
  const [{ inside, transactions } = { inside: [], transactions: 0 }] = told;
  expect(transactions).toBe(1);
  expect(inside.map(({ at, related }) => [at.file, ...related.map(({ message }) => message)])).toEqual([
    ["src/pay.ts", "the transaction is opened here", "asks"],
  ]);
});
