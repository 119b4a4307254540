import type { ChalkInstance } from "chalk";
import type { Finding, RelatedPlace, Result, Severity } from "../model/index.js";
import { groupedBy } from "../model/grouped-by.js";
import type { FrameLine } from "./code-frame.js";
import { codeFrame, linesOf } from "./code-frame.js";
import { displayWidth, wrap } from "./display-width.js";
import { severityColour, severityMark } from "./severity-mark.js";
import type { Loudness } from "./shown-findings.js";
import { shownFindings } from "./shown-findings.js";
import { summaryLines } from "./text-summary.js";
import { visible, visibleLine } from "./visible.js";

/** What the text is made with beside the result. */
export interface TextOptions extends Loudness {
  /** Columns of the terminal. */
  readonly width: number;
  /** Colours, or a chalk of level 0. */
  readonly paint: ChalkInstance;
  /** The terminal shows more than ASCII. */
  readonly unicode: boolean;
  /** The text of a linted file, for the frames; null where it can't be had. */
  readonly source: (file: string) => string | null;
  /** A finding's path as the reader's working folder names it. */
  readonly pathOf: (file: string) => string;
  /** Why a rule exists, in a clause or more: the first sentence is shown. */
  readonly why: (rule: string) => string | null;
  /** Why no layers were found, where none were. */
  readonly noLayersBecause?: string | null | undefined;
  /** What is judged where that is only a change: "what is staged". */
  readonly change?: string | null | undefined;
}

/** A rule that fires more often than that is shown with code this many times, then in two lines each, so that a long list stays readable. */
const FRAMES_A_RULE = 10;
const MIN_WIDTH = 40;
/** Sentences over the full width of a wide terminal are hard to read. */
const MAX_PROSE = 100;
const MAX_RELATED = 12;

