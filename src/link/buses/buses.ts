import type { Evaluated, FunctionRef, Location } from "../../model/index.js";

/** A function that a bus of this process runs for a message. */
export interface BusHandler extends FunctionRef {
  readonly kind: "command" | "query" | "event";
  readonly self: Evaluated | null;
  readonly at: Location;
  /** A clause for people: `handles OrderPlaced by @EventsHandler`. */
  readonly why: string;
}

/** The in-process command, query and event buses of the program. */
export interface Buses {
  /** The handlers of a message: an instance or class of the program, or the constant name of an event. */
  handlersOf(message: Evaluated): readonly BusHandler[];
}
