import type { LibraryEntry } from "../../model/index.js";
import { remoteCall } from "../remote/call-entries.js";
import { TO_EXCHANGE } from "./amqplib.js";
import { consumes, publishes, type MessageSlots } from "./message-entries.js";

const CONNECTION = "@golevelup/nestjs-rabbitmq#AmqpConnection";

/** Of a handler's options, given to a decorator or to a call. */
function binding(argument: number): MessageSlots {
  return {
    topic: [
      { argument, path: "exchange" },
      { argument, path: "queue" },
    ],
    routingKey: { argument, path: "routingKey" },
  };
}

/** RabbitMQ by decorators, with the channel in reach. */
export const GOLEVELUP_RABBITMQ: LibraryEntry = {
  library: "@golevelup/nestjs-rabbitmq",
  documentation: "https://golevelup.github.io/nestjs/modules/rabbitmq.html",
  properties: {
    [`${CONNECTION}.channel`]: "amqplib#Channel",
    [`${CONNECTION}.managedChannel`]: "amqp-connection-manager#ChannelWrapper",
    [`${CONNECTION}.managedConnection`]: "amqp-connection-manager#AmqpConnectionManager",
  },
  symbols: [
    publishes([`${CONNECTION}.publish`], TO_EXCHANGE),
    remoteCall([`${CONNECTION}.request`], { url: { argument: 0, path: "routingKey" }, body: { argument: 0, path: "payload" } }),
    { ...consumes([`${CONNECTION}.createSubscriber`, `${CONNECTION}.createBatchSubscriber`], binding(1), 0), asynchronous: true },
    { ...consumes([`${CONNECTION}.createRpc`], { ...binding(1), reply: { value: true } }, 0), asynchronous: true },
    consumes(["@golevelup/nestjs-rabbitmq#RabbitSubscribe", "@golevelup/nestjs-rabbitmq#RabbitHandler"], binding(0), "@"),
    consumes(["@golevelup/nestjs-rabbitmq#RabbitRPC"], { ...binding(0), reply: { value: true } }, "@"),
  ],
};

/** Topics of one exchange, to notify or to ask. */
export const NESTJS_RMQ: LibraryEntry = {
  library: "nestjs-rmq",
  documentation: "https://github.com/AlariCode/nestjs-rmq#readme",
  symbols: [
    publishes(["nestjs-rmq#RMQService.notify"], { topic: { argument: 0 }, message: { argument: 1 } }),
    remoteCall(["nestjs-rmq#RMQService.send"], { url: { argument: 0 }, body: { argument: 1 } }),
    consumes(["nestjs-rmq#RMQRoute"], { topic: { argument: 0 } }, "@"),
  ],
};

/** Publications and subscriptions by the names of the configuration, with promises and with callbacks. */
export const RASCAL: LibraryEntry = {
  library: "rascal",
  documentation: "https://github.com/onebeyond/rascal#readme",
  aliases: { "rascal#SubscriberSessionAsPromised": "rascal#SubscriptionSession" },
  symbols: [
    { symbol: "rascal#BrokerAsPromised.create", returns: { type: "rascal#BrokerAsPromised" }, asynchronous: true },
    { symbol: "rascal#Broker.create", callbacks: [{ argument: -1, parameters: [null, "rascal#Broker"], runs: "later" }] },
    publishes(["rascal#BrokerAsPromised.publish", "rascal#BrokerAsPromised.forward"], { topic: { argument: 0 }, message: { argument: 1 } }),
    { symbol: "rascal#BrokerAsPromised.subscribe", returns: { type: "rascal#SubscriptionSession" }, asynchronous: true },
    {
      symbol: ["rascal#Broker.publish", "rascal#Broker.forward"],
      operation: "message.publish",
      slots: { topic: { argument: 0 }, message: { argument: 1 } },
      callbacks: [{ argument: -1, runs: "later" }],
    },
    {
      symbol: "rascal#Broker.subscribe",
      callbacks: [{ argument: -1, parameters: [null, "rascal#SubscriptionSession"], runs: "later" }],
    },
    {
      ...consumes(["rascal#SubscriptionSession.on"], { topic: { made: 0 } }, 1),
      when: { argument: 0, equals: ["message"] },
      returns: { self: true },
    },
  ],
};
