import type { BusHandler } from "./buses.js";

/** What stands for a message, so that equal messages have equal keys: `src/a.ts#3` for a declaration, `text order.placed`, `outside pkg#Event`. */
export interface MessageKey {
  readonly key: string;
  /** For people. */
  readonly name: string;
}

/** A handler and what it handles. */
export interface Subscription {
  readonly handler: BusHandler;
  /** Empty where it handles something that can't be told. */
  readonly messages: readonly MessageKey[];
  /** Somebody gives it to a bus; otherwise its contract says what it is for. */
  readonly registered: boolean;
}
