import type { ts } from "ts-morph";
import type { ObjectProperty, Span, Value } from "../model/index.js";
import { defaultValue } from "./functions.js";
import { propertyName } from "./names.js";
import { lookupValue } from "./scope.js";
import type { FileState } from "./state.js";
import { addStep, spanOf, unknownValue } from "./state.js";
import { memberValue } from "./member-value.js";

/** Binds the names of a pattern or identifier to parts of a value: `bind(x, name, value)` of the walk. */
export function bindPattern(x: FileState, name: ts.BindingName, value: Value): void {
  if (x.ts.isIdentifier(name)) {
    const binding = lookupValue(x, x.ts.idText(name));
    if (binding !== null) addStep(x, { is: "bind", binding, value, at: x.body.place, span: spanOf(x, name) });
    return;
  }
  if (x.depth >= x.limit) return;
  x.depth++;
  const isObject = x.ts.isObjectBindingPattern(name);
  name.elements.forEach((element, index) => {
    if (x.ts.isOmittedExpression(element)) return;
    const span = spanOf(x, element);
    const part =
      element.dotDotDotToken !== undefined
        ? isObject
          ? restOfObject(x, value, name.elements.slice(0, index), span)
          : unknownValue("rest of a destructured value", span)
        : isObject
          ? propertyPart(x, value, element.propertyName ?? element.name, span)
          : itemPart(value, index, span);
    bindPattern(x, element.name, withDefault(x, part, element.initializer, propertyName(x, element.name)));
  });
  x.depth--;
}

/** `{ a, ...rest }`: all of the value, without what is taken beside. */
function restOfObject(x: FileState, value: Value, taken: readonly ts.BindingElement[], span: Span): Value {
  const keys = taken.map((element) => propertyName(x, element.propertyName ?? element.name));
  if (!isSmall(value) || keys.includes("") || keys.includes("[computed]")) return unknownValue("rest of a destructured value", span);
  const nothing = keys.map((key): ObjectProperty => ({ is: "property", key, keySpan: span, value: { is: "undefined", span } }));
  return { is: "object", properties: [{ is: "spread", value }, ...nothing], span };
}

/** The value of a destructured part that has a default. */
export function withDefault(x: FileState, part: Value, initializer: ts.Expression | undefined, name: string): Value {
  if (initializer === undefined) return part;
  const span = spanOf(x, initializer);
  const otherwise = defaultValue(x, initializer, name);
  const test: Value = { is: "binary", operator: "===", left: part, right: { is: "undefined", span }, span };
  return { is: "conditional", test, then: otherwise, else: part, span };
}

/** One property of a destructured value. */
export function propertyPart(x: FileState, value: Value, key: ts.PropertyName | ts.BindingName, span: Span): Value {
  if (x.ts.isComputedPropertyName(key) && !x.ts.isStringLiteralLike(key.expression)) {
    const computed = x.visit.value(x, key.expression, "");
    return isSmall(value)
      ? { is: "element", of: value, key: computed, optional: false, span }
      : unknownValue("computed part of a destructured literal", span);
  }
  const name = propertyName(x, key);
  if (value.is === "object") {
    const found = value.properties.findLast((property) => property.is === "property" && property.key === name);
    if (found?.is === "property" && value.properties.every((property) => property.is === "property")) return found.value;
  }
  return isSmall(value) ? memberValue(x, value, name, false, span) : unknownValue("part of a destructured expression", span);
}

/** One item of a destructured value. */
export function itemPart(value: Value, index: number, span: Span): Value {
  if (value.is === "array") {
    const before = value.items.slice(0, index + 1);
    const item = before[index];
    if (item !== undefined && before.every((argument) => !argument.spread)) return item.value;
  }
  if (!isSmall(value)) return unknownValue("part of a destructured expression", span);
  return { is: "element", of: value, key: { is: "constant", value: index, span }, optional: false, span };
}

/** Cheap enough to be repeated for each name that a pattern binds. */
function isSmall(value: Value): boolean {
  switch (value.is) {
    case "object":
    case "array":
    case "template":
    case "binary":
      return false;
    case "conditional":
      return isSmall(value.then) && isSmall(value.else) && isSmall(value.test);
    case "logical":
      return isSmall(value.left) && isSmall(value.right);
    case "member":
      return isSmall(value.of);
    case "element":
      return isSmall(value.of) && isSmall(value.key);
    default:
      return true;
  }
}
