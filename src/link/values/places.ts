import type { FunctionFacts, Place, PlaceId, Span } from "../../model/index.js";

/** An arm of an `if`, a `switch`, a condition or a logical operator. */
export type Branch = Extract<Place, { readonly is: "branch" }>;

/** Whether a place holds another one: then what is done there is done on the way. */
export function encloses(facts: FunctionFacts, outer: PlaceId, inner: PlaceId): boolean {
  for (let at: PlaceId | null = inner; at !== null; at = parentOf(facts, at)) if (at === outer) return true;
  return false;
}

/** Whether one run can pass through both places: two arms of one branch never meet. */
export function canMeetIn(facts: FunctionFacts, a: PlaceId, b: PlaceId): boolean {
  const arms = armsAround(facts, b);
  return armsAround(facts, a).every(({ construct, arm }) => arms.every((other) => other.construct !== construct || other.arm === arm));
}

/** Whether a loop holds both places. */
export function shareLoop(facts: FunctionFacts, a: PlaceId, b: PlaceId): boolean {
  for (let at: PlaceId | null = a; at !== null; at = parentOf(facts, at))
    if (facts.places[at]?.is === "loop" && encloses(facts, at, b)) return true;
  return false;
}

/** The innermost place around a span. */
export function placeAround(facts: FunctionFacts, span: Span): PlaceId {
  const { inside } = shapeOf(facts);
  let found: PlaceId = 0;
  for (let next: PlaceId | undefined = 0; next !== undefined;) {
    found = next;
    next = inside.get(found)?.findLast((id) => holds(facts.places[id], span));
  }
  return found;
}

function holds(place: Place | undefined, span: Span): boolean {
  return place !== undefined && place.span[0] <= span[0] && span[1] <= place.span[1];
}

/** The constructs that stand directly in a place, each as its arms. */
export function constructsIn(facts: FunctionFacts, place: PlaceId): readonly (readonly PlaceId[])[] {
  return shapeOf(facts).constructs.get(place) ?? [];
}

/** Whether a body may come to its end without a `return` or `throw`; one that ends with a loop is taken to leave it by a `return`. */
export function canFallThrough(facts: FunctionFacts): boolean {
  if (facts.steps.some((step) => (step.is === "return" || step.is === "throw") && step.at === 0)) return false;
  const last = shapeOf(facts).inside.get(0)?.at(-1) ?? 0;
  if (facts.places[last]?.is === "loop") return false;
  return !constructsIn(facts, 0).some((arms) => leaves(facts, arms));
}

/** Whether a construct leaves the body whichever arm is taken. */
function leaves(facts: FunctionFacts, arms: readonly PlaceId[]): boolean {
  const isLeft = (arm: PlaceId): boolean => {
    const place = facts.places[arm];
    return place !== undefined && "exits" in place && place.exits;
  };
  const last = arms.find((arm) => facts.places[arm]?.is === "finally");
  return (last !== undefined && isLeft(last)) || (isOneTaken(facts, arms) && arms.every((arm) => arm === last || isLeft(arm)));
}

/** Whether one of the arms of a construct is always taken: there is an `else`, a `default`, or it is a `try`. */
export function isOneTaken(facts: FunctionFacts, arms: readonly PlaceId[]): boolean {
  return arms.some((arm) => {
    const place = facts.places[arm];
    return place?.is === "try" || (place?.is === "branch" && place.test === null);
  });
}

/** The branches that always leave the function. */
export function exitsOf(facts: FunctionFacts): readonly { readonly id: PlaceId; readonly branch: Branch }[] {
  return shapeOf(facts).exits;
}

interface Shape {
  readonly inside: ReadonlyMap<PlaceId, readonly PlaceId[]>;
  readonly constructs: ReadonlyMap<PlaceId, readonly (readonly PlaceId[])[]>;
  readonly exits: readonly { readonly id: PlaceId; readonly branch: Branch }[];
}

const shapes = new WeakMap<FunctionFacts, Shape>();

/** How the places of a body lie in each other, looked at once. */
function shapeOf(facts: FunctionFacts): Shape {
  const known = shapes.get(facts);
  if (known !== undefined) return known;
  const inside = new Map<PlaceId, PlaceId[]>();
  const arms = new Map<string, PlaceId[]>();
  const constructs = new Map<PlaceId, PlaceId[][]>();
  const exits: { readonly id: PlaceId; readonly branch: Branch }[] = [];
  facts.places.forEach((place, id) => {
    if (place.is === "body") return;
    listOf(inside, place.in).push(id);
    if (place.is === "branch" && place.exits) exits.push({ id, branch: place });
    if (place.is === "loop") return;
    const key = `${place.in} ${place.construct}`;
    const own = listOf(arms, key);
    if (own.length === 0) listOf(constructs, place.in).push(own);
    own.push(id);
  });
  const shape = { inside, constructs, exits };
  shapes.set(facts, shape);
  return shape;
}

function listOf<Key, Item>(map: Map<Key, Item[]>, key: Key): Item[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

function armsAround(facts: FunctionFacts, place: PlaceId): readonly { readonly construct: number; readonly arm: number }[] {
  const arms: { construct: number; arm: number }[] = [];
  for (let at: PlaceId | null = place; at !== null; at = parentOf(facts, at)) {
    const found = facts.places[at];
    if (found?.is === "branch") arms.push({ construct: found.construct, arm: found.arm });
  }
  return arms;
}

/** The place around a place; null for the body. */
export function parentOf(facts: FunctionFacts, place: PlaceId): PlaceId | null {
  const found = facts.places[place];
  return found === undefined || found.is === "body" ? null : found.in;
}
