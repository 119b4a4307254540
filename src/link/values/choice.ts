import type { Evaluated, Location } from "../../model/index.js";
import { armsOf } from "../../model/index.js";

/** More arms than a person would read. */
const MOST_ARMS = 12;

/** One of several values; equal ones count once. */
export function choiceOf(values: readonly Evaluated[], at: Location): Evaluated {
  const [first, second] = values;
  if (first !== undefined && second === undefined) return first;
  const arms = new Map<string, Evaluated>();
  for (const arm of values.flatMap(armsOf)) {
    const key = identity(arm);
    if (!arms.has(key)) arms.set(key, arm);
  }
  const [only] = arms.values();
  if (only === undefined) return { is: "unknown", because: "nothing gives it a value", at };
  if (arms.size === 1) return only;
  if (arms.size > MOST_ARMS) return { is: "unknown", because: "one of too many values", at };
  return { is: "choice", arms: [...arms.values()], at };
}

/** Applies a question to each arm. */
export function overArms(value: Evaluated, apply: (arm: Evaluated) => Evaluated): Evaluated {
  return value.is === "choice"
    ? choiceOf(
        value.arms.map((arm) => overArms(arm, apply)),
        value.at,
      )
    : apply(value);
}

/** A value that can't be told. */
export function unknownValue(because: string, at: Location): Evaluated {
  return { is: "unknown", because, at };
}

/** Parts of parts beyond this are told apart by who made them. */
const DEEPEST = 3;
const MOST_PARTS = 16;

/** A value as a text: equal texts are equal values. */
export function identity(value: Evaluated, depth = 0): string {
  const inner = (part: Evaluated | null): string => (part === null ? "" : identity(part, depth + 1));
  switch (value.is) {
    case "constant":
      return `${typeof value.value} ${String(value.value)}`;
    case "undefined":
      return "undefined";
    case "environment":
      return `environment ${value.name}`;
    case "regex":
      return `regex ${value.source}/${value.flags}`;
    case "class":
      return `class ${value.file} ${value.declaration}`;
    case "module":
      return `module ${value.file}`;
    case "function":
      return `function ${value.file} ${value.function} ${numberOf(value.closure)} ${inner(value.self)}`;
    case "method":
      return `method ${value.name} ${inner(value.of)}`;
    case "instance":
      return `instance ${value.file} ${value.declaration} ${numberOf(value.made)} ${value.typeArgs.map(inner).join()}`;
    case "symbol":
      return `symbol ${value.symbol} ${inner(value.of)}`;
    case "product":
      return `product ${value.symbol} ${value.calls.map(numberOf).join()} ${value.typeArgs.map(inner).join()} ${inner(value.of)}`;
    case "unknown":
      return `unknown ${value.because}`;
    case "choice":
    case "text":
      return `${value.is} ${numberOf(value)}`;
    case "object": {
      const { keys, rest } = value.members;
      if (depth >= DEEPEST || keys.size > MOST_PARTS) return `object ${numberOf(value)}`;
      const parts = [...keys].map(([key, held]) => `${JSON.stringify(key)}:${held.is === "known" ? inner(held.value) : held.is}`);
      return `object {${parts.join()}} ${rest.is}`;
    }
    case "array": {
      if (depth >= DEEPEST || value.items.length > MOST_PARTS) return `array ${numberOf(value)}`;
      return `array [${value.items.map(inner).join()}] ${inner(value.rest)}`;
    }
  }
}

const numbers = new WeakMap<object, number>();
let numbered = 0;

/** A number for a thing that is like no other. */
function numberOf(thing: object | null): number {
  if (thing === null) return 0;
  const known = numbers.get(thing);
  if (known !== undefined) return known;
  numbered += 1;
  numbers.set(thing, numbered);
  return numbered;
}
