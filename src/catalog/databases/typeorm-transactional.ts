import type { LibraryEntry, SymbolEntry } from "../../model/index.js";

/** The transaction is ambient: every repository of the data source works in it, with no handle passed. */
export const TYPEORM_TRANSACTIONAL: LibraryEntry = {
  library: "typeorm-transactional",
  documentation: "https://github.com/Aliheym/typeorm-transactional#readme",
  symbols: ambientTransactions("typeorm-transactional"),
};

/** Its predecessor, for TypeORM 0.2. */
export const TYPEORM_TRANSACTIONAL_CLS_HOOKED: LibraryEntry = {
  library: "typeorm-transactional-cls-hooked",
  documentation: "https://github.com/odavid/typeorm-transactional-cls-hooked#readme",
  symbols: ambientTransactions("typeorm-transactional-cls-hooked"),
};

function ambientTransactions(library: string): readonly SymbolEntry[] {
  return [
    {
      symbol: `${library}#Transactional`,
      operation: "transaction.run",
      slots: { ambient: { value: true } },
      callbacks: [{ argument: "@", runs: "transaction" }],
    },
    {
      symbol: `${library}#runInTransaction`,
      operation: "transaction.run",
      slots: { callback: { argument: 0 }, ambient: { value: true }, propagation: { argument: 1, path: "propagation" } },
      callbacks: [{ argument: 0, runs: "transaction" }],
      asynchronous: true,
    },
    {
      symbol: `${library}#wrapInTransaction`,
      operation: "transaction.run",
      slots: { callback: { argument: 0 }, ambient: { value: true }, propagation: { argument: 1, path: "propagation" } },
      callbacks: [{ argument: 0, runs: "transaction" }],
    },
    {
      symbol: [`${library}#runOnTransactionCommit`, `${library}#runOnTransactionRollback`, `${library}#runOnTransactionComplete`],
      callbacks: [{ argument: 0, runs: "later" }],
    },
  ];
}
