import type { ClassMember, FunctionRef, Module, Value } from "../../model/index.js";
import type { BusSearch } from "./buses.js";
import { handlerClasses, type HandlerClass } from "./contract-handlers.js";
import { HANDLING, methodNamed, methodsOf, type MethodFound } from "./handler-method.js";
import { messageKeys } from "./message-keys.js";
import type { MessageKey, Subscription } from "./subscription.js";
import { subscriptionOf } from "./subscription-of.js";

/** Members by which a handler says what it is for: `subscribedTo()`, `getSubscribedEvents()`, `get event()`, `messageType`. */
const STATES =
  /^(?:get)?(?:subscribed(?:to|events?)?|subscriptions?|handle[sd]?(?:events?|commands?|queries)?|listensto|(?:event|command|query|message)s?(?:name|type|class)?s?)$/i;

/** Handlers that state their messages themselves: whoever collects the handlers registers them by that. */
export function statedSubscriptions(search: BusSearch, module: Module): readonly Subscription[] {
  return handlerClasses(search, module.path).flatMap((handler) =>
    handler.declaration.members.filter(states).flatMap((member) => byMember(search, module, handler, member)),
  );
}

function states(member: ClassMember): boolean {
  if (member.is !== "method" && member.is !== "getter" && member.is !== "field") return false;
  return STATES.test(member.name) && member.parameters.length === 0 && (member.function !== null || member.initialized);
}

function byMember(search: BusSearch, module: Module, handler: HandlerClass, member: ClassMember): readonly Subscription[] {
  const stated = statedValues(search, module.path, handler, member).flatMap(({ body, value }) => statedMessages(search, body, value));
  const own = operationOf(search, module.path, handler);
  const subscription = (messages: readonly MessageKey[], method: MethodFound | null): readonly Subscription[] =>
    messages.length === 0 || method === null
      ? []
      : [
          subscriptionOf({
            kind: handler.kind,
            method,
            owner: { file: module.path, declaration: handler.id },
            messages,
            registered: true,
            how: `which its ${member.name}${member.is === "method" ? "()" : ""} names`,
          }),
        ];
  const named = stated.filter(({ method }) => method !== null);
  const unnamed = stated.filter(({ method }) => method === null).flatMap(({ messages }) => messages);
  return [
    ...subscription(unnamed, own),
    ...named.flatMap(({ messages, method }) =>
      subscription(messages, method === null ? null : methodNamed(search.linked, module.path, handler.id, [method])),
    ),
  ];
}

/** The operation of a handler that names no other: by the usual names, or the only one that takes something. */
function operationOf({ linked }: BusSearch, file: string, { id }: HandlerClass): MethodFound | null {
  const usual = methodNamed(linked, file, id, HANDLING);
  if (usual !== null) return usual;
  const takers = methodsOf(
    linked,
    file,
    id,
    ({ is, access, parameters }) => is === "method" && access === "public" && parameters.length > 0,
  );
  return takers.length === 1 ? (takers[0] ?? null) : null;
}

interface Stated {
  readonly body: FunctionRef;
  readonly value: Value;
}

function statedValues({ linked }: BusSearch, file: string, { id }: HandlerClass, member: ClassMember): readonly Stated[] {
  const { functions } = linked.bodies(file);
  if (member.is !== "field" && member.function !== null) {
    const body = { file, function: member.function };
    return (functions[member.function]?.steps ?? []).flatMap((step) =>
      step.is === "return" && step.value !== null ? [{ body, value: step.value }] : [],
    );
  }
  return functions.flatMap((facts, index) => {
    if (facts.class !== id || (facts.kind !== "initializer" && facts.kind !== "static-initializer")) return [];
    return facts.steps.flatMap((step) => {
      if (step.is !== "assign" || step.value === null || step.target.is !== "member" || step.target.of.is !== "this") return [];
      return step.target.name === member.name ? [{ body: { file, function: index }, value: step.value }] : [];
    });
  });
}

interface StatedMessages {
  readonly messages: readonly MessageKey[];
  /** The method that handles them, where it is named. */
  readonly method: string | null;
}

function statedMessages(search: BusSearch, body: FunctionRef, value: Value): readonly StatedMessages[] {
  if (value.is === "array") return value.items.flatMap((item) => statedMessages(search, body, item.value));
  if (value.is !== "object") return [{ messages: messageKeys(search, body, value), method: null }];
  const part = (names: RegExp): Value | null => {
    const found = value.properties.find((property) => property.is === "property" && names.test(property.key));
    return found?.is === "property" ? found.value : null;
  };
  const message = part(/^(name|event|eventName|type|message)$/);
  const method = part(/^(method|handler|callback)$/);
  const name = method?.is === "member" ? method.name : method?.is === "constant" ? String(method.value) : null;
  return message === null ? [] : [{ messages: messageKeys(search, body, message), method: name }];
}
