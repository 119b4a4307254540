import type { Element } from "../architecture.js";
import { armsOf } from "../evaluated.js";
import { groupedBy } from "../grouped-by.js";
import { onePerPlace, type Location } from "../location.js";
import { oncePerProgram } from "../once-per-program.js";
import type { Operation } from "../operation.js";
import type { Program } from "../program.js";
import type { Entry } from "../trace.js";
import type { Step } from "../facts.js";
import type { DeclarationId, Value } from "../value.js";
import { pathOf } from "./crossing.js";
import { eventChannels, namesText, outboxInserts } from "./event-channels.js";
import { libraryOf } from "./operation-slots.js";

/** A place where an event is made or taken, and the context of its file. */
export interface EventPlace {
  /** The function there: `Order.confirm`; the file's name at its top level. */
  readonly name: string;
  readonly at: Location;
  readonly context: string | null;
}

/** One event of the program on its way: raised, carried, taken. */
export interface EventFlow {
  readonly name: string;
  /** A class of events, the name of an event of an emitter, or a topic of a broker. */
  readonly kind: "domain-event" | "integration-event" | "named-event" | "topic";
  readonly at: Location;
  readonly context: string | null;
  /** Where it is constructed or published; empty where none is seen. */
  readonly raised: readonly EventPlace[];
  /** `in process`, `the outbox`, or the library of a broker; null where none is seen. */
  readonly channel: string | null;
  /** It goes through an outbox, past which it isn't followed by its class. */
  readonly isStored: boolean;
  /** Empty where none is seen. */
  readonly consumers: readonly EventPlace[];
}

/** The events of the program, the in-process ones by class and by name, and what goes to brokers by topic, sorted by kind and name. */
export const eventFlowsOf: (program: Program) => readonly EventFlow[] = oncePerProgram((program) => {
  const named = namedFlows(program);
  const heard = new Set(named.flatMap(({ consumers }) => consumers.map(({ at }) => `${at.file} ${at.span[0]}`)));
  // Of an emitter's event the name is told, and not its class too.
  const classes = classFlows(program).filter(
    ({ consumers }) => consumers.length === 0 || !consumers.every(({ at }) => heard.has(`${at.file} ${at.span[0]}`)),
  );
  return [...classes, ...named, ...topicFlows(program)];
});

function classFlows(program: Program): readonly EventFlow[] {
  const channelOf = eventChannels(program);
  return eventClasses(program).map(({ name, kind, at, raised, consumers }): EventFlow => {
    const { name: channel, isStored } = channelOf(raised, consumers.length > 0);
    return { name, kind, at, context: contextOf(program, at.file), raised, channel, isStored, consumers };
  });
}

/** The functions of this process that are run for an event of a class. */
function hearersOf(program: Program, file: string, declaration: DeclarationId, at: Location): readonly EventPlace[] {
  const handlers = program.handlersOf({ is: "instance", file, declaration, typeArgs: [], made: null, at });
  const handled = handlers.filter(({ kind }) => kind === "event").map((handler) => placeOf(program, handler.at));
  return [...handled, ...listenedAt(program, file, declaration).filter(({ name }) => handled.every((each) => each.name !== name))];
}

type EventClass = Pick<EventFlow, "name" | "at" | "raised" | "consumers"> & { readonly kind: "domain-event" | "integration-event" };

const EVENT_FILE = /(^|\/)events?\/|[.-]event\.[cm]?[jt]sx?$/;

/**
 * The classes of events, bases apart; and classes in a folder or file of events that a handler takes, or that are raised and named
 * for an event, as they or their base are. Of those, one that nobody raises is a
 * contract of its own for what is raised by the same name elsewhere, or for nothing that is seen.
 */
