import type { Context, Finding, Module, Reason } from "../model/index.js";
import type { Crossing } from "../model/questions/crossing.js";
import { crossingsOf, namesOf } from "../model/questions/crossing.js";
import { visible, visibleLine } from "../output/visible.js";
import type { Review } from "../review/review.js";
import { labelled } from "./labelled.js";
import type { Screen } from "./screen.js";

const MAX_IMPORTERS = 20;

/** A file, and the configurations that hold for it, the last of which wins; all relative to the root. */
export interface ExplainedFile {
  readonly module: Module;
  readonly files: readonly string[];
}

/** What archlint takes a file for, each with why, and the imports that leave its layer or context. */
export function explainPath(review: Review, { module, files }: ExplainedFile, prefix: string, screen: Screen): string {
  const { program, judgement } = review;
  const { architecture } = program;
  const { paint } = screen;
  const { path } = module;
  const row = (label: string, text: string): string => labelled(label, visible(text), screen.width);
  const layer = architecture.layerOf(path);
  const context = architecture.contextOf(path);
  const publication = architecture.publicationOf(path);
  const elements = program.elementsOf(path).map((element) => {
    const { line } = program.position(element.at).start;
    return `    ${visible(element.name)} ${paint.dim(`line ${line}`)}  ${element.role} (${visible(reasonsText(element.reasons))})`;
  });
  const noLayer = architecture.layers.length === 0 ? `none: ${architecture.noLayersBecause}` : "none: no folder, name or content shows one";
  const findings = judgement.findings.filter((each) => each.file === path);
  return [
    paint.bold(visible(`${prefix}${path}`)),
    "",
    row("counts as", `${module.subject} (${module.subjectWhy})`),
    row("layer", layer === null ? noLayer : `${layer.layer.role ?? layer.layer.name} (${reasonsText(layer.reasons)})`),
    row(
      "context",
      context === null ? "none" : `${contextText(context.context)} (${reasonsText([...context.reasons, ...context.context.reasons])})`,
    ),
    ...(context === null ? [] : [row("published", `${publication.public ? "yes" : "no"}: ${publication.why}`)]),
    ...(module.package === null ? [] : [row("package", module.package.name)]),
    ...(files.length === 0 ? [] : [row("settings", files.map((each) => `${prefix}${each}`).join(", then "))]),
    ...(elements.length === 0 ? [] : ["", "  holds", ...elements]),
    ...section("imports from other layers and contexts", crossing(review, crossingsOf(program, module)), (each) =>
      outgoing(review, each, screen),
    ),
    ...section("imported from other layers and contexts", incoming(review, module), (each) => incomingLine(review, each, prefix, screen)),
    ...(findings.length === 0 ? [] : ["", "  findings", ...findings.map((each) => findingLine(each, screen))]),
  ].join("\n");
}

function section<Item>(title: string, items: readonly Item[], line: (item: Item) => string): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > MAX_IMPORTERS ? [`    and ${items.length - MAX_IMPORTERS} more`] : [];
  return ["", `  ${title}`, ...items.slice(0, MAX_IMPORTERS).map((item) => `    ${line(item)}`), ...more];
}

function crossing({ program }: Review, crossings: readonly Crossing[]): readonly Crossing[] {
  const place = ({ path }: Module): string => {
    const layer = program.architecture.layerOf(path)?.layer.name ?? "";
    return `${layer}\0${program.architecture.contextOf(path)?.context.name ?? ""}`;
  };
  return crossings.filter(({ from, to }) => place(from) !== place(to));
}

function incoming(review: Review, module: Module): readonly Crossing[] {
  const { program } = review;
  const importers = [...new Set(program.importersOf(module.path).map((edge) => edge.from))].sort();
  const crossings = importers.flatMap((path) => {
    const from = program.module(path);
    return from?.subject === "source" ? crossingsOf(program, from).filter((each) => each.to.path === module.path) : [];
  });
  return crossing(review, crossings);
}

function outgoing({ program, judgement }: Review, each: Crossing, { paint }: Screen): string {
  const { line } = program.position(each.at).start;
  const finding = judgement.findings.find(
    (found) => found.file === each.from.path && found.line === line && found.data["to"] === each.to.path,
  );
  const verdict =
    finding === undefined
      ? ""
      : finding.suppressed === null
        ? `  ${paint.red(finding.rule)}`
        : `  ${paint.dim(`${finding.rule}, suppressed`)}`;
  return `${paint.dim(`line ${line}`)}  ${visible(`${namesOf(each.edges)} of ${placeText(program, each.to)}`)}  ${paint.dim(visible(each.to.path))}${verdict}`;
}

function incomingLine({ program }: Review, each: Crossing, prefix: string, { paint }: Screen): string {
  const { line } = program.position(each.at).start;
  return `${visible(`${prefix}${each.from.path}`)}:${line}  ${paint.dim(visible(`${placeText(program, each.from)} takes ${namesOf(each.edges)}`))}`;
}

function placeText({ architecture }: Review["program"], { path }: Module): string {
  const layer = architecture.layerOf(path)?.layer;
  const context = architecture.contextOf(path)?.context.name;
  const names = [...(context === undefined ? [] : [context]), ...(layer === undefined ? [] : [layer.role ?? layer.name])];
  return names.length === 0 ? "no layer" : [...new Set(names)].join(" ");
}

function findingLine({ line, column, severity, message, rule, suppressed }: Finding, { paint }: Screen): string {
  const state = suppressed === null ? severity : `suppressed: ${suppressed.reason}`;
  return `    ${paint.dim(`${line}:${column}`)}  ${visibleLine(message)}  ${paint.dim(visibleLine(`${rule}, ${state}`))}`;
}

function contextText({ name, kind, subdomain, owner }: Context): string {
  const words = {
    "bounded-context": "bounded context",
    "feature-module": "feature module: judged by no context rule",
    kernel: "shared kernel",
  };
  return [
    name,
    words[kind],
    ...(subdomain === null ? [] : [`${subdomain} subdomain`]),
    ...(owner === null ? [] : [`owned by ${owner}`]),
  ].join(", ");
}

function reasonsText(reasons: readonly Reason[]): string {
  const texts = reasons.map(({ text, strength }) => (strength === "likely" ? `${text}, likely` : text));
  return [...new Set(texts)].join("; ") || "no reason given";
}
