import { readFileSync } from "node:fs";
import { extname } from "node:path";
import { oneOf } from "../config/suggestion.js";
import { counted } from "../model/counted.js";
import { ArchlintError } from "../model/error.js";
import type { Report } from "../model/report.js";
import { displayWidth } from "../output/display-width.js";
import { visible } from "../output/visible.js";
import { IN_A_FILE, renderReport } from "./render-report.js";
import type { ReportFormat } from "./report-formats.js";

/** A report in a file. */
export interface StoredReport {
  readonly file: string;
  readonly format: ReportFormat;
  readonly text: string;
}

const FORMATS: ReadonlyMap<string, ReportFormat> = new Map([
  [".txt", "text"],
  [".md", "markdown"],
  [".html", "html"],
  [".json", "json"],
]);
/** A line is broken before a word that would not fit: the width is at most so much more than the longest line. */
const SLACK = 24;
const SHOWN_LINES = 12;
const SHOWN_COLUMNS = 160;

/** Reads a report in the form that the file's name tells. */
export function readStored(file: string): StoredReport {
  const format = FORMATS.get(extname(file).toLowerCase());
  if (format === undefined)
    throw new ArchlintError(`can't tell the form of ${file} by its name: it ends with ${oneOf([...FORMATS.keys()])}`);
  try {
    // Git may have given the lines the endings of this machine.
    return { file, format, text: readFileSync(file, "utf8").replaceAll("\r\n", "\n") };
  } catch (error) {
    throw new ArchlintError(`can't read ${file}: ${error instanceof Error ? error.message.replace(/, .*$/s, "") : String(error)}`);
  }
}

/** Whether a stored report is what would be written today, and what to say of it. */
export async function checkReport(
  stored: StoredReport,
  made: Report,
  source: (file: string) => string | null,
): Promise<{ readonly holds: boolean; readonly text: string }> {
  let nearest: Difference | null = null;
  for (const { width, unicode, verbose } of manners(stored)) {
    const now = await renderReport(stored.format, made, { ...IN_A_FILE, screen: { ...IN_A_FILE.screen, width, unicode }, verbose, source });
    if (now === stored.text) return { holds: true, text: `${visible(stored.file)} says what the code says` };
    const difference = differenceOf(stored, now);
    if (nearest === null || sizeOf(difference) < sizeOf(nearest)) nearest = difference;
  }
  return { holds: false, text: told(stored, nearest ?? { gone: [], come: [] }) };
}

interface Manner {
  readonly width: number;
  readonly unicode: boolean;
  readonly verbose: boolean;
}

/** The ways in which the stored report may have been written, as far as its text tells. */
function manners({ format, text }: StoredReport): readonly Manner[] {
  const { width, unicode } = IN_A_FILE.screen;
  const verboses = text.includes("--verbose shows them") || format === "html" || format === "json" ? [false] : [false, true];
  if (format !== "text") return verboses.map((verbose) => ({ width, unicode, verbose }));
  const longest = Math.max(...text.split("\n").map(displayWidth));
  const widths = new Set([width, ...Array.from({ length: SLACK + 1 }, (_, more) => longest + more)]);
  return [...widths].flatMap((each) => verboses.map((verbose) => ({ width: each, unicode: text.includes("├"), verbose })));
}

interface Difference {
  readonly gone: readonly string[];
  readonly come: readonly string[];
}

function sizeOf({ gone, come }: Difference): number {
  return gone.length + come.length;
}

function differenceOf({ format, text }: StoredReport, now: string): Difference {
  const before = linesOf(text, format);
  const after = linesOf(now, format);
  return { gone: without(before, after), come: without(after, before) };
}

/** Of a page its text alone. */
function linesOf(text: string, format: ReportFormat): readonly string[] {
  const lines = text.split("\n");
  if (format !== "html") return lines;
  return lines.map((line) => line.replace(/<[^<>]*>/g, " ").trim()).filter((line) => line !== "");
}

function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

function told({ file, format }: StoredReport, { gone, come }: Difference): string {
  const differing = gone.length + come.length > 0 ? [...listed("-", gone), ...listed("+", come)] : ["  the same lines stand otherwise"];
  return [
    `${visible(file)} no longer says what the code says:`,
    ...differing,
    `  next  archlint report --format ${format} --output-file ${visible(file)}`,
  ].join("\n");
}

function listed(sign: string, lines: readonly string[]): readonly string[] {
  const more = lines.length - SHOWN_LINES;
  const shown = lines.slice(0, SHOWN_LINES).map((line) => `${sign} ${visible(line).slice(0, SHOWN_COLUMNS)}`);
  return more > 0 ? [...shown, `${sign} and ${counted(more, "more line")}`] : shown;
}
