import type { CallbackEntry, SymbolEntry } from "../../model/index.js";

/**
 * Where the named parts of a call stand. In everything that is about messages:
 *
 * - `topic`: where the message goes to or comes from: topic, exchange, queue, subject, channel, pattern;
 * - `routingKey`: what an exchange finds the queues by;
 * - `message`: what is sent, as given, or the list of what is sent;
 * - `key`: what keeps messages in order: partition key, group, session;
 * - `event`: the event as an object, its class, or its constant name, where it has one beside its topic; `payload` is what a named event carries;
 * - `store`: `database` where the queue is a table in the service's own database. A broker out of process has no such slot, and Redis is one;
 * - `handle`: the transaction or client that it takes part in. With a `store`, of the database; it is absent where the call stands for itself;
 * - `brokerTransaction`: true where `handle` is a transaction of the broker, that no statement of a database takes part in;
 * - `collected`: true where the call publishes what its object collected before, and so names no `event`;
 * - `lazy`: true where nothing is sent before somebody subscribes to the result;
 * - `reply`: true where the sender waits for what the consumer returns;
 * - `outbox`: true where a statement writes the outbox of a library, whose relay publishes it.
 */
export type MessageSlots = NonNullable<SymbolEntry["slots"]>;

/** Calls that hand messages to a broker and give a promise. */
export function publishes(symbol: readonly string[], slots: MessageSlots): SymbolEntry {
  return { symbol, operation: "message.publish", slots, asynchronous: true };
}

/** Calls that hand messages to a broker and give none: the message is on its way when they return. */
export function hands(symbol: readonly string[], slots: MessageSlots): SymbolEntry {
  return { symbol, operation: "message.publish", slots };
}

/** Calls that give the function at that place each message that comes. */
export function consumes(symbol: readonly string[], slots: MessageSlots, argument: CallbackEntry["argument"]): SymbolEntry {
  return { symbol, operation: "message.consume", slots, callbacks: [{ argument, runs: "message" }] };
}

/** Calls that fetch messages, and give a promise of them. */
export function fetches(symbol: readonly string[], slots: MessageSlots): SymbolEntry {
  return { symbol, operation: "message.consume", slots, asynchronous: true };
}

/** Emitters' `on("message", …)`: the function there gets each message, where the event has one of those names. */
export function onMessage(symbol: readonly string[], ...events: readonly string[]): SymbolEntry {
  return { ...consumes(symbol, {}, 1), when: { argument: 0, equals: events }, returns: { self: true } };
}

/** Calls that give an event to listeners in this process. */
export function emits(symbol: readonly string[], slots: MessageSlots): SymbolEntry {
  return { symbol, operation: "event.publish", slots };
}

/** Calls that make the function at that place listen to events in this process. */
export function listens(symbol: readonly string[], slots: MessageSlots, argument: CallbackEntry["argument"]): SymbolEntry {
  return { symbol, operation: "event.subscribe", slots, callbacks: [{ argument, runs: "event" }] };
}

/** Calls of which only the promise matters. */
export function awaits(symbol: readonly string[]): SymbolEntry {
  return { symbol, asynchronous: true };
}
