import { armsOf, type Evaluated } from "../evaluated.js";
import type { Known } from "../known.js";
import type { Location } from "../location.js";

/** How an option that is on or off is set: `off` where every value that it can have is false, with the place where that is written. */
export type SwitchState =
  | { readonly is: "on"; readonly at: Location }
  | { readonly is: "off"; readonly at: Location }
  | { readonly is: "absent" }
  | { readonly is: "unknown"; readonly because: string; readonly at: Location | null };

/** How an option is set; one of several values, or one that the deployment decides, can't be told unless all agree. */
export function switchState(option: Known<Evaluated>): SwitchState {
  if (option.is !== "known") return option;
  const arms = armsOf(option.value);
  const truths = arms.map(isTrue);
  const at = arms[0]?.at ?? option.value.at;
  if (truths.every((truth) => truth === true)) return { is: "on", at };
  if (truths.every((truth) => truth === false)) return { is: "off", at };
  return { is: "unknown", because: becauseOf(arms), at: option.value.at };
}

/** Whether a value counts as true for certain (`true`), as false for certain (`false`), or can't be told. */
export function isTrue(value: Evaluated): boolean | null {
  switch (value.is) {
    case "constant":
      return Boolean(value.value);
    case "undefined":
      return false;
    case "text":
      return value.parts.some((part) => typeof part === "string" && part !== "") ? true : null;
    case "choice": {
      const truths = value.arms.map(isTrue);
      const [first = null] = truths;
      return truths.every((truth) => truth === first) ? first : null;
    }
    case "environment":
    case "symbol":
    case "unknown":
      return null;
    default:
      return true;
  }
}

function becauseOf(arms: readonly Evaluated[]): string {
  for (const arm of arms) {
    if (arm.is === "environment") return `the environment says it: ${arm.name}`;
    if (arm.is === "unknown") return arm.because;
  }
  return arms.length > 1 ? "one of several values" : "a value from outside the program";
}
