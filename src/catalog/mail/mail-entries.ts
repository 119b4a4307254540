import type { SlotSource, SymbolEntry } from "../../model/index.js";

/** Whom a message goes to and what it says, as far as the library says where. */
export interface MailSlots {
  readonly to?: SlotSource | readonly SlotSource[];
  readonly body?: SlotSource | readonly SlotSource[];
}

/** Calls that send a message to a person: mail, text message, push notification. */
export function sends(symbol: readonly string[], slots: MailSlots): SymbolEntry {
  return { symbol, operation: "mail.send", slots: { ...slots }, asynchronous: true };
}

/** The like with a callback, which may be left out. */
export function sendsWithCallback(symbol: readonly string[], slots: MailSlots): SymbolEntry {
  return { ...sends(symbol, slots), callbacks: [{ argument: -1, runs: "later" }] };
}
