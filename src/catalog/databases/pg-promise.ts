import type { LibraryEntry } from "../../model/index.js";
import { gives, membersOf, sqlText, transactionOf } from "./statement-entries.js";

const QUERIES = [
  "none",
  "one",
  "oneOrNone",
  "many",
  "manyOrNone",
  "any",
  "result",
  "multi",
  "multiResult",
  "query",
  "map",
  "each",
  "stream",
];

/** PostgreSQL with a method for every number of rows; tasks and transactions give their callback a connection of its own. */
export const PG_PROMISE: LibraryEntry = {
  library: "pg-promise",
  documentation: "https://vitaly-t.github.io/pg-promise/Database.html",
  aliases: { "pg-promise#ITask": "pg-promise#Task", "pg-promise#IMain": "pg-promise#Main", "pg-promise#IDatabase": "pg-promise#Database" },
  extends: { "pg-promise#Task": "pg-promise#Database" },
  symbols: [
    gives(["pg-promise"], { type: "pg-promise#Main" }),
    gives(["pg-promise#Main"], { type: "pg-promise#Database" }),
    sqlText(membersOf(["pg-promise#Database"], ...QUERIES), { text: { argument: 0 }, values: { argument: 1 } }),
    transactionOf(membersOf(["pg-promise#Database"], "tx", "txIf"), -1, ["pg-promise#Task"]),
    {
      symbol: membersOf(["pg-promise#Database"], "task", "taskIf"),
      callbacks: [{ argument: -1, parameters: ["pg-promise#Task"], runs: "now" }],
      asynchronous: true,
    },
  ],
};
