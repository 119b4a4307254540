import type { Entry, LeafContext, Observed } from "../../../src/model/index.js";
import { counted, countedFrom, defineLeaf, libraryClauses, libraryUses, listed, observedLibraries } from "../../../src/model/index.js";

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
  lookedFor: "routes and resolvers, rate limits, guards, validation of input, security headers, cross-origin rules",
  *observe(context): Iterable<Observed> {
    for (const [noun, entries] of interfacesOf(context)) {
      const [first] = entries;
      if (first !== undefined)
        yield {
          text: countedFrom(entries.length, noun, first.name),
          at: context.place(first.at),
        };
    }
    yield* observedLibraries(context, LABELS);
  },
  say(_, context) {
    const clauses = libraryClauses(context, LABELS);
    const counts = interfacesOf(context).flatMap(([noun, { length }]) => (length > 0 ? [counted(length, noun)] : []));
    const known = new Set(libraryUses(context, ...EXPECTED).map(({ capability }) => capability));
    const unseen = counts.length === 0 ? [] : EXPECTED.filter((each) => !known.has(each)).map((each) => LABELS[each]);
    const all = [
      ...(counts.length > 0 ? [counts.join(" and ")] : []),
      ...clauses,
      ...(unseen.length > 0 ? [`no library was seen for ${listed(unseen)}`] : []),
    ];
    return all.length === 0 ? null : all.join("; ");
  },
});

/** What answers requests: what runs before it is counted with it. */
function interfacesOf({ program }: LeafContext): readonly (readonly [string, readonly Entry[]])[] {
  const entries = program.entries().filter(({ middleware }) => middleware !== true);
  return [
    ["route", entries.filter(({ kind }) => kind === "route")],
    ["resolver", entries.filter(({ kind }) => kind === "resolver")],
  ];
}
