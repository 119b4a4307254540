import type { FunctionFacts, Place, PlaceId, Span, Step, StepId } from "../../model/index.js";
import { encloses } from "../values/places.js";
import { resultTakers } from "./result-takers.js";

/** What the text of a body says of a step, whoever runs it. */
export interface StepPlace {
  /** The arms that it stands in. An arm that leaves the body and the way past it are two arms of their own, whatever other arms there are. */
  readonly arms: readonly { readonly construct: string; readonly arm: number }[];
  /** The innermost loop that it stands in. */
  readonly loop: Span | null;
  /** The innermost `catch` or `finally` that it stands in. */
  readonly handler: PlaceId | null;
  /** What it throws, or rejects its promise with, is caught here, and not thrown on. */
  readonly caught: boolean;
}

const known = new WeakMap<FunctionFacts, Map<StepId, StepPlace>>();

/** Reads where a step stands, once. */
export function stepPlace(facts: FunctionFacts, step: StepId): StepPlace {
  const ofBody = known.get(facts) ?? new Map<StepId, StepPlace>();
  known.set(facts, ofBody);
  const found = ofBody.get(step) ?? placeOf(facts, step);
  ofBody.set(step, found);
  return found;
}

function placeOf(facts: FunctionFacts, id: StepId): StepPlace {
  const step = facts.steps[id];
  if (step === undefined) return { arms: [], loop: null, handler: null, caught: false };
  const around = placesAround(facts, step.at);
  return {
    arms: [...armsIn(facts, around), ...armsPast(facts, step, around)],
    loop: around.map((at) => facts.places[at]).find((place) => place?.is === "loop")?.span ?? null,
    handler: around.find((at) => isHandler(facts.places[at])) ?? null,
    caught: isCaught(facts, step.at) || isHandled(facts, id),
  };
}

/** The places that a place stands in, itself first. */
function placesAround(facts: FunctionFacts, from: PlaceId): readonly PlaceId[] {
  const found: PlaceId[] = [];
  for (let at: PlaceId | null = from; at !== null;) {
    found.push(at);
    const place: Place | undefined = facts.places[at];
    at = place === undefined || place.is === "body" ? null : place.in;
  }
  return found;
}

function armsIn(facts: FunctionFacts, around: readonly PlaceId[]): StepPlace["arms"] {
  return around.flatMap((id) => {
    const place = facts.places[id];
    if (place?.is !== "branch") return [];
    const arm = { construct: String(place.construct), arm: place.arm };
    return place.exits ? [arm, { construct: leaving(place, id), arm: 0 }] : [arm];
  });
}

function armsPast(facts: FunctionFacts, step: Pick<Step, "at" | "span">, around: readonly PlaceId[]): StepPlace["arms"] {
  const constructs = new Set(around.map((id) => facts.places[id]).map((place) => (place?.is === "branch" ? place.construct : null)));
  return exitsOf(facts)
    .filter(({ id, place }) => place.span[1] <= step.span[0] && !constructs.has(place.construct) && !isCaughtFor(facts, id, step.at))
    .map(({ id, place }) => ({ construct: leaving(place, id), arm: 1 }));
}

type Branch = Extract<Place, { readonly is: "branch" }>;

function leaving({ construct }: Branch, id: PlaceId): string {
  return `${construct}\0${id}`;
}

interface Exit {
  readonly id: PlaceId;
  readonly place: Branch;
}

const exits = new WeakMap<FunctionFacts, readonly Exit[]>();

function exitsOf(facts: FunctionFacts): readonly Exit[] {
  const found =
    exits.get(facts) ?? facts.places.flatMap((place, id): Exit[] => (place.is === "branch" && place.exits ? [{ id, place }] : []));
  exits.set(facts, found);
  return found;
}

/** What an arm throws may be caught in the body: the handler, and what follows it, are then reached from the arm too. */
function isCaughtFor(facts: FunctionFacts, arm: PlaceId, at: PlaceId): boolean {
  const around = placesAround(facts, at);
  return placesAround(facts, arm).some((id) => {
    const place = facts.places[id];
    if (place?.is !== "try" || around.includes(id)) return false;
    const inHandler = around.map((each) => facts.places[each]).some((each) => isHandler(each) && each.construct === place.construct);
    return inHandler || (throwsIn(facts, arm) && isCaught(facts, arm));
  });
}

function isHandler(place: Place | undefined): place is Extract<Place, { readonly is: "try" | "catch" | "finally" }> {
  return place?.is === "catch" || place?.is === "finally";
}

/** Whether what is thrown at a place is caught in the body, and not thrown on. */
function isCaught(facts: FunctionFacts, at: PlaceId): boolean {
  return placesAround(facts, at).some((id) => {
    const place = facts.places[id];
    return place?.is === "try" && isCaughtBy(facts, place.construct);
  });
}

function isCaughtBy(facts: FunctionFacts, construct: number): boolean {
  return facts.places.some((place, id) => place.is === "catch" && place.construct === construct && !throwsIn(facts, id));
}

/** `send().catch(log)` */
function isHandled(facts: FunctionFacts, id: StepId): boolean {
  const { links } = resultTakers(facts);
  for (let next = links.get(id); next !== undefined; next = links.get(next)) {
    const link = facts.steps[next];
    const name = link?.is === "call" && link.callee.is === "member" ? link.callee.name : null;
    if (name === "catch" || (name === "then" && link?.is === "call" && link.args.length > 1)) return true;
  }
  return false;
}

function throwsIn(facts: FunctionFacts, place: PlaceId): boolean {
  return facts.steps.some((step) => step.is === "throw" && encloses(facts, place, step.at));
}
