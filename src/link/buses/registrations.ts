import type { ClassMember, Evaluated, FunctionRef, Module, Step, Value } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import type { BusHandler, BusSearch } from "./buses.js";
import { HANDLING, methodNamed } from "./handler-method.js";
import { isMessageClass, messageKeys } from "./message-keys.js";
import type { MessageKey, Subscription } from "./subscription.js";
import { namesOf } from "./subscription-of.js";

type CallStep = Extract<Step, { readonly is: "call" }>;

/** Acts by which a bus takes a handler: `register`, `registerHandler`, `subscribe`, `on`, `addListener`. */
const TAKES =
  /^(?:register|subscribe|bind|add|attach|on|once|listen|handle|set|use|when|connect)(?:To|For)?(?:Command|Query|Queries|Event|Message|Request|Notification|Domain)?(?:Handler|Listener|Subscriber|Event|Callback)?s?$/;
/** What such a bus is called. */
const BUS =
  /(?:bus|mediator|dispatcher|emitter|domainevents?|eventmanager|eventstream|pubsub|registry|handlers|listeners|subscribers|subscriptions)$/i;
/** Asks a stream of messages for those of a class. */
const SELECTS = /^(?:ofType|ofTypes|forType|filterType|select|of)$/;
/** A package's own bus: what it is asked for are its own messages. */
const SELECTED_FROM = /^(?:Domain)?EventBus$/;
const FOLLOWS = /^(?:subscribe|forEach|onEach|listen|handle)$/;

/** Handlers that somebody gives to a hand-made bus with the message that they are for. */
export function registeredSubscriptions(search: BusSearch, module: Module): readonly Subscription[] {
  if (!mayRegister(search, module)) return [];
  return search.linked
    .bodies(module.path)
    .functions.flatMap((facts, body) =>
      facts.steps.flatMap((step) => (step.is === "call" ? byCall(search, { file: module.path, function: body }, step) : [])),
    );
}

/** Whether a file's bodies are worth reading: it calls something so, and takes the class of a message as a value, or something that is named as a bus. */
function mayRegister(search: BusSearch, { path, outline }: Module): boolean {
  if (!outline.called.some((name) => TAKES.test(name) || SELECTS.test(name))) return false;
  const { linked } = search;
  const isNamed = ({ type }: ClassMember): boolean =>
    type?.is === "reference" && BUS.test(type.name) && linked.resolveName(path, type.name).is !== "outside";
  if (outline.declarations.some((each) => each.is === "class" && each.members.some(isNamed))) return true;
  return linked.importsOf(path).some(({ local, kind, target, declaration }) => {
    if (target.is !== "file") return local !== null && SELECTED_FROM.test(local);
    if (local !== null && BUS.test(local)) return true;
    return kind === "runtime" && declaration !== null && isMessageClass(search, { file: target.path, declaration });
  });
}

function byCall(search: BusSearch, body: FunctionRef, call: CallStep): readonly Subscription[] {
  if (call.callee.is !== "member" || call.form !== "call") return [];
  const { of, name } = call.callee;
  if (FOLLOWS.test(name) && call.args.length >= 1) {
    const selected = selectedMessages(search, body, of);
    if (selected.length > 0)
      return given(
        search,
        body,
        call,
        call.args.map(({ value }) => value),
        selected,
      );
  }
  if (!TAKES.test(name) || call.args.length < 2) return [];
  return call.args.flatMap(({ value }, at) => {
    const messages = namedMessages(search, body, value, of);
    if (messages.length === 0) return [];
    const others = call.args.filter((_, other) => other !== at).map((other) => other.value);
    return given(search, body, call, others, messages);
  });
}

/** The messages that an argument names: a message's class, its name, or a text where a bus takes it. */
function namedMessages(search: BusSearch, body: FunctionRef, value: Value, bus: Value): readonly MessageKey[] {
  switch (value.is) {
    case "binding":
    case "member": {
      const [owner] = armsOf(search.evaluate(body, value.is === "member" ? value.of : value));
      if (owner?.is === "class") {
        const named = isMessageClass(search, owner) || (value.is === "member" && value.name === "name" && isBus(search, body, bus));
        return named ? messageKeys(search, body, value) : textsOnly(search, body, value, bus);
      }
      return textsOnly(search, body, value, bus);
    }
    case "array":
      return value.items.flatMap((item) => namedMessages(search, body, item.value, bus));
    case "constant":
    case "template":
      return textsOnly(search, body, value, bus);
    default:
      return [];
  }
}

