import type { ElementRole, Reason } from "../../model/index.js";

/** A role with the sign that it was read from. */
export interface RoleClaim {
  readonly role: ElementRole;
  readonly why: string;
  readonly strength: Reason["strength"];
}
