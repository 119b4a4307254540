import type { MessageDefinition, Severity } from "../model/index.js";
import type { Speaker } from "./make-finding.js";

function engineRule(name: string, fix: string, messages: Readonly<Record<string, MessageDefinition>>): Speaker {
  return { id: `archlint/${name}`, leaf: null, fix, messages };
}

function message(severity: Severity, text: string, fix?: string): MessageDefinition {
  return fix === undefined ? { severity, text } : { severity, text, fix };
}

export const PARSE_ERROR = engineRule("parse-error", "correct the file, or exclude it in .archlint.yml", {
  syntax: message("error", "the file can't be parsed: {{reason}}{{more}}"),
  partly: message("warn", "{{path}} was read in part: {{because}}", "correct the file"),
  skipped: message("warn", "{{path}} was not read: {{because}}", "make the file readable, or exclude it in .archlint.yml"),
});

export const UNKNOWN_RULE = engineRule("unknown-rule", "name an existing rule; `archlint rules` lists them", {
  rule: message("error", "the comment names {{name}}, which is no rule"),
  directive: message(
    "error",
    "archlint-{{word}} is no directive",
    "write archlint-disable-next-line, -disable-line, -disable, -enable or -disable-file",
  ),
});

export const SUPPRESSION_REASON = engineRule("suppression-reason", "end the comment with `-- ` and the reason", {
  missing: message("error", "the suppression gives no reason, so it silences nothing"),
});

export const UNUSED_SUPPRESSION = engineRule("unused-suppression", "remove the comment, or the rule's name from it", {
  rule: message("warn", "the suppression of {{name}} silences nothing"),
  all: message("warn", "the suppression silences nothing"),
});

export const UNRESOLVED_IMPORT = engineRule("unresolved-import", "correct the path, or the setting that should resolve it", {
  alias: message(
    "warn",
    "{{count}} of the imports by the alias {{subject}} lead nowhere",
    "correct the imports, or the alias in the tsconfig's paths or in package.json",
  ),
  "whole-alias": message(
    "error",
    "the alias {{subject}} leads nowhere: none of its {{count}} imports resolve",
    "correct the alias in the tsconfig's paths or in package.json",
  ),
  "not-built": message(
    "warn",
    "{{imports}} to {{subject}}, which a build has yet to fill",
    "build {{subject}}, or point the package at its sources",
  ),
  generated: message("warn", "{{imports}} to {{subject}}, which a generator has yet to write", "run the generator before archlint"),
  "outside-root": message("warn", "{{imports}} outside the linted root, to {{subject}}", "lint from the folder that holds both"),
  "other-case": message(
    "warn",
    "{{imports}} to {{subject}}, which is written {{actual}} here",
    "write the path as it is on disk: where case counts, as on most servers, the import fails",
  ),
  "missing-file": message("warn", "{{imports}} to {{subject}}, which does not exist"),
});

export const NOTHING_CHECKED = engineRule("nothing-checked", "correct the configuration, or remove what it asks for", {
  rule: message("warn", "{{name}} is configured and found nothing to judge: {{because}}"),
  layer: message("warn", "the configuration declares the layer {{name}}, and no file is in it"),
  context: message("warn", "the configuration declares the context {{name}}, and no file is in it"),
});

export const NO_LAYER = engineRule("no-layer", "give the file a layer under architecture.layers in .archlint.yml", {
  file: message("error", "the file is in no layer, and the configuration asks for a layer for each"),
});

/** The engine's own rules, sorted. */
export const ENGINE_RULES: readonly Speaker[] = [
  NO_LAYER,
  NOTHING_CHECKED,
  PARSE_ERROR,
  SUPPRESSION_REASON,
  UNKNOWN_RULE,
  UNRESOLVED_IMPORT,
  UNUSED_SUPPRESSION,
];
