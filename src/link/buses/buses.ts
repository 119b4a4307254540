import type { Evaluated, MessageHandler, Operation, OperationKind, Program } from "../../model/index.js";
import type { LinkedModules, RoleTable } from "../linked-modules.js";
import { contractSubscriptions } from "./contract-handlers.js";
import { decoratedSubscriptions } from "./decorated-handlers.js";
import { handlersOfMessage, indexed, type SubscriptionIndex } from "./handlers-of-message.js";
import { listenedSubscriptions } from "./listeners.js";
import { registeredSubscriptions } from "./registrations.js";
import { statedSubscriptions } from "./stated-messages.js";
import type { Subscription } from "./subscription.js";

/** A function that a bus of this process runs for a message. */
export type BusHandler = MessageHandler;

/** The in-process command, query and event buses of the program. */
export interface Buses {
  /** The handlers of a message: an instance or class of the program, or the constant name of an event. */
  handlersOf(message: Evaluated): readonly BusHandler[];
}

/** The buses as a whole. */
export interface BusTable extends Buses {
  /** Every handler with the messages that it handles, sorted by file and position. */
  subscriptions(): readonly Subscription[];
}

/** What the buses are found by. */
export interface BusSearch {
  readonly linked: LinkedModules;
  readonly roles: RoleTable;
  readonly evaluate: Program["evaluate"];
  /** The operations of a kind, where they are known already. */
  readonly operations?: (kind: OperationKind) => readonly Operation[];
}

/** Finds the buses when somebody asks for the first time. */
export function busesOf(search: BusSearch): BusTable {
  let known: readonly Subscription[] | null = null;
  let index: SubscriptionIndex | null = null;
  const answers = new Map<string, readonly BusHandler[]>();
  const subscriptions = (): readonly Subscription[] => (known ??= allSubscriptions(search));
  return {
    subscriptions,
    handlersOf(message) {
      const key = message.is === "class" || message.is === "instance" ? `${message.file}#${message.declaration}` : null;
      const answered = key === null ? undefined : answers.get(key);
      if (answered !== undefined) return answered;
      const found = handlersOfMessage(search, (index ??= indexed(subscriptions())), message);
      if (key !== null) answers.set(key, found);
      return found;
    },
  };
}

function allSubscriptions(search: BusSearch): readonly Subscription[] {
  const found = search.linked.modules
    .filter(({ subject }) => subject === "source")
    .flatMap((module) => [
      ...decoratedSubscriptions(search, module),
      ...registeredSubscriptions(search, module),
      ...statedSubscriptions(search, module),
      ...contractSubscriptions(search, module),
    ]);
  return eachOnce([...found, ...listenedSubscriptions(search)]).sort((a, b) => {
    const [one, other] = [a.handler.at, b.handler.at];
    return one.file < other.file ? -1 : one.file > other.file ? 1 : one.span[0] - other.span[0];
  });
}

/** What one sign says of a handler and a message, a later one need not say again. */
function eachOnce(subscriptions: readonly Subscription[]): Subscription[] {
  const seen = new Set<string>();
  return subscriptions.filter(({ handler, messages }) => {
    const self = handler.self?.is === "instance" ? `${handler.self.file}#${handler.self.declaration}` : "";
    const pairs = messages.map(({ key }) => `${handler.file} ${handler.function} ${self} ${key}`);
    const says = pairs.length === 0 || pairs.some((pair) => !seen.has(pair));
    for (const pair of pairs) seen.add(pair);
    return says;
  });
}
