import type { Operation, OperationKind } from "../../model/index.js";
import type { BusTable } from "../buses/buses.js";
import type { LinkedModules, RoleTable } from "../linked-modules.js";
import type { CallIndex } from "../operations/call-index.js";
import type { Evaluation } from "../values/evaluation.js";

/** What entries are found by. */
export interface EntrySearch {
  readonly linked: LinkedModules;
  readonly roles: RoleTable;
  readonly values: Evaluation;
  readonly operations: (...kinds: readonly OperationKind[]) => readonly Operation[];
  readonly calls: () => CallIndex;
  readonly buses: () => BusTable;
}
