import type { DeclarationId, Evaluated } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import type { BusHandler, BusSearch } from "./buses.js";
import { keysOfEvaluated } from "./message-keys.js";
import { messageTexts } from "./message-texts.js";
import type { Subscription } from "./subscription.js";

/** Subscriptions by the key of what they handle. */
export type SubscriptionIndex = ReadonlyMap<string, readonly Subscription[]>;

/** Sorts subscriptions by message. */
export function indexed(subscriptions: readonly Subscription[]): SubscriptionIndex {
  const index = new Map<string, Subscription[]>();
  for (const subscription of subscriptions) {
    for (const { key } of subscription.messages) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [subscription]);
      else known.push(subscription);
    }
  }
  return index;
}

/** The handlers of a message, each once: those of its class or name, and of events also those of its bases. */
export function handlersOfMessage(search: BusSearch, index: SubscriptionIndex, message: Evaluated): readonly BusHandler[] {
  const found = armsOf(message).flatMap((arm) => ofOne(search, index, arm));
  return [...new Map(found.map((handler) => [`${handler.file}#${handler.function}#${selfKey(handler)}`, handler])).values()];
}

function ofOne(search: BusSearch, index: SubscriptionIndex, message: Evaluated): readonly BusHandler[] {
  if (message.is !== "class" && message.is !== "instance")
    return chosen(
      index,
      keysOfEvaluated(search.linked, message).map(({ key }) => key),
    );
  const own = chosen(index, keysOfClass(search, message));
  // A command or query has one handler, the nearest; an event is handled by all that take it.
  if (own.some(({ kind }) => kind !== "event")) return own;
  const inherited: BusHandler[] = [];
  for (const { target } of search.linked.ancestorsOf(message.file, message.declaration)) {
    const keys =
      target.is === "declared"
        ? keysOfClass(search, target)
        : target.is === "outside"
          ? [`outside ${target.package}#${target.member}`]
          : [];
    const ofBase = chosen(index, keys);
    if (own.length === 0 && ofBase.some(({ kind }) => kind !== "event")) return ofBase;
    inherited.push(...ofBase.filter(({ kind }) => kind === "event"));
  }
  return [...own, ...inherited];
}

function keysOfClass(search: BusSearch, of: { readonly file: string; readonly declaration: DeclarationId }): readonly string[] {
  return [`${of.file}#${of.declaration}`, ...messageTexts(search, of).map((text) => `text ${text}`)];
}

/** Where somebody gives handlers to a bus, those are what it runs; a contract speaks where nobody does. */
function chosen(index: SubscriptionIndex, keys: readonly string[]): readonly BusHandler[] {
  const all = keys.flatMap((key) => index.get(key) ?? []);
  const registered = all.filter((each) => each.registered);
  return (registered.length > 0 ? registered : all).map(({ handler }) => handler);
}

function selfKey({ self }: BusHandler): string {
  return self?.is === "instance" ? `${self.file}#${self.declaration}` : "";
}
