import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { consumes, fetches, onMessage, type MessageSlots } from "./message-entries.js";
import { REDIS_TIMED_WRITES, REDIS_WRITES } from "./redis-commands.js";

const CLIENT = "redis#RedisClient";
const MULTI = "redis#Multi";
const MADE = ["createClient", "createCluster", "createSentinel", "createClientPool"];
const TYPES = ["RedisClientType", "RedisClusterType", "RedisSentinelType", "RedisClientPoolType"];
const CHANNEL: MessageSlots = { topic: { argument: 0 }, message: { argument: 1 } };
const STREAM: MessageSlots = { topic: { argument: 0 }, message: { argument: 2 } };

/** Callbacks before version 4, promises since. A list can be a queue as well as a value, so that what is pushed there is only a write. */
export const REDIS: LibraryEntry = {
  library: "redis",
  documentation: "https://github.com/redis/node-redis/blob/master/docs/pub-sub.md",
  aliases: Object.fromEntries([
    ...TYPES.map((name): [string, string] => [`redis#${name}`, CLIENT]),
    ...["RedisClient", ...TYPES].map((name): [string, string] => [`@redis/client#${name}`, CLIENT]),
    ...MADE.map((name): [string, string] => [`@redis/client#${name}`, `redis#${name}`]),
  ]),
  symbols: [
    { symbol: [...MADE.map((name) => `redis#${name}`), `${CLIENT}.duplicate`], returns: { type: CLIENT } },
    { symbol: `${CLIENT}.connect`, returns: { self: true }, asynchronous: true },
    { symbol: membersOf([CLIENT], "multi", "batch", "MULTI"), returns: { type: MULTI } },
    { symbol: membersOf([MULTI], "exec", "execAsPipeline", "EXEC"), asynchronous: true },
    ...commands(["publish", "sPublish"], { operation: "message.publish", slots: CHANNEL }),
    ...commands(["xAdd"], { operation: "message.publish", slots: STREAM }),
    ...commands(REDIS_WRITES, { operation: "cache.write", slots: { key: { argument: 0 } } }),
    ...Object.entries(REDIS_TIMED_WRITES).flatMap(([name, ttl]) =>
      commands([name], { operation: "cache.write", slots: { key: { argument: 0 }, ttl } }),
    ),
    fetches(membersOf([CLIENT], ...spellings(["xRead", "xReadGroup"])), {}),
    {
      ...consumes(membersOf([CLIENT], ...spellings(["subscribe", "pSubscribe", "sSubscribe"])), { topic: { argument: 0 } }, 1),
      versions: { since: 4 },
      asynchronous: true,
    },
    { ...onMessage(membersOf([CLIENT], "on", "once"), "message", "pmessage"), versions: { before: 4 } },
    { symbol: membersOf([CLIENT], "on", "once"), callbacks: [{ argument: 1, runs: "later" }], returns: { self: true } },
  ],
};

/** The commands of that meaning on a client of either kind, and in a chain that is run at its end. */
function commands(names: readonly string[], meaning: Pick<SymbolEntry, "operation" | "slots">): readonly SymbolEntry[] {
  const symbol = membersOf([CLIENT], ...spellings(names));
  return [
    { ...meaning, symbol, versions: { since: 4 }, asynchronous: true },
    { ...meaning, symbol, versions: { before: 4 }, callbacks: [{ argument: -1, runs: "later" }] },
    { ...meaning, symbol: membersOf([MULTI], ...spellings(names)), returns: { self: true } },
  ];
}

/** `hSet` is `HSET` too, and was `hset` before version 4. */
function spellings(names: readonly string[]): readonly string[] {
  return [...new Set(names.flatMap((name) => [name, name.toLowerCase(), name.toUpperCase()]))];
}
