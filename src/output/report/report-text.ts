import type { ChalkInstance } from "chalk";
import type { Decision, LeafReport, LeafStatus, FilePlace, Report, ReportItem, SectionReport } from "../../model/index.js";
import { wrap } from "../display-width.js";
import { visible, visibleLine } from "../visible.js";

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

/** The mark of a status, with Unicode and without: never the only carrier of what it says, the sentence tells it too. */
export const STATUS_MARKS: Readonly<Record<LeafStatus, { readonly mark: string; readonly plain: string }>> = {
  violated: { mark: "✖", plain: "[x]" },
  met: { mark: "✔", plain: "[v]" },
  observed: { mark: "●", plain: "[o]" },
  declared: { mark: "◆", plain: "[d]" },
  "no-evidence": { mark: "○", plain: "[ ]" },
  "not-assessed": { mark: "◌", plain: "[?]" },
};

const ITEM_STATUS: Readonly<Record<ReportItem["is"], LeafStatus>> = {
  finding: "violated",
  gap: "not-assessed",
  evidence: "met",
  observation: "observed",
  posture: "observed",
  declaration: "declared",
  missing: "no-evidence",
};

/** Items of one kind beneath a leaf before the rest is counted. */
const SHOWN_ITEMS = 6;
const SHOWN_DECISIONS = 20;
/** The form is fixed to the character, and this heading's line is a character short in it. */
const UNDERLINES: ReadonlyMap<string, number> = new Map([["SCALABILITY & PERFORMANCE", 25]]);
const MIN_WIDTH = 60;

/** The report as text: its headings, order and tree marks never differ. */
export function renderReportText(report: Report, options: ReportTextOptions): string {
  const page = { ...options, width: Math.max(options.width, MIN_WIDTH) };
  const { paint } = page;
  const lines = [paint.bold("ENTERPRISE BACKEND ANALYSIS"), "==========================="];
  for (const { label, value, items } of report.header) {
    lines.push(...hanging(`${label}: ${visibleLine(value)}`, "  ", page));
    lines.push(...itemLines(items, "  ", page));
  }
  for (const { title, sections } of report.parts) {
    const heading = `${title}:`;
    lines.push("", paint.bold(heading), "=".repeat(UNDERLINES.get(title) ?? heading.length));
    sections.forEach((section, index) => lines.push(...(index === 0 ? [] : [""]), ...sectionLines(section, page)));
  }
  lines.push(...decisionLines(report.decisions, page));
  return `${lines.map((line) => line.trimEnd()).join("\n")}\n`;
}

function sectionLines({ id, title, leaves }: SectionReport, page: ReportTextOptions): readonly string[] {
  const lines = [page.paint.bold(`[${id}] ${visibleLine(title)}`)];
  leaves.forEach((leaf, index) => lines.push(...leafLines(leaf, index === leaves.length - 1, page)));
  return lines;
}

function leafLines({ name, status, sentence, items }: LeafReport, isLast: boolean, page: ReportTextOptions): readonly string[] {
  const { unicode, paint } = page;
  const branch = unicode ? (isLast ? "└── " : "├── ") : isLast ? "`-- " : "|-- ";
  const trunk = isLast ? "      " : unicode ? "│     " : "|     ";
  const text = wrap(`${visibleLine(name)}: ${markOf(status, page)} ${visibleLine(sentence)}`, page.width - 6);
  const first = text[0] ?? "";
  return [
    `${paint.dim(branch)}${first.replace(visibleLine(name), paint.bold(visibleLine(name)))}`,
    ...text.slice(1).map((line) => `${paint.dim(trunk)}${line}`),
    ...itemLines(items, trunk, page),
  ];
}

function itemLines(items: readonly ReportItem[], margin: string, page: ReportTextOptions): readonly string[] {
  const kinds = new Map<ReportItem["is"], ReportItem[]>();
  for (const item of items) {
    const list = kinds.get(item.is);
    if (list === undefined) kinds.set(item.is, [item]);
    else list.push(item);
  }
  return [...kinds.values()].flatMap((list) => {
    const shown = page.verbose ? list : list.slice(0, SHOWN_ITEMS);
    const left = list.length - shown.length;
    return [
      ...shown.flatMap((item) => itemLine(item, margin, page)),
      ...(left > 0 ? [`${page.paint.dim(margin)}${page.paint.dim(`  and ${left} more (--verbose shows them)`)}`] : []),
    ];
  });
}

function itemLine(item: ReportItem, margin: string, page: ReportTextOptions): readonly string[] {
  const { paint, width } = page;
  const mark = markOf(ITEM_STATUS[item.is], page);
  const place = item.at === null ? "" : placeOf(item.at, page);
  const rule = item.rule === null ? "" : `  ${item.rule}`;
  const text = `${visibleLine(item.text)}${rule}`;
  const [first = "", ...rest] = wrap(place === "" ? text : `${place}  ${text}`, width - margin.length - 4);
  const painted = place === "" ? first : first.replace(place, paint.cyan(place));
  return [`${paint.dim(margin)}${mark} ${painted}`, ...rest.map((line) => `${paint.dim(margin)}    ${line}`)];
}

function decisionLines(decisions: readonly Decision[], page: ReportTextOptions): readonly string[] {
  const { paint } = page;
  if (decisions.length === 0) return [];
  const shown = page.verbose ? decisions : decisions.slice(0, SHOWN_DECISIONS);
  const left = decisions.length - shown.length;
  const lines = ["", paint.bold("DECISIONS:"), "=========="];
  for (const { rank, severity, title, fix, rule, places } of shown) {
    const [first] = places;
    const more = places.length > 1 ? ` and ${places.length - 1} more` : "";
    lines.push(
      ...hanging(
        `${rank}. ${severity === "error" ? markOf("violated", page) : page.unicode ? "▲" : "[!]"} ${visibleLine(title)}  ${rule}`,
        "   ",
        page,
      ),
    );
    if (first !== undefined) lines.push(`   ${paint.cyan(placeOf(first, page))}${paint.dim(more)}`);
    lines.push(...hanging(`   fix  ${visibleLine(fix)}`, "        ", page));
  }
  if (left > 0) lines.push(paint.dim(`   and ${left} more (--verbose shows them)`));
  return lines;
}

function hanging(text: string, margin: string, { width }: ReportTextOptions): readonly string[] {
  return wrap(text, width - margin.length).map((line, index) => (index === 0 ? line : `${margin}${line}`));
}

function placeOf({ file, line }: FilePlace, { pathOf }: ReportTextOptions): string {
  return `${visible(pathOf(file))}:${line}`;
}

function markOf(status: LeafStatus, { unicode }: ReportTextOptions): string {
  const { mark, plain } = STATUS_MARKS[status];
  return unicode ? mark : plain;
}
