import type { Evaluated } from "../../model/index.js";

/** Variables that name the environment a program runs in. */
const STAGE_VARIABLE = /^(NODE_ENV|APP_ENV|APP_ENVIRONMENT|ENV|ENVIRONMENT|STAGE|DEPLOY_ENV|NEST_ENV|NEXT_PUBLIC_ENV|MODE)$/;
const PRODUCTION = /^(prod|production|prd|live)$/i;
/** Environments that are none of production's; any other word may be a name of that. */
const ELSEWHERE =
  /^(dev(el(op(ment)?)?)?|local(host)?|tests?|testing|stag(e|ing)|stg|qa|uat|ci|e2e|int|integration|sandbox|preview|review|debug|demo)$/i;

/** Whether an environment variable says which environment a program runs in. */
export function isStage(name: string): boolean {
  return STAGE_VARIABLE.test(name);
}

/** Whether a value counts as true in production; null where that can't be told. */
export function truthOf(value: Evaluated): boolean | null {
  switch (value.is) {
    case "constant":
      return Boolean(value.value);
    case "undefined":
      return false;
    case "environment":
      if (value.name === "PROD") return true;
      if (value.name === "DEV") return false;
      return isStage(value.name) ? true : null;
    case "regex":
    case "function":
    case "class":
    case "module":
    case "method":
      return true;
    case "text":
      return value.parts.some((part) => typeof part === "string" && part !== "") ? true : null;
    case "choice":
      return agreed(value.arms.map(truthOf));
    case "object":
    case "array":
    case "instance":
      return isMade(value) ? true : null;
    // What a call or a name from outside gives may be nothing.
    case "product":
    case "symbol":
    case "unknown":
      return null;
  }
}

/** Whether a value was seen being made: of what only a type says, there may be none. */
function isMade(value: Extract<Evaluated, { readonly is: "object" | "array" | "instance" }>): boolean {
  if (value.is === "object") return value.members.rest.is !== "unknown";
  return value.is === "instance" ? value.made !== null : value.items.length > 0 || value.rest === null;
}

/** Whether a value is neither null nor undefined for certain (`true`), for certain one of them (`false`), or can't be told. */
export function isPresent(value: Evaluated): boolean | null {
  switch (value.is) {
    case "undefined":
      return false;
    case "constant":
      return value.value !== null;
    case "text":
      return true;
    case "choice":
      return agreed(value.arms.map(isPresent));
    default:
      return truthOf(value);
  }
}

/** Whether two values are equal in production; null where that can't be told. `isLoose` is `==`, which takes null for undefined and converts. */
export function areEqual(left: Evaluated, right: Evaluated, isLoose = false): boolean | null {
  if (left.is === "choice") return agreed(left.arms.map((arm) => areEqual(arm, right, isLoose)));
  if (right.is === "choice") return agreed(right.arms.map((arm) => areEqual(left, arm, isLoose)));
  const stage = stageComparison(left, right) ?? stageComparison(right, left);
  if (stage !== null) return stage;
  const [one, other] = [isPresent(left), isPresent(right)];
  if (one === false && other === false) return isLoose || left.is === right.is;
  if ((one === false && other === true) || (one === true && other === false)) return false;
  if (left.is !== "constant" || right.is !== "constant") return null;
  return isLoose && typeof left.value !== typeof right.value ? null : left.value === right.value;
}

/** What all answers agree on. */
function agreed(answers: readonly (boolean | null)[]): boolean | null {
  const [first = null] = answers;
  return answers.every((answer) => answer === first) ? first : null;
}

function stageComparison(variable: Evaluated, word: Evaluated): boolean | null {
  if (variable.is !== "environment" || !isStage(variable.name)) return null;
  if (word.is === "undefined") return false;
  if (word.is !== "constant" || typeof word.value !== "string") return null;
  if (PRODUCTION.test(word.value)) return true;
  return variable.name === "NODE_ENV" || ELSEWHERE.test(word.value) ? false : null;
}
