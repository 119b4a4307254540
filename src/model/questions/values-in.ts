import type { Argument, ObjectProperty, Value } from "../value.js";
import type { BodyParameter, Place, Step } from "../facts.js";

/** The expressions directly inside an expression, in the order of the text; results of calls are steps of their own. */
export function valuesInside(value: Value): readonly Value[] {
  switch (value.is) {
    case "template":
      return value.parts.filter((part) => typeof part !== "string");
    case "object":
      return value.properties.flatMap(valuesOfProperty);
    case "array":
      return valuesOfArguments(value.items);
    case "member":
      return [value.of];
    case "element":
      return [value.of, value.key];
    case "conditional":
      return [value.test, value.then, value.else];
    case "logical":
    case "binary":
      return [value.left, value.right];
    case "unary":
      return [value.operand];
    default:
      return [];
  }
}

/** The expressions of arguments or items. */
export function valuesOfArguments(args: readonly Argument[]): readonly Value[] {
  return args.map((argument) => argument.value);
}

/** The expressions of a step; a call's callee is the first. */
export function valuesOfStep(step: Step): readonly Value[] {
  switch (step.is) {
    case "call":
      return [step.callee, ...valuesOfArguments(step.args)];
    case "assign":
      return step.value === null ? [step.target] : [step.target, step.value];
    case "return":
    case "yield":
      return step.value === null ? [] : [step.value];
    default:
      return [step.value];
  }
}

/** The expressions that a place asks or loops over. */
export function valuesOfPlace(place: Place): readonly Value[] {
  if (place.is === "branch") return place.test === null ? [] : [place.test];
  return place.is === "loop" && place.over !== null ? [place.over] : [];
}

/** The defaults of a parameter and of the names that it takes apart. */
export function defaultsOf(parameter: BodyParameter): readonly Value[] {
  return [parameter.default, ...parameter.properties.map((property) => property.default)].filter((value) => value !== null);
}

function valuesOfProperty(property: ObjectProperty): readonly Value[] {
  return property.is === "computed" ? [property.key, property.value] : [property.value];
}
