import type { DeclarationId, Evaluated } from "../../model/index.js";
import type { BusHandler } from "./buses.js";
import type { MethodFound } from "./handler-method.js";
import type { MessageKey, Subscription } from "./subscription.js";

interface Handling {
  readonly kind: BusHandler["kind"];
  readonly method: MethodFound;
  readonly owner: { readonly file: string; readonly declaration: DeclarationId };
  readonly messages: readonly MessageKey[];
  readonly registered: boolean;
  /** `by @EventsHandler`. */
  readonly how: string;
}

/** The subscription of a method of a class. */
export function subscriptionOf({ kind, method, owner, messages, registered, how }: Handling): Subscription {
  const at = { file: method.file, span: method.member.nameSpan };
  const self: Evaluated = { is: "instance", ...owner, typeArgs: [], made: null, at };
  return {
    handler: { file: method.file, function: method.function, kind, self, at, why: `handles ${namesOf(messages)} ${how}` },
    messages,
    registered,
  };
}

/** The names of messages as a list for people; one message may have a class and a text. */
export function namesOf(messages: readonly MessageKey[]): string {
  const names = [...new Set(messages.filter(({ key }) => !key.startsWith("text ")).map(({ name }) => name))];
  if (names.length > 0) return names.join(", ");
  return messages.length === 0 ? "messages that can't be told" : [...new Set(messages.map(({ name }) => name))].join(", ");
}
