import { book, counted, defineRule, libraryOf, page, stepsInside, z } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-02/integration-patterns",
    since: "0.1.0",
    summary: "another service is called while a database transaction is open",
    why: "The transaction keeps its locks and its connection for as long as the other service takes to answer. When that service is slow the pool runs dry and requests that have nothing to do with it wait; and what the other service did is not taken back when the transaction is.",
    fix: "call the service before the transaction begins or after it has ended, or let a worker call it from an outbox row",
    limits:
      "HTTP and RPC calls are meant, of clients that the catalog knows, and followed through callees. Publishing is left to `da/outbox`, second stores, payments and mails to `da/dual-write`. A call whose promise is dropped does not keep the transaction waiting and is left to `da/unawaited-effect`. Where one of several adapters makes a call that is a gap.",
    references: [
      book("Michael Nygard", "Release It!, 2nd edition (2018)", "chapter 4, Stability Antipatterns, Blocked Threads"),
      page(
        "PostgreSQL, Client Connection Defaults: idle_in_transaction_session_timeout",
        "https://www.postgresql.org/docs/current/runtime-config-client.html",
      ),
    ],
    options: z.object({}),
    messages: {
      "while-open": { severity: "error", text: "{{flow}} calls another service through {{library}} while a transaction is open" },
    },
  },
  *check(program, { finding, evidence, gap, missing }) {
    const { inside, transactions } = stepsInside(program, {
      kinds: ["remote.call"],
      few: true,
      asked: ({ operation, unawaited, deferred, uncertain }) => {
        if (operation.kind !== "remote.call" || unawaited !== null || deferred) return null;
        return { words: `calls through ${libraryOf(operation)}`, rank: uncertain === null ? 0 : 1 };
      },
    });
    for (const { step, at, related } of inside) {
      if (step.uncertain !== null) {
        yield gap(step.uncertain, at);
        continue;
      }
      const library = libraryOf(step.operation);
      yield finding("while-open", {
        at,
        certainty: step.operation.certain ? "proven" : "likely",
        data: { flow: program.symbolAt(at) ?? at.file, library },
        related,
        subject: `${library} ${program.symbolAt(step.at) ?? ""}`,
      });
    }
    if (transactions === 0) yield missing("no transaction is seen to be opened", "database transactions");
    else if (inside.length === 0)
      yield evidence(
        `${counted(transactions, "transaction")} ${transactions === 1 ? "waits" : "wait"} for no call of another service, brokers aside`,
      );
  },
});
