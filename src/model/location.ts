/** A half-open range of a file's text, `[start, end)`, in UTF-16 code units. */
export type Span = readonly [start: number, end: number];

/** A place in the linted repository: `file` relative to the root, with `/`. */
export interface Location {
  readonly file: string;
  readonly span: Span;
}

/** Of the items that begin at one place the last, in the order of the places: a call is several operations where its callers bind its parts to different things. */
export function onePerPlace<Item extends { readonly at: Location }>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [`${item.at.file} ${item.at.span[0]}`, item])).values()];
}

/** Whether a place holds another one, or is it. */
export function holdsPlace(outer: Location, inner: Location): boolean {
  return outer.file === inner.file && outer.span[0] <= inner.span[0] && inner.span[1] <= outer.span[1];
}

/** A place as people and editors count it: lines and columns from 1, columns in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A place in any file of the repository, as people count. */
export interface FilePlace extends Position {
  readonly file: string;
}

/** Turns an offset into a line and a column; `lineStarts` holds the offset at which each line begins, ascending from 0. */
export function positionAt(lineStarts: readonly number[], offset: number): Position {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
}
