import type { Location } from "../location.js";
import type { Program } from "../program.js";
import { canMeet } from "../trace.js";
import { isNewRow, isOneUnit, relayedIn, writesOf, type DatabaseWrite } from "./database-writes.js";
import type { Flow } from "./flows.js";
import { placeAt, sharedCalls } from "./trace-path.js";

/** A row of the outbox that a flow writes: `together` with what it tells of, or `apart` from it. */
export interface OutboxRow {
  readonly is: "together" | "apart";
  readonly row: DatabaseWrite;
  /** What it tells of, as far as the flow shows: the nearest write of other tables. */
  readonly write: DatabaseWrite;
  /** Where the body that writes both leads to the row. */
  readonly at: Location;
}

/** The rows that a flow puts into the outbox beside writes of other tables. */
export function outboxRowsOf(program: Program, flow: Flow): readonly OutboxRow[] {
  const writes = writesOf(program, flow.trace);
  return writes.flatMap((row): readonly OutboxRow[] => {
    if (!row.onOutbox || !isNewRow(row) || relayedIn(program, flow, row.step) !== null) return [];
    const told = writes.filter(
      (write) =>
        !write.onOutbox && canMeet(write.step, row.step) && write.step.handler === row.step.handler && write.step.uncertain === null,
    );
    const nearestFirst = [...told].sort((a, b) => sharedCalls(b.step, row.step) - sharedCalls(a.step, row.step));
    const together = nearestFirst.find((write) => isOneUnit(write, row));
    if (together !== undefined) return [{ is: "together", row, write: together, at: row.step.at }];
    const [nearest] = nearestFirst;
    if (nearest === undefined || row.step.uncertain !== null || !isAlone(row) || !isSettled(nearest)) return [];
    return [{ is: "apart", row, write: nearest, at: placeAt(row.step, sharedCalls(nearest.step, row.step)) }];
  });
}

/** Written with no transaction open: one that is open and not joined may be joined by a handle that can't be seen. */
function isAlone({ step }: DatabaseWrite): boolean {
  return step.transaction === null && step.open === null;
}

function isSettled({ step }: DatabaseWrite): boolean {
  return step.transaction !== null || step.open === null;
}
