import { book, counted, defineRule, page, partings, z, type Operation, type Parting } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-02/integration-patterns",
    since: "0.1.0",
    summary: "a flow writes the database and a second store, a payment or a mail, and nothing makes the two one",
    why: "No transaction spans the database and what lies outside of it. When the process stops between the two, or the second one fails, the search index misses a row, a customer pays for what was rolled back, or a mail tells of what is not there; and nobody does the second half later.",
    fix: "write what is to be done into an outbox table in the transaction of the write, and let a worker do it until it succeeds",
    limits:
      "Followed as `da/outbox` follows publishers, which speaks of brokers. What is done before anything is written, with no transaction around both, is not judged: a file that is stored before its row is only garbage without it. A payment with an idempotency key can be asked for again and is accepted. What a consumer does again when its message comes again is its own retry where its writes come out the same, and so is a scheduled job that only upserts. Where one of several adapters is bound that is a gap.",
    references: [
      book("Martin Kleppmann", "Designing Data-Intensive Applications (2017)", "chapter 11, Keeping Systems in Sync"),
      page("Chris Richardson, Pattern: Transactional outbox", "https://microservices.io/patterns/data/transactional-outbox.html"),
    ],
    options: z.object({}),
    messages: {
      "second-store": { severity: "warn", text: "{{flow}} writes {{written}} and, {{parting}}, a second store through {{library}}" },
      payment: {
        severity: "warn",
        text: "{{flow}} writes {{written}} and, {{parting}}, charges through {{library}} without an idempotency key",
        fix: "write the intended payment first, charge with an idempotency key that is kept with it, and let a worker repeat what was not confirmed",
      },
      mail: { severity: "warn", text: "{{flow}} writes {{written}} and, {{parting}}, sends mail through {{library}}" },
    },
  },
  *check(program, { finding, evidence, gap, missing }) {
    const { parted, unclear, safe } = partings(program, {
      kinds: ["store.write", "payment.charge", "mail.send"],
      isEffect: (operation) => MESSAGES[operation.kind] !== undefined && !isRepeatedByKey(operation),
      soundsLike: (callee) => SENDS.test(callee),
    });
    for (const { parting, effect, library, ...told } of parted) {
      const id = MESSAGES[effect.operation.kind] ?? "second-store";
      yield finding(id, { ...told, data: { ...told.data, library, parting: WHEN[parting] } });
    }
    for (const { at, because } of unclear) yield gap(because, at);
    const good = [...safe.values()].reduce((sum, places) => sum + places.length, 0);
    if (good > 0)
      yield evidence(
        `${counted(good, "second store, payment or mail", "second stores, payments and mails")} without a write of the database that could part from ${good === 1 ? "it" : "them"}`,
      );
    else if (parted.length === 0 && unclear.length === 0)
      yield missing("no second store, charge or mail is seen", "search indexes, object storage, payments and mails");
  },
});

const MESSAGES: Readonly<Partial<Record<Operation["kind"], "second-store" | "payment" | "mail">>> = {
  "store.write": "second-store",
  "payment.charge": "payment",
  "mail.send": "mail",
};

const WHEN: Readonly<Record<Parting, string>> = {
  "after-write": "after that",
  "in-transaction": "inside its transaction",
  "before-flush": "before it is flushed",
  "in-handler": "when that is heard of in process",
};

/** What mailers, payment services and indexes are called where nothing else is known of them. */
const SENDS = /((e?mail\w*|smtp)\??\.send\w*|payments?\w*\??\.(charge|pay|capture|refund)\w*)$/i;

function isRepeatedByKey(operation: Operation): boolean {
  return operation.kind === "payment.charge" && operation.slot("idempotencyKey").is !== "absent";
}
