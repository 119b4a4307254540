import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { publishes, type MessageSlots } from "./message-entries.js";

const ADDERS = ["graphile-worker#WorkerUtils", "graphile-worker#JobHelpers", "graphile-worker#Runner"];
const IN_DATABASE: MessageSlots = { store: { value: "database" } };

/** Jobs are rows of the service's PostgreSQL, written on a connection of the library: in a transaction of the service they are added by SQL (`graphile_worker.add_job`). */
export const GRAPHILE_WORKER: LibraryEntry = {
  library: "graphile-worker",
  documentation: "https://worker.graphile.org/docs/library/add-job",
  functions: { "graphile-worker#Task": [null, "graphile-worker#JobHelpers"] },
  symbols: [
    { symbol: "graphile-worker#makeWorkerUtils", returns: { type: "graphile-worker#WorkerUtils" }, asynchronous: true },
    { symbol: "graphile-worker#run", returns: { type: "graphile-worker#Runner" }, asynchronous: true },
    publishes(membersOf(ADDERS, "addJob"), { ...IN_DATABASE, topic: { argument: 0 }, message: { argument: 1 } }),
    publishes(membersOf(ADDERS, "addJobs"), { ...IN_DATABASE, message: { argument: 0 } }),
    publishes(["graphile-worker#quickAddJob", "graphile-worker#addJobAdhoc"], {
      ...IN_DATABASE,
      topic: { argument: 1 },
      message: { argument: 2 },
    }),
    {
      symbol: "graphile-worker#JobHelpers.withPgClient",
      callbacks: [{ argument: 0, parameters: ["pg#PoolClient"], runs: "now" }],
      asynchronous: true,
    },
  ],
};
