import { describe, expect, it } from "vitest";
import { effectVerdicts, outboxRowsOf, type EntryKind, type TraceCut, type TraceStep } from "../../src/model/index.js";
import { cut, emptyProgram, place, publish, step, trace, write } from "./hand-made-trace.js";

interface Parts {
  readonly cuts?: readonly TraceCut[];
  readonly entry?: EntryKind;
  readonly captured?: readonly string[];
}

/** One line for each verdict: `parting model,… @place`, `safe because`, `unclear because @place`. */
function verdictsOn(steps: readonly TraceStep[], { cuts = [], entry = "route", captured = [] }: Parts = {}): readonly string[] {
  const flow = {
    entry: { file: "src/orders.ts", function: 1, kind: entry, name: "place", at: place(0), why: "" },
    trace: trace(steps, cuts),
  };
  return effectVerdicts(emptyProgram(), flow, {
    isEffect: ({ kind }) => kind === "message.publish",
    soundsLike: (callee) => callee.endsWith("publish"),
    captured: new Set(captured),
  }).map((verdict) => {
    if (verdict.is === "safe") return `safe ${verdict.because}`;
    if (verdict.is === "unclear") return `unclear ${verdict.because} @${verdict.at.span[0]}`;
    return `${verdict.parting} ${verdict.writes.map(({ model }) => model).join(",")} @${verdict.at.span[0]}`;
  });
}

const arm = (construct: string, number: number) => ({ branches: [{ construct, of: "code" as const, arm: number }] });

describe("an effect and the writes of its flow", () => {
  it("part where the effect follows the write, inside its transaction before or after it, and before its flush", () => {
    expect(verdictsOn([write(1, "orders"), publish(2)])).toEqual(["after-write orders @2"]);
    expect(verdictsOn([write(1, "orders", { in: "t" }), publish(2)])).toEqual(["after-write orders @2"]);
    expect(verdictsOn([write(1, "orders", { in: "t" }), publish(2, { open: "t" })])).toEqual(["in-transaction orders @2"]);
    expect(verdictsOn([publish(1, { open: "t" }), write(2, "orders", { in: "t" })])).toEqual(["in-transaction orders @1"]);
    expect(verdictsOn([step("database.persist", 1, { slots: { model: "Order" } }), publish(2), step("database.flush", 3)])).toEqual([
      "before-flush Order @2",
    ]);
    expect(verdictsOn([step("database.persist", 1, { slots: { model: "Order" } }), step("database.flush", 2), publish(3)])).toEqual([
      "after-write Order @3",
    ]);
    expect(verdictsOn([step("database.flush", 1), publish(2)])).toEqual(["after-write  @2"]);
  });

  it("don't part where nothing is written before it, in another arm, in an error's handler, or never flushed", () => {
    expect(verdictsOn([publish(1), write(2, "orders")])).toEqual(["safe nothing-written"]);
    expect(verdictsOn([write(1, "orders", arm("if", 0)), publish(2, arm("if", 1))])).toEqual(["safe nothing-written"]);
    expect(verdictsOn([write(1, "orders"), publish(2, { handler: "catch" })])).toEqual(["safe nothing-written"]);
    expect(verdictsOn([write(1, "orders", { handler: "finally" }), publish(2, { handler: "catch in that" })])).toEqual([
      "safe nothing-written",
    ]);
    expect(verdictsOn([step("database.persist", 1), publish(2)])).toEqual(["safe nothing-written"]);
    expect(verdictsOn([write(1, "Orders"), publish(2)], { captured: ["orders"] })).toEqual(["safe nothing-written"]);
  });

  it("don't part where a row of the outbox goes with the write", () => {
    expect(verdictsOn([write(1, "orders", { in: "t" }), write(2, "outbox_events", { in: "t" }), publish(3)])).toEqual(["safe outbox-row"]);
    const persist = (offset: number, model: string) => step("database.persist", offset, { slots: { model } });
    expect(verdictsOn([persist(1, "Order"), persist(2, "OutboxMessage"), publish(3), step("database.flush", 4)])).toEqual([
      "safe outbox-row",
    ]);
    expect(verdictsOn([write(1, "orders"), write(2, "outbox_events"), publish(3)])).toEqual(["after-write orders @3"]);
    expect(verdictsOn([write(1, "orders", { in: "t" }), write(2, "outbox_events", { in: "u" }), publish(3)])).toEqual([
      "after-write orders @3",
    ]);
  });

  it("are none where the flow passes on what it read or claimed of the outbox", () => {
    const read = step("database.read", 1, { slots: { model: "OutboxEvent" } });
    expect(verdictsOn([read, write(2, "relay_runs"), publish(3)])).toEqual(["safe relay"]);
    const claim = step("database.write", 1, { slots: { text: "UPDATE app.outbox SET taken = now() RETURNING *" } });
    expect(verdictsOn([claim, write(2, "relay_runs"), publish(3)])).toEqual(["safe relay"]);
  });

  it("are none where a worker hands on the jobs of a table, which is no outbox", () => {
    const read = step("database.read", 1, { slots: { model: "JobRecord" } });
    expect(verdictsOn([read, write(2, "counters"), publish(3)], { entry: "job" })).toEqual(["safe job-relay"]);
    expect(verdictsOn([read, write(2, "counters"), publish(3)])).toEqual(["after-write counters @3"]);
  });

  it("stand where the body that does both leads to the effect, with the nearest write first", () => {
    const steps = [write(1, "sessions"), write(10, "orders", { chain: [3] }), publish(20, { chain: [3, 12] })];
    expect(verdictsOn(steps)).toEqual(["after-write orders,sessions @12"]);
  });

  it("stand in the handler where an event of the process lies between", () => {
    const steps = [write(1, "orders"), step("event.publish", 3, { chain: [2] }), publish(30, { chain: [2, 3, 20], deferred: true })];
    expect(verdictsOn(steps)).toEqual(["in-handler orders @20"]);
  });

  it("are one where a job is a row of the same transaction", () => {
    const slots = { store: "database" };
    expect(verdictsOn([write(1, "tickets", { in: "t" }), publish(2, { in: "t", slots })])).toEqual(["safe same-transaction"]);
    expect(verdictsOn([write(1, "tickets", { in: "t" }), publish(2, { open: "t", slots: { ...slots, handle: "db" } })])).toEqual([
      "safe same-transaction",
    ]);
    expect(verdictsOn([write(1, "tickets", { in: "t" }), publish(2, { open: "t", slots })])).toEqual(["in-transaction tickets @2"]);
  });

  it("can't be told where one of several adapters acts, or a call that sounds like it can't be resolved", () => {
    expect(verdictsOn([write(1, "orders"), publish(20, { chain: [2], uncertain: "one of 2 is bound" })])).toEqual([
      "unclear one of 2 is bound @2",
    ]);
    expect(verdictsOn([write(1, "orders", { uncertain: "one of 2 is bound" }), publish(2)])).toEqual(["unclear one of 2 is bound @2"]);
    expect(verdictsOn([write(1, "orders"), write(2, "lines", { uncertain: "one of 2" }), publish(3)])).toEqual(["after-write orders @3"]);
    const cuts = [cut(2, "this.bus.publish"), cut(3, "this.clock.now")];
    expect(verdictsOn([write(1, "orders")], { cuts })).toEqual(["unclear what this.bus.publish does: nothing implements it @2"]);
    expect(verdictsOn([write(5, "orders")], { cuts })).toEqual([]);
  });
});

