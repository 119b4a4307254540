import type { FunctionId, PlaceId, Span } from "../../model/index.js";
import type { Activation } from "./activation.js";
import type { Definition } from "./file-index.js";
import type { Evaluation } from "./evaluation.js";
import { canMeetIn, encloses, placeAround, shareLoop } from "./places.js";
import { isDeadInProduction, isLiveArm } from "./reachable.js";

/** Where a name is used: in the run of the body that owns it, or in one inside that. */
export interface Use {
  readonly run: Activation;
  /** The run of the body that the name belongs to. */
  readonly owner: Activation;
  readonly span: Span;
}

/** Whether what a step does has happened when a name is used: for certain, maybe, or never. */
export type Before = "certain" | "maybe" | "never";

type Placed = Pick<Definition, "function" | "at" | "span">;

/** The run that a step of the owner's file stands in, as seen from a use. */
export function runOfStep(x: Evaluation, { run, owner }: Use, body: FunctionId): Activation {
  return body === run.function ? run : body === owner.function ? owner : x.root(owner.file, body);
}

/** Whether a step comes before a use: by the text in one body; of the body around it all steps, for a function inside runs later; of others nobody knows when. */
export function comesBefore(x: Evaluation, use: Use, step: Placed): Before {
  if (step.function === use.run.function) return comesBeforeIn(x, use.run, use.span, step);
  const writer = runOfStep(x, use, step.function);
  if (isDeadInProduction(x, writer, step.at, step.span)) return "never";
  return step.function === use.owner.function && isSure(x, writer, step.at, 0) ? "certain" : "maybe";
}

/** Whether a step of a body comes before another place of it. */
export function comesBeforeIn(x: Evaluation, run: Activation, span: Span, step: Placed): Before {
  const { facts } = run;
  if (isDeadInProduction(x, run, step.at, step.span)) return "never";
  const at = placeAround(facts, span);
  const isAhead = step.span[1] <= span[0];
  // In a loop the last round comes before this one.
  if (!isAhead || !canMeetIn(facts, step.at, at)) return shareLoop(facts, step.at, at) ? "maybe" : "never";
  return isSure(x, run, step.at, at) ? "certain" : "maybe";
}

/** Whether who comes to a place has passed another one: it stands around it, or is an arm that production always takes. */
export function isSure(x: Evaluation, run: Activation, passed: PlaceId, at: PlaceId): boolean {
  const { facts } = run;
  for (let place: PlaceId = passed; !encloses(facts, place, at);) {
    const found = facts.places[place];
    if (found?.is !== "branch" || !isLiveArm(x, run, found)) return false;
    place = found.in;
  }
  return true;
}
