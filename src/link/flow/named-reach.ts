import type { FunctionId, FunctionRef, OperationKind, StepId } from "../../model/index.js";
import type { BusTable } from "../buses/buses.js";
import type { LinkedModules } from "../linked-modules.js";
import { type CallPlace, namesIn } from "../operations/call-index.js";
import type { Operations } from "../operations/operations.js";
import { BUS_NAMES } from "./bus-names.js";
import { baseName, type NamedBody, type NameGraph } from "./name-graph.js";
import { calledNames, usedBy } from "./names-used.js";

/** What may lead to operations of a kind as far as names tell: none that does is left out, many that don't are in. */
export interface NamedReach {
  readonly bodies: ReadonlySet<NamedBody>;
  /** The calls that are such operations, or may be. */
  isSite(body: NamedBody, step: StepId): boolean;
  /** The calls of a body that lead on by what they call or are given. */
  stepsOf(body: NamedBody): readonly StepId[];
  /** Whether a library's bus is handed a message by a call. */
  isHandOver(body: NamedBody, step: StepId): boolean;
  /** Whether a call hands a message to a bus that may run one of the bodies, or makes such a message. */
  hands(body: NamedBody, step: StepId): boolean;
}

/** What reach is found by. */
export interface ReachInput {
  readonly linked: LinkedModules;
  readonly graph: () => NameGraph;
  readonly operations: Pick<Operations, "mayBe" | "ofKinds">;
  readonly buses: () => BusTable;
  /** Whether the program has the library of a broker out of process. */
  readonly hasBroker: () => boolean;
}

/** Follows names from the operations of a kind back to all that may lead to them. */
export function namedReach({ linked, graph, operations, buses }: ReachInput, kind: OperationKind): NamedReach {
  const grown = growing(graph());
  const seeds = operations.mayBe(kind);
  const sites = new Set(seeds.map((seed) => siteKey(seed, seed.step)));
  const handed = new Set<string>();
  const handOvers = new Set<string>();
  grown.add(seeds);
  for (let before = -1; before !== grown.bodies.size;) {
    before = grown.bodies.size;
    const handling = buses()
      .subscriptions()
      .filter(({ handler }) => isIn(grown.bodies, graph().body(handler)));
    if (handling.length === 0) break;
    for (const name of [...BUS_NAMES, ...handling.flatMap(({ messages }) => messages.map((message) => message.name))]) handed.add(name);
    const places = [...operations.mayBe("event.publish"), ...operations.mayBe("command.dispatch")];
    for (const place of places) handOvers.add(siteKey(place, place.step));
    grown.add(places, handed);
  }

  function stepsOf({ ref, facts }: NamedBody): readonly StepId[] {
    const nameOf = namesIn(linked, ref.file);
    const isBody = (id: FunctionId): boolean => isIn(grown.bodies, graph().body({ file: ref.file, function: id }));
    return facts.steps.flatMap((step, id) => {
      if (step.is !== "call") return [];
      if (sites.has(siteKey(ref, id)) || handOvers.has(siteKey(ref, id))) return [id];
      const { functions, names } = usedBy(step, facts.steps, nameOf);
      const isNamed = names.some((name) => grown.names.has(name));
      return isNamed || functions.some(isBody) || (step.form === "super" && grown.names.has(baseName(linked, ref.file, facts))) ? [id] : [];
    });
  }

  return {
    bodies: grown.bodies,
    isSite: ({ ref }, step) => sites.has(siteKey(ref, step)),
    isHandOver: ({ ref }, step) => handOvers.has(siteKey(ref, step)),
    stepsOf,
    hands({ ref, facts }, id) {
      const step = facts.steps[id];
      if (step?.is !== "call") return false;
      return handOvers.has(siteKey(ref, id)) || calledNames(step, facts.steps, namesIn(linked, ref.file)).some((name) => handed.has(name));
    },
  };
}

interface Growing {
  readonly bodies: ReadonlySet<NamedBody>;
  readonly names: ReadonlySet<string>;
  /** Takes up the bodies of calls, and names, and all that leads to them. */
  add(places: readonly CallPlace[], names?: Iterable<string>): void;
}

function growing(graph: NameGraph): Growing {
  const bodies = new Set<NamedBody>();
  const names = new Set<string>();
  const bodiesToDo: NamedBody[] = [];
  const namesToDo: string[] = [];
  const addBody = (body: NamedBody | null): void => {
    if (body === null || bodies.has(body)) return;
    bodies.add(body);
    bodiesToDo.push(body);
  };
  const addName = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    namesToDo.push(name);
  };
  return {
    bodies,
    names,
    add(places, further = []) {
      for (const place of places) addBody(graph.body(place));
      for (const name of further) addName(name);
      while (bodiesToDo.length + namesToDo.length > 0) {
        const body = bodiesToDo.pop();
        if (body?.facts.class === null) addBody(body.parent);
        for (const name of body?.names ?? []) addName(name);
        const name = namesToDo.pop();
        if (name === undefined) continue;
        for (const each of graph.mentioning(name)) addBody(each);
        for (const other of graph.standingFor(name)) addName(other);
      }
    },
  };
}

function siteKey({ file, function: id }: FunctionRef, step: StepId): string {
  return `${file}\0${id}\0${step}`;
}

function isIn(bodies: ReadonlySet<NamedBody>, body: NamedBody | null): boolean {
  return body !== null && bodies.has(body);
}
