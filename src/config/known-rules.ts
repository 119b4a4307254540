import { z } from "zod";
import type { RegisteredRule } from "../model/rule.js";
import type { KnownRules, OptionFault } from "./check-references.js";
import { explainIssues } from "./explain-issues.js";
import { oneOf, suggestion } from "./suggestion.js";

/** What configurations may say of these rules, and of the engine's own findings, whose message ids are given by rule id. */
export function knownRules(rules: readonly RegisteredRule[], engine: ReadonlyMap<string, readonly string[]> = new Map()): KnownRules {
  const byId = new Map(rules.map((each) => [each.id, each.rule.meta]));
  const messages = new Map([...byId].map(([id, meta]) => [id, Object.keys(meta.messages)] as const));
  return {
    messages: new Map([...messages, ...engine]),
    checkOptions: (id, options) => optionFaults(byId.get(id)?.options ?? null, options),
  };
}

function optionFaults(
  schema: RegisteredRule["rule"]["meta"]["options"] | null,
  options: Readonly<Record<string, unknown>>,
): readonly OptionFault[] {
  const names = Object.keys(schema?.shape ?? {});
  const unknown = Object.keys(options).filter((name) => !names.includes(name));
  const faults = unknown.map((name): OptionFault => {
    const hint = suggestion(name, names);
    const valid = names.length === 0 ? "; it takes none" : `; it takes ${oneOf(names)}`;
    return { path: [name], part: "key", message: `unknown option "${name}"${hint === "" ? valid : hint}` };
  });
  const parsed = schema?.safeParse(options);
  if (schema === null || parsed === undefined || parsed.success) return faults;
  const others = parsed.error.issues.filter((issue) => issue.code !== "unrecognized_keys");
  return [...faults, ...explainIssues(others, options, z.toJSONSchema(schema, { io: "input" }))];
}
