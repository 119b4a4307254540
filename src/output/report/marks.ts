import type { LeafStatus, ReportItem } from "../../model/index.js";
import { counted } from "../../model/counted.js";
import { groupedBy } from "../../model/grouped-by.js";
import { STATUS_OF_ITEM } from "../../model/report.js";

/** The mark of a status, with Unicode and without, and its name: no mark is the only carrier of what it says. */
export const STATUS_MARKS: Readonly<Record<LeafStatus, { readonly mark: string; readonly plain: string; readonly name: string }>> = {
  violated: { mark: "✖", plain: "[x]", name: "violated" },
  met: { mark: "✔", plain: "[v]", name: "met" },
  observed: { mark: "●", plain: "[o]", name: "observed" },
  declared: { mark: "◆", plain: "[d]", name: "declared" },
  "no-evidence": { mark: "○", plain: "[ ]", name: "no evidence" },
  "not-assessed": { mark: "◌", plain: "[?]", name: "not assessed" },
};

/** The mark of a finding that warns. */
export const WARNING = { mark: "▲", plain: "[!]" };

/** The mark of a line beneath a leaf. */
export function itemMark({ is, severity }: ReportItem): { readonly mark: string; readonly plain: string } {
  return severity === "warn" ? WARNING : STATUS_MARKS[STATUS_OF_ITEM[is]];
}

/** The items beneath a leaf that are shown: what a leaf without evidence missed says no more than its sentence. */
export function shownItems(items: readonly ReportItem[], verbose: boolean): readonly ReportItem[] {
  return !verbose && items.every(({ is }) => is === "missing") ? [] : items;
}

/** The items by what they are, in order, and of each kind how many are left out when only so many are shown. */
export function itemsByKind(
  items: readonly ReportItem[],
  most: number,
): readonly { readonly shown: readonly ReportItem[]; readonly left: number }[] {
  const kinds = groupedBy(items, ({ is }) => is);
  return [...kinds.values()].map((list) => ({ shown: list.slice(0, most), left: Math.max(list.length - most, 0) }));
}

/** What the closing list says where no decision is called for. */
export function noDecision(files: number): string {
  return `none: no error or warning stands in ${counted(files, "file")}`;
}
