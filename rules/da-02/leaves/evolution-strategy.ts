import type { LeafContext, Observed } from "../../../src/model/index.js";
import { counted, defineLeaf, listed, stabilitiesOf, type Stability } from "../../../src/model/index.js";

const VERSION = /\/(v\d+)(?=\/|$)/i;

const FAULTS = [["da/dependency-cycle", "run-time cycle of modules", "run-time cycles of modules"]] as const;

export default defineLeaf({
  leaf: "DA-02/evolution-strategy",
  lookedFor: "cycles, couplings of contexts, decision records, versions of APIs",
  *observe(context): Iterable<Observed> {
    const { program, artifacts, place } = context;
    for (const stability of stabilitiesOf(program))
      if (stability.instability !== null)
        yield {
          text: `${stability.context}: instability ${stability.instability.toFixed(2)} (${stability.outgoing} of its files import other contexts, ${stability.incoming} of theirs import it)`,
          at: place(stability.at),
        };
    for (const { title, at } of records(context)) yield { text: `decision record: ${title}`, at };
    for (const [version, { count, at }] of versions(context))
      yield { text: `${counted(count, "route")} of API version ${version}`, at: place(at) };
    for (const { title, version, at } of artifacts.apis)
      if (version !== null) yield { text: `API description ${title ?? ""} ${version}`.replace(/ {2}/g, " "), at };
  },
  faults: FAULTS,
  say(results, context) {
    const stabilities = stabilitiesOf(context.program).filter((each) => each.instability !== null);
    const routes = [...versions(context).keys()];
    return [
      ...(results.findings("da/dependency-cycle").length > 0
        ? []
        : [results.evidence("da/dependency-cycle").length > 0 ? "no run-time cycle of modules" : "cycles not judged"]),
      ...(stabilities.length > 0 ? [`instability ${listed(stabilities.map(shown), 8)}`] : []),
      ...(records(context).length > 0 ? [counted(records(context).length, "decision record")] : ["no decision record seen"]),
      ...(routes.length > 0 ? [`API versions in routes: ${routes.join(", ")}`] : []),
    ].join("; ");
  },
});

function shown({ context, instability }: Stability): string {
  return `${context} ${(instability ?? 0).toFixed(2)}`;
}

function records({ artifacts }: LeafContext): LeafContext["artifacts"]["documents"] {
  return artifacts.documents.filter(({ kind }) => kind === "decision-record");
}

/** Versions that routes say in their paths, with the first of each. */
function versions({ program }: LeafContext): ReadonlyMap<string, { readonly count: number; readonly at: Stability["at"] }> {
  const found = new Map<string, { count: number; at: Stability["at"] }>();
  for (const { kind, name, at } of program.entries()) {
    const version = kind === "route" ? VERSION.exec(name)?.[1]?.toLowerCase() : undefined;
    if (version !== undefined) found.set(version, { count: (found.get(version)?.count ?? 0) + 1, at: found.get(version)?.at ?? at });
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}
