import { book, counted, defineRule, isInDatabase, page, partings, z } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-02/integration-patterns",
    since: "0.1.0",
    summary: "a flow writes the database and publishes to a broker, and nothing makes the two one",
    why: "The database and the broker commit apart. When the process stops between the two, or the second one fails, the write is there and nobody hears of it, or others act on what was rolled back. No retry in the same process helps, because the process is what may be gone.",
    fix: "write the message into an outbox table in the transaction of the write, and let a relay publish what stands there",
    limits:
      "Followed through callees, ports to the adapters that the wiring binds, and in-process events to their handlers. A message that is published before anything is written, with no transaction around both, is not judged, nor is what happens in an error's handler. A consumer whose writes come out the same when the broker delivers its message again is its own retry, and so is a scheduled job that only upserts; the broker is taken to deliver until the consumer has finished. Caches, messages to browsers and events that stay in the process are none. Where one of several adapters is bound, or a publisher can't be resolved, that is a gap.",
    references: [
      page("Chris Richardson, Pattern: Transactional outbox", "https://microservices.io/patterns/data/transactional-outbox.html"),
      book("Chris Richardson", "Microservices Patterns (2018)", "chapter 3, Interprocess communication in a microservice architecture"),
      page(
        "Gunnar Morling, Reliable Microservices Data Exchange With the Outbox Pattern (2019)",
        "https://debezium.io/blog/2019/02/19/reliable-microservices-data-exchange-with-the-outbox-pattern/",
      ),
    ],
    options: z.object({
      captured: z
        .array(z.string())
        .default([])
        .describe("models and tables whose changes a log-based change data capture publishes: writing them needs no outbox"),
    }),
    messages: {
      "after-write": {
        severity: "error",
        text: "{{flow}} writes {{written}} and then publishes through {{broker}}: a failure in between loses the message",
      },
      "in-transaction": {
        severity: "error",
        text: "{{flow}} publishes through {{broker}} inside the transaction that writes {{written}}: the message is out even when that rolls back",
      },
      "before-flush": {
        severity: "error",
        text: "{{flow}} publishes through {{broker}} before {{written}} is flushed: the message is out even when the flush fails",
      },
      "in-handler": {
        severity: "error",
        text: "{{flow}} hears in process that {{written}} was written, and publishes it through {{broker}}: a failure in between loses the message",
      },
      "row-apart": {
        severity: "error",
        text: "{{flow}} writes {{written}} and its outbox row in different transactions: one can be there without the other",
        fix: "write the outbox row in the transaction that writes {{written}}",
      },
      "job-apart": {
        severity: "error",
        text: "{{flow}} writes {{written}} and adds the job of {{broker}} outside of that transaction: one can be there without the other",
        fix: "hand the transaction that writes {{written}} to the call that adds the job",
      },
    },
  },
  *check(program, { finding, evidence, gap, missing, options }) {
    const { parted, unclear, safe, rows } = partings(program, {
      kinds: ["message.publish"],
      rows: true,
      soundsLike: (callee) => PUBLISHES.test(callee) && !STAYS.test(callee),
      captured: new Set(options.captured.map((name) => name.toLowerCase())),
    });
    for (const { parting, effect, library, ...told } of parted) {
      const id = isInDatabase(effect.operation) ? "job-apart" : parting;
      yield finding(id, { ...told, data: { ...told.data, broker: library } });
    }
    for (const { is, ...told } of rows) if (is === "apart") yield finding("row-apart", told);
    for (const { at, because } of unclear) yield gap(because, at);
    for (const { is, at, data } of rows)
      if (is === "together") yield evidence(`${data.flow} writes ${data.written} and its outbox row in one transaction`, at);
    for (const [because, places] of safe) for (const at of places) if (because !== "nothing-written") yield evidence(SAFE[because], at);
    const alone = safe.get("nothing-written")?.length ?? 0;
    if (alone > 0)
      yield evidence(`${counted(alone, "message")} published where nothing of the database depends on ${alone === 1 ? "it" : "them"}`);
    if (parted.length === 0 && rows.length === 0 && unclear.length === 0 && safe.size === 0)
      yield missing("no message is seen to be published to a broker out of process", "publishers, and outboxes");
  },
});

/** What publishers are called where nothing else is known of them. */
const PUBLISHES =
  /(events?|messages?|bus|broker|queues?|publisher|producer|dispatcher|emitter|topics?|channel|kafka|rabbit\w*|nats|sns|sqs|pubsub)\w*\??\.(publish|emit|send|produce|enqueue|dispatch|add)\w*$/i;
const STAYS = /(socket|gateway|logger|command|query)/i;

const SAFE = {
  "outbox-row": "what is published is in the outbox too",
  relay: "publishes what stands in the outbox",
  "job-relay": "hands on jobs that stand in a table",
  redelivery: "a message or job that comes again leads to the same write and the same message",
  "same-transaction": "the job is added in the transaction of the write",
  "broker-transaction": "published in a transaction of the broker",
} as const;
