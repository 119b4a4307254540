import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { emits, listens, type MessageSlots } from "./message-entries.js";

const NAMED: MessageSlots = { event: { argument: 0 }, payload: { argument: 1 } };

/** Node's emitter for every platform. */
export const EVENTEMITTER3: LibraryEntry = {
  library: "eventemitter3",
  documentation: "https://github.com/primus/eventemitter3#readme",
  aliases: { eventemitter3: "eventemitter3#EventEmitter" },
  symbols: [
    emits(["eventemitter3#EventEmitter.emit"], NAMED),
    {
      ...listens(membersOf(["eventemitter3#EventEmitter"], "on", "once", "addListener"), { event: { argument: 0 } }, 1),
      returns: { self: true },
    },
  ],
};

/** Listeners run after `emit`, which gives a promise of them. */
export const EMITTERY: LibraryEntry = {
  library: "emittery",
  documentation: "https://github.com/sindresorhus/emittery#readme",
  aliases: { emittery: "emittery#Emittery" },
  symbols: [
    { ...emits(membersOf(["emittery#Emittery"], "emit", "emitSerial"), NAMED), asynchronous: true },
    listens(["emittery#Emittery.on"], { event: { argument: 0 } }, 1),
    { symbol: "emittery#Emittery.onAny", callbacks: [{ argument: 0, runs: "event" }] },
    { symbol: "emittery#Emittery.once", asynchronous: true },
  ],
};

/** An emitter that is a plain object. */
export const MITT: LibraryEntry = {
  library: "mitt",
  documentation: "https://github.com/developit/mitt#readme",
  symbols: [
    { symbol: "mitt", returns: { type: "mitt#Emitter" } },
    emits(["mitt#Emitter.emit"], NAMED),
    listens(["mitt#Emitter.on"], { event: { argument: 0 } }, 1),
  ],
};

/** The smallest of them. */
export const NANOEVENTS: LibraryEntry = {
  library: "nanoevents",
  documentation: "https://github.com/ai/nanoevents#readme",
  aliases: { "nanoevents#createNanoEvents()": "nanoevents#Emitter" },
  symbols: [emits(["nanoevents#Emitter.emit"], NAMED), listens(["nanoevents#Emitter.on"], { event: { argument: 0 } }, 1)],
};

/** What GraphQL subscriptions in this process wait for; with another engine it is a broker's, and not known here. */
export const GRAPHQL_SUBSCRIPTIONS: LibraryEntry = {
  library: "graphql-subscriptions",
  documentation: "https://github.com/apollographql/graphql-subscriptions#readme",
  symbols: [
    { ...emits(["graphql-subscriptions#PubSub.publish"], NAMED), asynchronous: true },
    { ...listens(["graphql-subscriptions#PubSub.subscribe"], { event: { argument: 0 } }, 1), asynchronous: true },
  ],
};
