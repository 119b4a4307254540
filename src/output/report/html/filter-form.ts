import type { Report } from "../../../model/index.js";
import { LEAF_STATUSES } from "../../../model/report.js";
import { STATUS_MARKS } from "../marks.js";
import { htmlText } from "./markup.js";

/** What the lines of the page can be narrowed to; the script shows it. */
export function filterForm({ parts }: Report): string {
  const sections = parts.flatMap((part) => part.sections);
  const leaves = sections.flatMap((section) => section.leaves);
  const items = leaves.flatMap((leaf) => leaf.items);
  const contexts = [...new Set(items.flatMap(({ context }) => context ?? []))].sort();
  const statuses = LEAF_STATUSES.map((status) => {
    const { mark, name } = STATUS_MARKS[status];
    const count = leaves.filter((leaf) => leaf.status === status).length;
    return `<label><input type="checkbox" name="status" value="${status}" checked> <span aria-hidden="true">${mark}</span> ${name} (${count})</label>`;
  });
  const severities = [
    ["error", "errors"],
    ["warn", "warnings"],
    ["info", "notes"],
  ] as const;
  return [
    '<form id="filters" hidden aria-label="filters">',
    `<fieldset><legend>status</legend>${statuses.join("")}</fieldset>`,
    choice("severity", "any", severities),
    choice(
      "section",
      "all",
      sections.map(({ id, title }) => [id, `[${id}] ${title}`]),
    ),
    choice(
      "context",
      "all",
      contexts.map((name) => [name, name]),
    ),
    '<button type="reset">show all</button>',
    '<output id="told" aria-live="polite"></output>',
    "</form>",
  ].join("\n");
}

function choice(name: string, all: string, choices: readonly (readonly [value: string, label: string])[]): string {
  const options = choices.map(([value, label]) => `<option value="${htmlText(value)}">${htmlText(label)}</option>`);
  return `<label class="field">${name}<select name="${name}" autocomplete="off"><option value="">${all}</option>${options.join("")}</select></label>`;
}