function textsOnly(search: BusSearch, body: FunctionRef, value: Value, bus: Value): readonly MessageKey[] {
  return isBus(search, body, bus) ? messageKeys(search, body, value).filter(({ key }) => key.startsWith("text ")) : [];
}

/** Whether a value is a bus of the program by its name or its type's; those of packages are the catalog's affair. */
function isBus(search: BusSearch, body: FunctionRef, value: Value): boolean {
  return namesOfBus(search, body, value).some((name) => BUS.test(name));
}

/** What a value is called, and its class; nothing for what comes from a package. */
function namesOfBus(search: BusSearch, body: FunctionRef, value: Value): readonly string[] {
  const [of] = armsOf(search.evaluate(body, value));
  if (of?.is === "symbol" || of?.is === "product") return [];
  const typed = of?.is === "instance" || of?.is === "class" ? search.linked.declaration(of.file, of.declaration)?.name : undefined;
  return [...(typed === undefined ? [] : [typed]), shown(search, body, value)];
}

/** `this.eventBus.ofType(OrderPlaced).pipe(…)`: the messages that a stream was asked for. */
function selectedMessages(search: BusSearch, body: FunctionRef, stream: Value): readonly MessageKey[] {
  const steps = search.linked.bodies(body.file).functions[body.function]?.steps ?? [];
  let value = stream;
  for (let depth = 0; depth < 8 && value.is === "result"; depth++) {
    const step: Step | undefined = steps[value.step];
    if (step?.is !== "call" || step.callee.is !== "member") return [];
    if (SELECTS.test(step.callee.name)) return step.args.flatMap((arg) => classMessages(search, body, arg.value));
    value = step.callee.of;
  }
  return [];
}

function classMessages(search: BusSearch, body: FunctionRef, value: Value): readonly MessageKey[] {
  const [of] = armsOf(search.evaluate(body, value));
  return of?.is === "class" || (of?.is === "symbol" && !of.symbol.startsWith("global#")) ? messageKeys(search, body, value) : [];
}

function given(
  search: BusSearch,
  body: FunctionRef,
  call: CallStep,
  values: readonly Value[],
  messages: readonly MessageKey[],
): readonly Subscription[] {
  if (call.callee.is !== "member") return [];
  const { of, name } = call.callee;
  const bus = shown(search, body, of);
  const kind = kindOf(messages, [...namesOfBus(search, body, of), name].join(" "));
  const why = `handles ${namesOf(messages)} by ${bus === "" ? "" : `${bus}.`}${name}()`;
  return values
    .flatMap((value) => armsOf(search.evaluate(body, value)))
    .flatMap((value) => handlerOf(search, value))
    .map((handler) => ({ handler: { ...handler, kind, why }, messages, registered: true }));
}

function kindOf(messages: readonly MessageKey[], bus: string): BusHandler["kind"] {
  if (messages.some(({ name }) => name.endsWith("Query")) || /query/i.test(bus)) return "query";
  return messages.some(({ name }) => name.endsWith("Command")) || /command/i.test(bus) ? "command" : "event";
}

/** The function that a bus would call: itself, or the operation of the handler that it is given. */
function handlerOf(search: BusSearch, value: Evaluated): readonly Omit<BusHandler, "kind" | "why">[] {
  if (value.is === "array") return value.items.flatMap((item) => armsOf(item)).flatMap((item) => handlerOf(search, item));
  if (value.is === "function") return [{ file: value.file, function: value.function, self: value.self, at: value.at }];
  if (value.is !== "instance" && value.is !== "class") return [];
  const method = methodNamed(search.linked, value.file, value.declaration, HANDLING);
  if (method === null) return [];
  const at = { file: method.file, span: method.member.nameSpan };
  const self: Evaluated =
    value.is === "instance"
      ? value
      : { is: "instance", file: value.file, declaration: value.declaration, typeArgs: [], made: null, at: value.at };
  return [{ file: method.file, function: method.function, self, at }];
}

/** The last name of a value as it is written; empty where it is a call or `this`. */
function shown(search: BusSearch, body: FunctionRef, value: Value): string {
  if (value.is === "member") return value.name;
  return value.is === "binding" ? (search.linked.binding(body.file, value.binding)?.name ?? "") : "";
}
