import type { BranchArm, FunctionFacts, Location, PlaceId, Span } from "../../model/index.js";
import { encloses } from "../values/reachable.js";

/** The arms that a step stands in. An arm that leaves the body and the way past it are two arms of their own, whatever other arms there are. */
export function branchesAt(facts: FunctionFacts, step: { readonly at: PlaceId; readonly span: Span }, run: string): readonly BranchArm[] {
  const arms: BranchArm[] = [];
  facts.places.forEach((place, id) => {
    if (place.is !== "branch") return;
    const construct = `${run}\0${place.construct}`;
    const leaving = `${construct}\0${id}`;
    if (encloses(facts, id, step.at)) {
      arms.push({ construct, arm: place.arm });
      if (place.exits) arms.push({ construct: leaving, arm: 0 });
    } else if (
      place.exits &&
      place.span[1] <= step.span[0] &&
      !isInConstruct(facts, step.at, place.construct) &&
      !isCaughtFor(facts, id, step.at)
    )
      arms.push({ construct: leaving, arm: 1 });
  });
  return arms;
}

/** What an arm throws may be caught in the body: the handler, and what follows it, are then reached from the arm too. */
function isCaughtFor(facts: FunctionFacts, arm: PlaceId, at: PlaceId): boolean {
  return facts.places.some(
    (place, id) =>
      place.is === "try" &&
      encloses(facts, id, arm) &&
      !encloses(facts, id, at) &&
      (isHandlerOf(facts, place.construct, at) || (throwsIn(facts, arm) && isCaught(facts, arm))),
  );
}

function isHandlerOf(facts: FunctionFacts, construct: number, at: PlaceId): boolean {
  return facts.places.some(
    (place, id) => (place.is === "catch" || place.is === "finally") && place.construct === construct && encloses(facts, id, at),
  );
}

function isInConstruct(facts: FunctionFacts, at: PlaceId, construct: number): boolean {
  return facts.places.some((place, id) => place.is === "branch" && place.construct === construct && encloses(facts, id, at));
}

/** The innermost loop of the body that a step stands in. */
export function loopAt(file: string, facts: FunctionFacts, at: PlaceId): Location | null {
  let found: Location | null = null;
  facts.places.forEach((place, id) => {
    if (place.is === "loop" && encloses(facts, id, at)) found = { file, span: place.span };
  });
  return found;
}

/** Whether a step stands in a `catch` or `finally`. */
export function isInHandler(facts: FunctionFacts, at: PlaceId): boolean {
  return facts.places.some((place, id) => (place.is === "catch" || place.is === "finally") && encloses(facts, id, at));
}

/** Whether what a step throws is caught in the body, and not thrown on. */
export function isCaught(facts: FunctionFacts, at: PlaceId): boolean {
  return facts.places.some(
    (place, id) =>
      place.is === "try" &&
      encloses(facts, id, at) &&
      facts.places.some((other, catcher) => other.is === "catch" && other.construct === place.construct && !throwsIn(facts, catcher)),
  );
}

function throwsIn(facts: FunctionFacts, at: PlaceId): boolean {
  return facts.steps.some((step) => step.is === "throw" && encloses(facts, at, step.at));
}
