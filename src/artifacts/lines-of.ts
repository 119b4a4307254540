import type { FilePlace } from "../model/index.js";

/** A line of a text with its place. */
export interface Line {
  readonly text: string;
  readonly at: FilePlace;
}

/** The lines of a text. */
export function linesOf(file: string, text: string): readonly Line[] {
  return text.split(/\r?\n/).map((line, index) => ({ text: line, at: { file, line: index + 1, column: 1 } }));
}
