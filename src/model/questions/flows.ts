import type { CallSite, FunctionRef } from "../evaluated.js";
import { functionKey, siteKey } from "../evaluated.js";
import type { Operation, OperationKind } from "../operation.js";
import type { Program } from "../program.js";
import type { Entry, Trace } from "../trace.js";
import { pathTo, placeKey } from "./trace-path.js";

/** What one start of the program's work does. */
export interface Flow {
  /** Null for a function that nothing in the program is seen to call. */
  readonly entry: Entry | null;
  readonly trace: Trace;
}

/** Callers of callers beyond this are not asked. */
const FARTHEST = 12;

/** What rules follow flows for: the same for all who ask, so that each flow is followed once. */
export const EFFECT_STEPS: readonly OperationKind[] = [
  "database.read",
  "database.write",
  "database.persist",
  "database.flush",
  "transaction.run",
  "transaction.begin",
  "message.publish",
  "event.publish",
  "command.dispatch",
  "mail.send",
  "payment.charge",
  "store.write",
];

/** What is asked of flows. */
export interface FlowQuestion {
  /** Flows that may reach an operation of one of these kinds. */
  readonly to: readonly OperationKind[];
  /** Operations that no flow shall miss, even where nothing that can be seen leads to them. */
  readonly through: readonly Operation[];
  /** The steps that are asked for: a flow is followed as far as these are. */
  readonly steps: readonly OperationKind[];
}

/**
 * What starts the program's work, and, for given operations that none of it reaches, what leads to them and nobody is seen to call.
 * A flow whose ways to these operations are all the ends of others' ways is left to those.
 */
export function flowsThrough(program: Program, { to, through, steps }: FlowQuestion): readonly Flow[] {
  const starts = program.flowsTo(...to);
  const entries = new Map((starts.length === 0 ? [] : program.entries()).map((entry) => [functionKey(entry), entry]));
  const flows = starts.flatMap((start): readonly Flow[] => {
    const entry = entries.get(functionKey(start)) ?? null;
    return entry?.kind === "script" ? [] : [{ entry, trace: program.trace(start, ...steps) }];
  });
  const reached = new Set(flows.flatMap(({ trace }) => trace.steps.map(({ operation }) => siteKey(operation.site))));
  const sites = through.map(({ site }) => site);
  const others = outermostTraces(
    program,
    sites.filter((site) => !reached.has(siteKey(site))),
    steps,
  );
  return outermost([...flows, ...others.map((trace): Flow => ({ entry: null, trace }))], new Set(sites.map(siteKey)));
}

/** A flow of which each way to the operations is the end of another's, or another's own, says nothing more; what the outside starts comes first. */
function outermost(flows: readonly Flow[], through: ReadonlySet<string>): readonly Flow[] {
  const ends = new Set<string>();
  const waysOf = ({ trace }: Flow): readonly (readonly string[])[] =>
    trace.steps.filter(({ operation }) => through.has(siteKey(operation.site))).map((step) => pathTo(step).map(placeKey));
  for (const flow of flows)
    for (const way of waysOf(flow)) for (let from = 1; from < way.length; from++) ends.add(way.slice(from).join("\n"));
  const started = flows.filter(({ entry }) => entry !== null);
  return [...started, ...flows.filter(({ entry }) => entry === null)].filter((flow) => {
    const ways = waysOf(flow).map((way) => way.join("\n"));
    if (ways.length > 0 && ways.every((way) => ends.has(way))) return false;
    for (const way of flow.entry === null ? ways : []) ends.add(way);
    return true;
  });
}

/** What the functions do that lead to calls and are themselves called by nothing that can be seen. */
export function outermostTraces(program: Program, sites: readonly CallSite[], steps: readonly OperationKind[]): readonly Trace[] {
  if (sites.length === 0) return [];
  const outermost = new Map<string, Trace>();
  for (const site of sites) {
    const seen = new Set<string>();
    const climb = (ref: FunctionRef, depth: number): boolean => {
      if (seen.has(functionKey(ref))) return false;
      seen.add(functionKey(ref));
      const above = depth < FARTHEST ? program.callersOf(ref).map((caller) => climb(caller, depth + 1)) : [];
      if (above.includes(true)) return true;
      const trace = program.trace(ref, ...steps);
      if (!trace.steps.some(({ operation }) => siteKey(operation.site) === siteKey(site))) return false;
      outermost.set(functionKey(ref), trace);
      return true;
    };
    climb(site, 0);
  }
  return [...outermost.keys()].sort().flatMap((key) => outermost.get(key) ?? []);
}
