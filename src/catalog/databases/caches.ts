import type { LibraryEntry, SlotSource, SymbolEntry } from "../../model/index.js";

/** A cache over any store. Version 4 takes its time to live in an object. */
export const CACHE_MANAGER: LibraryEntry = {
  library: "cache-manager",
  documentation: "https://github.com/jaredwray/cacheable/tree/main/packages/cache-manager#readme",
  aliases: {
    "@nestjs/cache-manager#Cache": "cache-manager#Cache",
    "cache-manager#createCache()": "cache-manager#Cache",
    "cache-manager#caching()": "cache-manager#Cache",
    "cache-manager#multiCaching()": "cache-manager#Cache",
  },
  symbols: [
    ...keyed("cache-manager#Cache", "del", [{ argument: 2, path: "ttl" }, { argument: 2 }]),
    { symbol: ["cache-manager#Cache.mset"], operation: "cache.write", slots: { key: { argument: 0 } }, asynchronous: true },
    { symbol: ["cache-manager#Cache.mdel", "cache-manager#Cache.reset", "cache-manager#Cache.clear"], asynchronous: true },
    { symbol: "cache-manager#Cache.wrap", callbacks: [{ argument: 1, runs: "now" }], asynchronous: true },
  ],
};

/** A store of keys and values. */
export const KEYV: LibraryEntry = {
  library: "keyv",
  documentation: "https://keyv.org/docs/keyv/",
  aliases: { keyv: "keyv#Keyv" },
  symbols: [...keyed("keyv#Keyv", "delete", [{ argument: 2 }]), { symbol: ["keyv#Keyv.clear"], asynchronous: true }],
};

function keyed(type: string, removal: string, ttl: readonly SlotSource[]): readonly SymbolEntry[] {
  return [
    { symbol: `${type}.set`, operation: "cache.write", slots: { key: { argument: 0 }, ttl }, asynchronous: true },
    { symbol: `${type}.${removal}`, operation: "cache.write", slots: { key: { argument: 0 } }, asynchronous: true },
    { symbol: `${type}.get`, asynchronous: true },
  ];
}
