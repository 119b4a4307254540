import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { consumes, publishes } from "./message-entries.js";

/** Queues in Redis. What workers and queues tell of their jobs are events of the library. */
export const BULLMQ: LibraryEntry = {
  library: "bullmq",
  documentation: "https://docs.bullmq.io/guide/queues",
  symbols: [
    publishes(["bullmq#Queue.add"], { topic: { made: 0 }, event: { argument: 0 }, message: { argument: 1 } }),
    publishes(["bullmq#Queue.addBulk"], { topic: { made: 0 }, message: { argument: 0 } }),
    publishes(["bullmq#FlowProducer.add"], {
      topic: { argument: 0, path: "queueName" },
      event: { argument: 0, path: "name" },
      message: { argument: 0, path: "data" },
    }),
    publishes(["bullmq#FlowProducer.addBulk"], { message: { argument: 0 } }),
    publishes(["bullmq#Relay.publish"], { topic: { argument: 0 }, message: { argument: 1 } }),
    { ...consumes(["bullmq#Relay.subscribe"], { topic: { argument: 0 } }, 1), asynchronous: true },
    consumes(["bullmq#Worker"], { topic: { argument: 0 } }, 1),
    {
      symbol: membersOf(["bullmq#Queue", "bullmq#Worker", "bullmq#QueueEvents", "bullmq#FlowProducer"], "on", "once"),
      callbacks: [{ argument: 1, runs: "event" }],
      returns: { self: true },
    },
  ],
};

/** A processor is a class that works on one queue; its `process` gets the jobs. */
export const NESTJS_BULLMQ: LibraryEntry = {
  library: "@nestjs/bullmq",
  documentation: "https://docs.nestjs.com/techniques/queues",
  symbols: [
    consumes(["@nestjs/bullmq#Processor"], { topic: [{ argument: 0, path: "name" }, { argument: 0 }] }, "@.process"),
    { symbol: ["@nestjs/bullmq#OnWorkerEvent", "@nestjs/bullmq#OnQueueEvent"], callbacks: [{ argument: "@", runs: "event" }] },
  ],
};
