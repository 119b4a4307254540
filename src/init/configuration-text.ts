import { counted, listed } from "../model/index.js";
import { wrap } from "../output/display-width.js";
import { visibleLine } from "../output/visible.js";
import { mayChangeResults, type Answers } from "./answers.js";
import type { Detected, DeploymentUnit, FoundContext } from "./detected.js";
import { escapedGlob } from "./escaped-glob.js";

/** What a configuration is written from. */
export interface ConfigurationParts {
  readonly detected: Detected;
  readonly answers: Answers;
  /** Path or address of the JSON Schema, for editors. */
  readonly schema: string;
  /** How a run with this file differs from one without, in words; null where it doesn't. */
  readonly difference: string | null;
}

/** Lists in comments name so many. */
const NAMED = 8;

/** Columns of a comment. */
const WIDTH = 118;

/** The whole text of `.archlint.yml`: what is certain and changes nothing as keys, all else as comments with the reason. */
export function configurationText(parts: ConfigurationParts): string {
  const { detected, answers, schema } = parts;
  const blocks = [
    [`# yaml-language-server: $schema=${schema}`, ...effect(parts)],
    [
      "version: 1",
      answers.preset === "strict"
        ? "extends: strict # or recommended, where notes on posture are no warnings"
        : "extends: recommended # or strict: notes on posture become warnings",
    ],
    facts(detected),
    system(answers),
    frontends(detected),
    architecture(detected, answers),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function effect({ answers, difference }: ConfigurationParts): readonly string[] {
  if (difference !== null) return [`# Findings against a run without this file, when archlint init wrote it: ${difference}.`];
  const commented = "What is commented out is a suggestion.";
  const same = mayChangeResults(answers) ? "As written, archlint found the same without it." : "As it stands it changes no finding.";
  return [`# Written by archlint init. ${same} ${commented}`];
}

function facts({ frameworks, units, files }: Detected): readonly string[] {
  const used = frameworks.filter((each) => each.files > 0).map((each) => `${each.name} (${each.files})`);
  const declared = frameworks.filter((each) => each.files === 0).map(({ name }) => name);
  return [
    ...(used.length > 0 ? [`Built with (files that import it, of ${files}): ${listed(used, NAMED)}.`] : []),
    ...(declared.length > 0 ? [`Only in package.json: ${listed(declared, NAMED)}.`] : []),
    ...(units.length > 0 ? [`Deployed: ${listed(units.map(unitText), NAMED)}.`] : []),
  ].flatMap(remark);
}

/** A comment of as many lines as it takes; what is indented stays so. */
function remark(text: string): readonly string[] {
  const indent = text.startsWith(" ") ? "  " : "";
  return wrap(text, WIDTH - 2 * indent.length).map((line, index) => `# ${indent}${index > 0 ? indent : ""}${line}`);
}

function unitText({ name, signs, sure }: DeploymentUnit): string {
  return visibleLine(`${name} (${signs.join(", ")}${sure === "likely" ? "; likely" : ""})`);
}

function system({ compliance }: Answers): readonly string[] {
  const why = "# What no code shows; archlint report states it at its head.";
  return compliance.length > 0
    ? [why, `system: { compliance: [${compliance.join(", ")}] } # also tier, classification`]
    : [why, "# system: { tier: HIGH, classification: CONFIDENTIAL, compliance: [GDPR] } # for example"];
}

function frontends({ frontends: found }: Detected): readonly string[] {
  if (found.length === 0) return [];
  const files = found.reduce((sum, each) => sum + each.files, 0);
  const globs = found.map(({ folder }) => quoted(`${escapedGlob(folder)}/**`));
  return [`# Front-end: read, never judged (${files} files). Left out, a first run is faster.`, `# exclude: [${globs.join(", ")}]`];
}

function architecture(detected: Detected, answers: Answers): readonly string[] {
  const layers = layerLines(detected, answers);
  const contexts = contextLines(detected, answers);
  const isStated = layers.stated || contexts.stated;
  const open = isStated ? ["architecture:"] : layers.suggested || contexts.suggested ? ["# architecture:"] : [];
  return [...layers.remarks.flatMap(remark), "", ...contexts.remarks.flatMap(remark), ...open, ...keyed(layers), ...keyed(contexts)];
}

/** Keys of `architecture:`, stated or suggested, and what is said before them. */
interface Part {
  readonly stated: boolean;
  readonly suggested: boolean;
  readonly remarks: readonly string[];
  readonly keys: readonly string[];
}

function keyed({ stated, keys }: Part): readonly string[] {
  return keys.map((line) => (stated ? `  ${line}` : `#   ${line}`));
}

function layerLines({ layers, layerPatterns, noLayersBecause }: Detected, { statesLayers }: Answers): Part {
  const none = { stated: false, suggested: false, keys: [] };
  if (layers.length === 0) {
    const why = noLayersBecause === "" ? "" : `: ${visibleLine(noLayersBecause)}`;
    return { ...none, remarks: [`Layers: none seen${why}.`, "Rules about them are silent until architecture.layers names some."] };
  }
  const seen = layers.map(
    ({ name, files, certain, why }) => `  ${name}: ${counted(files, "file")}, ${certain} certain; mostly by: ${visibleLine(why)}`,
  );
  const remarks = ["Layers as detected:", ...seen];
  if (layerPatterns === null)
    return { ...none, remarks: [...remarks, "They are told file by file; a few patterns would not say the same, so none are suggested."] };
  const keys = layerPatterns.layers.map(({ name, match }) => `  ${name}: { match: ${globList(match)} }`);
  const { moved, files } = layerPatterns;
  const effect = moved === 0 ? "no file changes its layer" : `${moved} of ${files} files are in another layer or in none`;
  const how = `${statesLayers ? "Stated" : "Stated as"} below, ${effect}; what no pattern matches is in no layer.`;
  return { stated: statesLayers, suggested: true, remarks: [...remarks, how], keys: ["layers:", ...keys] };
}

function contextLines({ contexts }: Detected, { contexts: stated }: Answers): Part {
  const bounded = contexts.filter(({ kind }) => kind === "bounded-context");
  const features = contexts.filter(({ kind }) => kind === "feature-module");
  const kernels = contexts.filter(({ kind }) => kind === "kernel");
  if (stated !== null) {
    const chosen = stated.flatMap((each) =>
      contexts.flatMap((found) => (found.name === each.name ? [{ found, subdomain: each.subdomain }] : [])),
    );
    const lines = [
      ...chosen.map(({ found, subdomain }) => contextLine(found, subdomain)),
      ...kernels.map((each) => contextLine(each, null)),
    ];
    const keys = lines.length === 0 ? ["contexts: {}"] : ["contexts: # owner, public and may-use say more of each", ...lines];
    return { stated: true, suggested: true, remarks: ["Contexts are stated: a new folder is in none until it stands here."], keys };
  }
  const others =
    features.length === 0
      ? []
      : [
          `Feature modules, with no aggregate or event of their own and judged by no context rule: ${listed(
            features.map(({ name }) => visibleLine(name)),
            NAMED,
          )}.`,
        ];
  if (bounded.length === 0)
    return {
      stated: false,
      suggested: false,
      keys: [],
      remarks: ["Bounded contexts: none seen; architecture.contexts names them.", ...others],
    };
  const lines = [...bounded, ...kernels].map((each) => contextLine(each, null));
  return {
    stated: false,
    suggested: true,
    remarks: [
      "Contexts are detected. Stated, each can have a subdomain (core, supporting, generic), owner, public and may-use.",
      ...others,
    ],
    keys: ["contexts:", ...lines],
  };
}

function contextLine({ name, kind, folders, files, why, sure }: FoundContext, subdomain: string | null): string {
  const parts = [
    `match: ${globList(folders.map((folder) => `${escapedGlob(folder)}/**`))}`,
    ...(subdomain === null ? [] : [`subdomain: ${subdomain}`]),
    ...(kind === "kernel" ? ["kernel: true"] : []),
  ];
  return `  ${key(name)}: { ${parts.join(", ")} } # ${counted(files, "file")}; ${visibleLine(why)}${sure === "likely" ? ", likely" : ""}`;
}

function globList(globs: readonly string[]): string {
  const [first] = globs;
  return globs.length === 1 && first !== undefined ? quoted(first) : `[${globs.map(quoted).join(", ")}]`;
}

/** Plain where no reader of YAML could take it for something else. */
function key(name: string): string {
  return /^[a-z][a-z\d-]*$/i.test(name) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(name) ? name : quoted(name);
}

/** A double-quoted text of YAML: what a terminal or editor would obey is written as its escape. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f]|\p{Cf}|\p{Zl}|\p{Zp}/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`).join(""),
  );
}
