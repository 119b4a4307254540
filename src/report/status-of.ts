import type { LeafStatus, ReportItem } from "../model/index.js";
import { LEAF_STATUSES, STATUS_OF_ITEM } from "../model/index.js";

/** The status of a leaf with these items: the first that one of them gives. */
export function statusOf(items: readonly ReportItem[]): LeafStatus {
  return LEAF_STATUSES.find((status) => items.some(({ is }) => STATUS_OF_ITEM[is] === status)) ?? "no-evidence";
}
