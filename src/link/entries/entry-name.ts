import type { Evaluated, FunctionRef, Value } from "../../model/index.js";
import { armsOf } from "../../model/index.js";
import type { EntrySearch } from "./entry-search.js";

/** What a function is called by people: `OrdersController.place`, `placeOrder`, or its file. */
export function functionName({ linked }: EntrySearch, { file, function: id }: FunctionRef): string {
  const facts = linked.bodies(file).functions[id];
  const owner = facts?.class == null ? null : (linked.declaration(file, facts.class)?.name ?? null);
  if (facts !== undefined && facts.name !== "" && owner !== null) return `${owner}.${facts.name}`;
  const around = facts === undefined ? null : linked.symbolAt({ file, span: facts.span });
  if (facts !== undefined && facts.name !== "") return facts.parent === 0 ? facts.name : (around ?? facts.name);
  // What a constant of the module is made with has its name.
  if (around !== null && facts?.parent === 0) return around;
  return `a function in ${around ?? file.slice(file.lastIndexOf("/") + 1)}`;
}

/** A text that an expression certainly is; null where it isn't. */
export function textOf({ values }: EntrySearch, body: FunctionRef, value: Value): string | null {
  if (value.is === "constant") return typeof value.value === "string" ? value.value : null;
  return textIn(values.evaluate(values.root(body.file, body.function), value));
}

/** A text that a value certainly is, of a list its first one. */
export function textIn(value: Evaluated): string | null {
  const [only, ...others] = armsOf(value);
  if (only === undefined || others.length > 0) return null;
  if (only.is === "array") return only.items[0] === undefined ? null : textIn(only.items[0]);
  return only.is === "constant" && typeof only.value === "string" ? only.value : null;
}
