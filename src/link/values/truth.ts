import type { Evaluated } from "../../model/index.js";

/** Variables that name the environment a program runs in. */
const STAGE_VARIABLE = /^(NODE_ENV|APP_ENV|APP_ENVIRONMENT|ENV|ENVIRONMENT|STAGE|DEPLOY_ENV|NEST_ENV|NEXT_PUBLIC_ENV|MODE)$/;
const PRODUCTION = /^(prod|production|prd|live)$/i;

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
    case "object":
    case "array":
    case "function":
    case "class":
    case "module":
    case "instance":
    case "method":
    case "product":
      return true;
    case "text":
      return value.parts.some((part) => typeof part === "string" && part !== "") ? true : null;
    case "choice": {
      const truths = value.arms.map(truthOf);
      const [first = null] = truths;
      return truths.every((truth) => truth === first) ? first : null;
    }
    case "symbol":
    case "unknown":
      return null;
  }
}

/** Whether a value is neither null nor undefined for certain (`true`), for certain one of them (`false`), or can't be told. */
export function isPresent(value: Evaluated): boolean | null {
  if (value.is === "undefined") return false;
  if (value.is === "constant") return value.value !== null;
  if (value.is === "environment") return isStage(value.name) ? true : null;
  if (value.is === "choice") {
    const answers = value.arms.map(isPresent);
    const [first = null] = answers;
    return answers.every((answer) => answer === first) ? first : null;
  }
  return value.is === "unknown" || value.is === "symbol" ? null : true;
}

/** Whether two values are equal in production; null where that can't be told. */
export function areEqual(left: Evaluated, right: Evaluated): boolean | null {
  const stage = stageComparison(left, right) ?? stageComparison(right, left);
  if (stage !== null) return stage;
  if (left.is === "undefined" && right.is === "undefined") return true;
  if (left.is === "constant" && right.is === "constant") return left.value === right.value;
  const present = left.is === "undefined" ? isPresent(right) : right.is === "undefined" ? isPresent(left) : null;
  return present === true ? false : null;
}

function stageComparison(variable: Evaluated, word: Evaluated): boolean | null {
  if (variable.is !== "environment" || !isStage(variable.name)) return null;
  if (word.is === "undefined") return false;
  return word.is === "constant" && typeof word.value === "string" ? PRODUCTION.test(word.value) : null;
}
