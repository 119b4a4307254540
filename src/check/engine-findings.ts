import type { Directive, Finding, Location, Module, Program, Settings, UnresolvedImports } from "../model/index.js";
import { isExhaustiveAt, pathBelow } from "../model/index.js";
import { effectiveRule } from "./severities.js";
import { makeFinding } from "./make-finding.js";
import type { Speaker } from "./make-finding.js";
import type { ConfigurationPlace } from "./configuration-place.js";
import {
  NO_LAYER,
  NOTHING_CHECKED,
  PARSE_ERROR,
  SUPPRESSION_REASON,
  UNKNOWN_RULE,
  UNRESOLVED_IMPORT,
  UNUSED_SUPPRESSION,
} from "./engine-rules.js";
import { hasReason } from "./suppressions.js";
import type { Suppression } from "./suppressions.js";

/** What the engine says for itself, before suppressions are applied. */
export function engineFindings(program: Program, settings: Settings, configuration: ConfigurationPlace): readonly Finding[] {
  return [
    ...program.modules.flatMap((module) => syntaxErrors(program, settings, module)),
    ...program.coverage.skipped.flatMap(({ path, because, how }) =>
      how === "left-out"
        ? []
        : speak(
            program,
            settings,
            PARSE_ERROR,
            how === "in-part" ? "partly" : "skipped",
            { path, because },
            { file: path, span: [0, 0] },
            path,
          ),
    ),
    ...program.coverage.unresolved.flatMap((unresolved) => unresolvedImports(program, settings, unresolved)),
    ...program.coverage.noLayer
      .filter((file) => isExhaustiveAt(settings, file))
      .flatMap((file) => speak(program, settings, NO_LAYER, "file", {}, { file, span: [0, 0] }, "")),
    ...emptySettings(program, settings, configuration),
  ];
}

/** A rule that the configuration names and that found no subject. */
export function nothingChecked(
  program: Program,
  settings: Settings,
  configuration: ConfigurationPlace,
  rule: string,
  because: string,
): readonly Finding[] {
  return speakOfSettings(program, settings, configuration, "rule", { name: rule, because }, ["rules", rule]);
}

/** Faults of the suppressions themselves: no reason, an unknown rule or directive. */
export function suppressionFaults(program: Program, settings: Settings, knownRules: ReadonlySet<string>): readonly Finding[] {
  return program.modules.flatMap((module) =>
    module.outline.directives.flatMap((directive) => {
      const at = { file: module.path, span: directive.span };
      if (directive.kind === "unknown")
        return speak(program, settings, UNKNOWN_RULE, "directive", { word: directive.word }, at, directive.word);
      const unknown = directive.rules.filter((rule) => !isKnownRule(rule, knownRules));
      return [
        ...(directive.kind === "enable" || hasReason(directive)
          ? []
          : speak(program, settings, SUPPRESSION_REASON, "missing", {}, at, subjectOf(directive))),
        ...unknown.flatMap((name) => speak(program, settings, UNKNOWN_RULE, "rule", { name }, at, name)),
      ];
    }),
  );
}

/** Suppressions of active rules that silenced nothing. */
export function unusedSuppressions(
  program: Program,
  settings: Settings,
  suppressions: readonly Suppression[],
  used: ReadonlyMap<Suppression, ReadonlySet<string>>,
  activeRules: ReadonlySet<string>,
): readonly Finding[] {
  return suppressions.flatMap((suppression) => {
    const at = { file: suppression.file, span: suppression.directive.span };
    const silenced = used.get(suppression) ?? new Set();
    if (suppression.rules.length === 0) {
      return silenced.size > 0 ? [] : speak(program, settings, UNUSED_SUPPRESSION, "all", {}, at, suppression.directive.kind);
    }
    return suppression.rules
      .filter((rule) => activeRules.has(rule) && !silenced.has(rule))
      .flatMap((name) => speak(program, settings, UNUSED_SUPPRESSION, "rule", { name }, at, `${suppression.directive.kind} ${name}`));
  });
}

function syntaxErrors(program: Program, settings: Settings, module: Module): readonly Finding[] {
  const [first, ...others] = module.outline.syntaxErrors;
  if (first === undefined) return [];
  const data = { reason: first.message.replace(/\.$/, ""), more: others.length === 0 ? "" : `, and ${others.length} more` };
  return speak(program, settings, PARSE_ERROR, "syntax", data, { file: module.path, span: first.span }, first.message);
}

function unresolvedImports(program: Program, settings: Settings, unresolved: UnresolvedImports): readonly Finding[] {
  const { kind, subject } = unresolved.cause;
  if (kind === "computed") return [];
  const at = unresolved.at.filter((location) => isReviewed(program.module(location.file)));
  const [first] = at;
  if (first === undefined) return [];
  const messageId = kind === "alias" && unresolved.whole ? "whole-alias" : kind;
  const imports = at.length === 1 ? "1 import leads" : `${at.length} imports lead`;
  const data = { subject, count: at.length, imports, actual: unresolved.cause.actual ?? "" };
  return speak(program, settings, UNRESOLVED_IMPORT, messageId, data, first, subject);
}

function emptySettings(program: Program, settings: Settings, configuration: ConfigurationPlace): readonly Finding[] {
  const declared = [{ ...settings, folder: "" }, ...settings.nested].filter(({ layers, contexts }) => layers !== null || contexts !== null);
  return declared.flatMap(({ folder, ...own }) => {
    const paths = program.modules.map((module) => module.path).filter((path) => pathBelow(folder, path) !== null);
    const layers = new Set(paths.map((path) => program.architecture.layerOf(path)?.layer.name));
    const contexts = new Set(paths.map((path) => program.architecture.contextOf(path)?.context.name));
    const tell = (is: "layer" | "context", name: string): readonly Finding[] =>
      speakOfSettings(program, settings, configuration, is, { name }, ["architecture", `${is}s`, name], folder);
    return [
      ...(own.layers ?? []).filter(({ name }) => !layers.has(name)).flatMap(({ name }) => tell("layer", name)),
      ...(own.contexts ?? []).filter(({ name }) => !contexts.has(name)).flatMap(({ name }) => tell("context", name)),
    ];
  });
}

function speakOfSettings(
  program: Program,
  settings: Settings,
  configuration: ConfigurationPlace,
  messageId: "rule" | "layer" | "context",
  data: Readonly<Record<string, string>>,
  key: readonly string[],
  folder = "",
): readonly Finding[] {
  const { file, line, column } = configuration.at(key, folder);
  const start = { file, span: [0, 0] as const };
  return speak(program, settings, NOTHING_CHECKED, messageId, data, start, data["name"] ?? "").map((finding) => ({
    ...finding,
    line,
    column,
    endLine: line,
    endColumn: column,
  }));
}

function speak(
  program: Program,
  settings: Settings,
  speaker: Speaker,
  messageId: string,
  data: Readonly<Record<string, string | number>>,
  at: Location,
  subject: string,
): readonly Finding[] {
  const severity = effectiveRule(speaker.id, speaker, settings).severityOf(at.file, messageId);
  if (severity === "off") return [];
  return [makeFinding(program, speaker, { is: "finding", messageId, data, at, subject }, severity)];
}

function isReviewed(module: Module | null): boolean {
  return module !== null && (module.subject === "source" || module.subject === "script");
}

function isKnownRule(rule: string, knownRules: ReadonlySet<string>): boolean {
  return knownRules.has(rule) || rule.startsWith("depcruise/");
}

function subjectOf(directive: Directive): string {
  return [directive.kind, ...directive.rules].join(" ");
}
