import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { awaits, onMessage, publishes, type MessageSlots } from "./message-entries.js";

const PUBSUB = "@google-cloud/pubsub#PubSub";
const TOPIC = "@google-cloud/pubsub#Topic";
const SUBSCRIPTION = "@google-cloud/pubsub#Subscription";
const OF_TOPIC: MessageSlots = { topic: { made: 0 } };

/** A topic publishes, a subscription emits what comes; under both there is a client of the service's own requests. */
export const GOOGLE_PUBSUB: LibraryEntry = {
  library: "@google-cloud/pubsub",
  documentation: "https://docs.cloud.google.com/nodejs/docs/reference/pubsub/latest/pubsub/topic",
  properties: { [`${TOPIC}.publisher`]: "@google-cloud/pubsub#Publisher" },
  symbols: [
    { symbol: `${PUBSUB}.topic`, returns: { type: TOPIC } },
    { symbol: membersOf([PUBSUB, TOPIC], "subscription"), returns: { type: SUBSCRIPTION } },
    awaits(membersOf([PUBSUB, TOPIC], "createTopic", "createSubscription", "flush", "get", "exists")),
    publishes(membersOf([TOPIC], "publishMessage"), {
      ...OF_TOPIC,
      message: [
        { argument: 0, path: "json" },
        { argument: 0, path: "data" },
      ],
      key: { argument: 0, path: "orderingKey" },
    }),
    publishes(membersOf([TOPIC], "publish", "publishJSON"), { ...OF_TOPIC, message: { argument: 0 } }),
    publishes(membersOf(["@google-cloud/pubsub#Publisher"], "publish", "publishMessage"), { message: { argument: 0 } }),
    publishes(["@google-cloud/pubsub#v1.PublisherClient.publish"], {
      topic: { argument: 0, path: "topic" },
      message: { argument: 0, path: "messages" },
      key: { argument: 0, path: "messages.0.orderingKey" },
    }),
    onMessage(membersOf([SUBSCRIPTION], "on", "once"), "message"),
    { symbol: membersOf([SUBSCRIPTION], "on", "once"), callbacks: [{ argument: 1, runs: "later" }], returns: { self: true } },
  ],
};
