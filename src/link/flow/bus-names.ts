/** Names by which programs hand messages to a bus whose handlers are found by the message. */
export const BUS_NAMES: ReadonlySet<string> = new Set([
  ...["publish", "publishAll", "dispatch", "dispatchAll", "emit", "emitAsync", "raise", "notify", "trigger", "fire", "send"],
  ...["execute", "ask", "query", "command", "invoke", "request", "handle", "commit", "publishEvents", "dispatchEventsForAggregate"],
]);

/** Whether a bus may be handed a message by a call of that name. */
export function isBusName(name: string): boolean {
  return BUS_NAMES.has(name);
}

/** Names by which messages are published, whatever the library. */
export const PUBLISHER_NAMES: readonly string[] = ["publish", "publishAll", "emit", "emitAsync", "dispatch", "dispatchAll"];
