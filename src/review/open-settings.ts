import type { LoadedSettings, LoadSettingsOptions } from "../config/load-settings.js";
import { loadSettings } from "../config/load-settings.js";

/** Loads the settings with the rules that there are. */
export async function openSettings(options: Omit<LoadSettingsOptions, "knownRules">): Promise<LoadedSettings> {
  const [{ knownRules }, { ENGINE_RULES }, { RULES }] = await Promise.all([
    import("../config/known-rules.js"),
    import("../check/engine-rules.js"),
    import("../../rules/index.js"),
  ]);
  const engine = new Map(ENGINE_RULES.map((each) => [each.id, Object.keys(each.messages)]));
  return loadSettings({ ...options, knownRules: knownRules(RULES, engine) });
}
