import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { awaits, consumes, fetches, publishes, type MessageSlots } from "./message-entries.js";

const BOSS = "pg-boss#PgBoss";
const IN_DATABASE: MessageSlots = { store: { value: "database" } };

/** Jobs are rows of the service's PostgreSQL: with the option `db` they are written in that transaction, without it on a connection of the library. `publish` was `send` before version 6. */
export const PG_BOSS: LibraryEntry = {
  library: "pg-boss",
  documentation: "https://timgit.github.io/pg-boss/#/./api/jobs",
  aliases: { "pg-boss": BOSS },
  symbols: [
    awaits(membersOf([BOSS], "start", "stop")),
    publishes(membersOf([BOSS], "send", "sendAfter", "sendThrottled", "sendDebounced", "sendOnce", "sendSingleton", "upsert"), {
      ...IN_DATABASE,
      topic: [{ argument: 0, path: "name" }, { argument: 0 }],
      message: [{ argument: 0, path: "data" }, { argument: 1 }],
      handle: [
        { argument: 0, path: "options.db" },
        { argument: 2, path: "db" },
      ],
    }),
    publishes([`${BOSS}.publish`], {
      ...IN_DATABASE,
      topic: { argument: 0 },
      message: { argument: 1 },
      handle: { argument: 2, path: "db" },
    }),
    {
      ...publishes([`${BOSS}.insert`], { ...IN_DATABASE, message: { argument: 0 }, handle: { argument: 1, path: "db" } }),
      versions: { before: 11 },
    },
    {
      ...publishes([`${BOSS}.insert`], {
        ...IN_DATABASE,
        topic: { argument: 0 },
        message: { argument: 1 },
        handle: { argument: 2, path: "db" },
      }),
      versions: { since: 11 },
    },
    publishes([`${BOSS}.flow`], { ...IN_DATABASE, message: { argument: 0 }, handle: { argument: 1, path: "db" } }),
    { ...consumes([`${BOSS}.work`], { ...IN_DATABASE, topic: { argument: 0 } }, -1), asynchronous: true },
    fetches([`${BOSS}.fetch`], { ...IN_DATABASE, topic: { argument: 0 } }),
    {
      symbol: ["fromKnex", "fromKysely", "fromDrizzle", "fromPrisma", "fromPglite", "fromBunSql"].map((name) => `pg-boss#${name}`),
      returns: { argument: 0 },
    },
  ],
};
