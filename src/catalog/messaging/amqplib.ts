import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { awaits, consumes, fetches, hands, publishes, type MessageSlots } from "./message-entries.js";

const CHANNEL = "amqplib#Channel";
const BY_CALLBACK = "amqplib/callback_api";
const MANAGER = "amqp-connection-manager#AmqpConnectionManager";
const WRAPPER = "amqp-connection-manager#ChannelWrapper";

/** Where an exchange sends a message on is said by its routing key. */
export const TO_EXCHANGE: MessageSlots = { topic: { argument: 0 }, routingKey: { argument: 1 }, message: { argument: 2 } };

/** Straight to a queue. */
export const TO_QUEUE: MessageSlots = { topic: { argument: 0 }, message: { argument: 1 } };

/** Promises by the package, callbacks by `amqplib/callback_api`. `publish` gives no promise in either: a confirming channel calls back. */
export const AMQPLIB: LibraryEntry = {
  library: "amqplib",
  documentation: "https://amqp-node.github.io/amqplib/channel_api.html",
  // What `connect` gives is named so by the types of before 0.10.7.
  aliases: { "amqplib#Connection": "amqplib#ChannelModel" },
  extends: {
    "amqplib#ConfirmChannel": CHANNEL,
    [`${BY_CALLBACK}#Channel`]: CHANNEL,
    [`${BY_CALLBACK}#ConfirmChannel`]: "amqplib#ConfirmChannel",
  },
  symbols: [
    { symbol: "amqplib#connect", returns: { type: "amqplib#ChannelModel" }, asynchronous: true },
    { symbol: "amqplib#ChannelModel.createChannel", returns: { type: CHANNEL }, asynchronous: true },
    { symbol: "amqplib#ChannelModel.createConfirmChannel", returns: { type: "amqplib#ConfirmChannel" }, asynchronous: true },
    {
      symbol: `${BY_CALLBACK}#connect`,
      callbacks: [{ argument: -1, parameters: [null, `${BY_CALLBACK}#Connection`], runs: "later" }],
    },
    {
      symbol: `${BY_CALLBACK}#Connection.createChannel`,
      returns: { type: `${BY_CALLBACK}#Channel` },
      callbacks: [{ argument: -1, parameters: [null, `${BY_CALLBACK}#Channel`], runs: "later" }],
    },
    {
      symbol: `${BY_CALLBACK}#Connection.createConfirmChannel`,
      returns: { type: `${BY_CALLBACK}#ConfirmChannel` },
      callbacks: [{ argument: -1, parameters: [null, `${BY_CALLBACK}#ConfirmChannel`], runs: "later" }],
    },
    { ...hands([`${CHANNEL}.publish`], TO_EXCHANGE), callbacks: [{ argument: 4, runs: "later" }] },
    { ...hands([`${CHANNEL}.sendToQueue`], TO_QUEUE), callbacks: [{ argument: 3, runs: "later" }] },
    { ...consumes([`${CHANNEL}.consume`], { topic: { argument: 0 } }, 1), asynchronous: true },
    fetches([`${CHANNEL}.get`], { topic: { argument: 0 } }),
    awaits(membersOf([CHANNEL], "assertQueue", "assertExchange", "bindQueue", "bindExchange", "prefetch", "waitForConfirms")),
  ],
};

/** Channels that outlive their connection: what is published waits for the next, and its promise for the broker's confirmation. */
export const AMQP_CONNECTION_MANAGER: LibraryEntry = {
  library: "amqp-connection-manager",
  documentation: "https://github.com/jwalton/node-amqp-connection-manager#readme",
  aliases: {
    "amqp-connection-manager#IAmqpConnectionManager": MANAGER,
    "amqp-connection-manager#AmqpConnectionManagerClass": MANAGER,
  },
  symbols: [
    { symbol: "amqp-connection-manager#connect", returns: { type: MANAGER } },
    {
      symbol: `${MANAGER}.createChannel`,
      returns: { type: WRAPPER },
      callbacks: [{ argument: "0.setup", parameters: ["amqplib#ConfirmChannel"], runs: "later" }],
    },
    {
      symbol: `${WRAPPER}.addSetup`,
      callbacks: [{ argument: 0, parameters: ["amqplib#ConfirmChannel"], runs: "later" }],
      asynchronous: true,
    },
    publishes([`${WRAPPER}.publish`], TO_EXCHANGE),
    publishes([`${WRAPPER}.sendToQueue`], TO_QUEUE),
    { ...consumes([`${WRAPPER}.consume`], { topic: { argument: 0 } }, 1), asynchronous: true },
    fetches([`${WRAPPER}.get`], { topic: { argument: 0 } }),
  ],
};