/** The page that a person reads: findings by file with code, reason and cure, then what was counted and what to do next. */
export function renderText(result: Result, options: TextOptions): string {
  const page = newPage(options);
  const shown = shownFindings(result.findings, options);
  for (const [file, findings] of groupedBy(shown, (finding) => finding.file)) {
    page.lines.push(fileHeader(file, findings, page), "");
    for (const finding of findings) page.lines.push(...findingLines(finding, page), "");
  }
  page.lines.push(...summaryLines(result, shown, { ...options, width: page.width }));
  return `${page.lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

interface Page extends TextOptions {
  readonly lines: string[];
  /** How often each message was shown, and which explanations were given. */
  readonly seen: Map<string, number>;
  readonly told: Set<string>;
  readonly texts: Map<string, readonly string[]>;
  readonly ellipsis: string;
  readonly bar: string;
}

function newPage(options: TextOptions): Page {
  const { unicode } = options;
  return {
    ...options,
    width: Math.max(options.width, MIN_WIDTH),
    lines: [],
    seen: new Map(),
    told: new Set(),
    texts: new Map(),
    ellipsis: unicode ? "…" : "...",
    bar: unicode ? "│" : "|",
  };
}

function fileHeader(file: string, findings: readonly Finding[], { paint, width, unicode, pathOf }: Page): string {
  const path = visible(pathOf(file));
  const tally = findings.length === 1 ? "" : ` ${findings.length} findings`;
  const room = width - displayWidth(path) - displayWidth(tally) - 1;
  if (room < 3) return paint.bold(path) + (tally === "" ? "" : `\n${paint.dim(tally)}`);
  return `${paint.bold(path)} ${paint.dim(`${(unicode ? "─" : "-").repeat(room)}${tally}`)}`;
}

function findingLines(finding: Finding, page: Page): readonly string[] {
  const { paint, width } = page;
  const mark = severityMark(finding.severity, paint, page.unicode);
  const message = wrap(visibleLine(finding.message), Math.min(width, MAX_PROSE) - 2);
  const times = (page.seen.get(finding.rule) ?? 0) + 1;
  page.seen.set(finding.rule, times);
  const lines = [...message.map((line, index) => `${index === 0 ? mark : " "} ${paint.bold(line)}`), ...placeLines(finding, page)];
  const full = times <= FRAMES_A_RULE || page.verbose === true;
  if (full) lines.push(...frameLines(finding, page));
  lines.push(...relatedLines(finding.related, page));
  lines.push(...toldOnce("why", firstSentence(page.why(finding.rule) ?? ""), finding.rule, page));
  lines.push(...toldOnce("fix", finding.help, full ? `${finding.rule} ${finding.file}` : finding.rule, page));
  return lines;
}

function placeLines(finding: Finding, page: Page): readonly string[] {
  const { paint, width, pathOf } = page;
  const place = `${visible(pathOf(finding.file))}:${finding.line}:${finding.column}`;
  const rule = `${finding.rule}${finding.certainty === "likely" ? " (likely)" : ""}`;
  if (displayWidth(place) + displayWidth(rule) + 4 <= width) return [`  ${paint.cyan(place)}  ${paint.dim(rule)}`];
  return [`  ${paint.cyan(place)}`, `  ${paint.dim(rule)}`];
}

function frameLines(finding: Finding, page: Page): readonly string[] {
  const frame = codeFrame(textOf(finding.file, page), finding, page.width - 2, page.ellipsis);
  const gutter = Math.max(0, ...frame.map((line) => line.gutter.length));
  return frame.map((line) => `  ${frameLine(line, gutter, finding.severity, page)}`);
}

function frameLine(line: FrameLine, gutter: number, severity: Severity, { paint, bar, ellipsis }: Page): string {
  const margin = paint.dim(`${line.gutter.padStart(gutter)} ${bar}`);
  switch (line.is) {
    case "code":
      return `${margin} ${line.text}`;
    case "context":
      return `${margin} ${paint.dim(line.text)}`;
    case "underline":
      return `${margin} ${severityColour(severity, paint)(line.text)}`;
    case "skip":
      return paint.dim(`${ellipsis.padStart(gutter)} ${bar}`);
  }
}

function textOf(file: string, page: Page): readonly string[] {
  const known = page.texts.get(file);
  if (known !== undefined) return known;
  const text = page.source(file);
  const lines = text === null ? [] : linesOf(text);
  page.texts.set(file, lines);
  return lines;
}

/** The chain of a flow, a cycle or an import, step by step, each place to click on. */
function relatedLines(related: readonly RelatedPlace[], { paint, width, unicode, pathOf }: Page): readonly string[] {
  const shown = related.slice(0, MAX_RELATED);
  const left = related.length - shown.length;
  const lines = shown.flatMap((step, index) => {
    const isLast = index === shown.length - 1 && left === 0;
    const branch = unicode ? (isLast ? "╰─" : "├─") : isLast ? "`-" : "|-";
    const trunk = isLast ? "  " : unicode ? "│ " : "| ";
    const place = `${visible(pathOf(step.file))}:${step.line}:${step.column}`;
    const message = visibleLine(step.message);
    if (displayWidth(place) + displayWidth(message) + 7 <= width) return [`  ${paint.dim(branch)} ${paint.cyan(place)}  ${message}`];
    return [`  ${paint.dim(branch)} ${paint.cyan(place)}`, ...wrap(message, width - 7).map((line) => `  ${paint.dim(trunk)}   ${line}`)];
  });
  return left === 0 ? lines : [...lines, `  ${paint.dim(`${unicode ? "╰─" : "`-"} and ${left} more`)}`];
}

/** What was said in a scope once need not be said at the next finding: a reason in the whole page, a cure in each file that is shown with code. */
function toldOnce(label: string, text: string, scope: string, page: Page): readonly string[] {
  const key = `${label} ${scope} ${text}`;
  if (text === "" || page.told.has(key)) return [];
  page.told.add(key);
  return wrap(visibleLine(text), Math.min(page.width, MAX_PROSE) - 7).map((line, index) =>
    index === 0 ? `  ${page.paint.dim(label)}  ${line}` : `       ${line}`,
  );
}

function firstSentence(text: string): string {
  const line = visibleLine(text);
  const end = /[.;](?=\s|$)/.exec(line);
  return end === null ? line : line.slice(0, end.index);
}
