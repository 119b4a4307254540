import type { CallbackEntry, EntryKind } from "../../model/index.js";
import { BUS_DECORATORS } from "./bus-decorators.js";
import { LIBRARIES } from "../libraries.js";
import type { EntryDecorator } from "./entry-point.js";
import { HTTP_DECORATORS } from "./http-decorators.js";
import { METHOD_ENTRY_DECORATORS } from "./method-decorators.js";

let known: ReadonlyMap<string, EntryDecorator> | null = null;

/** Every decorator that hands a function to a framework, by its symbol: those of the libraries' own entries too. */
export function entryDecorators(): ReadonlyMap<string, EntryDecorator> {
  return (known ??= new Map([...ofLibraries(), ...HTTP_DECORATORS, ...METHOD_ENTRY_DECORATORS].map((entry) => [entry.symbol, entry])));
}

const KINDS: Partial<Record<CallbackEntry["runs"], EntryKind>> = { request: "route", message: "message-consumer", event: "event-handler" };
/** What a bus runs is an entry by the message that it handles. */
const BUSES: ReadonlySet<string> = new Set(BUS_DECORATORS.map(({ symbol }) => symbol));

/** Symbols whose callback is `@`, the method that they stand on, or `@.process`, a method of the class. */
function ofLibraries(): readonly EntryDecorator[] {
  return LIBRARIES.flatMap((library) => library.symbols).flatMap(({ symbol, callbacks }) =>
    (callbacks ?? []).flatMap(({ argument, runs }): readonly EntryDecorator[] => {
      const kind = KINDS[runs];
      if (kind === undefined || typeof argument !== "string" || !argument.startsWith("@")) return [];
      const method = argument === "@" ? null : argument.slice(2);
      const symbols = (typeof symbol === "string" ? [symbol] : symbol).filter((each) => !BUSES.has(each));
      return symbols.map((each) => ({ symbol: each, kind, method, verb: null }));
    }),
  );
}
