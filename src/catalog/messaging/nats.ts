import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { remoteCall } from "../remote/call-entries.js";
import { consumes, fetches, hands, onMessage, publishes, type MessageSlots } from "./message-entries.js";

const SENT: MessageSlots = { topic: { argument: 0 }, message: { argument: 1 } };
const TYPES = ["NatsConnection", "Subscription", "Msg"];
const TRANSPORTS = ["@nats-io/transport-node", "@nats-io/transport-deno"];

/** The client of versions 2, with JetStream in it. A core message is sent without an answer; a stream acknowledges. */
export const NATS: LibraryEntry = {
  library: "nats",
  documentation: "https://nats-io.github.io/nats.js/core/index.html",
  properties: { "nats#JetStreamClient.consumers": "nats#Consumers" },
  symbols: [
    { symbol: "nats#connect", returns: { type: "nats#NatsConnection" }, asynchronous: true },
    ...connection("nats#NatsConnection"),
    ...jetStream("nats#"),
    { symbol: "nats#NatsConnection.jetstream", returns: { type: "nats#JetStreamClient" } },
    { ...consumes(["nats#JetStreamClient.subscribe"], { topic: { argument: 0 } }, "1.callbackFn"), asynchronous: true },
    fetches(membersOf(["nats#JetStreamClient"], "pullSubscribe", "pull", "fetch"), { topic: { argument: 0 } }),
  ],
};

/** The client of version 3: core, transports and JetStream in packages of their own. */
export const NATS_IO: LibraryEntry = {
  library: "@nats-io/nats-core",
  documentation: "https://nats-io.github.io/nats.js/jetstream/index.html",
  aliases: Object.fromEntries(TRANSPORTS.flatMap((pkg) => TYPES.map((name) => [`${pkg}#${name}`, `@nats-io/nats-core#${name}`]))),
  properties: { "@nats-io/jetstream#JetStreamClient.consumers": "@nats-io/jetstream#Consumers" },
  symbols: [
    {
      symbol: [...TRANSPORTS.map((pkg) => `${pkg}#connect`), "@nats-io/nats-core#wsconnect"],
      returns: { type: "@nats-io/nats-core#NatsConnection" },
      asynchronous: true,
    },
    ...connection("@nats-io/nats-core#NatsConnection"),
    { symbol: "@nats-io/jetstream#jetstream", returns: { type: "@nats-io/jetstream#JetStreamClient" } },
    ...jetStream("@nats-io/jetstream#"),
  ],
};

/** NATS streaming, that JetStream came after. */
export const NATS_STREAMING: LibraryEntry = {
  library: "node-nats-streaming",
  documentation: "https://github.com/nats-io/stan.js#readme",
  symbols: [
    { symbol: "node-nats-streaming#connect", returns: { type: "node-nats-streaming#Stan" } },
    { ...hands(["node-nats-streaming#Stan.publish"], SENT), callbacks: [{ argument: 2, runs: "later" }] },
    { symbol: "node-nats-streaming#Stan.subscribe", returns: { type: "node-nats-streaming#Subscription" } },
    { symbol: "node-nats-streaming#Stan.on", callbacks: [{ argument: 1, runs: "later" }], returns: { self: true } },
    onMessage(["node-nats-streaming#Subscription.on"], "message"),
  ],
};

function connection(type: string): readonly SymbolEntry[] {
  return [
    hands([`${type}.publish`], SENT),
    hands([`${type}.publishMessage`], { message: { argument: 0 } }),
    remoteCall(membersOf([type], "request", "requestMany"), { url: { argument: 0 }, body: { argument: 1 } }),
    consumes([`${type}.subscribe`], { topic: { argument: 0 } }, "1.callback"),
    { symbol: membersOf([type], "flush", "drain", "close"), asynchronous: true },
  ];
}

function jetStream(prefix: string): readonly SymbolEntry[] {
  const consumer = `${prefix}Consumer`;
  const pushed = `${prefix}PushConsumer`;
  return [
    publishes([`${prefix}JetStreamClient.publish`], SENT),
    { symbol: `${prefix}Consumers.get`, returns: { type: consumer }, asynchronous: true },
    {
      symbol: membersOf([`${prefix}Consumers`], "getPushConsumer", "getBoundPushConsumer"),
      returns: { type: pushed },
      asynchronous: true,
    },
    { symbol: membersOf([`${prefix}Consumers`], "getPullConsumerFor", "getConsumerFromInfo"), returns: { type: consumer } },
    { ...consumes(membersOf([consumer, pushed], "consume"), { topic: { made: 0 } }, "0.callback"), asynchronous: true },
    fetches(membersOf([consumer], "fetch", "next"), { topic: { made: 0 } }),
  ];
}
