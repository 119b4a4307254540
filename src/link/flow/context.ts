import type { BranchArm, Location, StepId, UnawaitedCall } from "../../model/index.js";
import type { Activation } from "../values/activation.js";
import { stepPlace } from "./step-places.js";
import type { OpenTransaction } from "./transactions.js";

/** What holds of all that one run of a body does. */
export interface Context {
  readonly chain: readonly Location[];
  readonly branches: readonly BranchArm[];
  readonly transactions: readonly OpenTransaction[];
  readonly loop: Location | null;
  readonly handler: string | null;
  readonly deferred: boolean;
  readonly unawaited: UnawaitedCall | null;
  /** The run's promise is dropped where it is called: what it returns is dropped with it. */
  readonly returnDropped: UnawaitedCall | null;
  readonly uncertain: string | null;
  /** The runs that it stands in, by body and object. */
  readonly running: ReadonlyMap<string, readonly Activation[]>;
}

/** Where nobody has called yet. */
export const OUTSIDE: Context = {
  chain: [],
  branches: [],
  transactions: [],
  loop: null,
  handler: null,
  deferred: false,
  unawaited: null,
  returnDropped: null,
  uncertain: null,
  running: new Map(),
};

/** What holds where a step of a run stands; `id` tells the run from others of the same body. */
export function contextAt({ facts, file }: Activation, step: StepId, context: Context, id: string): Context {
  const { arms, loop, handler, caught } = stepPlace(facts, step);
  return {
    ...context,
    branches: [...context.branches, ...arms.map(({ construct, arm }) => ({ construct: `${id}\0${construct}`, of: "code" as const, arm }))],
    loop: loop === null ? context.loop : { file, span: loop },
    handler: handler === null ? context.handler : `${id}\0${handler}`,
    unawaited: caught ? null : context.unawaited,
  };
}
