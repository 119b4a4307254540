import type { SlotSource, Value } from "../../model/index.js";
import type { CallStep } from "../values/evaluation.js";

/** The expression that the first of a slot's sources is written as in a call; null where the call doesn't show it. */
export function writtenSlot(call: CallStep, sources: SlotSource | readonly SlotSource[]): Value | null {
  for (const source of isList(sources) ? sources : [sources]) {
    const found = writtenSource(call, source);
    if (found !== null) return found;
  }
  return null;
}

function isList(sources: SlotSource | readonly SlotSource[]): sources is readonly SlotSource[] {
  return Array.isArray(sources);
}

function writtenSource({ callee, args }: CallStep, source: SlotSource): Value | null {
  if ("receiver" in source) return callee.is === "member" || callee.is === "element" ? callee.of : null;
  if (!("argument" in source) || "chained" in source || "setCookie" in source || source.made !== undefined) return null;
  const position = source.argument < 0 ? args.length + source.argument : source.argument;
  // After a spread nobody knows which argument is which.
  if (args.slice(0, position + 1).some(({ spread }) => spread)) return null;
  const whole = args[position]?.value ?? null;
  return source.path === undefined ? whole : source.path.split(".").reduce<Value | null>(keyOf, whole);
}

function keyOf(value: Value | null, key: string): Value | null {
  if (value?.is !== "object") return null;
  const property = value.properties.findLast((each) => each.is === "property" && each.key === key);
  return property?.is === "property" ? property.value : null;
}
