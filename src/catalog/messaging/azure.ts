import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { consumes, fetches, publishes, type MessageSlots } from "./message-entries.js";

const BUS = "@azure/service-bus#ServiceBusClient";
const SENDER = "@azure/service-bus#ServiceBusSender";
const RECEIVER = "@azure/service-bus#ServiceBusReceiver";
const SENT: MessageSlots = {
  topic: { made: 0 },
  message: { argument: 0 },
  key: [
    { argument: 0, path: "sessionId" },
    { argument: 0, path: "partitionKey" },
  ],
};

/** A sender and a receiver for each queue or topic. */
export const AZURE_SERVICE_BUS: LibraryEntry = {
  library: "@azure/service-bus",
  documentation: "https://learn.microsoft.com/en-us/javascript/api/@azure/service-bus/servicebussender",
  extends: { "@azure/service-bus#ServiceBusSessionReceiver": RECEIVER },
  symbols: [
    { symbol: `${BUS}.createSender`, returns: { type: SENDER } },
    { symbol: `${BUS}.createReceiver`, returns: { type: RECEIVER } },
    { symbol: membersOf([BUS], "acceptSession", "acceptNextSession"), returns: { type: RECEIVER }, asynchronous: true },
    publishes(membersOf([SENDER], "sendMessages", "scheduleMessages"), SENT),
    consumes([`${RECEIVER}.subscribe`], { topic: { made: 0 } }, "0.processMessage"),
    fetches(membersOf([RECEIVER], "receiveMessages"), { topic: { made: 0 } }),
  ],
};

/** A stream of events, sent in batches or through a buffer. */
export const AZURE_EVENT_HUBS: LibraryEntry = {
  library: "@azure/event-hubs",
  documentation: "https://learn.microsoft.com/en-us/javascript/api/@azure/event-hubs/eventhubproducerclient",
  symbols: [
    publishes(["@azure/event-hubs#EventHubProducerClient.sendBatch"], {
      message: { argument: 0 },
      key: { argument: 1, path: "partitionKey" },
    }),
    publishes(membersOf(["@azure/event-hubs#EventHubBufferedProducerClient"], "enqueueEvent", "enqueueEvents"), {
      message: { argument: 0 },
      key: { argument: 1, path: "partitionKey" },
    }),
    {
      symbol: "@azure/event-hubs#EventHubConsumerClient.subscribe",
      operation: "message.consume",
      slots: {},
      callbacks: ["0.processEvents", "1.processEvents"].map((argument) => ({ argument, runs: "message" })),
    },
  ],
};

/** Text in a queue of a storage account. */
export const AZURE_STORAGE_QUEUE: LibraryEntry = {
  library: "@azure/storage-queue",
  documentation: "https://learn.microsoft.com/en-us/javascript/api/@azure/storage-queue/queueclient",
  symbols: [
    { symbol: "@azure/storage-queue#QueueServiceClient.getQueueClient", returns: { type: "@azure/storage-queue#QueueClient" } },
    publishes(["@azure/storage-queue#QueueClient.sendMessage"], { topic: { made: 0 }, message: { argument: 0 } }),
    fetches(["@azure/storage-queue#QueueClient.receiveMessages"], { topic: { made: 0 } }),
  ],
};

/** Events to a topic by its address. */
export const AZURE_EVENT_GRID: LibraryEntry = {
  library: "@azure/eventgrid",
  documentation: "https://learn.microsoft.com/en-us/javascript/api/@azure/eventgrid/eventgridpublisherclient",
  symbols: [publishes(["@azure/eventgrid#EventGridPublisherClient.send"], { topic: { made: 0 }, message: { argument: 0 } })],
};
