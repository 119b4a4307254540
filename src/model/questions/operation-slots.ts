import { armsOf } from "../evaluated.js";
import type { Operation } from "../operation.js";

/** Whether a slot is known to hold a constant in one of its ways. */
export function holdsConstant(operation: Operation, slot: string, value: string | boolean): boolean {
  const found = operation.slot(slot);
  return found.is === "known" && armsOf(found.value).some((arm) => arm.is === "constant" && arm.value === value);
}

/** A queue whose jobs are rows of the service's own database. */
export function isInDatabase(operation: Operation): boolean {
  return holdsConstant(operation, "store", "database");
}

/** The package that an operation belongs to, or the global function. */
export function libraryOf({ symbol }: Operation): string {
  const [name = symbol, member = ""] = symbol.split("#");
  return name === "global" ? member : name;
}
