import type { Decision, FilePlace, LeafReport, Picture, Report, ReportItem, SectionReport } from "../../model/index.js";
import { markdownCode, markdownText } from "../markdown-text.js";
import { itemMark, itemsByKind, noDecision, shownItems, STATUS_MARKS, WARNING } from "./marks.js";
import { mermaidOf } from "./mermaid.js";
import { picturesOf } from "./pictures-of.js";

/** What the Markdown is made with. */
export interface ReportMarkdownOptions {
  /** All items of a leaf; else the first few of each kind. */
  readonly verbose: boolean;
}

const SHOWN_ITEMS = 6;
const SHOWN_DECISIONS = 20;

/** The report for a wiki or a pull request: tables, what proves a line folded in beneath them, pictures in Mermaid. */
export function renderReportMarkdown(report: Report, { verbose }: ReportMarkdownOptions): string {
  const blocks = [
    "# ENTERPRISE BACKEND ANALYSIS",
    table(
      ["", ""],
      report.header.map(({ label, value }) => [`**${markdownText(label)}**`, markdownText(value)]),
    ),
    ...report.header.flatMap(({ label, items }) => folded(label, items, verbose)),
    ...picturesOf(report, "header").map(pictureBlock),
    ...report.parts.flatMap(({ title, sections }) => [
      `## ${markdownText(title)}`,
      ...sections.flatMap((section) => [...sectionBlocks(section, verbose), ...picturesOf(report, section.id).map(pictureBlock)]),
    ]),
    "## DECISIONS",
    ...decisionBlocks(report, verbose),
  ];
  return `${blocks.join("\n\n")}\n`;
}

function sectionBlocks({ id, title, leaves }: SectionReport, verbose: boolean): readonly string[] {
  const rows = leaves.map(({ name, status, sentence }) => {
    const { mark, name: said } = STATUS_MARKS[status];
    return [`**${markdownText(name)}**`, `${mark} ${said}`, markdownText(sentence)];
  });
  return [
    `### [${markdownText(id)}] ${markdownText(title)}`,
    table(["", "status", ""], rows),
    ...leaves.flatMap((leaf: LeafReport) => folded(leaf.name, shownItems(leaf.items, verbose), verbose)),
  ];
}

/** The items of a leaf, open where something violates. */
function folded(name: string, items: readonly ReportItem[], verbose: boolean): readonly string[] {
  if (items.length === 0) return [];
  const rows = itemsByKind(items, verbose ? Infinity : SHOWN_ITEMS).flatMap(({ shown, left }) => [
    ...shown.map(itemRow),
    ...(left > 0 ? [["", "", `and ${left} more (--verbose shows them)`, ""]] : []),
  ]);
  const details = items.some(({ is }) => is === "finding") ? "<details open>" : "<details>";
  return [`${details}<summary>${markdownText(name)}</summary>`, table(["", "where", "what", "rule"], rows), "</details>"];
}

function itemRow(item: ReportItem): readonly string[] {
  return [
    itemMark(item).mark,
    item.at === null ? "" : placeOf(item.at),
    markdownText(item.text),
    item.rule === null ? "" : markdownCode(item.rule),
  ];
}

function decisionBlocks({ decisions, files }: Report, verbose: boolean): readonly string[] {
  if (decisions.length === 0) return [noDecision(files)];
  const shown = verbose ? decisions : decisions.slice(0, SHOWN_DECISIONS);
  const left = decisions.length - shown.length;
  const rows = shown.map(decisionRow);
  const block = table(["#", "", "what and why", "where", "fix"], rows);
  return left > 0 ? [block, `and ${left} more (--verbose shows them)`] : [block];
}

function decisionRow({ rank, severity, title, why, fix, rule, places }: Decision): readonly string[] {
  const [first] = places;
  const more = places.length > 1 ? ` and ${places.length - 1} more` : "";
  return [
    String(rank),
    severity === "error" ? STATUS_MARKS.violated.mark : WARNING.mark,
    `${markdownText(title)} ${markdownCode(rule)}${why === "" ? "" : `<br>${markdownText(why)}`}`,
    first === undefined ? "" : `${placeOf(first)}${more}`,
    markdownText(fix),
  ];
}

function pictureBlock(picture: Picture): string {
  const drawn = mermaidOf(picture);
  const title = `**${markdownText(picture.title)}**`;
  if (drawn !== null) return `${title}\n\n\`\`\`mermaid\n${drawn}\n\`\`\``;
  return `${title}: ${picture.edges.length} arrows are more than Mermaid draws; the page that --format html writes has them`;
}

function placeOf({ file, line }: FilePlace): string {
  return markdownCode(`${file}:${line}`);
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [row(heads), row(heads.map(() => ":-")), ...rows.map(row)].join("\n");
}
