import type { LibraryEntry } from "../../model/index.js";
import { consumes, publishes } from "./message-entries.js";

/** Asks SQS for messages, over and over. */
export const SQS_CONSUMER: LibraryEntry = {
  library: "sqs-consumer",
  documentation: "https://github.com/bbc/sqs-consumer#readme",
  symbols: [
    {
      ...consumes(
        ["sqs-consumer#Consumer", "sqs-consumer#Consumer.create"],
        { topic: { argument: 0, path: "queueUrl" } },
        "0.handleMessage",
      ),
      callbacks: ["0.handleMessage", "0.handleMessageBatch"].map((argument) => ({ argument, runs: "message" as const })),
      returns: { type: "sqs-consumer#Consumer" },
    },
    { symbol: "sqs-consumer#Consumer.on", callbacks: [{ argument: 1, runs: "event" }], returns: { self: true } },
  ],
};

/** Sends to the queue that it was made for. */
export const SQS_PRODUCER: LibraryEntry = {
  library: "sqs-producer",
  documentation: "https://github.com/bbc/sqs-producer#readme",
  symbols: [
    { symbol: "sqs-producer#Producer.create", returns: { type: "sqs-producer#Producer" } },
    publishes(["sqs-producer#Producer.send"], { topic: { made: 0, path: "queueUrl" }, message: { argument: 0 } }),
  ],
};

/** Both, by the names of the module's options. */
export const NESTJS_SQS: LibraryEntry = {
  library: "@ssut/nestjs-sqs",
  documentation: "https://github.com/ssut/nestjs-sqs#readme",
  symbols: [
    publishes(["@ssut/nestjs-sqs#SqsService.send"], {
      topic: { argument: 0 },
      message: [{ argument: 1, path: "body" }, { argument: 1 }],
      key: { argument: 1, path: "groupId" },
    }),
    consumes(["@ssut/nestjs-sqs#SqsMessageHandler"], { topic: { argument: 0 } }, "@"),
    { symbol: "@ssut/nestjs-sqs#SqsConsumerEventHandler", callbacks: [{ argument: "@", runs: "event" }] },
  ],
};
