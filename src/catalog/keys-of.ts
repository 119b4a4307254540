import type { SlotSource } from "../model/index.js";

/** Several keys of an argument, of which the first that is present counts. */
export function keysOf(argument: number, ...paths: readonly string[]): readonly SlotSource[] {
  return paths.map((path) => ({ argument, path }));
}