function eventClasses(program: Program): readonly EventClass[] {
  const events = [...program.elements("domain-event"), ...program.elements("integration-event")].filter((event) =>
    isEventClass(program, event),
  );
  const known = new Set(events.map(({ at, declaration }) => `${at.file} ${declaration}`));
  const classOf = (name: string, kind: EventClass["kind"], at: Location, declaration: DeclarationId): EventClass => {
    return { name, kind, at, raised: raisedAt(program, at.file, declaration), consumers: hearersOf(program, at.file, declaration, at) };
  };
  const others = program.modules.flatMap(({ path, subject, outline }) => {
    if (subject !== "source" || !EVENT_FILE.test(path)) return [];
    return outline.declarations.flatMap((declared, declaration): readonly EventClass[] => {
      if (declared.is !== "class" || declared.abstract || known.has(`${path} ${declaration}`)) return [];
      const found = classOf(declared.name, "integration-event", { file: path, span: declared.nameSpan }, declaration);
      const isRaisedEvent = found.raised.length > 0 && isNamedEvent(program, path, declared.name, declaration);
      return found.consumers.length > 0 || isRaisedEvent ? [found] : [];
    });
  });
  const named = events.map(({ name, role, at, declaration }) =>
    classOf(name, role === "integration-event" ? "integration-event" : "domain-event", at, declaration),
  );
  const raised = new Set([...named, ...others].flatMap((each) => (each.raised.length > 0 ? [each.name] : [])));
  return [...named, ...others.filter((each) => each.raised.length > 0 || !raised.has(each.name))];
}

function isNamedEvent(program: Program, file: string, name: string, declaration: DeclarationId): boolean {
  return [name, ...program.ancestorsOf(file, declaration).map((base) => base.name)].some((each) => each.endsWith("Event"));
}

function isEventClass(program: Program, { at, declaration: id }: Element): boolean {
  const declaration = program.declaration(at.file, id);
  return program.module(at.file)?.subject === "source" && declaration?.is === "class" && !declaration.abstract;
}

/** Static methods that make an object of their class. */
const FACTORY = /^(?:create|of|from|for|new|make|build|raise)/;

/** Where a class is constructed, or made by a static method of its own. */
function raisedAt(program: Program, file: string, id: DeclarationId): readonly EventPlace[] {
  return callsNaming(program, file, id, ({ callee, form }) => {
    return form === "new" ? [callee] : callee.is === "member" && FACTORY.test(callee.name) ? [callee.of] : [];
  });
}

/** What methods are called that are given a class of events and wait for such: `bus.ofType(OrderPlaced)`, `listener.on(OrderPlaced)`. */
const LISTENING = /^(?:on|once|ofType|when|listen(?:To|For)?|subscribe(?:To)?|add(?:Event)?(?:Listener|Handler)|register\w*)$/;

/** Where a class is given to what listens to it. */
function listenedAt(program: Program, file: string, id: DeclarationId): readonly EventPlace[] {
  return callsNaming(program, file, id, ({ callee, args }) => {
    return callee.is === "member" && LISTENING.test(callee.name) ? args.map(({ value }) => value) : [];
  });
}

type CallStep = Extract<Step, { readonly is: "call" }>;

/** The calls of sources in which one of these values is the class itself; those of its own body apart. */
function callsNaming(
  program: Program,
  file: string,
  id: DeclarationId,
  values: (step: CallStep) => readonly Value[],
): readonly EventPlace[] {
  const importers = program
    .importersOf(file)
    .filter((edge) => edge.declaration === id && pathOf(edge.target) === file && edge.kind !== "type");
  const files = [...new Set([file, ...importers.map(({ from }) => from)])].filter((path) => program.module(path)?.subject === "source");
  const isIt = (path: string, value: Value): boolean => {
    const target = value.is === "binding" ? program.resolve(path, value.binding) : null;
    return target?.is === "declared" && target.file === file && target.declaration === id;
  };
  return files.flatMap((path) =>
    program.bodies(path).functions.flatMap((body) =>
      // Its own factory is not who raises it.
      path === file && body.class === id
        ? []
        : body.steps.flatMap((step) =>
            step.is === "call" && values(step).some((value) => isIt(path, value))
              ? [placeOf(program, { file: path, span: step.span })]
              : [],
          ),
    ),
  );
}

/** Events that an emitter knows by name: `order.placed`. */
function namedFlows(program: Program): readonly EventFlow[] {
  const published = operationsByText(program.operations("event.publish"), "event");
  const heard = operationsByText(program.operations("event.subscribe"), "event");
  return namesOf(published, heard).map((name) => {
    const flow = flowOf(
      program,
      name,
      "named-event",
      { channel: "in process", isStored: false },
      published.get(name) ?? [],
      heard.get(name) ?? [],
    );
    const handlers = program.handlersOf({ is: "constant", value: name, at: flow.at }).map(({ at }) => placeOf(program, at));
    return flow.consumers.length > 0 ? flow : { ...flow, consumers: handlers };
  });
}

