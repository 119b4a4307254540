/** A number with its noun: `1 file`, `2 files`, `2 processes`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
