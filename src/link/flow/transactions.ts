import type { CallSite, Evaluated, TransactionScope } from "../../model/index.js";
import { armsOf, isSite, siteKey } from "../../model/index.js";
import type { DatabaseCall } from "./past.js";

/** A transaction that is open on a flow. */
export interface OpenTransaction extends TransactionScope {
  /** The call that runs or begins it. */
  readonly site: CallSite | null;
  /** Every statement of the flow works in it, with no handle passed. */
  readonly ambient: boolean;
  /** What identifies the handle that it was begun on; null where a callback is given one. */
  readonly handle: string | null;
  /** The library whose statements can take part in it; null where that can't be told. */
  readonly library: string | null;
  /** The field whose client opened it. */
  readonly client: string | null;
}

/** Whether a statement made through these values takes part in a transaction. */
export function takesPart(scope: OpenTransaction, through: readonly Evaluated[]): boolean {
  return scope.ambient || through.some((value) => comesFrom(value, scope));
}

function comesFrom(value: Evaluated, scope: OpenTransaction): boolean {
  for (let each: Evaluated | null = value; each !== null; each = ownerOf(each)) {
    if (each.is === "choice") return each.arms.some((arm) => comesFrom(arm, scope));
    if (each.is === "object")
      return [...each.members.keys.values()].some((member) => member.is === "known" && comesFrom(member.value, scope));
    if (scope.handle !== null && handleKey(each) === scope.handle) return true;
    const { site } = scope;
    if (each.is === "product" && site !== null && each.calls.some((call) => isSite(call, site))) return true;
  }
  return false;
}

function ownerOf(value: Evaluated): Evaluated | null {
  return value.is === "product" || value.is === "symbol" || value.is === "method" ? value.of : null;
}

/** What identifies a handle: the call that made it, or where it comes from; null where that can't be told. */
export function handleKey(value: Evaluated): string | null {
  if (value.is === "choice") return value.arms.map(handleKey).find((key) => key !== null) ?? null;
  if (value.is === "instance") return `instance ${value.file} ${value.declaration}`;
  if (value.is !== "product" && value.is !== "symbol") return null;
  const [made] = value.is === "product" ? value.calls : [];
  if (made !== undefined) return siteKey(made);
  const of = value.of === null ? "" : (handleKey(value.of) ?? "");
  return `${value.symbol} of ${of}`;
}

/** Where a scope is shown. */
export function scopeOf({ id, at }: OpenTransaction): TransactionScope {
  return { id, at };
}

/** The values that a statement is made through: its receiver, and the handle that it is given. */
export function throughOf({ operation, described }: Pick<DatabaseCall, "operation" | "described">): readonly Evaluated[] {
  const handle = operation.slot("handle");
  return [...(described.of === null ? [] : [described.of]), ...(handle.is === "known" ? [handle.value] : [])];
}

/** Whether a propagation is one that suspends an open transaction: `REQUIRES_NEW`, `RequiresNew`. */
export function isRequiresNew(propagation: Evaluated): boolean {
  return armsOf(propagation).some((arm) => {
    const text = arm.is === "constant" ? String(arm.value) : arm.is === "symbol" ? arm.symbol : "";
    return /requires_?new$/i.test(text);
  });
}
