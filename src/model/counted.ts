/** A number with its noun: `1 file`, `2 files`, `2 processes`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** Names in a sentence: the first of many, and how many more there are. */
export function listed(names: readonly string[], shown = 6): string {
  const more = names.length - shown;
  return `${names.slice(0, shown).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
