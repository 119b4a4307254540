import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { KnownRules } from "../../src/config/check-references.js";
import type { LoadedSettings, LoadSettingsOptions } from "../../src/config/load-settings.js";
import { loadSettings } from "../../src/config/load-settings.js";

/** Rules as a configuration may name them in these tests. */
export const KNOWN: KnownRules = {
  messages: new Map([
    ["da/layer-dependency", ["outward", "sideways"]],
    ["da/context-boundary", ["internal", "identity"]],
    ["sc/cookie-flags", ["weak", "missing"]],
    ["archlint/no-layer", ["no-layer"]],
  ]),
  checkOptions: (_rule, options) => ("same-site" in options ? [] : [{ path: [], part: "value", message: "same-site is required" }]),
};

/** A folder with these files, real and gone after the test; a text that begins with `base64:` is bytes. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "archlint-config-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text.startsWith("base64:") ? Buffer.from(text.slice(7), "base64") : text);
  }
  return folder;
}

/** Loads the settings of a folder that holds only this configuration. */
export function load(text: string): Promise<LoadedSettings> {
  return loadIn(folderWith({ ".archlint.yml": text }));
}

/** Loads the settings as a run in that folder would. */
export function loadIn(workingFolder: string, more: Partial<LoadSettingsOptions> = {}): Promise<LoadedSettings> {
  return loadSettings({ workingFolder, knownRules: KNOWN, ...more });
}

/** The message of the one error that loading throws. */
export async function errorOf(loading: Promise<unknown>): Promise<string> {
  try {
    await loading;
  } catch (error) {
    if (error instanceof Error && error.name === "ArchlintError") return error.message;
    throw error;
  }
  throw new Error("nothing was thrown");
}
