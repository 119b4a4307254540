import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { fetches, onMessage, publishes, type MessageSlots } from "./message-entries.js";
import { REDIS_TIMED_WRITES, REDIS_WRITES } from "./redis-commands.js";

const CLIENT = "ioredis#Redis";
const PIPELINE = "ioredis#ChainableCommander";
const CHANNEL: MessageSlots = { topic: { argument: 0 }, message: { argument: 1 } };
const STREAM: MessageSlots = { topic: { argument: 0 }, message: { argumentsFrom: 1 } };

/** What goes to a channel or a stream is a message; a list can be a queue as well as a value, so that what is pushed there is only a write. */
export const IOREDIS: LibraryEntry = {
  library: "ioredis",
  documentation: "https://redis.github.io/ioredis/classes/Redis.html",
  aliases: {
    ioredis: CLIENT,
    "ioredis#RedisCommander": CLIENT,
    "ioredis#Commander": CLIENT,
    "ioredis#Pipeline": PIPELINE,
  },
  extends: { "ioredis#Cluster": CLIENT },
  symbols: [
    { symbol: `${CLIENT}.duplicate`, returns: { type: CLIENT } },
    { symbol: membersOf([CLIENT], "multi", "pipeline"), returns: { type: PIPELINE } },
    { symbol: `${PIPELINE}.exec`, asynchronous: true },
    publishes(membersOf([CLIENT], "publish", "spublish"), CHANNEL),
    publishes([`${CLIENT}.xadd`], STREAM),
    queued({ symbol: membersOf([PIPELINE], "publish", "spublish"), operation: "message.publish", slots: CHANNEL }),
    queued({ symbol: [`${PIPELINE}.xadd`], operation: "message.publish", slots: STREAM }),
    ...writes(),
    fetches(membersOf([CLIENT], "xread", "xreadgroup"), {}),
    onMessage(membersOf([CLIENT], "on", "once"), "message", "pmessage", "smessage", "messageBuffer", "pmessageBuffer", "smessageBuffer"),
    { symbol: membersOf([CLIENT], "on", "once"), callbacks: [{ argument: 1, runs: "later" }], returns: { self: true } },
    // What comes in is told to `on("message", …)`.
    fetches(membersOf([CLIENT], "subscribe", "psubscribe", "ssubscribe"), { topic: { argument: 0 } }),
    { symbol: membersOf([CLIENT], "connect", "quit"), asynchronous: true },
  ],
};

function writes(): readonly SymbolEntry[] {
  const plain = REDIS_WRITES.map((name) => name.toLowerCase());
  return [
    { symbol: membersOf([CLIENT], ...plain), operation: "cache.write", slots: { key: { argument: 0 } }, asynchronous: true },
    queued({ symbol: membersOf([PIPELINE], ...plain), operation: "cache.write", slots: { key: { argument: 0 } } }),
    ...Object.entries(REDIS_TIMED_WRITES).flatMap(([name, ttl]): readonly SymbolEntry[] => {
      const slots = { key: { argument: 0 }, ttl };
      return [
        { symbol: membersOf([CLIENT], name.toLowerCase()), operation: "cache.write", slots, asynchronous: true },
        queued({ symbol: membersOf([PIPELINE], name.toLowerCase()), operation: "cache.write", slots }),
      ];
    }),
  ];
}

/** Sent with the rest when the pipeline is run. */
function queued(entry: SymbolEntry): SymbolEntry {
  return { ...entry, returns: { self: true } };
}
