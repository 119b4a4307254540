import type { LibraryEntry, SymbolEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { awaits, consumes, publishes, type MessageSlots } from "./message-entries.js";

const RECORD: MessageSlots = {
  topic: { argument: 0, path: "topic" },
  message: { argument: 0, path: "messages" },
  key: { argument: 0, path: "messages.0.key" },
};
const BATCH: MessageSlots = { topic: { argument: 0, path: "topicMessages.0.topic" }, message: { argument: 0, path: "topicMessages" } };

/** Producers, consumers and transactions of the broker. */
export const KAFKAJS: LibraryEntry = {
  library: "kafkajs",
  documentation: "https://kafka.js.org/docs/producing",
  symbols: kafkaJsClients("kafkajs#"),
};

/** The clients of kafkajs, and of libraries with its interface: `prefix` stands before the names of its types. */
export function kafkaJsClients(prefix: string): readonly SymbolEntry[] {
  const [producer, consumer, transaction] = [`${prefix}Producer`, `${prefix}Consumer`, `${prefix}Transaction`];
  const inTransaction: MessageSlots = { handle: { receiver: true }, brokerTransaction: { value: true } };
  return [
    { symbol: `${prefix}Kafka.producer`, returns: { type: producer } },
    { symbol: `${prefix}Kafka.consumer`, returns: { type: consumer } },
    { symbol: `${producer}.transaction`, returns: { type: transaction }, asynchronous: true },
    publishes([`${producer}.send`], RECORD),
    publishes([`${producer}.sendBatch`], BATCH),
    publishes([`${transaction}.send`], { ...RECORD, ...inTransaction }),
    publishes([`${transaction}.sendBatch`], { ...BATCH, ...inTransaction }),
    awaits(membersOf([producer, consumer, transaction], "connect", "disconnect", "flush", "commit", "abort", "sendOffsets")),
    awaits(membersOf([consumer], "subscribe", "stop", "commitOffsets")),
    {
      ...consumes(
        [`${consumer}.run`],
        { topic: ["topic", "topics"].map((path) => ({ chained: "subscribe", argument: 0, path, each: true as const })) },
        "0.eachMessage",
      ),
      callbacks: ["0.eachMessage", "0.eachBatch"].map((argument) => ({ argument, runs: "message" })),
      asynchronous: true,
    },
  ];
}
