import { z } from "zod";
import type { Settings } from "../model/settings.js";
import { DEFAULT_SETTINGS } from "../model/settings.js";
import { applyConfiguration, mergeRules } from "./apply-configuration.js";
import type { KnownRules } from "./check-references.js";
import { checkReferences, checkRuleReferences, checkRules } from "./check-references.js";
import type { Configuration } from "./configuration-schema.js";
import { configurationSchema, rulesSchema } from "./configuration-schema.js";
import type { ConfigurationSource, Problem } from "./configuration-source.js";
import { problemsError, sourceOfObject } from "./configuration-source.js";
import { explainIssues } from "./explain-issues.js";
import { isRecord } from "./read-configuration.js";
import type { CheckedConfiguration } from "./resolve-extends.js";
import { resolveExtends } from "./resolve-extends.js";

/** Keys that are checked and carried, and that nothing of this version reads. */
const WITHOUT_EFFECT = ["catalog"] as const;

/** A configuration to check, and what wins over it. */
export interface CheckedSettingsOptions {
  readonly workingFolder: string;
  readonly repository: string;
  readonly source: ConfigurationSource | null;
  readonly preset: Settings["preset"] | null;
  readonly rules?: Readonly<Record<string, unknown>> | undefined;
}

/** Settings with the configurations that they were made of, the winning one last. */
export interface CheckedSettings {
  readonly settings: Settings;
  readonly sources: readonly ConfigurationSource[];
  readonly warnings: readonly string[];
  /** Throws where a configuration names a rule, message or option that isn't there. */
  readonly checkRules: (known: KnownRules) => void;
}

/** Checks a configuration and all it stands on, and makes settings of them. */
export async function checkedSettings(options: CheckedSettingsOptions): Promise<CheckedSettings> {
  const check = (source: ConfigurationSource): CheckedConfiguration => ({ source, configuration: checked(source) });
  const { workingFolder, repository } = options;
  const layered = options.source === null ? [] : await resolveExtends(check(options.source), { workingFolder, repository, check });
  let settings: Settings = DEFAULT_SETTINGS;
  for (const layer of layered) {
    settings = layer.is === "preset" ? { ...settings, preset: layer.preset } : applyConfiguration(settings, layer.configuration);
  }
  const rules = rulesArgument(options.rules ?? {});
  settings = {
    ...settings,
    preset: options.preset ?? settings.preset,
    rules: mergeRules(settings.rules, rules.data),
    given: mergeRules({}, rules.data),
  };
  const own = layered.flatMap((layer) => (layer.is === "configuration" ? [layer] : []));
  return {
    settings,
    sources: own.map((layer) => layer.source),
    warnings: own.flatMap(withoutEffect),
    checkRules: (known) => {
      for (const { source, configuration } of own) refuse(source, checkRuleReferences(configuration, known));
      refuse(rules.source, checkRules(rules.data, [], known));
    },
  };
}

/** Throws where something is wrong with a configuration. */
export function refuse(source: ConfigurationSource, problems: readonly Problem[]): void {
  if (problems.length > 0) throw problemsError(source, problems);
}

/** Checks a configuration by itself: its grammar, and the names that it gives and uses. */
function checked(source: ConfigurationSource): Configuration {
  const configuration = grammatical(source);
  refuse(source, checkReferences(configuration));
  return configuration;
}

/** Checks a configuration's grammar alone. */
export function grammatical(source: ConfigurationSource): Configuration {
  const version = isRecord(source.data) ? source.data["version"] : undefined;
  if (typeof version === "number" && version !== 1) {
    const message = `version ${version} of the format is unknown to this version of archlint, which reads version 1`;
    throw problemsError(source, [{ path: ["version"], part: "value", message }]);
  }
  const parsed = configurationSchema.safeParse(source.data);
  if (!parsed.success) throw problemsError(source, explainIssues(parsed.error.issues, source.data, grammarOf(configurationSchema)));
  return parsed.data;
}

function rulesArgument(rules: Readonly<Record<string, unknown>>): { source: ConfigurationSource; data: z.output<typeof rulesSchema> } {
  const source = sourceOfObject("rules", rules);
  const parsed = rulesSchema.safeParse(rules);
  if (!parsed.success) throw problemsError(source, explainIssues(parsed.error.issues, rules, grammarOf(rulesSchema)));
  return { source, data: parsed.data };
}

function grammarOf(schema: z.ZodType): z.core.JSONSchema.BaseSchema {
  return z.toJSONSchema(schema, { io: "input" });
}

/** A line for keys that nothing reads yet. */
export function withoutEffect({ source, configuration }: CheckedConfiguration): readonly string[] {
  const keys = WITHOUT_EFFECT.filter((key) => configuration[key] !== undefined);
  if (keys.length === 0) return [];
  return [
    `${source.name}: ${keys.join(", ")}: checked, but nothing of this version of archlint reads ${keys.length === 1 ? "it" : "them"} yet`,
  ];
}
