import type { DeclarationId, Evaluated, FunctionRef, TypeRef, Value } from "../../model/index.js";
import { armsOf, lookup } from "../../model/index.js";
import type { LinkedModules } from "../linked-modules.js";
import type { BusSearch } from "./buses.js";
import type { MessageKey } from "./subscription.js";

/** The key of a class or type of the program. */
export function declaredKey(linked: LinkedModules, file: string, declaration: DeclarationId): MessageKey {
  return { key: `${file}#${declaration}`, name: linked.declaration(file, declaration)?.name ?? "a class" };
}

/** The key of a text; null for a pattern, which stands for many. */
export function textKey(text: string): MessageKey | null {
  return text === "" || text.includes("*") ? null : { key: `text ${text}`, name: text };
}

/** What stands for a message where it is named to a bus: a class, its name, or a text. */
export function messageKeys(search: BusSearch, body: FunctionRef, value: Value): readonly MessageKey[] {
  if (value.is === "array") return value.items.flatMap((item) => messageKeys(search, body, item.value));
  const owner = value.is === "member" ? search.evaluate(body, value.of) : null;
  const named = owner?.is === "class" && value.is === "member" && (value.name === "name" || isMessageClass(search, owner)) ? owner : null;
  if (named === null) return keysOfEvaluated(search.linked, search.evaluate(body, value));
  // `OrderPlaced.name`, `OrderPlaced.EVENT_NAME`: the class, and the text that it says.
  const text = keysOfEvaluated(search.linked, search.evaluate(body, value)).filter(({ key }) => key.startsWith("text "));
  const own = declaredKey(search.linked, named.file, named.declaration);
  return [own, ...(text.length === 0 && value.is === "member" && value.name === "name" ? [textKey(own.name)] : text)].filter(isKey);
}

/** The keys of what a message is at run time. */
export function keysOfEvaluated(linked: LinkedModules, value: Evaluated): readonly MessageKey[] {
  return armsOf(value).flatMap((arm): readonly MessageKey[] => {
    switch (arm.is) {
      case "class":
      case "instance":
        return [declaredKey(linked, arm.file, arm.declaration)];
      case "constant":
        return typeof arm.value === "string" ? [textKey(arm.value)].filter(isKey) : [];
      case "symbol":
      case "product":
        return arm.symbol.startsWith("global#")
          ? []
          : [{ key: `outside ${arm.symbol}`, name: arm.symbol.slice(arm.symbol.indexOf("#") + 1) }];
      case "array":
        return arm.items.flatMap((item) => keysOfEvaluated(linked, item));
      case "object":
        return keysOfObject(linked, arm);
      default:
        return [];
    }
  });
}

const NAMING_MEMBERS = ["type", "name", "event", "eventName", "eventType", "commandName", "commandType"];

/** `{ type: "order.placed", payload }`. */
function keysOfObject(linked: LinkedModules, { members }: Extract<Evaluated, { readonly is: "object" }>): readonly MessageKey[] {
  for (const name of NAMING_MEMBERS) {
    const member = lookup(members, name);
    if (member.is === "known" && member.value.is === "constant") return keysOfEvaluated(linked, member.value);
  }
  return [];
}

const STANDS_FOR_CLASS = /^(Type|Class|ClassType|Constructor|Newable|Ctor)$/;
const CARRIES = /^(Readonly|Required|DeepReadonly)$|(Envelope|Message|Event|Command|Query|Wrapper|Context)$/;

/** The keys of what a type names: a class, an interface, or several in a union. */
export function typeKeys(linked: LinkedModules, file: string, type: TypeRef | null): readonly MessageKey[] {
  if (type === null) return [];
  if (type.is === "union") return type.items.flatMap((item) => typeKeys(linked, file, item));
  if (type.is !== "reference") return [];
  const [first = null] = type.args;
  // `Envelope<OrderPlaced>` carries the message; `Type<OrderPlaced>` is the class and no message of it.
  if (first !== null && STANDS_FOR_CLASS.test(type.name)) return [];
  if (first !== null && CARRIES.test(type.name)) {
    const carried = typeKeys(linked, file, first);
    if (carried.length > 0) return carried;
  }
  const target = linked.resolveName(file, type.name);
  if (target.is === "outside") return [{ key: `outside ${target.package}#${target.member}`, name: type.name }];
  if (target.is !== "declared") return [];
  const declaration = linked.declaration(target.file, target.declaration);
  if (declaration?.is === "type" && (declaration.type.is === "reference" || declaration.type.is === "union")) {
    const behind = typeKeys(linked, target.file, declaration.type);
    if (behind.length > 0) return behind;
  }
  return declaration?.is === "class" || declaration?.is === "interface" || declaration?.is === "type"
    ? [declaredKey(linked, target.file, target.declaration)]
    : [];
}

const MESSAGE_ROLES: ReadonlySet<string> = new Set(["domain-event", "integration-event", "command", "query"]);
const MESSAGE_NAME = /(Event|Command|Query|Message|Notification)$/;

/** Whether a class is a message, by its role or its name. */
export function isMessageClass({ linked, roles }: BusSearch, of: { readonly file: string; readonly declaration: DeclarationId }): boolean {
  const declaration = linked.declaration(of.file, of.declaration);
  if (declaration?.is !== "class") return false;
  return (
    MESSAGE_NAME.test(declaration.name) ||
    roles.of(of.file).some((element) => element.declaration === of.declaration && MESSAGE_ROLES.has(element.role))
  );
}

/** Narrows out what is no key. */
export function isKey(key: MessageKey | null): key is MessageKey {
  return key !== null;
}
