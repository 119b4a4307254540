import type { LeafReport, ReportItem } from "../../../model/index.js";
import { STATUS_OF_ITEM } from "../../../model/report.js";
import { itemMark, itemsByKind, STATUS_MARKS } from "../marks.js";
import { codeExcerpt } from "./code-excerpt.js";
import { htmlCode, htmlId, htmlText } from "./markup.js";

/** What the lines of a page need of each other. */
export interface PageLines {
  readonly linesOf: (file: string) => readonly string[];
  /** The id of a finding; null where an earlier line has it, for an id stands once in a page. */
  readonly findingId: (item: ReportItem) => string | null;
}

/** Items of one kind that a page shows beneath a leaf: a browser has to hold them all. */
const SHOWN_ITEMS = 100;
/** Lines before and after one that is no good, and one that is. */
const AROUND = 2;
const AROUND_GOOD = 1;
const KINDS: Readonly<Record<ReportItem["is"], readonly [one: string, more: string]>> = {
  finding: ["finding", "findings"],
  gap: ["not assessed", "not assessed"],
  evidence: ["found good", "found good"],
  observation: ["observed", "observed"],
  posture: ["noted", "noted"],
  declaration: ["declared", "declared"],
  missing: ["not found", "not found"],
};

/** One line of the report with its items folded in, open where something violates. */
export function leafArticle(leaf: LeafReport, section: string, page: PageLines): string {
  const { id, name, status, sentence, items } = leaf;
  const { mark, name: said } = STATUS_MARKS[status];
  return [
    `<article class="leaf ${status}" id="${htmlId(id)}" data-status="${status}" data-section="${htmlText(section)}">`,
    `<h4><a href="#${encodeURI(htmlId(id))}">${htmlText(name)}</a></h4>`,
    `<p><span class="status"><span aria-hidden="true">${mark}</span> ${said}</span> ${htmlText(sentence)}</p>`,
    itemsDetails(items, page),
    "</article>",
  ].join("\n");
}

/** The items of a leaf; empty where there are none. */
export function itemsDetails(items: readonly ReportItem[], page: PageLines): string {
  if (items.length === 0) return "";
  const rows = itemsByKind(items, SHOWN_ITEMS).flatMap(({ shown, left }) => [
    ...shown.map((item) => itemRow(item, page)),
    ...(left > 0 ? [`<li>and ${left} more, which the text with --verbose and the JSON have</li>`] : []),
  ]);
  const open = items.some(({ is }) => is === "finding") ? " open" : "";
  return `<details${open}><summary>${countsOf(items)}</summary><ul class="items">\n${rows.join("\n")}\n</ul></details>`;
}

function itemRow(item: ReportItem, page: PageLines): string {
  const { is, text, at, rule, severity, context } = item;
  const id = page.findingId(item);
  const about = [
    at === null ? "" : `<code>${htmlCode(`${at.file}:${at.line}`)}</code>`,
    rule === null ? "" : `<code>${htmlCode(rule)}</code>`,
    severity === null ? "" : `<span>${severity}</span>`,
    context === null ? "" : `<span>${htmlText(context)}</span>`,
    id === null ? "" : `<a href="#${id}" aria-label="link to this finding">link</a>`,
  ].filter((each) => each !== "");
  const isGood = is === "evidence" || is === "observation";
  const excerpt = at === null ? "" : codeExcerpt(page.linesOf(at.file), at, isGood ? AROUND_GOOD : AROUND);
  const data = `data-severity="${severity ?? ""}" data-context="${htmlText(context ?? "")}"`;
  return [
    `<li${id === null ? "" : ` id="${id}"`} class="${toneOf(item)}" ${data}>`,
    `<span class="mark" aria-hidden="true">${itemMark(item).mark}</span>${htmlText(text)}`,
    about.length === 0 ? "" : `<div class="about">${about.join("")}</div>`,
    excerpt === "" ? "" : `<details><summary>code</summary>${excerpt}</details>`,
    "</li>",
  ].join("");
}

function toneOf({ is, severity }: ReportItem): string {
  return severity === "warn" ? "warn" : STATUS_OF_ITEM[is];
}

function countsOf(items: readonly ReportItem[]): string {
  const counts = new Map<ReportItem["is"], number>();
  for (const { is } of items) counts.set(is, (counts.get(is) ?? 0) + 1);
  return [...counts].map(([is, count]) => `${count} ${KINDS[is][count === 1 ? 0 : 1]}`).join(", ");
}
