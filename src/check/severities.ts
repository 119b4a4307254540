import picomatch from "picomatch";
import type { RuleMeta, RuleSetting, Settings, Severity } from "../model/index.js";
import { pathBelow, SEVERITIES } from "../model/index.js";

const UNSET: RuleSetting = { severity: null, options: {}, messages: {} };

/** How one rule is set, for the whole program and for single files. */
export interface EffectiveRule {
  readonly id: string;
  /** Some file has the rule switched on. */
  readonly active: boolean;
  /** Files with the same key have the same options. */
  optionsKeyOf(file: string): string;
  optionsOf(file: string): Readonly<Record<string, unknown>>;
  severityOf(file: string, messageId: string): Severity | "off";
}

/** Works out what preset, `rules:` and `overrides:` make of one rule. */
export function effectiveRule(id: string, { messages, strict }: Pick<RuleMeta, "messages" | "strict">, settings: Settings): EffectiveRule {
  const base = withPreset(settings.rules[id] ?? UNSET, settings.preset === "strict" ? (strict ?? {}) : {});
  const overrides = overridesOf(settings, id);
  const onlyInfo = Object.values(messages).every((message) => message.severity === "info");
  const settingOf = (file: string): RuleSetting =>
    overrides.filter((override) => override.matches(file)).reduce((setting, override) => merge(setting, override.setting), base);
  return {
    id,
    active: [base, ...overrides.map((override) => override.setting)].some((setting) => mayReport(setting, base)),
    optionsKeyOf: (file) => overrides.flatMap((override, index) => (override.hasOptions && override.matches(file) ? [index] : [])).join(),
    optionsOf: (file) => settingOf(file).options,
    severityOf: (file, messageId) => {
      const own = messages[messageId]?.severity ?? "error";
      return severityFor(presetSeverity(settings.preset, own), messageId, settingOf(file), onlyInfo);
    },
  };
}

/** `strict` shows posture as warnings; `recommended` leaves each message its own severity. */
export function presetSeverity(preset: Settings["preset"], severity: Severity): Severity {
  return preset === "strict" && severity === "info" ? "warn" : severity;
}

/** A single message goes up or down; a whole rule is only lowered, but for one that has posture only. */
export function severityFor(own: Severity, messageId: string, setting: RuleSetting, onlyInfo: boolean): Severity | "off" {
  const message = setting.messages[messageId];
  if (message !== undefined) return message;
  if (setting.severity === null) return own;
  if (setting.severity === "off" || onlyInfo) return setting.severity;
  return SEVERITIES.indexOf(setting.severity) > SEVERITIES.indexOf(own) ? setting.severity : own;
}

function withPreset(setting: RuleSetting, options: RuleSetting["options"]): RuleSetting {
  return { ...setting, options: { ...options, ...setting.options } };
}

interface Override {
  readonly setting: RuleSetting;
  readonly hasOptions: boolean;
  readonly matches: (file: string) => boolean;
}

/** The later wins: the root's overrides, what each folder says of itself, what was given beside all files. */
function overridesOf({ overrides, nested, given }: Settings, id: string): readonly Override[] {
  return [
    ...overrides.flatMap(({ files, rules }) => overrideOf(rules[id], picomatch([...files], { dot: true }))),
    ...nested.flatMap(({ folder, rules, overrides: inside }) => [
      ...overrideOf(rules[id], (file) => pathBelow(folder, file) !== null),
      ...inside.flatMap((each) => overrideOf(each.rules[id], matcherBelow(folder, each.files))),
    ]),
    ...overrideOf(given[id], () => true),
  ];
}

function overrideOf(setting: RuleSetting | undefined, matches: Override["matches"]): readonly Override[] {
  return setting === undefined ? [] : [{ setting, hasOptions: Object.keys(setting.options).length > 0, matches }];
}

function matcherBelow(folder: string, globs: readonly string[]): (file: string) => boolean {
  const isMatch = picomatch([...globs], { dot: true });
  return (file) => {
    const below = pathBelow(folder, file);
    return below !== null && isMatch(below);
  };
}

function merge(under: RuleSetting, over: RuleSetting): RuleSetting {
  const fresh = over.severity !== null && Object.keys(over.messages).length === 0;
  return {
    severity: over.severity ?? under.severity,
    options: { ...under.options, ...over.options },
    // an override that names only the rule speaks of all its messages
    messages: fresh ? {} : { ...under.messages, ...over.messages },
  };
}

function mayReport(setting: RuleSetting, base: RuleSetting): boolean {
  if (Object.values(setting.messages).some((severity) => severity !== "off")) return true;
  return (setting.severity ?? base.severity) !== "off";
}
