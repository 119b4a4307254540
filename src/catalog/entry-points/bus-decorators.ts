/** What a handler takes from a bus of this process. */
export type MessageKind = "command" | "query" | "event";

/** A decorator that gives a handler to a bus: all its arguments that are messages, or names of messages, are handled. */
export interface BusDecorator {
  readonly symbol: string;
  readonly kind: MessageKind;
  /** The method of the decorated class that is called; null where the decorator stands on the method itself. */
  readonly method: string | null;
}

/**
 * Read from docs.nestjs.com/recipes/cqrs and docs.nestjs.com/techniques/events, npmjs.com/package/mediatr-ts, npmjs.com/package/event-dispatch,
 * npmjs.com/package/type-events, github.com/ocoda/event-sourcing.
 */
export const BUS_DECORATORS: readonly BusDecorator[] = [
  { symbol: "@nestjs/cqrs#CommandHandler", kind: "command", method: "execute" },
  { symbol: "@nestjs/cqrs#QueryHandler", kind: "query", method: "execute" },
  { symbol: "@nestjs/cqrs#EventsHandler", kind: "event", method: "handle" },
  { symbol: "@nestjs/event-emitter#OnEvent", kind: "event", method: null },
  { symbol: "mediatr-ts#requestHandler", kind: "command", method: "handle" },
  { symbol: "mediatr-ts#notificationHandler", kind: "event", method: "handle" },
  { symbol: "event-dispatch#On", kind: "event", method: null },
  { symbol: "type-events#On", kind: "event", method: null },
  { symbol: "@ocoda/event-sourcing#CommandHandler", kind: "command", method: "execute" },
  { symbol: "@ocoda/event-sourcing#QueryHandler", kind: "query", method: "execute" },
  { symbol: "@ocoda/event-sourcing#EventSubscriber", kind: "event", method: "handle" },
];
