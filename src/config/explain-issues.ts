import type { z } from "zod";
import type { KeyPath, Problem } from "./configuration-source.js";
import { keyName } from "./configuration-source.js";
import { isRecord } from "./read-configuration.js";
import { oneOf, suggestion } from "./suggestion.js";

type Issue = z.core.$ZodIssue;
type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Says in plain words what zod found in a configuration: where, what was expected, what stands there, and what was probably meant. */
export function explainIssues(issues: readonly Issue[], data: unknown, grammar: JsonSchema): readonly Problem[] {
  return issues.flatMap((issue) => explain(issue, [], data, grammar));
}

function explain(issue: Issue, prefix: KeyPath, data: unknown, grammar: JsonSchema): readonly Problem[] {
  const path: KeyPath = [...prefix, ...issue.path.filter((part) => typeof part !== "symbol")];
  const written = valueAt(data, path);
  const name = keyName(path);
  const where = name === "" ? "" : `${name}: `;
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(path, key, keysAt(grammar, grammar, path)));
  if (written === undefined) {
    return [
      {
        path: path.slice(0, -1),
        part: "key",
        message: `${keyName(path.slice(0, -1)) || "the configuration"} needs "${String(path.at(-1))}"`,
      },
    ];
  }
  if (issue.code === "invalid_union") {
    const meant = branchMeant(issue.errors);
    if (meant !== null) return meant.flatMap((inner) => explain(inner, path, data, grammar));
    return [
      {
        path,
        part: "value",
        message: `${where}expected ${issue.message}, found ${described(written)}${severityHint(issue.errors, written)}`,
      },
    ];
  }
  return [
    {
      path,
      part: "value",
      message: `${where}expected ${expectation(issue)}, found ${described(written)}${valueHint(issue, written)}${matchHint(written, keysAt(grammar, grammar, path))}`,
    },
  ];
}

/** Of a union the branch that fits the written shape: the one whose faults lie deeper than the value itself. */
function branchMeant(branches: readonly (readonly Issue[])[]): readonly Issue[] | null {
  return (
    branches.find((issues) => issues.length > 0 && issues.every((issue) => issue.path.length > 0 || issue.code === "unrecognized_keys")) ??
    null
  );
}

function unknownKey(path: KeyPath, key: string, valid: readonly string[]): Problem {
  const parent = keyName(path);
  const hint = suggestion(key, valid);
  const known = hint === "" && valid.length > 0 ? `; it takes ${oneOf(valid)}` : hint;
  return {
    path: [...path, key],
    part: "key",
    message: `unknown key "${key}"${parent === "" ? "" : ` in ${parent}`}${parent === "" && hint === "" ? "" : known}`,
  };
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPE_WORDS[issue.expected] ?? issue.expected;
    case "invalid_value":
      return oneOf(issue.values.map(String));
    case "too_small":
      if (issue.origin === "string") return "text that is not empty";
      if (issue.origin === "array") return `a list with at least ${String(issue.minimum)} ${issue.minimum === 1 ? "item" : "items"}`;
      return `a number ${issue.inclusive === true ? "of at least" : "above"} ${String(issue.minimum)}`;
    case "too_big":
      return issue.origin === "array" ? `a list with at most ${String(issue.maximum)} items` : `a number up to ${String(issue.maximum)}`;
    default:
      return issue.message;
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  tuple: "a list",
  object: "a map of keys",
  record: "a map of keys",
};

function valueHint(issue: Issue, written: unknown): string {
  return issue.code === "invalid_value" ? hintFor(written, issue.values.map(String)) : "";
}

/** A layer or context is often written as its pattern alone. */
function matchHint(written: unknown, keys: readonly string[]): string {
  const isPattern = typeof written === "string" || (Array.isArray(written) && written.length > 0);
  return isPattern && keys.includes("match") ? `; write { match: ${JSON.stringify(written)} }` : "";
}

function severityHint(branches: readonly (readonly Issue[])[], written: unknown): string {
  const values = branches
    .flat()
    .flatMap((issue) => (issue.code === "invalid_value" && issue.path.length === 0 ? issue.values.map(String) : []));
  return hintFor(written, values);
}

function hintFor(written: unknown, valid: readonly string[]): string {
  if (written === false && valid.includes("off")) return '; did you mean "off"?';
  if (written === "warning" && valid.includes("warn")) return '; did you mean "warn"?';
  return typeof written === "string" ? suggestion(written, valid) : "";
}

function described(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (isRecord(value)) return "a map of keys";
  if (typeof value === "string") return value === "" ? "empty text" : JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value);
  if (typeof value === "number") return `the number ${value}`;
  return typeof value === "boolean" ? String(value) : typeof value;
}

function valueAt(data: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((value, part) => {
    if (Array.isArray(value)) return typeof part === "number" ? itemOf(value, part) : undefined;
    return isRecord(value) && Object.hasOwn(value, part) ? value[part] : undefined;
  }, data);
}

/** The keys that the grammar knows at a path. */
function keysAt(root: JsonSchema, schema: JsonSchema, path: KeyPath): readonly string[] {
  const [step, ...rest] = path;
  const branches = [schema, ...(schema.anyOf ?? [])];
  if (step === undefined) return branches.flatMap((branch) => Object.keys(branch.properties ?? {}));
  return branches.flatMap((branch) => {
    const own = branch.properties?.[String(step)];
    const next = own ?? (typeof step === "number" ? branch.items : branch.additionalProperties);
    return isRecord(next) && !Array.isArray(next) ? keysAt(root, next, rest) : [];
  });
}

function itemOf(list: readonly unknown[], index: number): unknown {
  return list[index];
}
