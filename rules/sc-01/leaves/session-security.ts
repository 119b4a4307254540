import { defineLeaf, libraryClauses, observedLibraries } from "../../../src/model/index.js";

const LABELS = { "request-forgery-defence": "defence against cross-site requests" } as const;

const FAULTS = [
  ["sc/cookie-flags", "cookie without flags that it needs", "cookies without flags that they need"],
  ["sc/session-config", "fault in the settings of sessions", "faults in the settings of sessions"],
] as const;

export default defineLeaf({
  leaf: "SC-01/session-security",
  lookedFor: "cookies, sessions, defences against cross-site requests",
  observe: (context) => observedLibraries(context, LABELS),
  faults: FAULTS,
  say(results, context) {
    const weak = new Set(results.findings("sc/cookie-flags").map(({ file, line, column }) => `${file}:${line}:${column}`)).size;
    const good = results.evidence("sc/cookie-flags").length;
    const open = results.gaps("sc/cookie-flags").length;
    const clauses = [
      ...(good > 0 ? [`${good} of ${weak + good} cookies that can be judged carry the flags that they need`] : []),
      ...(open > 0 ? [`${open} ${open === 1 ? "cookie" : "cookies"} not assessed`] : []),
      ...libraryClauses(context, LABELS),
    ];
    return clauses.length === 0 ? null : clauses.join("; ");
  },
});
