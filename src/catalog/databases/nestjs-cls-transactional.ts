import type { LibraryEntry } from "../../model/index.js";

/** Transactions of any ORM through the request's local storage; the host's `tx` is the transaction where one is open, and the client where none is. */
export const NESTJS_CLS_TRANSACTIONAL: LibraryEntry = {
  library: "@nestjs-cls/transactional",
  documentation: "https://papooch.github.io/nestjs-cls/plugins/available-plugins/transactional",
  symbols: [
    {
      symbol: "@nestjs-cls/transactional#Transactional",
      operation: "transaction.run",
      slots: { ambient: { value: true } },
      callbacks: [{ argument: "@", runs: "transaction" }],
    },
    {
      symbol: "@nestjs-cls/transactional#TransactionHost.withTransaction",
      operation: "transaction.run",
      slots: { callback: { argument: -1 }, ambient: { value: true }, propagation: { argument: 0 } },
      callbacks: [{ argument: -1, runs: "transaction" }],
      asynchronous: true,
    },
    {
      symbol: "@nestjs-cls/transactional#TransactionHost.withoutTransaction",
      callbacks: [{ argument: 0, runs: "now" }],
      asynchronous: true,
    },
  ],
};
