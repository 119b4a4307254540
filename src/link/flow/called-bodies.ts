import type { StepId } from "../../model/index.js";
import { functionKey } from "../../model/index.js";
import type { CallResolver } from "../calls/call-targets.js";
import { namesIn } from "../operations/call-index.js";
import type { CallStep, Evaluation } from "../values/evaluation.js";
import { functionsHeld, givenFunctions } from "./given-functions.js";
import type { NamedBody, NameGraph } from "./name-graph.js";
import { calledNames, wholesOf } from "./names-used.js";

/** What is done with what has a name. */
interface Calls {
  /** The bodies that are run, each by another than itself. */
  readonly run: ReadonlySet<string>;
  /** Something is called by that name that can't be told. */
  readonly unclear: boolean;
}

/** Tells whether something of the program runs a body, or may: then a flow through it begins elsewhere. */
export function calledBodies(x: Evaluation, resolver: CallResolver, graph: () => NameGraph): (body: NamedBody) => boolean {
  const byName = new Map<string, Calls>();

  function callsOf(name: string): Calls {
    const known = byName.get(name);
    if (known !== undefined) return known;
    const run = new Set<string>();
    let unclear = false;
    for (const caller of graph().mentioning(name)) {
      const nameOf = namesIn(x.linked, caller.ref.file);
      const { steps } = caller.facts;
      steps.forEach((step, index) => {
        if (step.is !== "call") return;
        const isCalled = calledNames(step, steps, nameOf).includes(name) || step.form === "super";
        const given = step.args.filter(({ value }) => wholesOf(value, steps, nameOf).names.includes(name));
        if (!isCalled && given.length === 0) return;
        const { bodies, because } = runBy(caller, index, step);
        for (const key of bodies) if (!isWithin(caller, key)) run.add(key);
        if (isCalled && because !== null) unclear = true;
      });
    }
    const found = { run, unclear };
    byName.set(name, found);
    return found;
  }

  /** The bodies that a call runs: its targets, and the functions that it is given to run. */
  function runBy(
    { ref }: NamedBody,
    index: StepId,
    step: CallStep,
  ): { readonly bodies: readonly string[]; readonly because: string | null } {
    const run = x.root(ref.file, ref.function);
    const resolved = resolver.resolve(run, index);
    const targets = resolved.alternatives.flat();
    // A function of the program runs what it is given, as far as anybody knows.
    const given =
      targets.length > 0
        ? step.args.flatMap(({ value }) => functionsHeld(resolver, x.evaluate(run, value)))
        : givenFunctions(x, resolver, run, index, step, resolved);
    return { bodies: [...targets, ...given.map(({ target }) => target)].map(({ to }) => functionKey(to)), because: resolved.because };
  }

  return (body) => {
    const names = namesOf(graph(), body);
    const key = functionKey(body.ref);
    return [...names].some((name) => {
      const { run, unclear } = callsOf(name);
      return unclear || run.has(key);
    });
  };
}

/** All the names that a body may be called by. */
function namesOf(graph: NameGraph, body: NamedBody): ReadonlySet<string> {
  const found = new Set(body.names);
  for (const name of found) for (const other of graph.standingFor(name)) found.add(other);
  return found;
}

function isWithin(from: NamedBody, key: string): boolean {
  for (let at: NamedBody | null = from; at !== null; at = at.parent) if (functionKey(at.ref) === key) return true;
  return false;
}
