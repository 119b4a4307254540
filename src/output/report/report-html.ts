import { createHash } from "node:crypto";
import type { Decision, HeaderLine, PartReport, Report, ReportItem } from "../../model/index.js";
import { HEADER_LEAF } from "../../model/index.js";
import { linesBy } from "./html/code-excerpt.js";
import { filterForm } from "./html/filter-form.js";
import type { PageLines } from "./html/leaf-article.js";
import { itemsDetails, leafArticle } from "./html/leaf-article.js";
import { htmlCode, htmlId, htmlText } from "./html/markup.js";
import { PAGE_SCRIPT } from "./html/page-script.js";
import { PAGE_STYLE } from "./html/page-style.js";
import { pictureFigure } from "./html/picture-figure.js";
import { noDecision, STATUS_MARKS, WARNING } from "./marks.js";
import { picturesOf } from "./pictures-of.js";

/** What the page is made with. */
export interface ReportHtmlOptions {
  /** The text of a file that was read; null of any other. */
  readonly source: (file: string) => string | null;
}

/** The report as one page that needs nothing but itself: no network, no other file, no script but its own. */
export async function renderReportHtml(report: Report, { source }: ReportHtmlOptions): Promise<string> {
  const page: PageLines = { linesOf: linesBy(source), findingId: idsOnce() };
  const figures = new Map(await Promise.all(report.pictures.map(async (each) => [each, await pictureFigure(each)] as const)));
  const figuresOf: FiguresOf = (section) => picturesOf(report, section).map((each) => figures.get(each) ?? "");
  const name = report.header.find(({ label }) => label === "System Identifier")?.value ?? "";
  const body = [
    '<a class="skip" href="#report">to the report</a>',
    '<div class="page">',
    "<header><h1>ENTERPRISE BACKEND ANALYSIS</h1>",
    `<dl>${report.header.map(({ label, value }) => `<dt>${htmlText(label)}</dt><dd>${htmlText(value)}</dd>`).join("\n")}</dl>`,
    "</header>",
    navigation(report),
    '<main id="report">',
    ...report.header.filter(({ items }) => items.length > 0).map((line) => headerItems(line, page)),
    ...figuresOf("header"),
    filterForm(report),
    ...report.parts.map((part) => partSection(part, figuresOf, page)),
    decisionSection(report),
    "</main>",
    "</div>",
  ];
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${htmlText(name)}: enterprise backend analysis</title>`,
    `<style>${PAGE_STYLE}</style>`,
    "</head>",
    "<body>",
    ...body.filter((each) => each !== ""),
    `<script>${PAGE_SCRIPT}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

/** Nothing may be loaded, sent or run but this very style and script. */
const POLICY = `default-src 'none'; style-src ${hashOf(PAGE_STYLE)}; script-src ${hashOf(PAGE_SCRIPT)}; base-uri 'none'; form-action 'none'`;

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

function idsOnce(): PageLines["findingId"] {
  const given = new Set<string>();
  return ({ fingerprint }) => {
    if (fingerprint === null || given.has(fingerprint)) return null;
    given.add(fingerprint);
    return findingId(fingerprint);
  };
}

function findingId(fingerprint: string): string {
  return htmlId(`finding-${fingerprint}`);
}

function navigation({ parts }: Report): string {
  const sections = parts.flatMap((part) => part.sections);
  const links = sections.map(({ id, title }) => `<li><a href="#${encodeURI(htmlId(id))}">[${htmlText(id)}] ${htmlText(title)}</a></li>`);
  return `<nav aria-label="sections"><ul>${links.join("")}<li><a href="#decisions">Decisions</a></li></ul></nav>`;
}

function headerItems({ label, items }: HeaderLine, page: PageLines): string {
  const id = label === "Architecture Pattern" ? ` id="${HEADER_LEAF}"` : "";
  return `<section${id} aria-label="${htmlText(label)}"><h2>${htmlText(label)}</h2>\n${itemsDetails(items, page)}\n</section>`;
}

/** The pictures of a section, drawn. */
type FiguresOf = (section: string) => readonly string[];

function partSection({ title, sections }: PartReport, figuresOf: FiguresOf, page: PageLines): string {
  const written = sections.flatMap(({ id, title: named, leaves }) => [
    `<section class="section" id="${htmlId(id)}"><h3>[${htmlText(id)}] ${htmlText(named)}</h3>`,
    ...leaves.map((leaf) => leafArticle(leaf, id, page)),
    ...figuresOf(id),
    "</section>",
  ]);
  return [`<section class="part"><h2>${htmlText(title)}</h2>`, ...written, "</section>"].join("\n");
}

function decisionSection({ decisions, parts, header, files }: Report): string {
  const items = [...header, ...parts.flatMap((part) => part.sections).flatMap(({ leaves }) => leaves)].flatMap((each) => each.items);
  const prints = new Map(items.filter(({ is }) => is === "finding").map((item) => [keyOf(item.rule, item.at), item.fingerprint]));
  const list = decisions.map((decision) => decisionRow(decision, prints));
  const body = list.length === 0 ? `<p>${noDecision(files)}</p>` : `<ol class="decisions">\n${list.join("\n")}\n</ol>`;
  return `<section id="decisions"><h2>DECISIONS</h2>\n${body}\n</section>`;
}

/** Places of a decision that are named; the rest is counted. */
const SHOWN_PLACES = 10;

function decisionRow({ severity, title, why, fix, rule, places }: Decision, prints: ReadonlyMap<string, string | null>): string {
  const isError = severity === "error";
  const mark = isError ? STATUS_MARKS.violated.mark : WARNING.mark;
  const links = places.slice(0, SHOWN_PLACES).map((at) => {
    const print = prints.get(keyOf(rule, at)) ?? null;
    const place = `<code>${htmlCode(`${at.file}:${at.line}`)}</code>`;
    return print === null ? place : `<a href="#${findingId(print)}">${place}</a>`;
  });
  const more = places.length > SHOWN_PLACES ? ` and ${places.length - SHOWN_PLACES} more` : "";
  return [
    `<li class="${isError ? "violated" : "warn"}"><p><span class="status">${mark} ${severity}</span>${htmlText(title)} <code>${htmlCode(rule)}</code></p>`,
    why === "" ? "" : `<p class="why">${htmlText(why)}</p>`,
    `<p>fix: ${htmlText(fix)}</p>`,
    `<p>${links.join(", ")}${more}</p></li>`,
  ].join("");
}

function keyOf(rule: string | null, at: ReportItem["at"]): string {
  return JSON.stringify([rule, at?.file, at?.line, at?.column]);
}
