import type { Evaluated, Location, Value } from "../../model/index.js";
import type { Activation } from "./activation.js";
import { choiceOf, overArms, unknownValue } from "./choice.js";
import { at, type Evaluation } from "./evaluation.js";
import { areEqual, isPresent, truthOf } from "./truth.js";

type Of<Is extends Value["is"]> = Extract<Value, { readonly is: Is }>;

/** `test ? then : else`: the arm that production takes, or either. */
export function conditional(x: Evaluation, run: Activation, value: Of<"conditional">): Evaluated {
  const truth = truthOf(x.evaluate(run, value.test));
  if (truth !== null) return x.evaluate(run, truth ? value.then : value.else);
  return choiceOf([x.evaluate(run, value.then), x.evaluate(run, value.else)], at(run.file, value));
}

/** `&&`, `||`, `??`. */
export function logical(x: Evaluation, run: Activation, value: Of<"logical">): Evaluated {
  const left = x.evaluate(run, value.left);
  const right = (): Evaluated => x.evaluate(run, value.right);
  const place = at(run.file, value);
  if (value.operator === "??") {
    const present = isPresent(left);
    return present === null ? choiceOf([left, right()], place) : present ? left : right();
  }
  const truth = truthOf(left);
  const goesOn = value.operator === "&&";
  if (truth !== null) return truth === goesOn ? right() : left;
  // Of `a && b` the left stands only where it is falsy; what it is then matters to no one but a test.
  return choiceOf(goesOn ? [right(), { is: "undefined", at: place }] : [left, right()], place);
}

/** `!x`, `typeof x`, `-x`. */
export function unary(x: Evaluation, run: Activation, value: Of<"unary">): Evaluated {
  const operand = x.evaluate(run, value.operand);
  const place = at(run.file, value);
  if (value.operator === "!") return overArms(operand, (arm) => negation(arm, place));
  const number = operand.is === "constant" && operand.value !== null && operand.value !== "" ? Number(operand.value) : NaN;
  if (Number.isFinite(number) && (value.operator === "-" || value.operator === "+"))
    return { is: "constant", value: value.operator === "-" ? -number : number, at: place };
  return unknownValue(`the result of ${value.operator}`, place);
}

function negation(value: Evaluated, place: Location): Evaluated {
  const truth = truthOf(value);
  return truth === null ? unknownValue("the negation of what can't be told", place) : { is: "constant", value: !truth, at: place };
}

/** Comparisons, arithmetic, and `+` of texts. */
export function binary(x: Evaluation, run: Activation, value: Of<"binary">): Evaluated {
  const left = x.evaluate(run, value.left);
  const right = x.evaluate(run, value.right);
  const place = at(run.file, value);
  const constant = (result: string | number | boolean): Evaluated => ({ is: "constant", value: result, at: place });
  switch (value.operator) {
    case "===":
    case "==":
    case "!==":
    case "!=": {
      const equal = areEqual(left, right, value.operator.length === 2);
      return equal === null ? unknownValue("a comparison that can't be told", place) : constant(equal === value.operator.startsWith("="));
    }
    case "+":
      return sum(left, right, place);
    default:
      return arithmetic(value.operator, left, right, place);
  }
}

function arithmetic(operator: string, left: Evaluated, right: Evaluated, place: Location): Evaluated {
  if (left.is !== "constant" || right.is !== "constant" || typeof left.value !== "number" || typeof right.value !== "number")
    return unknownValue(`the result of ${operator}`, place);
  const results: Readonly<Record<string, number | boolean>> = {
    "-": left.value - right.value,
    "*": left.value * right.value,
    "/": left.value / right.value,
    "%": left.value % right.value,
    "**": left.value ** right.value,
    "<": left.value < right.value,
    ">": left.value > right.value,
    "<=": left.value <= right.value,
    ">=": left.value >= right.value,
  };
  const result = results[operator];
  if (result === undefined || (typeof result === "number" && !Number.isFinite(result)))
    return unknownValue(`the result of ${operator}`, place);
  return { is: "constant", value: result, at: place };
}

function sum(left: Evaluated, right: Evaluated, place: Location): Evaluated {
  if (left.is === "choice") return overArms(left, (arm) => sum(arm, right, place));
  if (left.is === "constant" && right.is === "constant" && typeof left.value === "number" && typeof right.value === "number")
    return { is: "constant", value: left.value + right.value, at: place };
  if (!isText(left) && !isText(right)) return unknownValue("the result of +", place);
  return textOf([...partsOf(left), ...partsOf(right)], place);
}

function isText(value: Evaluated): boolean {
  return value.is === "text" || (value.is === "constant" && typeof value.value === "string");
}

function partsOf(value: Evaluated): readonly (string | Evaluated)[] {
  return value.is === "text" ? value.parts : [value];
}

/** A text of its parts: a constant where all are. */
export function textOf(parts: readonly (string | Evaluated)[], place: Location): Evaluated {
  const joined: (string | Evaluated)[] = [];
  for (const part of parts) {
    const text =
      typeof part === "string" ? part : part.is === "constant" ? String(part.value) : part.is === "undefined" ? "undefined" : null;
    const last = joined.at(-1);
    if (text === null) joined.push(part);
    else if (typeof last === "string") joined[joined.length - 1] = last + text;
    else joined.push(text);
  }
  const [only = ""] = joined;
  return joined.length <= 1 && typeof only === "string"
    ? { is: "constant", value: only, at: place }
    : { is: "text", parts: joined, at: place };
}

/** A template literal; one whose hole is one of several values is one of several texts. */
export function template(x: Evaluation, run: Activation, value: Of<"template">): Evaluated {
  const parts = value.parts.map((part) => (typeof part === "string" ? part : x.evaluate(run, part)));
  return textOf(
    parts.flatMap((part) => (typeof part !== "string" && part.is === "text" ? part.parts : [part])),
    at(run.file, value),
  );
}
