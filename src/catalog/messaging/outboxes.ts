import type { LibraryEntry, SlotSource, SymbolEntry } from "../../model/index.js";
import { consumes, type MessageSlots } from "./message-entries.js";

/** The library stores what it is handed at once, in a statement of its own or in that client's transaction; its relay publishes it. */
export const PG_TRANSACTIONAL_OUTBOX: LibraryEntry = {
  library: "pg-transactional-outbox",
  documentation: "https://github.com/Zehelein/pg-transactional-outbox#readme",
  symbols: [
    {
      symbol: "pg-transactional-outbox#initializeMessageStorage",
      when: { argument: 0, path: "outboxOrInbox", equals: ["inbox"] },
      returns: { type: "pg-transactional-outbox#InboxStorage" },
    },
    { symbol: "pg-transactional-outbox#initializeMessageStorage", returns: { type: "pg-transactional-outbox#MessageStorage" } },
    stores(["pg-transactional-outbox#MessageStorage"], { data: { argument: 0 }, handle: { argument: 1 } }),
    {
      symbol: "pg-transactional-outbox#InboxStorage",
      operation: "database.write",
      slots: { statement: { value: "insert" }, model: { value: "inbox" }, data: { argument: 0 }, handle: { argument: 1 } },
      asynchronous: true,
    },
    {
      symbol: "pg-transactional-outbox#executeTransaction",
      operation: "transaction.run",
      slots: { callback: { argument: 1 } },
      callbacks: [{ argument: 1, parameters: ["pg#PoolClient"], runs: "transaction" }],
      asynchronous: true,
    },
  ],
};

/** Messages of the Mosaic bus over such an outbox. */
export const MOSAIC_OUTBOX: LibraryEntry = {
  library: "@axinom/mosaic-transactional-inbox-outbox",
  documentation: "https://www.npmjs.com/package/@axinom/mosaic-transactional-inbox-outbox",
  symbols: [
    {
      symbol: [named("setupOutboxStorage"), named("getStoreOutboxMessage")],
      returns: { type: named("StoreOutboxMessage") },
    },
    stores([named("StoreOutboxMessage")], { data: { argument: 2 }, handle: { argument: 3 } }),
  ],
};

/** `emit` writes the event, and the entities that it is given with it, in a transaction of its own, or by a unit of work that is given last; a poller calls the listeners. */
export const FULLSTACKHOUSE_OUTBOX: LibraryEntry = {
  library: "@fullstackhouse/nestjs-outbox",
  documentation: "https://github.com/fullstackhouse/nestjs-outbox#readme",
  symbols: [
    stores(["@fullstackhouse/nestjs-outbox#TransactionalEventEmitter.emit"], {
      data: { argument: 0 },
      entities: { argument: 1 },
      handle: { argument: 2 },
    }),
    consumes(["@fullstackhouse/nestjs-outbox#OnEvent"], { topic: { argument: 0 } }, "@"),
  ],
};

/** `emit` inserts in the Prisma transaction that it is given. */
export const NESTARC_OUTBOX: LibraryEntry = {
  library: "@nestarc/outbox",
  documentation: "https://nestarc.dev/packages/outbox/emitting-events.html",
  symbols: [
    stores(["@nestarc/outbox#OutboxEmitter.emit", "@nestarc/outbox#OutboxEmitter.emitMany"], {
      data: { argument: 1 },
      handle: { argument: 0 },
    }),
    consumes(["@nestarc/outbox#OnOutboxEvent"], { topic: { argument: 0 } }, "@"),
  ],
};

function stores(symbol: readonly string[], slots: MessageSlots): SymbolEntry {
  const outbox: SlotSource = { value: "outbox" };
  return {
    symbol,
    operation: "database.write",
    slots: { statement: { value: "insert" }, model: outbox, outbox: { value: true }, ...slots },
    asynchronous: true,
  };
}

function named(name: string): string {
  return `@axinom/mosaic-transactional-inbox-outbox#${name}`;
}
