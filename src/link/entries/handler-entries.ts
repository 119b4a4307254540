import type { Entry, EntryKind } from "../../model/index.js";
import type { BusHandler } from "../buses/buses.js";
import { namesOf } from "../buses/subscription-of.js";
import type { Subscription } from "../buses/subscription.js";
import { functionName } from "./entry-name.js";
import type { EntrySearch } from "./entry-search.js";

const KINDS: Record<BusHandler["kind"], EntryKind> = { command: "command-handler", query: "query-handler", event: "event-handler" };

/** What the buses of this process run: where somebody registers a handler for a message, those that only fit its contract are left out. */
export function handlerEntries(search: EntrySearch): readonly Entry[] {
  const subscriptions = search.buses().subscriptions();
  const registered = new Set(subscriptions.filter((each) => each.registered).flatMap(({ messages }) => messages.map(({ key }) => key)));
  return subscriptions
    .filter((each) => each.registered || each.messages.some(({ key }) => !registered.has(key)))
    .map((subscription) => entryOf(search, subscription));
}

function entryOf(search: EntrySearch, { handler, messages }: Subscription): Entry {
  const owner = handler.self?.is === "instance" ? search.linked.declaration(handler.self.file, handler.self.declaration)?.name : undefined;
  const name = owner ?? functionName(search, handler);
  return {
    file: handler.file,
    function: handler.function,
    kind: KINDS[handler.kind],
    name: messages.length === 0 ? functionName(search, handler) : `${namesOf(messages)} → ${name}`,
    at: handler.at,
    why: handler.why,
  };
}
