import { onePerPlace, type Location } from "../location.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import type { Value } from "../value.js";
import { pathOf } from "./crossing.js";
import { putsRow, writeOperations } from "./database-writes.js";
import { EFFECT_STEPS } from "./flows.js";
import { libraryOf } from "./operation-slots.js";
import { isOnOutbox } from "./written-model.js";

/** Where an event is raised: the place, and the function around it. */
interface Raised {
  readonly name: string;
  readonly at: Location;
}

/** By what an event gets from where it is raised to who hears it. */
export interface EventChannel {
  /** `in process`, `the outbox`, the library of a broker; null where none is seen. */
  readonly name: string | null;
  /** It goes through an outbox, past which it isn't followed by its class. */
  readonly isStored: boolean;
}

/**
 * The channel of an event by where it is raised: a broker where the function that raises it goes on to publish, the outbox where what stores
 * the raising object puts rows there, and the process itself where something in it hears the event, or nothing is ever published.
 */
export function eventChannels(program: Program): (raised: readonly Raised[], isHeard: boolean) => EventChannel {
  const publishers = publishersOf(program);
  const stored = filesKeptWithOutbox(program);
  return (raised, isHeard) => {
    const brokers = new Set(raised.flatMap(({ name, at }) => [...(publishers.get(`${at.file} ${name}`) ?? [])]));
    if (brokers.size > 0) return { name: [...brokers].sort().join(", "), isStored: false };
    const isStored = raised.some(({ at }) => stored.has(at.file));
    const inside = raised.length > 0 && (isHeard || (!isStored && publishers.size === 0));
    const names = [...(inside ? ["in process"] : []), ...(isStored ? ["the outbox"] : [])];
    return { name: names.length === 0 ? null : names.join(" and "), isStored };
  };
}

/** The functions of flows that go on to publish to a broker, with the libraries of those. */
function publishersOf(program: Program): ReadonlyMap<string, ReadonlySet<string>> {
  const publishers = new Map<string, Set<string>>();
  if (program.operations("message.publish").length === 0) return publishers;
  for (const start of program.flowsTo("message.publish")) {
    for (const { operation, chain, at, deferred, uncertain } of program.trace(start, ...EFFECT_STEPS).steps) {
      if (operation.kind !== "message.publish" || operation.developmentOnly || deferred || uncertain !== null) continue;
      for (const place of [...chain, at]) {
        const key = `${place.file} ${program.symbolAt(place) ?? ""}`;
        publishers.set(key, (publishers.get(key) ?? new Set()).add(libraryOf(operation)));
      }
    }
  }
  return publishers;
}

/** What the files import that put rows into an outbox: the classes that they store. */
function filesKeptWithOutbox(program: Program): ReadonlySet<string> {
  const files = new Set(outboxInserts(program).map(({ at }) => at.file));
  return new Set([...files].flatMap((file) => program.importsOf(file).flatMap((edge) => pathOf(edge.target) ?? [])));
}

/** Where a row is put into an outbox, each place once: a relay that marks or deletes what it has sent puts none. */
export function outboxInserts(program: Program): readonly Operation[] {
  return onePerPlace(writeOperations(program).filter((operation) => putsRow(operation) && isOnOutbox(program, operation)));
}

/** Whether a call names a text: as an argument, in a list or an object, or quoted in its statement. */
export function namesText(program: Program, { site }: Operation, text: string): boolean {
  const step = program.bodies(site.file).functions[site.function]?.steps[site.step];
  return step?.is === "call" && step.args.some(({ value }) => holdsText(value, text));
}

function holdsText(value: Value, text: string): boolean {
  switch (value.is) {
    case "constant":
      return typeof value.value === "string" && (value.value === text || value.value.includes(`'${text}'`));
    case "array":
      return value.items.some((item) => holdsText(item.value, text));
    case "object":
      return value.properties.some((property) => property.is === "property" && holdsText(property.value, text));
    default:
      return false;
  }
}
