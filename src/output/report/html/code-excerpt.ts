import type { FilePlace } from "../../../model/index.js";
import { linesOf } from "../../code-frame.js";
import { graphemes } from "../../display-width.js";
import { htmlCode } from "./markup.js";

/** Columns of a line that are shown: a bundled file may be one line of megabytes. */
const MAX_COLUMNS = 160;

/** The lines around a place, its own marked; empty where the file has no such line. */
export function codeExcerpt(lines: readonly string[], { line }: FilePlace, around: number): string {
  if (line > lines.length) return "";
  const first = Math.max(line - around, 1);
  const last = Math.min(line + around, lines.length);
  const width = String(last).length;
  const rows = lines.slice(first - 1, last).map((text, index) => {
    const number = first + index;
    const shown = `<span class="number">${String(number).padStart(width)}</span>  ${htmlCode(cut(text))}`;
    return number === line ? `<mark>${shown}</mark>` : shown;
  });
  return `<pre tabindex="0" aria-label="line ${line}"><code>${rows.join("\n")}</code></pre>`;
}

/** Looks up the lines of files, each split once. */
export function linesBy(source: (file: string) => string | null): (file: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (file) => {
    const present = known.get(file);
    if (present !== undefined) return present;
    const text = source(file);
    const lines = text === null ? [] : linesOf(text);
    known.set(file, lines);
    return lines;
  };
}

function cut(text: string): string {
  const plain = text.replaceAll("\t", "  ");
  return plain.length <= MAX_COLUMNS
    ? plain
    : `${graphemes(plain.slice(0, MAX_COLUMNS * 4))
        .slice(0, MAX_COLUMNS)
        .join("")} …`;
}
