import { armsOf, type Evaluated } from "../evaluated.js";
import type { Location } from "../location.js";

/** An algorithm as it is named in the source or by the library. */
export interface NamedAlgorithm {
  readonly name: string;
  readonly at: Location;
}

/** The algorithms that a value names: one, or a list of them. */
export function algorithmsIn(value: Evaluated): readonly NamedAlgorithm[] {
  return armsOf(value).flatMap((arm): readonly NamedAlgorithm[] => {
    if (arm.is === "constant" && typeof arm.value === "string") return [{ name: arm.value, at: arm.at }];
    return arm.is === "array" ? arm.items.flatMap(algorithmsIn) : [];
  });
}

/** No signature at all. */
export function isNone({ name }: NamedAlgorithm): boolean {
  return name.toLowerCase() === "none";
}

/** One key signs and verifies. */
export function isSymmetric({ name }: NamedAlgorithm): boolean {
  return /^HS\d/i.test(name);
}

/** Some with one key for both, some with a pair of keys. */
export function isMixed(algorithms: readonly NamedAlgorithm[]): boolean {
  return algorithms.some(isSymmetric) && algorithms.some((each) => !isSymmetric(each) && !isNone(each));
}
