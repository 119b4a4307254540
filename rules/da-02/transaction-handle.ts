import { book, counted, defineRule, modelNameOf, page, stepsInside, z, type OperationKind } from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-02/integration-patterns",
    since: "0.1.0",
    summary: "a statement inside a transaction goes through a client that takes no part in it",
    why: "The statement runs on another connection: it stays when the transaction rolls back, it does not see what the transaction has written, and with the pool exhausted it waits for a connection that only the end of its own transaction would free.",
    fix: "use the handle that the transaction gives – its manager, client or session – and hand it to the functions that are called",
    limits:
      "Judged where the client is known to be another one than the transaction's: the client that opened it, one that was injected, or a call without its session. Of an unknown handle nothing is said, nor of the clients of another library, and ambient transactions need no handle. A statement that is meant to survive a rollback deserves a comment that silences the finding.",
    references: [
      page("TypeORM, Transactions", "https://typeorm.io/docs/advanced-topics/transactions"),
      page("Prisma, Interactive transactions", "https://www.prisma.io/docs/orm/prisma-client/queries/transactions"),
      book("Martin Fowler", "Patterns of Enterprise Application Architecture (2002)", "chapter 5, Concurrency"),
    ],
    options: z.object({}),
    messages: {
      write: { severity: "error", text: "{{flow}} writes {{model}} past the transaction that is open: it stays when that rolls back" },
      read: {
        severity: "error",
        text: "{{flow}} reads {{model}} past the transaction that is open: it does not see what that has written",
      },
    },
  },
  *check(program, { finding, evidence, missing }) {
    const { inside, transactions } = stepsInside(program, {
      kinds: STATEMENTS,
      few: false,
      asked: ({ past, uncertain, deferred, operation: { kind } }) => {
        // A handler that hears of an event has its own unit of work.
        if (!past || uncertain !== null || deferred || !STATEMENTS.includes(kind)) return null;
        return kind === "database.read" ? { words: "reads here", rank: 1 } : { words: "writes here", rank: 0 };
      },
    });
    for (const { step, at, related } of inside) {
      const model = modelNameOf(program, step.operation) ?? "the database";
      const id = step.operation.kind === "database.read" ? "read" : "write";
      yield finding(id, {
        at,
        certainty: step.operation.certain ? "proven" : "likely",
        data: { flow: program.symbolAt(at) ?? at.file, model },
        related,
        subject: `${id} ${model}`,
      });
    }
    if (transactions === 0) yield missing("no transaction is seen to be opened", "database transactions");
    else if (inside.length === 0)
      yield evidence(
        `all statements of ${counted(transactions, "transaction")} go through ${transactions === 1 ? "its" : "their"} own client`,
      );
  },
});

const STATEMENTS: readonly OperationKind[] = [
  "database.read",
  "database.write",
  "database.persist",
  "database.flush",
  "database.query-builder",
];
