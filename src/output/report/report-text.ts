import type { ChalkInstance } from "chalk";
import type { Decision, FilePlace, LeafReport, Report, ReportItem, SectionReport } from "../../model/index.js";
import { displayWidth, wrap } from "../display-width.js";
import { visible, visibleLine } from "../visible.js";
import { itemMark, itemsByKind, noDecision, shownItems, STATUS_MARKS, WARNING } from "./marks.js";

/** What the text is made with. */
export interface ReportTextOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly paint: ChalkInstance;
  /** The terminal shows more than ASCII. */
  readonly unicode: boolean;
  /** All items of a leaf; else the first few of each kind. */
  readonly verbose: boolean;
  readonly pathOf: (file: string) => string;
}

/** Items of one kind beneath a leaf before the rest is counted. */
const SHOWN_ITEMS = 6;
const SHOWN_DECISIONS = 20;
/** The form is fixed to the character, and this heading's line is a character short in it. */
const UNDERLINES: ReadonlyMap<string, number> = new Map([["SCALABILITY & PERFORMANCE", 25]]);
const MIN_WIDTH = 60;
/** Columns that a message needs beside its place. */
const MIN_MESSAGE = 44;

/** The report as text: its headings, order and tree marks never differ. */
export function renderReportText(report: Report, options: ReportTextOptions): string {
  const page = { ...options, width: Math.max(options.width, MIN_WIDTH) };
  const { paint } = page;
  const lines = [paint.bold("ENTERPRISE BACKEND ANALYSIS"), "==========================="];
  for (const { label, value, items } of report.header) {
    const [first = "", ...rest] = wrap(`${label}: ${visibleLine(value)}`, page.width - 2);
    lines.push(first.replace(`${label}:`, paint.bold(`${label}:`)), ...rest.map((line) => `  ${line}`));
    lines.push(...itemLines(items, "  ", page));
  }
  for (const { title, sections } of report.parts) {
    lines.push("", ...heading(title, page));
    sections.forEach((section, index) => lines.push(...(index === 0 ? [] : [""]), ...sectionLines(section, page)));
  }
  lines.push("", ...heading("DECISIONS", page), ...decisionLines(report, page));
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function heading(title: string, { paint }: ReportTextOptions): readonly string[] {
  const text = `${visibleLine(title)}:`;
  return [paint.bold(text), "=".repeat(UNDERLINES.get(title) ?? text.length)];
}

function sectionLines({ id, title, leaves }: SectionReport, page: ReportTextOptions): readonly string[] {
  const lines = [page.paint.bold(visibleLine(`[${id}] ${title}`))];
  leaves.forEach((leaf, index) => lines.push(...leafLines(leaf, index === leaves.length - 1, page)));
  return lines;
}

function leafLines({ name, status, sentence, items }: LeafReport, isLast: boolean, page: ReportTextOptions): readonly string[] {
  const { unicode, paint, verbose } = page;
  const branch = unicode ? (isLast ? "└── " : "├── ") : isLast ? "`-- " : "|-- ";
  const trunk = isLast ? "      " : unicode ? "│     " : "|     ";
  const label = `${visibleLine(name)}:`;
  const mark = markOf(STATUS_MARKS[status], page);
  const [first = "", ...rest] = wrap(`${label} ${mark} ${visibleLine(sentence)}`, page.width - trunk.length);
  return [
    `${paint.dim(branch)}${first.replace(label, paint.bold(label))}`,
    ...rest.map((line) => `${paint.dim(trunk)}${line}`),
    ...itemLines(shownItems(items, verbose), trunk, page),
  ];
}

function itemLines(items: readonly ReportItem[], margin: string, page: ReportTextOptions): readonly string[] {
  const kinds = itemsByKind(items, page.verbose ? Infinity : SHOWN_ITEMS);
  const places = kinds.flatMap(({ shown }) => shown.flatMap((item) => (item.at === null ? [] : [placeOf(item.at, page)])));
  const column = placeColumn(places, margin, page);
  const dim = page.paint.dim(margin);
  return kinds.flatMap(({ shown, left }) => [
    ...shown.flatMap((item) => itemBlock(item, column, page)).map((line) => `${dim}${line}`),
    ...(left > 0 ? [`${dim}${page.paint.dim(`${" ".repeat(markWidth(page))}and ${left} more (--verbose shows them)`)}`] : []),
  ]);
}

/** How wide the column of places is, so that a message has room beside it; a longer place has a line of its own. */
function placeColumn(places: readonly string[], margin: string, page: ReportTextOptions): number {
  const room = page.width - margin.length - markWidth(page) - 2 - MIN_MESSAGE;
  return Math.max(0, ...places.map(displayWidth).filter((width) => width <= room));
}

/** `✖ file:line  message  rule`. */
function itemBlock(item: ReportItem, column: number, page: ReportTextOptions): readonly string[] {
  const { paint, width } = page;
  const mark = markOf(itemMark(item), page);
  const indent = " ".repeat(markWidth(page));
  const place = item.at === null ? "" : placeOf(item.at, page);
  // The margin of every leaf is as wide.
  const room = width - "│     ".length - indent.length;
  const placeWidth = displayWidth(place);
  if (place === "" || placeWidth > column) {
    const [first = "", ...rest] = message(item, place === "" ? room : room - 2, page);
    const head = `${mark.padEnd(indent.length)}${place === "" ? first : paint.cyan(place)}`;
    if (place === "") return [head, ...rest.map((line) => `${indent}${line}`)];
    return [...broken(head, place, room, indent, page), ...[first, ...rest].map((line) => `${indent}  ${line}`)];
  }
  const [first = "", ...rest] = message(item, room - column - 2, page);
  const gap = " ".repeat(column - placeWidth + 2);
  return [
    `${mark.padEnd(indent.length)}${paint.cyan(place)}${gap}${first}`,
    ...rest.map((line) => `${indent}${" ".repeat(column + 2)}${line}`),
  ];
}

/** A place that is longer than a line is broken after a slash. */
function broken(head: string, place: string, room: number, indent: string, { paint }: ReportTextOptions): readonly string[] {
  if (displayWidth(place) <= room) return [head];
  const [first = "", ...rest] = wrap(place, room);
  return [head.replace(paint.cyan(place), paint.cyan(first)), ...rest.map((line) => `${indent}${paint.cyan(line)}`)];
}

/** What an item says, and the rule that says it behind or, where there is no room, beneath it. */
function message({ text, rule }: ReportItem, room: number, { paint }: ReportTextOptions): readonly string[] {
  const lines = wrap(visibleLine(text), room);
  if (rule === null) return lines;
  const last = lines.at(-1) ?? "";
  const fits = displayWidth(last) + 2 + rule.length <= room;
  return fits ? [...lines.slice(0, -1), `${last}  ${paint.dim(rule)}`] : [...lines, paint.dim(rule)];
}

function decisionLines({ decisions, files }: Report, page: ReportTextOptions): readonly string[] {
  if (decisions.length === 0) return [noDecision(files)];
  const shown = page.verbose ? decisions : decisions.slice(0, SHOWN_DECISIONS);
  const left = decisions.length - shown.length;
  const digits = String(shown.length).length;
  const lines = shown.flatMap((decision) => decisionBlock(decision, digits, page));
  return left > 0 ? [...lines, page.paint.dim(`${" ".repeat(digits + 2)}and ${left} more (--verbose shows them)`)] : lines;
}

function decisionBlock({ rank, severity, title, fix, rule, places }: Decision, digits: number, page: ReportTextOptions): readonly string[] {
  const { paint, width } = page;
  const mark = markOf(severity === "error" ? STATUS_MARKS.violated : WARNING, page);
  const margin = " ".repeat(digits + 2 + mark.length + 1);
  const said: ReportItem = { is: "finding", text: title, at: null, rule, severity, fingerprint: null, context: null };
  const [first = "", ...rest] = message(said, width - margin.length, page);
  const [place] = places;
  const more = places.length > 1 ? ` and ${places.length - 1} more` : "";
  return [
    `${`${rank}.`.padStart(digits + 1)} ${mark} ${first}`,
    ...rest.map((line) => `${margin}${line}`),
    ...(place === undefined
      ? []
      : wrap(`${placeOf(place, page)}${more}`, width - margin.length).map((line) => `${margin}${paint.cyan(line)}`)),
    ...wrap(visibleLine(fix), width - margin.length - 5).map((line, index) => `${margin}${index === 0 ? "fix  " : "     "}${line}`),
  ];
}

function placeOf({ file, line }: FilePlace, { pathOf }: ReportTextOptions): string {
  return `${visible(pathOf(file))}:${line}`;
}

function markOf({ mark, plain }: { readonly mark: string; readonly plain: string }, { unicode }: ReportTextOptions): string {
  return unicode ? mark : plain;
}

/** Columns of a mark and the space behind it. */
function markWidth({ unicode }: ReportTextOptions): number {
  return unicode ? 2 : 4;
}
