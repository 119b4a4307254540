import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { emits, listens } from "./message-entries.js";

const EMITTER = "events#EventEmitter";
const ALIKE = [
  "typed-emitter",
  "typed-emitter#TypedEventEmitter",
  "tiny-typed-emitter#TypedEmitter",
  "strict-event-emitter-types#StrictEventEmitter",
];

/** Listeners run in turn while `emit` runs; a promise that one gives is dropped. Packages that only type an emitter are one. */
export const NODE_EVENTS: LibraryEntry = {
  library: "events",
  documentation: "https://nodejs.org/api/events.html",
  aliases: {
    events: EMITTER,
    "events#EventEmitterAsyncResource": EMITTER,
    "global#NodeJS.EventEmitter": EMITTER,
    ...Object.fromEntries(ALIKE.map((name) => [name, EMITTER])),
  },
  symbols: [
    emits([`${EMITTER}.emit`], { event: { argument: 0 }, payload: { argument: 1 } }),
    {
      ...listens(membersOf([EMITTER], "on", "addListener", "prependListener", "prependOnceListener"), { event: { argument: 0 } }, 1),
      returns: { self: true },
    },
    // `once(emitter, name)` of the class and the module gives a promise; `once(name, listener)` of an emitter listens.
    { ...listens([`${EMITTER}.once`], { event: { argument: 0 } }, 1), returns: { self: true } },
    { symbol: "events#once", asynchronous: true },
    { symbol: membersOf([EMITTER], "off", "removeListener", "removeAllListeners", "setMaxListeners"), returns: { self: true } },
  ],
};
