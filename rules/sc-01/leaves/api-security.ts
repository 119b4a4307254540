import { defineLeaf, libraryClauses, observedLibraries } from "../../../src/model/index.js";

const LABELS = {
  "rate-limiting": "rate limiting",
  authorization: "authorization",
  "input-validation": "input validation",
  "security-headers": "security headers",
  "cross-origin": "cross-origin rules",
  "graphql-limits": "limits on GraphQL queries",
} as const;

export default defineLeaf({
  leaf: "SC-01/api-security",
  lookedFor: "rate limits, guards, validation of input, security headers, cross-origin rules",
  observe: (context) => observedLibraries(context, LABELS),
  say(_, context) {
    const clauses = libraryClauses(context, LABELS);
    if (clauses.length === 0) return null;
    const routes = context.program.entries().filter(({ kind }) => kind === "route" || kind === "resolver").length;
    return [...(routes > 0 ? [`${routes} ${routes === 1 ? "route or resolver" : "routes and resolvers"}`] : []), ...clauses].join("; ");
  },
});
