import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { consumes, fetches, publishes } from "./message-entries.js";

/** Producers and consumers are made for a topic each. */
export const PULSAR: LibraryEntry = {
  library: "pulsar-client",
  documentation: "https://pulsar.apache.org/docs/client-libraries-node-use/",
  symbols: [
    { symbol: "pulsar-client#Client.createProducer", returns: { type: "pulsar-client#Producer" }, asynchronous: true },
    {
      ...consumes(["pulsar-client#Client.subscribe"], { topic: { argument: 0, path: "topic" } }, "0.listener"),
      returns: { type: "pulsar-client#Consumer" },
      asynchronous: true,
    },
    publishes(["pulsar-client#Producer.send"], {
      topic: { made: 0, path: "topic" },
      message: { argument: 0, path: "data" },
      key: [
        { argument: 0, path: "orderingKey" },
        { argument: 0, path: "partitionKey" },
      ],
    }),
    fetches(membersOf(["pulsar-client#Consumer"], "receive", "batchReceive"), { topic: { made: 0, path: "topic" } }),
  ],
};
