import type { Location } from "../location.js";
import type { RelatedLocation } from "../result.js";
import type { BranchArm, TransactionScope } from "../trace.js";

/** What stands somewhere in a flow: a step, or a cut. */
export interface InFlow {
  readonly at: Location;
  readonly chain: readonly Location[];
  readonly branches: readonly BranchArm[];
}

/** The calls from the entry to a step, and the step itself, outermost first. */
export function pathTo({ chain, at }: InFlow): readonly Location[] {
  return [...chain, at];
}

/** How many calls two steps share: the place with that index of each path stands in the body where their ways part. */
export function sharedCalls(a: InFlow, b: InFlow): number {
  const [one, other] = [pathTo(a), pathTo(b)];
  const shortest = Math.min(one.length, other.length) - 1;
  let shared = 0;
  while (shared < shortest && isSamePlace(one[shared], other[shared])) shared++;
  return shared;
}

/** The place of a step's path at a depth, or the step itself where the path is shorter. */
export function placeAt(step: InFlow, depth: number): Location {
  return pathTo(step)[depth] ?? step.at;
}

/** Whether a step is written before another, in the body where their ways part. */
export function isWrittenBefore(a: InFlow, b: InFlow): boolean {
  const depth = sharedCalls(a, b);
  const [one, other] = [placeAt(a, depth), placeAt(b, depth)];
  return one.file === other.file && one.span[0] < other.span[0];
}

/** How many calls lead to the body that runs in a transaction: behind the call that runs it, or where its way parts from what opened it. */
export function depthInside(scope: TransactionScope, step: InFlow, begun: InFlow | null): number {
  const run = step.chain.findIndex((call) => isSamePlace(call, scope.at));
  if (run !== -1) return run + 1;
  if (begun !== null) return sharedCalls(begun, step);
  const below = pathTo(step).findIndex(({ file, span }) => file === scope.at.file && span[0] > scope.at.span[1]);
  return below === -1 ? step.chain.length : below;
}

/** One text for each place. */
export function placeKey({ file, span }: Location): string {
  return `${file} ${span[0]} ${span[1]}`;
}

/** Whether two places are the same span of the same file. */
export function isSamePlace(a: Location | undefined, b: Location | undefined): boolean {
  return a?.file === b?.file && a?.span[0] === b?.span[0] && a?.span[1] === b?.span[1];
}

/** The calls of a step's way from a depth on, and the step itself with the words for it: what a finding shows of a flow. */
export function wayFrom(step: InFlow, depth: number, words: string): readonly RelatedLocation[] {
  const below = step.chain.slice(depth).map((at): RelatedLocation => ({ at, message: "through here" }));
  return [...below, { at: step.at, message: words }];
}
