import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { awaits, hands, onMessage, publishes, type MessageSlots } from "./message-entries.js";

const CLIENT = "mqtt#MqttClient";
const SENT: MessageSlots = { topic: { argument: 0 }, message: { argument: 1 } };

/** Callbacks, with a promise of each call beside them. */
export const MQTT: LibraryEntry = {
  library: "mqtt",
  documentation: "https://github.com/mqttjs/MQTT.js#readme",
  aliases: { "mqtt#Client": CLIENT },
  symbols: [
    { symbol: "mqtt#connect", returns: { type: CLIENT } },
    { symbol: "mqtt#connectAsync", returns: { type: CLIENT }, asynchronous: true },
    { ...hands([`${CLIENT}.publish`], SENT), callbacks: [{ argument: -1, runs: "later" }], returns: { self: true } },
    publishes([`${CLIENT}.publishAsync`], SENT),
    { symbol: `${CLIENT}.subscribe`, callbacks: [{ argument: -1, runs: "later" }], returns: { self: true } },
    awaits(membersOf([CLIENT], "subscribeAsync", "unsubscribeAsync", "endAsync")),
    onMessage(membersOf([CLIENT], "on", "once"), "message"),
    { symbol: membersOf([CLIENT], "on", "once"), callbacks: [{ argument: 1, runs: "later" }], returns: { self: true } },
  ],
};
