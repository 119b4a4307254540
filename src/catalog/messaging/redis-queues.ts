import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { consumes, fetches, hands, onMessage, publishes } from "./message-entries.js";

/** Queues in Redis: a job is made, set up, and sent when it is saved. */
export const BEE_QUEUE: LibraryEntry = {
  library: "bee-queue",
  documentation: "https://github.com/bee-queue/bee-queue#readme",
  aliases: { "bee-queue": "bee-queue#Queue", "bee-queue#BeeQueue": "bee-queue#Queue" },
  symbols: [
    { symbol: "bee-queue#Queue.createJob", returns: { type: "bee-queue#Job" } },
    { symbol: membersOf(["bee-queue#Job"], "setId", "retries", "backoff", "delayUntil", "timeout"), returns: { self: true } },
    publishes(["bee-queue#Job.save"], { message: { made: 0 } }),
    publishes(["bee-queue#Queue.saveAll"], { topic: { made: 0 }, message: { argument: 0 } }),
    consumes(["bee-queue#Queue.process"], { topic: { made: 0 } }, -1),
    {
      symbol: membersOf(["bee-queue#Queue", "bee-queue#Job"], "on", "once"),
      callbacks: [{ argument: 1, runs: "event" }],
      returns: { self: true },
    },
  ],
};

/** A queue in Redis by callbacks, with a promise of each call beside it. */
export const RSMQ: LibraryEntry = {
  library: "rsmq",
  documentation: "https://github.com/smrchy/rsmq#readme",
  aliases: { rsmq: "rsmq#RedisSMQ" },
  symbols: [
    {
      ...hands(["rsmq#RedisSMQ.sendMessage"], { topic: { argument: 0, path: "qname" }, message: { argument: 0, path: "message" } }),
      callbacks: [{ argument: 1, runs: "later" }],
    },
    publishes(["rsmq#RedisSMQ.sendMessageAsync"], { topic: { argument: 0, path: "qname" }, message: { argument: 0, path: "message" } }),
    consumes(membersOf(["rsmq#RedisSMQ"], "receiveMessage", "popMessage"), { topic: { argument: 0, path: "qname" } }, 1),
    fetches(membersOf(["rsmq#RedisSMQ"], "receiveMessageAsync", "popMessageAsync"), { topic: { argument: 0, path: "qname" } }),
  ],
};

/** Asks such a queue for messages, over and over. */
export const RSMQ_WORKER: LibraryEntry = {
  library: "rsmq-worker",
  documentation: "https://github.com/mpneuried/rsmq-worker#readme",
  aliases: { "rsmq-worker": "rsmq-worker#RSMQWorker" },
  symbols: [
    {
      ...hands(["rsmq-worker#RSMQWorker.send"], { topic: { made: 0 }, message: { argument: 0 } }),
      callbacks: [{ argument: -1, runs: "later" }],
      returns: { self: true },
    },
    onMessage(["rsmq-worker#RSMQWorker.on"], "message"),
  ],
};
