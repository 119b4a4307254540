const STARS_IN_A_SEGMENT = 4;

/** Whether a glob can be matched in a moment: with many stars between two slashes, a matcher by regular expressions tries for hours. */
export function isBoundedGlob(glob: string): boolean {
  return glob.split("/").every((segment) => segment === "**" || (segment.match(/\*+/g)?.length ?? 0) <= STARS_IN_A_SEGMENT);
}
