/** A number with its noun: `1 file`, `2 files`, `2 processes`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** The same with the name of the one, or of the first: `1 route: GET /orders`, `3 routes, the first GET /orders`. */
export function countedFrom(count: number, noun: string, first: string): string {
  return `${counted(count, noun)}${count === 1 ? ":" : ", the first"} ${first}`;
}

/** Names in a sentence: the first of many, and how many more there are. */
export function listed(names: readonly string[], shown = 6): string {
  const more = names.length - shown;
  return `${names.slice(0, shown).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
