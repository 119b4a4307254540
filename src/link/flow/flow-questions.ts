import type { Entry, FunctionRef, Program } from "../../model/index.js";
import { functionKey, lazily } from "../../model/index.js";
import type { BusTable } from "../buses/buses.js";
import type { Body } from "./call-leads.js";
import { callLeads, type LeadsInput } from "./call-leads.js";
import { callers } from "./callers.js";
import { droppingFunctions } from "./dropping.js";
import { flowsTo } from "./flows-to.js";
import { keptTraces } from "./kept-traces.js";
import { leading } from "./leading.js";
import { type NameUses, nameUses } from "./name-uses.js";
import { reach } from "./reach.js";
import { relevance } from "./relevance.js";
import type { TraceInput } from "./trace.js";

/** What flows are followed by. */
interface FlowInput extends LeadsInput, Omit<TraceInput, "relevance" | "buses"> {
  readonly buses: () => BusTable;
  readonly entries: () => readonly Entry[];
  /** Whether the program has the library of a broker out of process. */
  readonly hasBroker: () => boolean;
}

/** The questions about flows that a program answers. */
export function flowQuestions(
  input: FlowInput,
): Pick<Program, "flowsTo" | "leadingTo" | "callersOf" | "reaches" | "droppingFunctions" | "trace"> {
  const { x } = input;
  const leadsOf = callLeads(input);
  const uses = lazily((): NameUses => nameUses(x.linked));
  const calledBy = lazily(() => callers({ x, uses: uses(), leadsOf }));
  const backwards = lazily(() => leading({ ...input, uses: uses(), callers: calledBy(), leadsOf }));
  const forwards = reach({ ...input, leadsOf });
  const relevant = relevance({ ...input, leadsOf }, forwards, backwards);
  const traces = keptTraces({ ...input, relevance: relevant });
  const bodyOf = ({ file, function: id }: FunctionRef): Body => x.root(file, id);
  return {
    flowsTo: (...kinds) => flowsTo({ x, leading: backwards(), callers: calledBy(), entries: input.entries }, kinds),
    leadingTo: (functions) => new Set([...backwards().to(functions.map(bodyOf))].map(functionKey)),
    callersOf: (ref) => {
      const bodies = new Set(
        calledBy()
          .of(bodyOf(ref))
          .map(({ body }) => body),
      );
      return [...bodies].map(({ file, function: id }) => ({ file, function: id }));
    },
    droppingFunctions: (...kinds) => droppingFunctions({ x, reach: forwards, leadsOf, candidates: input.candidates }, kinds),
    reaches: (ref, ...kinds) => relevant.mayReach(ref, ...kinds),
    trace: (entry, ...kinds) => traces(entry, kinds),
  };
}
