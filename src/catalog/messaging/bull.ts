import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { consumes, publishes } from "./message-entries.js";

const QUEUE = "bull#Queue";
const TOLD = [
  "Active",
  "Cleaned",
  "Completed",
  "Drained",
  "Error",
  "Failed",
  "Paused",
  "Progress",
  "Removed",
  "Resumed",
  "Stalled",
  "Waiting",
];

/** Queues in Redis. `add(data)`, `add(name, data)` and `add(data, options)`: of two arguments either can be the data. */
export const BULL: LibraryEntry = {
  library: "bull",
  documentation: "https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md",
  aliases: { bull: QUEUE },
  symbols: [
    { symbol: QUEUE, returns: { type: QUEUE } },
    { ...publishes([`${QUEUE}.add`], { topic: { made: 0 }, message: { argument: 0 } }), arguments: { atMost: 1 } },
    { ...publishes([`${QUEUE}.add`], { topic: { made: 0 } }), arguments: { atMost: 2 } },
    publishes([`${QUEUE}.add`], { topic: { made: 0 }, event: { argument: 0 }, message: { argument: 1 } }),
    publishes([`${QUEUE}.addBulk`], { topic: { made: 0 }, message: { argument: 0 } }),
    consumes([`${QUEUE}.process`], { topic: { made: 0 } }, -1),
    { symbol: membersOf([QUEUE], "on", "once"), callbacks: [{ argument: 1, runs: "event" }], returns: { self: true } },
    { symbol: `${QUEUE}.isReady`, returns: { self: true }, asynchronous: true },
  ],
};

/** A processor's methods get the jobs of one name each, or all. */
export const NESTJS_BULL: LibraryEntry = {
  library: "@nestjs/bull",
  documentation: "https://docs.nestjs.com/techniques/queues#bull",
  symbols: [
    consumes(["@nestjs/bull#Process"], { event: [{ argument: 0, path: "name" }, { argument: 0 }] }, "@"),
    {
      symbol: [
        "@nestjs/bull#OnQueueEvent",
        ...TOLD.flatMap((name) => [`@nestjs/bull#OnQueue${name}`, `@nestjs/bull#OnGlobalQueue${name}`]),
      ],
      callbacks: [{ argument: "@", runs: "event" }],
    },
  ],
};
