import type { LibraryEntry } from "../../model/index.js";
import { membersOf } from "../symbols-of.js";
import { emits, listens } from "./message-entries.js";

const PACKAGE = "@nestjs/cqrs#";
const AGGREGATE = `${PACKAGE}AggregateRoot`;
const BUSES = ["CommandBus", "QueryBus"].map((name) => `${PACKAGE}${name}`);

/**
 * Buses in the process. `publish` of the event bus returns before its handlers are done.
 * What `apply` is given an aggregate only keeps; `commit` publishes it where an event publisher was merged in.
 */
export const NESTJS_CQRS: LibraryEntry = {
  library: "@nestjs/cqrs",
  documentation: "https://docs.nestjs.com/recipes/cqrs",
  aliases: {
    ...Object.fromEntries(["EventBus", "CommandBus", "QueryBus"].map((name) => [`${PACKAGE}I${name}`, `${PACKAGE}${name}`])),
    [`${PACKAGE}IAggregateRoot`]: AGGREGATE,
  },
  symbols: [
    { symbol: membersOf(BUSES, "execute"), operation: "command.dispatch", slots: { message: { argument: 0 } }, asynchronous: true },
    emits(membersOf([`${PACKAGE}EventBus`, AGGREGATE], "publish", "publishAll"), { event: { argument: 0 } }),
    emits([`${AGGREGATE}.commit`], { event: { argument: 0 }, collected: { value: true } }),
    listens([`${PACKAGE}EventsHandler`], { event: { argumentsFrom: 0 } }, "@.handle"),
    { symbol: [`${PACKAGE}CommandHandler`, `${PACKAGE}QueryHandler`], callbacks: [{ argument: "@.execute", runs: "event" }] },
    { symbol: membersOf([`${PACKAGE}EventBus`, ...BUSES], "subscribe"), callbacks: [{ argument: 0, runs: "event" }] },
    {
      symbol: membersOf([`${PACKAGE}EventPublisher`], "mergeObjectContext", "mergeClassContext"),
      returns: { argument: 0 },
    },
  ],
};
