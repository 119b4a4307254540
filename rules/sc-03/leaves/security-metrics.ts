import type { LeafContext, Observed } from "../../../src/model/index.js";
import { counted, defineLeaf, listed, securityMetrics } from "../../../src/model/index.js";

/** Words of alerts on security events. */
const SECURITY = /secur|auth|login|denied|forbidden|fraud|intrusion|waf/i;

export default defineLeaf({
  leaf: "SC-03/security-metrics",
  lookedFor: "metrics that count failures of login, denials, refused requests; alerts on security events",
  *observe(context): Iterable<Observed> {
    for (const { name, at } of securityMetrics(context)) yield { text: `the metric ${name}`, at };
    for (const { title, at } of alerts(context)) yield { text: `alerts: ${title}`, at };
  },
  say(_, context) {
    const names = [...new Set(securityMetrics(context).map(({ name }) => name))];
    const files = alerts(context).length;
    const clauses = [
      ...(names.length > 0 ? [`${counted(names.length, "metric")} of failures and denials: ${listed(names)}`] : []),
      ...(files > 0 ? [`${counted(files, "file")} of alerts on security events`] : []),
    ];
    return clauses.length === 0 ? null : `${clauses.join("; ")}; times to detect and to recover are kept outside the code`;
  },
});

function alerts({ artifacts }: LeafContext): LeafContext["artifacts"]["documents"] {
  return artifacts.documents.filter(({ kind, title, at }) => kind === "alert-rule" && SECURITY.test(`${at.file} ${title}`));
}
