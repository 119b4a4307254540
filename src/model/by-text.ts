/** Compares texts by code unit, as everything that is printed is sorted: the same on every machine. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
