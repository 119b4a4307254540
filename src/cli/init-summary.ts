import type { Detected, FoundContext } from "../init/detected.js";
import { counted, listed, type Summary } from "../model/index.js";
import { wrap } from "../output/display-width.js";
import { visible, visibleLine } from "../output/visible.js";
import type { Screen } from "./screen.js";

/** What a written configuration came to. */
export interface InitOutcome {
  /** The file as the user would name it. */
  readonly file: string;
  /** How a run with the file differs from one without; null where it doesn't. */
  readonly difference: string | null;
  /** What stands with the file; null where configurations below the root were left out of the count. */
  readonly summary: Summary | null;
}

const MARGIN = 14;
const NAMED = 8;

/** What was seen, why and how sure. */
export function seenText(detected: Detected, screen: Screen): string {
  const { patterns, contexts, frameworks } = detected;
  const rows = [
    ["pattern", patterns.join(", ")] as const,
    ...rowsOf("layers", layerTexts(detected)),
    ...rowsOf("contexts", contextTexts(contexts)),
    [
      "built with",
      listed(
        frameworks.map(({ name, files }) => (files > 0 ? `${name} ${files}` : `${name} (package.json)`)),
        NAMED,
      ),
    ] as const,
    ...rowsOf("deployed", unitTexts(detected)),
  ];
  const lines = rows.filter(([, text]) => text !== "").flatMap(([label, text]) => row(label, visible(text), screen));
  return [...lines, "", ""].join("\n");
}

/** What was written, what it changes, and what comes next. */
export function writtenText({ file, difference, summary }: InitOutcome, { paint, unicode, width }: Screen): string {
  const effect = difference === null ? "no finding changes by it" : `findings change by it: ${difference}`;
  const text = `${visible(file)} written: ${effect}; suggestions in it are commented out`;
  const [first = "", ...others] = wrap(text, Math.min(width, 112) - 3);
  const stands = summary === null ? "" : `: ${counted(summary.error, "error")}, ${counted(summary.warn, "warning")}`;
  const steps = [
    ["archlint check", `what stands today${stands}`],
    ["archlint baseline", "takes that as known, so that only what is new fails"],
    ["archlint hook install", "judges what is staged before each commit"],
  ] as const;
  return [
    `${paint.green(unicode ? "✔" : "ok")} ${paint.bold(first)}`,
    ...others.map((line) => `  ${paint.bold(line)}`),
    "",
    ...steps.map(([command, what], index) => `  ${paint.dim(index === 0 ? "next" : "    ")}  ${command.padEnd(23)}${paint.dim(what)}`),
  ].join("\n");
}

function layerTexts({ layers, noLayersBecause }: Detected): readonly string[] {
  if (layers.length === 0) return [`none: ${noLayersBecause === "" ? "nothing here shows them" : noLayersBecause}`];
  return layers.map(({ name, files, certain, why }) => `${name} ${files}: ${certain} certain; mostly by ${visibleLine(why)}`);
}

/** Bounded contexts with their reasons; the others by name. */
function contextTexts(contexts: readonly FoundContext[]): readonly string[] {
  const bounded = contexts.filter(({ kind }) => kind === "bounded-context");
  const of = (kind: FoundContext["kind"]): string =>
    listed(
      contexts.flatMap((each) => (each.kind === kind ? [`${each.name} ${each.files}`] : [])),
      NAMED,
    );
  const features = of("feature-module");
  const kernels = of("kernel");
  return [
    ...bounded.slice(0, NAMED).map(({ name, files, why, sure }) => `${name} ${files}: ${why}; ${sure}`),
    ...(bounded.length > NAMED ? [`and ${bounded.length - NAMED} more`] : []),
    ...(features === "" ? [] : [`feature modules, judged by no context rule: ${features}`]),
    ...(kernels === "" ? [] : [`shared by all: ${kernels}`]),
  ];
}

function unitTexts({ units }: Detected): readonly string[] {
  const texts = units.slice(0, NAMED).map(({ name, signs, sure }) => `${name}: ${signs.join(", ")}; ${sure}`);
  return units.length > NAMED ? [...texts, `and ${units.length - NAMED} more`] : texts;
}

function rowsOf(label: string, texts: readonly string[]): readonly (readonly [string, string])[] {
  return texts.map((text, index) => [index === 0 ? label : "", text] as const);
}

function row(label: string, text: string, { width, paint }: Screen): readonly string[] {
  return wrap(text, Math.max(Math.min(width, 112) - MARGIN, 30)).map((line, index) =>
    index === 0 ? `  ${paint.dim(label.padEnd(MARGIN - 2))}${line}` : `${" ".repeat(MARGIN)}${line}`,
  );
}
