export type { KnownRules, OptionFault } from "./check-references.js";
export type { ConfigurationPosition, KeyPath } from "./configuration-source.js";
export { knownRules } from "./known-rules.js";
export { loadSettings } from "./load-settings.js";
export type { LoadedSettings, LoadSettingsOptions } from "./load-settings.js";
export { namedRoot } from "./named-root.js";
