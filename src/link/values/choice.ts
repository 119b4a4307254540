import type { Evaluated, Location } from "../../model/index.js";
import { armsOf } from "../../model/index.js";

/** More arms than a person would read. */
const MOST_ARMS = 12;

/** One of several values; equal ones count once. */
export function choiceOf(values: readonly Evaluated[], at: Location): Evaluated {
  const arms = new Map<unknown, Evaluated>();
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

function identity(value: Evaluated): unknown {
  switch (value.is) {
    case "constant":
      return `constant ${typeof value.value} ${String(value.value)}`;
    case "undefined":
      return "undefined";
    case "environment":
      return `environment ${value.name}`;
    case "class":
      return `class ${value.file} ${value.declaration}`;
    case "module":
      return `module ${value.file}`;
    case "instance":
      return value.made === null && value.typeArgs.length === 0 ? `instance ${value.file} ${value.declaration}` : value;
    case "symbol":
      return value.of === null ? `symbol ${value.symbol}` : value;
    case "product":
      return value.of === null && value.calls.length === 0 && value.typeArgs.length === 0 ? `product ${value.symbol}` : value;
    case "unknown":
      return `unknown ${value.because}`;
    default:
      return value;
  }
}