describe("a consumer whose message comes again", () => {
  const consumer = { entry: "message-consumer" } as const;

  it("is its own retry where it writes the same again, or its writes were rolled back", () => {
    expect(verdictsOn([write(1, "prices", { slots: { statement: "upsert" } }), publish(2)], consumer)).toEqual(["safe redelivery"]);
    expect(verdictsOn([write(1, "prices", { in: "t" }), publish(2, { open: "t" })], consumer)).toEqual(["safe redelivery"]);
    const sql = (text: string) => step("database.write", 1, { slots: { text } });
    expect(verdictsOn([sql("INSERT INTO seen (id) VALUES ($1) ON CONFLICT DO NOTHING"), publish(2)], consumer)).toEqual([
      "safe redelivery",
    ]);
    expect(verdictsOn([sql("UPDATE orders SET paid = true WHERE id = $1"), publish(2)], consumer)).toEqual(["safe redelivery"]);
  });

  it("is none where it inserts, counts, or has read what it then writes", () => {
    expect(verdictsOn([write(1, "prices"), publish(2)], consumer)).toEqual(["after-write prices @2"]);
    const sql = step("database.write", 1, { slots: { text: "UPDATE orders SET paid = paid + $1 WHERE id = $2" } });
    expect(verdictsOn([sql, publish(2)], consumer)).toEqual(["after-write orders @2"]);
    const read = step("database.read", 1, { slots: { model: "counters" } });
    expect(verdictsOn([read, write(2, "counters", { slots: { statement: "update" } }), publish(3)], consumer)).toEqual([
      "after-write counters @3",
    ]);
  });

  it("can't be told where the library decides whether it inserts", () => {
    expect(verdictsOn([write(1, "prices", { slots: { statement: "save" } }), publish(2)], consumer)).toEqual([
      "unclear whether the same message leads to the same write again @2",
    ]);
  });
});

describe("a row of the outbox", () => {
  const rowsOf = (...steps: readonly TraceStep[]): readonly string[] =>
    outboxRowsOf(emptyProgram(), { entry: null, trace: trace(steps) }).map(
      ({ is, write: told, at }) => `${is} ${told.model} @${at.span[0]}`,
    );

  it("is together with a write of its transaction, and apart from one that has another or none", () => {
    expect(rowsOf(write(1, "orders", { in: "t" }), write(2, "outbox", { in: "t" }))).toEqual(["together orders @2"]);
    expect(rowsOf(write(1, "orders"), write(20, "outbox", { chain: [2] }))).toEqual(["apart orders @2"]);
    expect(rowsOf(write(1, "outbox"), write(2, "orders", { in: "t" }))).toEqual(["apart orders @1"]);
  });

  it("is not judged alone, where an open transaction may be joined unseen, or where a relay writes it", () => {
    expect(rowsOf(write(1, "outbox"))).toEqual([]);
    expect(rowsOf(write(1, "orders", { in: "t" }), write(2, "outbox", { open: "t" }))).toEqual([]);
    expect(rowsOf(write(1, "orders", { open: "t" }), write(2, "outbox"))).toEqual([]);
    expect(rowsOf(step("database.read", 1, { slots: { model: "outbox" } }), write(2, "runs"), write(3, "outbox"))).toEqual([]);
    expect(rowsOf(write(1, "orders"), write(2, "outbox", { slots: { statement: "update" } }))).toEqual([]);
  });
});
