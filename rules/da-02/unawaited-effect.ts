import {
  book,
  counted,
  defineRule,
  functionKey,
  libraryOf,
  modelNameOf,
  page,
  placeKey,
  z,
  type EntryKind,
  type FunctionRef,
  type Operation,
  type OperationKind,
  type Program,
  type TraceStep,
} from "../../src/model/index.js";

export default defineRule({
  meta: {
    leaf: "DA-02/integration-patterns",
    since: "0.1.0",
    summary: "on a request path nobody waits for a write, a publish or a call to another service",
    why: "The answer goes out before the effect has happened, so the caller is told of success that may not come. When it fails, nobody sees the error: the rejection is unhandled, which ends the process, or it is lost. A rollback or a shutdown does not wait for it either.",
    fix: "await the promise, return it, or collect it for `Promise.all`; what may happen later belongs into a queue or an outbox",
    limits:
      "What requests, messages and commands lead to is judged, scripts and scheduled jobs are not. A promise with a rejection handler, one that is returned, collected or handed on, and one that the platform is asked to wait for is accepted, and so are calls that only tell a unit of work or a log.",
    references: [
      page("Node.js, Event: unhandledRejection", "https://nodejs.org/api/process.html#event-unhandledrejection"),
      page("typescript-eslint, no-floating-promises", "https://typescript-eslint.io/rules/no-floating-promises/"),
      book(
        "Mario Casciaro, Luciano Mammino",
        "Node.js Design Patterns, 3rd edition (2020)",
        "chapter 5, Asynchronous Control Flow Patterns with Promises and Async/Await",
      ),
    ],
    options: z.object({}),
    messages: {
      dropped: { severity: "error", text: "{{flow}} does not wait for {{effect}}" },
      "never-run": {
        severity: "error",
        text: "{{flow}} builds {{effect}} and never runs it",
        fix: "run the query and await it",
      },
    },
  },
  *check(program, { finding, evidence, missing }) {
    const dropped = new Set<string>();
    for (const ref of program.droppingFunctions(...KINDS)) {
      const lost = program.trace(ref, ...KINDS).steps.filter(isLost);
      if (lost.length === 0 || !isOnRequest(program, ref)) continue;
      for (const { operation, unawaited, at } of lost) {
        if (unawaited === null || dropped.has(placeKey(unawaited.at))) continue;
        dropped.add(placeKey(unawaited.at));
        const effect = describe(program, operation);
        yield finding(unawaited.form === "never-run" ? "never-run" : "dropped", {
          at: unawaited.at,
          certainty: operation.certain ? "proven" : "likely",
          data: { flow: program.symbolAt(unawaited.at) ?? unawaited.at.file, effect },
          related: placeKey(at) === placeKey(unawaited.at) ? [] : [{ at, message: `${effect} happens here` }],
          subject: effect,
        });
      }
    }
    if (dropped.size > 0) return;
    const starts = program.entries().filter(({ kind }) => ON_REQUEST.includes(kind)).length;
    // One kind after the other: where one is found the others need not be looked for.
    if (starts > 0 && KINDS.some((kind) => program.operations(kind).length > 0))
      yield evidence(`${counted(starts, "way")} from a request to an effect ${starts === 1 ? "drops" : "drop"} no promise`);
    else yield missing("no request leads to an effect", "request paths");
  },
});

const KINDS: readonly OperationKind[] = [
  "message.publish",
  "remote.call",
  "mail.send",
  "payment.charge",
  "store.write",
  "database.query-builder",
  "database.flush",
  "database.write",
];

/** A promise of an effect of the function's own that is dropped for certain. */
function isLost({ operation, unawaited, deferred, uncertain }: TraceStep): boolean {
  return unawaited !== null && !deferred && uncertain === null && !operation.developmentOnly && KINDS.includes(operation.kind);
}

function isOnRequest(program: Program, ref: FunctionRef): boolean {
  const leading = program.leadingTo([ref]);
  return program.entries().some((entry) => ON_REQUEST.includes(entry.kind) && leading.has(functionKey(entry)));
}

const ON_REQUEST: readonly EntryKind[] = [
  "route",
  "resolver",
  "message-consumer",
  "command-handler",
  "query-handler",
  "event-handler",
  "use-case",
];

function describe(program: Program, operation: Operation): string {
  const library = libraryOf(operation);
  switch (operation.kind) {
    case "database.query-builder":
      return `a query of ${modelNameOf(program, operation) ?? library}`;
    case "database.write":
    case "database.flush":
      return `a write of ${modelNameOf(program, operation) ?? "the database"}`;
    case "message.publish":
      return `what it publishes through ${library}`;
    case "mail.send":
      return `a mail through ${library}`;
    case "payment.charge":
      return `a payment through ${library}`;
    default:
      return `a call through ${library}`;
  }
}
