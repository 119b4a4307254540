import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { consumes, hands, onMessage } from "./message-entries.js";

/** `produce` hands the message to a queue in this process, and the library sends it. */
export const NODE_RDKAFKA: LibraryEntry = {
  library: "node-rdkafka",
  documentation: "https://github.com/Blizzard/node-rdkafka#sending-messages",
  extends: rdKafkaTypes("node-rdkafka#"),
  symbols: rdKafkaClients("node-rdkafka#"),
};

/** What inherits from what in node-rdkafka, and in libraries with its interface. */
export function rdKafkaTypes(prefix: string): Readonly<Record<string, string>> {
  return { [`${prefix}HighLevelProducer`]: `${prefix}Producer` };
}

/** The clients of node-rdkafka, and of libraries with its interface: `prefix` stands before the names of its types. */
export function rdKafkaClients(prefix: string): readonly SymbolEntry[] {
  const consumer = `${prefix}KafkaConsumer`;
  const stream = `${prefix}ConsumerStream`;
  return [
    hands([`${prefix}Producer.produce`], { topic: { argument: 0 }, message: { argument: 2 }, key: { argument: 3 } }),
    { symbol: membersOf([`${prefix}Producer`, consumer], "connect", "disconnect", "poll", "flush"), returns: { self: true } },
    { symbol: membersOf([consumer], "subscribe", "commit", "commitMessage"), returns: { self: true } },
    { symbol: [`${prefix}createReadStream`, `${consumer}.createReadStream`], returns: { type: stream } },
    { symbol: [`${prefix}createWriteStream`, `${prefix}Producer.createWriteStream`], returns: { type: `${prefix}ProducerStream` } },
    hands([`${prefix}ProducerStream.write`], { message: { argument: 0 } }),
    consumes([`${consumer}.consume`], {}, -1),
    onMessage(membersOf([consumer, stream], "on", "once"), "data"),
  ];
}
