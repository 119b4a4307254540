import type { LibraryEntry } from "../../model/index.js";
import { makesPool } from "./pools.js";
import { gives, membersOf, sqlText, transactionOf } from "./statement-entries.js";

const QUERIES = ["any", "anyFirst", "exists", "many", "manyFirst", "maybeOne", "maybeOneFirst", "one", "oneFirst", "query", "stream"];

/** Queries are made by the `sql` tag and its kin, and stand for their text. */
export const SLONIK: LibraryEntry = {
  library: "slonik",
  documentation: "https://github.com/gajus/slonik#readme",
  aliases: {
    "slonik#DatabasePoolType": "slonik#DatabasePool",
    "slonik#DatabasePoolConnectionType": "slonik#DatabasePoolConnection",
    "slonik#DatabaseTransactionConnectionType": "slonik#DatabaseTransactionConnection",
    "slonik#CommonQueryMethodsType": "slonik#CommonQueryMethods",
  },
  extends: {
    "slonik#DatabasePool": "slonik#CommonQueryMethods",
    "slonik#DatabasePoolConnection": "slonik#CommonQueryMethods",
    "slonik#DatabaseTransactionConnection": "slonik#CommonQueryMethods",
    "slonik#DatabaseConnection": "slonik#CommonQueryMethods",
  },
  symbols: [
    {
      ...makesPool(["slonik#createPool"], [{ argument: 1, path: "maximumPoolSize" }], 10),
      returns: { type: "slonik#DatabasePool" },
      asynchronous: true,
    },
    {
      symbol: "slonik#DatabasePool.connect",
      callbacks: [{ argument: 0, parameters: ["slonik#DatabasePoolConnection"], runs: "now" }],
      asynchronous: true,
    },
    sqlText(membersOf(["slonik#CommonQueryMethods"], ...QUERIES), { text: { argument: 0 } }),
    transactionOf(["slonik#CommonQueryMethods.transaction"], 0, ["slonik#DatabaseTransactionConnection"]),
    gives(["slonik#sql", "slonik#SqlTag", ...membersOf(["slonik#sql", "slonik#SqlTag"], "unsafe", "fragment")], { argument: 0 }),
    gives(membersOf(["slonik#sql", "slonik#SqlTag"], "identifier"), { argument: 0 }),
    gives(["slonik#createSqlTag", ...membersOf(["slonik#sql", "slonik#SqlTag"], "type", "typeAlias")], { type: "slonik#SqlTag" }),
  ],
};
