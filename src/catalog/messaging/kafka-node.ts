import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { hands, onMessage } from "./message-entries.js";

/** No longer kept up, and still met: callbacks throughout. */
export const KAFKA_NODE: LibraryEntry = {
  library: "kafka-node",
  documentation: "https://github.com/SOHU-Co/kafka-node#producer",
  extends: { "kafka-node#HighLevelProducer": "kafka-node#Producer" },
  symbols: [
    {
      ...hands(["kafka-node#Producer.send"], {
        topic: { argument: 0, path: "0.topic" },
        message: { argument: 0 },
        key: { argument: 0, path: "0.key" },
      }),
      callbacks: [{ argument: 1, runs: "later" }],
    },
    { symbol: "kafka-node#Producer.on", callbacks: [{ argument: 1, runs: "later" }], returns: { self: true } },
    onMessage(membersOf(["kafka-node#Consumer", "kafka-node#ConsumerGroup"], "on"), "message"),
    onMessage(["kafka-node#ConsumerGroupStream.on"], "data"),
  ],
};
