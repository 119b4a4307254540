import { counted, defineLeaf, libraryClauses, libraryUses, listed, observedLibraries } from "../../../src/model/index.js";

const LABELS = {
  "rate-limiting": "rate limiting",
  authorization: "authorization",
  "input-validation": "input validation",
  "security-headers": "security headers",
  "cross-origin": "cross-origin rules",
  "graphql-limits": "limits on GraphQL queries",
} as const;

/** What every public interface needs, from a library or by hand. */
const EXPECTED = ["rate-limiting", "authorization", "input-validation", "security-headers"] as const;

export default defineLeaf({
  leaf: "SC-01/api-security",
  lookedFor: "rate limits, guards, validation of input, security headers, cross-origin rules",
  observe: (context) => observedLibraries(context, LABELS),
  say(_, context) {
    const clauses = libraryClauses(context, LABELS);
    if (clauses.length === 0) return null;
    const entries = context.program.entries().filter(({ middleware }) => middleware !== true);
    const routes = entries.filter(({ kind }) => kind === "route").length;
    const resolvers = entries.filter(({ kind }) => kind === "resolver").length;
    const counts = [...(routes > 0 ? [counted(routes, "route")] : []), ...(resolvers > 0 ? [counted(resolvers, "resolver")] : [])];
    const known = new Set(libraryUses(context, ...EXPECTED).map(({ capability }) => capability));
    const unseen = counts.length === 0 ? [] : EXPECTED.filter((each) => !known.has(each)).map((each) => LABELS[each]);
    return [
      ...(counts.length > 0 ? [counts.join(" and ")] : []),
      ...clauses,
      ...(unseen.length > 0 ? [`no library was seen for ${listed(unseen)}`] : []),
    ].join("; ");
  },
});
