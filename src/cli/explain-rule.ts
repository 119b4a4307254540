import type { Speaker } from "../check/make-finding.js";
import type { RegisteredRule } from "../model/index.js";
import { z } from "../model/index.js";
import { wrap } from "../output/display-width.js";
import { labelled } from "./labelled.js";
import type { RuleState } from "./rule-state.js";
import type { ExampleFile } from "./rule-example.js";
import { exampleOf } from "./rule-example.js";
import type { Screen } from "./screen.js";

const MAX_WIDTH = 100;

/** What a rule judges, why, how to set it, and how it stands here. */
export function explainRule({ id, rule }: RegisteredRule, state: RuleState, screen: Screen): string {
  const { paint } = screen;
  const { meta } = rule;
  const width = Math.min(screen.width, MAX_WIDTH);
  const row = (label: string, text: string): string => labelled(label, plain(text), width);
  const here = state.active ? `active: ${state.because}` : `not active: ${state.because}`;
  const messages = Object.entries(meta.messages).map(
    ([message, { text }]) => `    ${paint.bold(message)}  ${state.messages[message] ?? ""}\n${indentedProse(named(text), 6, width)}`,
  );
  const options = Object.entries(z.toJSONSchema(meta.options, { io: "input" }).properties ?? {}).map(([name, schema]) =>
    indentedProse(optionLine(name, schema), 4, width),
  );
  return [
    `${paint.bold(id)}  ${paint.dim(meta.leaf)}`,
    row("", `fires when ${meta.summary}`).trimStart(),
    "",
    row("here", here),
    row("why", meta.why),
    row("fix", meta.fix),
    row("limits", meta.limits),
    "",
    "  messages, with their severity here",
    ...messages,
    ...(options.length === 0 ? [] : ["", `  options: ${id}: [error, { option: value }]`, ...options]),
    ...examples(id, screen),
    "",
    "  references",
    ...meta.references.flatMap(({ title, url }) => [indentedProse(title, 4, width), ...(url === null ? [] : [`      ${paint.dim(url)}`])]),
  ].join("\n");
}

/** What a finding of the engine itself means. */
export function explainEngineRule({ id, messages, fix }: Speaker, screen: Screen): string {
  const width = Math.min(screen.width, MAX_WIDTH);
  const lines = Object.entries(messages).map(
    ([message, { severity, text }]) => `    ${screen.paint.bold(message)}  ${severity}\n${indentedProse(named(text), 6, width)}`,
  );
  return [
    `${screen.paint.bold(id)}  a finding of archlint itself`,
    "",
    labelled("fix", plain(fix), width),
    "",
    "  messages",
    ...lines,
  ].join("\n");
}

/** A message with the names of what is filled in. */
function named(text: string): string {
  return text.replace(/\{\{(\w+)\}\}/g, "‹$1›");
}

function indentedProse(text: string, margin: number, width: number): string {
  return wrap(text, Math.max(width - margin, 30))
    .map((line) => " ".repeat(margin) + line)
    .join("\n");
}

/** A whole program would hide the point: the files that the finding is about, and as many good ones. */
const MAX_FILES = 2;

function examples(id: string, { paint }: Screen): readonly string[] {
  const { bad, good } = exampleOf(id);
  const block = (mark: string, files: readonly ExampleFile[]): readonly string[] =>
    files.slice(0, MAX_FILES).flatMap(({ path, code }) => ["", `  ${mark} ${paint.dim(path)}`, ...indented(code)]);
  return [...block(paint.red("fires on"), bad), ...block(paint.green("silent on"), good)];
}

function indented(code: string): readonly string[] {
  return code
    .trimEnd()
    .split("\n")
    .map((line) => (line === "" ? "" : `    ${line}`));
}

function optionLine(name: string, schema: unknown): string {
  if (typeof schema !== "object" || schema === null) return name;
  const values =
    "enum" in schema && Array.isArray(schema.enum)
      ? ` ${schema.enum.map(String).join(" | ")}`
      : "type" in schema
        ? ` ${String(schema.type)}`
        : "";
  const fallback = "default" in schema ? ` (default ${JSON.stringify(schema.default)})` : "";
  const description = "description" in schema ? `: ${String(schema.description)}` : "";
  return `${name}${values}${fallback}${description}`;
}

/** The texts of rules are written as Markdown. */
function plain(text: string): string {
  return text.replace(/`([^`]+)`/g, "$1");
}
