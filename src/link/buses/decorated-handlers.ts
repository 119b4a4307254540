import { BUS_DECORATORS, type BusDecorator } from "../../catalog/entry-points/bus-decorators.js";
import type { ClassDeclaration, Decorator, DeclarationId, Module } from "../../model/index.js";
import { decoratorSymbol } from "../decorator-symbol.js";
import type { BusSearch } from "./buses.js";
import { bodyOf, concreteClasses, HANDLING, methodNamed, type MethodFound } from "./handler-method.js";
import { isKey, isMessageClass, messageKeys, textKey } from "./message-keys.js";
import type { MessageKey, Subscription } from "./subscription.js";
import { subscriptionOf } from "./subscription-of.js";

const BY_SYMBOL: ReadonlyMap<string, BusDecorator> = new Map(BUS_DECORATORS.map((entry) => [entry.symbol, entry]));

/** Handlers that decorators give to a bus: known ones, and a house's own that are named so and take a message's class. */
export function decoratedSubscriptions(search: BusSearch, module: Module): readonly Subscription[] {
  return concreteClasses(search.linked, module.path).flatMap(({ id, declaration }) => [
    ...ofClass(search, module, id, declaration),
    ...ofMembers(search, module, id, declaration),
  ]);
}

function ofClass(search: BusSearch, module: Module, id: DeclarationId, declaration: ClassDeclaration): readonly Subscription[] {
  return declaration.decorators.flatMap((decorator) => {
    const entry = busDecorator(search, module, declaration, decorator);
    const called = entry?.method ?? null;
    if (entry === null || called === null) return [];
    const method = methodNamed(search.linked, module.path, id, [called, ...HANDLING]);
    if (method === null) return [];
    return [handledBy(search, module, { id, declaration, decorator, kind: entry.kind, method })];
  });
}

function ofMembers(search: BusSearch, module: Module, id: DeclarationId, declaration: ClassDeclaration): readonly Subscription[] {
  return declaration.members.flatMap((member) =>
    member.decorators.flatMap((decorator) => {
      const entry = busDecorator(search, module, declaration, decorator);
      const body = entry?.method === null ? bodyOf(search.linked, module.path, id, member) : null;
      if (entry === null || body === null) return [];
      const method: MethodFound = { file: module.path, function: body, member };
      return [handledBy(search, module, { id, declaration, decorator, kind: entry.kind, method })];
    }),
  );
}

interface Decorated {
  readonly id: DeclarationId;
  readonly declaration: ClassDeclaration;
  readonly decorator: Decorator;
  readonly kind: BusDecorator["kind"];
  readonly method: MethodFound;
}

function handledBy(search: BusSearch, module: Module, { id, declaration, decorator, kind, method }: Decorated): Subscription {
  return subscriptionOf({
    kind,
    method,
    owner: { file: module.path, declaration: id },
    messages: messagesOf(search, module.path, declaration, decorator),
    registered: true,
    how: `by @${decorator.name}`,
  });
}

function messagesOf(search: BusSearch, file: string, declaration: ClassDeclaration, { args }: Decorator): readonly MessageKey[] {
  const body = { file, function: declaration.function };
  return args.flatMap(({ value }) => {
    if (value.is === "constant") return typeof value.value === "string" ? [textKey(value.value)].filter(isKey) : [];
    // Options stand among the messages.
    return value.is === "object" ? [] : messageKeys(search, body, value);
  });
}

const HOUSE_HANDLER =
  /^(?:Handles?|Subscribe|Listen)(?:To|s)?[A-Z]?\w*$|(?:Command|Query|Events?|Message)(?:Handler|Listener|Subscriber)$|^On\w*Event$/i;

function busDecorator(search: BusSearch, module: Module, declaration: ClassDeclaration, decorator: Decorator): BusDecorator | null {
  const found = decoratorSymbol(search.linked, module.path, decorator, BY_SYMBOL);
  if (found !== null) return BY_SYMBOL.get(found.symbol) ?? null;
  return HOUSE_HANDLER.test(decorator.name) ? houseDecorator(search, module, declaration, decorator) : null;
}

/** `@EventHandler(OrderPlaced)` from the program's own building blocks. */
function houseDecorator(search: BusSearch, module: Module, declaration: ClassDeclaration, decorator: Decorator): BusDecorator | null {
  if (search.linked.resolveName(module.path, decorator.name).is !== "declared") return null;
  const [first] = decorator.args;
  const message = first === undefined ? null : search.evaluate({ file: module.path, function: declaration.function }, first.value);
  if (message?.is !== "class" || !isMessageClass(search, message)) return null;
  const onClass = declaration.decorators.includes(decorator);
  const kind = /command/i.test(decorator.name) ? "command" : /query/i.test(decorator.name) ? "query" : "event";
  return { symbol: decorator.name, kind, method: onClass ? "handle" : null };
}
