import type { LibraryEntry, SlotSource } from "../../model/index.js";
import { gives, membersOf, onHandle, sqlText } from "./statement-entries.js";

/** Requests of a pool, or of the transaction that they were made with. */
const HANDLE: SlotSource = { made: 0 };

/** SQL Server; statements as text or by a tag. */
export const MSSQL: LibraryEntry = {
  library: "mssql",
  documentation: "https://github.com/tediousjs/node-mssql#readme",
  symbols: [
    { symbol: ["mssql#connect", "mssql#ConnectionPool.connect"], returns: { type: "mssql#ConnectionPool" }, asynchronous: true },
    gives(membersOf(["mssql#ConnectionPool", "mssql#Transaction"], "request"), { type: "mssql#Request" }),
    gives(["mssql#ConnectionPool.transaction"], { type: "mssql#Transaction" }),
    gives(membersOf(["mssql#Request"], "input", "output", "replaceInput"), { self: true }),
    sqlText(["mssql#query", "mssql#batch", ...membersOf(["mssql#ConnectionPool"], "query", "batch")], { text: { argument: 0 } }),
    sqlText(membersOf(["mssql#Request"], "query", "batch"), { text: { argument: 0 }, handle: HANDLE }),
    onHandle("transaction.begin", ["mssql#Transaction.begin"]),
    onHandle("transaction.commit", ["mssql#Transaction.commit"]),
    onHandle("transaction.rollback", ["mssql#Transaction.rollback"]),
  ],
};
