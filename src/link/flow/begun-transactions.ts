import type { BranchArm, Evaluated } from "../../model/index.js";
import { canMeet } from "../../model/index.js";
import { type OpenTransaction, takesPart } from "./transactions.js";

interface Place {
  readonly branches: readonly BranchArm[];
}

/** The transactions of a flow that statements begin and end, while it runs. */
export interface BegunTransactions {
  begin(scope: OpenTransaction, at: Place): void;
  /** Ends the one that these values belong to, otherwise the innermost. */
  end(through: readonly Evaluated[], at: Place): void;
  /** Those that are open there: what an arm begins or ends, it does for those who come through it. */
  openAt(at: Place): readonly OpenTransaction[];
}

/** Makes the state of one flow. */
export function begunTransactions(): BegunTransactions {
  const begun: { readonly scope: OpenTransaction; readonly from: Place; readonly ends: Place[] }[] = [];
  const open = (at: Place): typeof begun => begun.filter(({ from, ends }) => canMeet(from, at) && !ends.some((end) => canMeet(end, at)));
  return {
    begin(scope, at) {
      begun.push({ scope, from: at, ends: [] });
    },
    end(through, at) {
      const here = open(at);
      (here.findLast(({ scope }) => takesPart(scope, through)) ?? here.at(-1))?.ends.push(at);
    },
    openAt: (at) => open(at).map(({ scope }) => scope),
  };
}
