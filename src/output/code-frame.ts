import { displayWidth, graphemes } from "./display-width.js";
import { visible } from "./visible.js";

/** A range of a file as people count it; the end is exclusive. */
export interface FrameRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One printed line of a frame. `gutter` is the line number, empty under one; `skip` stands for lines that are left out. */
export interface FrameLine {
  readonly is: "context" | "code" | "underline" | "skip";
  readonly gutter: string;
  readonly text: string;
}

const TAB = 4;
/** Of a range over more lines than that only the first two and the last are shown. */
const MAX_LINES = 4;

/** Splits a text where the compiler and editors do. */
export function linesOf(text: string): readonly string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/);
}

/** The lines of a range with the one before and the one after it, each underlined where the range covers it; empty where the range lies outside the text. */
export function codeFrame(lines: readonly string[], range: FrameRange, width: number, ellipsis: string): readonly FrameLine[] {
  if (range.line < 1 || range.line > lines.length) return [];
  const last = Math.min(Math.max(range.endLine, range.line), lines.length);
  const gutterWidth = String(Math.min(last + 1, lines.length)).length;
  const available = Math.max(width - gutterWidth - 3, 12);
  const frame: FrameLine[] = [...contextLine(lines, range.line - 1, available, ellipsis)];
  for (const number of shownLines(range.line, last)) {
    if (number === null) {
      frame.push({ is: "skip", gutter: "", text: "" });
      continue;
    }
    const text = lines[number - 1] ?? "";
    const start = number === range.line ? range.column - 1 : text.length - text.trimStart().length;
    const end = number === range.endLine ? range.endColumn - 1 : text.length;
    // An end at the first column of a further line covers nothing of it.
    if (number > range.line && end <= start) continue;
    const { shown, before, covered } = fit(text, start, end, available, ellipsis);
    frame.push({ is: "code", gutter: String(number), text: shown });
    frame.push({ is: "underline", gutter: "", text: `${" ".repeat(before)}${"^".repeat(covered)}` });
  }
  return [...frame, ...contextLine(lines, last + 1, available, ellipsis)];
}

function shownLines(first: number, last: number): readonly (number | null)[] {
  if (last - first + 1 <= MAX_LINES) return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return [first, first + 1, null, last];
}

function contextLine(lines: readonly string[], number: number, available: number, ellipsis: string): readonly FrameLine[] {
  const text = lines[number - 1];
  if (text === undefined || text.trim() === "") return [];
  return [{ is: "context", gutter: String(number), text: fit(text, 0, 0, available, ellipsis).shown }];
}

interface Cell {
  readonly text: string;
  readonly width: number;
  /** Offset in the line. */
  readonly start: number;
  readonly end: number;
}

/** A line cut to the available columns so that the range is seen, and where its underline goes. */
function fit(
  line: string,
  start: number,
  end: number,
  available: number,
  ellipsis: string,
): { readonly shown: string; readonly before: number; readonly covered: number } {
  const cells = cellsAround(line, start, available);
  const total = cells.at(-1)?.end === line.length && cells[0]?.start === 0 ? widthOf(cells) : Infinity;
  const window =
    line === "" || total <= available ? { cells, left: "", right: "" } : cut(cells, line.length, start, end, available, ellipsis);
  const left = displayWidth(window.left);
  const ahead = window.cells.filter((cell) => cell.end <= start);
  const covered = window.cells.filter((cell) => cell.end > start && cell.start < end);
  return {
    shown: `${window.left}${window.cells.map((cell) => cell.text).join("")}${window.right}`.trimEnd(),
    before: left + widthOf(ahead),
    covered: Math.max(widthOf(covered), 1),
  };
}

/** Only the part of a line that can be shown is looked at: a bundled file may be one line of megabytes. */
function cellsAround(line: string, start: number, available: number): readonly Cell[] {
  const from = wholeCharacter(line, Math.max(0, start - available * 2));
  const to = wholeCharacter(line, Math.min(line.length, start + available * 3));
  const cells: Cell[] = [];
  let offset = from;
  let column = 0;
  for (const character of graphemes(line.slice(from, to))) {
    const text = character === "\t" ? " ".repeat(TAB - (column % TAB)) : visible(character);
    const width = displayWidth(text);
    cells.push({ text, width, start: offset, end: offset + character.length });
    offset += character.length;
    column += width;
  }
  return cells;
}

function wholeCharacter(line: string, offset: number): number {
  const code = line.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

function cut(
  cells: readonly Cell[],
  length: number,
  start: number,
  end: number,
  available: number,
  ellipsis: string,
): { readonly cells: readonly Cell[]; readonly left: string; readonly right: string } {
  const room = available - 2 * displayWidth(ellipsis);
  const rangeWidth = widthOf(cells.filter((cell) => cell.end > start && cell.start < end));
  const rangeColumn = widthOf(cells.filter((cell) => cell.end <= start));
  const fitsFromStart = rangeColumn + Math.min(rangeWidth, room) <= room;
  const lead = fitsFromStart ? rangeColumn : Math.min(Math.floor(room / 3), Math.max(0, room - rangeWidth));
  const kept: Cell[] = [];
  let column = 0;
  let width = 0;
  for (const cell of cells) {
    if (column >= rangeColumn - lead && width + cell.width <= room) {
      kept.push(cell);
      width += cell.width;
    } else if (kept.length > 0) break;
    column += cell.width;
  }
  return {
    cells: kept,
    left: (kept[0]?.start ?? 0) > 0 ? ellipsis : "",
    right: (kept.at(-1)?.end ?? length) < length ? ellipsis : "",
  };
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
