import type { FunctionRef, OperationKind } from "../../model/index.js";
import type { BusTable } from "../buses/buses.js";
import type { Candidates } from "../operations/candidates.js";
import type { NamedBody, NameGraph } from "./name-graph.js";

/** Names by which programs hand messages to a bus whose handlers are found by the message. */
const BUS_NAMES: ReadonlySet<string> = new Set([
  ...["publish", "publishAll", "dispatch", "dispatchAll", "emit", "emitAsync", "raise", "notify", "trigger", "fire", "send"],
  ...["execute", "ask", "query", "command", "invoke", "request", "handle", "commit", "publishEvents", "dispatchEventsForAggregate"],
]);

/** Whether a bus may be handed a message by a call of that name. */
export function isBusName(name: string): boolean {
  return BUS_NAMES.has(name);
}

/** Which functions may reach an operation, decided by names alone: none that does is left out, some that don't are in. */
export interface Relevance {
  mayReach(body: FunctionRef, kind: OperationKind): boolean;
  /** Those that may reach an operation of a kind and that are no part of another body, in the order of files and text. */
  outermost(kind: OperationKind): readonly NamedBody[];
}

/** What hands messages to handlers. */
interface Handing {
  readonly buses: () => BusTable;
  readonly handOvers: () => readonly FunctionRef[];
}

/** Makes the question over the source files. */
export function relevance(graph: () => NameGraph, candidates: () => Candidates, buses: () => BusTable): Relevance {
  const handOvers = (): readonly FunctionRef[] => [...candidates().ofKind("event.publish"), ...candidates().ofKind("command.dispatch")];
  const reached = new Map<OperationKind, ReadonlySet<NamedBody>>();

  function reaching(kind: OperationKind): ReadonlySet<NamedBody> {
    const answered = reached.get(kind);
    if (answered !== undefined) return answered;
    const seeds = candidates().ofKind(kind);
    const found = seeds.length === 0 ? new Set<NamedBody>() : closure(graph(), seeds, { buses, handOvers });
    reached.set(kind, found);
    return found;
  }

  return {
    mayReach(body, kind) {
      const found = reaching(kind);
      return found.size > 0 && isIn(found, graph().body(body));
    },
    outermost: (kind) => [...reaching(kind)].filter(isOutermost).sort(byPlace),
  };
}

function isOutermost({ facts }: NamedBody): boolean {
  return facts.parent === null || facts.parent === 0 || facts.class !== null;
}

function byPlace({ ref: a }: NamedBody, { ref: b }: NamedBody): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.function - b.function;
}

/** What leads to some bodies by names: what mentions them, what makes them, and through buses what hands over or makes a message that one of them handles. */
function closure(graph: NameGraph, seeds: readonly FunctionRef[], { buses, handOvers }: Handing): ReadonlySet<NamedBody> {
  const found = new Set<NamedBody>();
  const names = new Set<string>();
  const bodiesToDo: NamedBody[] = [];
  const namesToDo: string[] = [];
  const add = (body: NamedBody | null): void => {
    if (body === null || found.has(body)) return;
    found.add(body);
    bodiesToDo.push(body);
  };
  const addName = (name: string): void => {
    if (names.has(name)) return;
    names.add(name);
    namesToDo.push(name);
  };
  const settle = (): void => {
    while (bodiesToDo.length + namesToDo.length > 0) {
      const body = bodiesToDo.pop();
      if (body?.facts.class === null) add(body.parent);
      for (const name of body?.names ?? []) addName(name);
      const name = namesToDo.pop();
      if (name === undefined) continue;
      for (const each of graph.mentioning(name)) add(each);
      for (const other of graph.standingFor(name)) addName(other);
    }
  };
  for (const seed of seeds) add(graph.body(seed));
  settle();
  for (let before = 0; before !== found.size;) {
    before = found.size;
    const handling = buses()
      .subscriptions()
      .filter(({ handler }) => isIn(found, graph.body(handler)));
    if (handling.length === 0) break;
    for (const name of BUS_NAMES) addName(name);
    for (const { name } of handling.flatMap(({ messages }) => messages)) addName(name);
    for (const place of handOvers()) add(graph.body(place));
    settle();
  }
  return found;
}

function isIn(bodies: ReadonlySet<NamedBody>, body: NamedBody | null): boolean {
  return body !== null && bodies.has(body);
}
