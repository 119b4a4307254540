import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { emits, listens } from "./message-entries.js";

const EMITTER = "eventemitter2#EventEmitter2";

/** Names can be patterns for whoever listens (`order.*`). `emit` drops the promises of its listeners, `emitAsync` gives them. */
export const EVENTEMITTER2: LibraryEntry = {
  library: "eventemitter2",
  documentation: "https://github.com/EventEmitter2/EventEmitter2#readme",
  aliases: { eventemitter2: EMITTER, "@nestjs/event-emitter#EventEmitter2": EMITTER },
  symbols: [
    emits([`${EMITTER}.emit`], { event: { argument: 0 }, payload: { argument: 1 } }),
    { ...emits([`${EMITTER}.emitAsync`], { event: { argument: 0 }, payload: { argument: 1 } }), asynchronous: true },
    listens(membersOf([EMITTER], "on", "once", "addListener", "prependListener", "prependOnceListener"), { event: { argument: 0 } }, 1),
    listens(membersOf([EMITTER], "many", "prependMany"), { event: { argument: 0 } }, 2),
    { symbol: membersOf([EMITTER], "onAny", "prependAny"), callbacks: [{ argument: 0, runs: "event" }], returns: { self: true } },
    { symbol: membersOf([EMITTER], "waitFor"), asynchronous: true },
  ],
};

/** The same emitter, listened to by decorators. */
export const NESTJS_EVENT_EMITTER: LibraryEntry = {
  library: "@nestjs/event-emitter",
  documentation: "https://docs.nestjs.com/techniques/events",
  symbols: [listens(["@nestjs/event-emitter#OnEvent"], { event: { argument: 0 } }, "@")],
};
