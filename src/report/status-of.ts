import type { LeafStatus, ReportItem } from "../model/index.js";

/** Which items give a leaf its status, in the order in which the first that is there decides. */
const STATUS_BY_ITEM: readonly (readonly [ReportItem["is"], LeafStatus])[] = [
  ["finding", "violated"],
  ["gap", "not-assessed"],
  ["evidence", "met"],
  ["observation", "observed"],
  ["posture", "observed"],
  ["declaration", "declared"],
];

/** The status of a leaf with these items. What is missing alone is no evidence, and never a violation. */
export function statusOf(items: readonly ReportItem[]): LeafStatus {
  return STATUS_BY_ITEM.find(([is]) => items.some((item) => item.is === is))?.[1] ?? "no-evidence";
}
