import type { Program, RegisteredRule, RuleYield } from "../model/index.js";
import { ArchlintError, z } from "../model/index.js";
import type { EffectiveRule } from "./severities.js";

/** A view of the program that records what the rule asks; the identity where nothing is recorded. */
export type Observe = (program: Program, rule: string) => Program;

/** Runs a rule once for each set of options that some file has, and keeps of each run what stands in those files. */
export function runRule(registered: RegisteredRule, program: Program, effective: EffectiveRule, observe: Observe): readonly RuleYield[] {
  const keys = new Map<string, string>();
  for (const { path } of program.modules) {
    const key = effective.optionsKeyOf(path);
    if (!keys.has(key)) keys.set(key, path);
  }
  if (keys.size === 0) keys.set("", "");
  // What is missing is missing from the whole program: one run tells of it, that with the rule's own options where a file has them.
  const speaker = keys.has("") ? "" : [...keys.keys()][0];
  return [...keys].flatMap(([key, path]) => {
    const yields = collect(registered, observe(program, registered.id), effective.optionsOf(path));
    if (keys.size === 1) return yields;
    return yields.filter((each) =>
      each.is !== "missing" && each.at !== null ? effective.optionsKeyOf(each.at.file) === key : key === speaker,
    );
  });
}

function collect({ id, rule }: RegisteredRule, program: Program, options: unknown): readonly RuleYield[] {
  try {
    return [...rule.run(program, options)];
  } catch (error) {
    if (error instanceof z.ZodError) {
      const issues = error.issues.map((issue) => [...issue.path, issue.message].join(": "));
      throw new ArchlintError(`options of ${id}: ${issues.join("; ")}`, { cause: error });
    }
    throw new ArchlintError(`rule ${id} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
