import type { LeafContext, Observed } from "../../../src/model/index.js";
import { counted, defineLeaf, listed, securityMetrics } from "../../../src/model/index.js";

export default defineLeaf({
  leaf: "SC-03/security-metrics",
  lookedFor: "metrics that count failures of login, denials, refused requests",
  *observe(context): Iterable<Observed> {
    for (const { name, at } of securityMetrics(context)) yield { text: `the metric ${name}`, at };
  },
  say(_, context: LeafContext) {
    const names = [...new Set(securityMetrics(context).map(({ name }) => name))];
    return names.length === 0
      ? null
      : `${counted(names.length, "metric")} of failures and denials: ${listed(names)}; times to detect and to recover are kept outside the code`;
  },
});