/** What is sent to brokers, by topic, queue or channel; what a relay sends for the rows of an outbox is raised where those are written. */
function topicFlows(program: Program): readonly EventFlow[] {
  const published = operationsByText(program.operations("message.publish"), ...TOPIC);
  const heard = operationsByText(program.operations("message.consume"), ...TOPIC);
  const consumers = consumersByTopic(program);
  const rows = outboxInserts(program);
  return namesOf(published, heard).map((name) => {
    const sent = published.get(name) ?? [];
    const taken = heard.get(name) ?? [];
    const stored = sent.length > 0 ? [] : rows.filter((row) => namesText(program, row, name));
    const library = librariesOf([...sent, ...taken]);
    const channel = stored.length > 0 ? `the outbox and ${library}` : library;
    const flow = flowOf(program, name, "topic", { channel, isStored: stored.length > 0 }, [...sent, ...stored], taken);
    const named = (consumers.get(name) ?? []).map(({ at }) => placeOf(program, at));
    return flow.consumers.length > 0 ? flow : { ...flow, consumers: named };
  });
}

const TOPIC = ["topic", "queue", "channel", "pattern", "event"];

/** The consumers that entries name with what they listen to: `user_created → MailController.handle`. */
function consumersByTopic(program: Program): ReadonlyMap<string, readonly Entry[]> {
  const named = program.entries().filter(({ kind, name }) => kind === "message-consumer" && name.includes(" → "));
  return groupedBy(named, ({ name }) => name.slice(0, name.indexOf(" → ")));
}

function flowOf(
  program: Program,
  name: string,
  kind: EventFlow["kind"],
  way: Pick<EventFlow, "channel" | "isStored">,
  sent: readonly Operation[],
  taken: readonly Operation[],
): EventFlow {
  const at = sent[0]?.at ?? taken[0]?.at ?? { file: "", span: [0, 0] as const };
  return {
    name,
    kind,
    at,
    context: contextOf(program, at.file),
    raised: placesOf(program, sent),
    ...way,
    consumers: placesOf(program, taken),
  };
}

/** Operations by the texts of the first of these slots that is known. */
function operationsByText(operations: readonly Operation[], ...slots: readonly string[]): ReadonlyMap<string, readonly Operation[]> {
  const texts = operations.flatMap((operation) => {
    const told = slots.map((slot) => textsOf(operation, slot)).find((each) => each.length > 0) ?? [];
    return told.map((text) => ({ text, operation }));
  });
  return new Map([...groupedBy(texts, ({ text }) => text)].map(([text, all]) => [text, all.map(({ operation }) => operation)]));
}

function textsOf(operation: Operation, slot: string): readonly string[] {
  const value = operation.slot(slot);
  if (value.is !== "known") return [];
  return armsOf(value.value)
    .flatMap((arm) => (arm.is === "array" ? arm.items.flatMap(armsOf) : [arm]))
    .flatMap((arm) => (arm.is === "constant" && typeof arm.value === "string" ? [arm.value] : []));
}

function namesOf(...maps: readonly ReadonlyMap<string, unknown>[]): readonly string[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))].sort();
}

function librariesOf(operations: readonly Operation[]): string {
  return [...new Set(operations.map(libraryOf))].sort().join(", ");
}

function placesOf(program: Program, operations: readonly Operation[]): readonly EventPlace[] {
  return onePerPlace(operations).map(({ at }) => placeOf(program, at));
}

function placeOf(program: Program, at: Location): EventPlace {
  return { name: program.symbolAt(at) ?? at.file.slice(at.file.lastIndexOf("/") + 1), at, context: contextOf(program, at.file) };
}

function contextOf({ architecture }: Program, file: string): string | null {
  return architecture.contextOf(file)?.context.name ?? null;
}

/** The functions that a broker hands messages to whose sender is not seen in the program. */
export function otherConsumers(program: Program): readonly Entry[] {
  const flowing = eventFlowsOf(program);
  const told = flowing.flatMap(({ consumers }) => consumers.map(({ at }) => at));
  const sent = new Set(flowing.flatMap(({ name, kind, raised }) => (kind === "topic" && raised.length > 0 ? [name] : [])));
  return program.entries().filter(({ kind, name, at }) => {
    const isTold = told.some((place) => place.file === at.file && contains(place.span, at.span)) || sent.has(name.split(" → ")[0] ?? "");
    return kind === "message-consumer" && !isTold;
  });
}

/** The function stands at the place, or in the call there. */
function contains(outer: Location["span"], inner: Location["span"]): boolean {
  return outer[0] <= inner[0] && inner[0] < Math.max(outer[1], outer[0] + 1);
}
