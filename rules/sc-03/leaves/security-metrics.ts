import type { LeafContext, Observed } from "../../../src/model/index.js";
import { defineLeaf, observedDocuments } from "../../../src/model/index.js";

/** What counters of failures and denials are called: the text that a metric's registration names. */
const ALERT = { "alert-rule": "alerts" } as const;

export default defineLeaf({
  leaf: "SC-03/security-metrics",
  lookedFor: "alerts on security events, times to detect and to recover",
  *observe(context: LeafContext): Iterable<Observed> {
    for (const each of observedDocuments(context, ALERT)) {
      if (/secur|auth|login|denied|forbidden|fraud|intrusion|waf/i.test(`${each.at?.file ?? ""} ${each.text}`)) yield each;
    }
  },
});
