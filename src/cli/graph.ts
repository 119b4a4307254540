import type { Context, Finding, Layer, Module, Picture as ReportPicture, Program, Severity } from "../model/index.js";
import { ArchlintError } from "../model/error.js";
import { groupedBy } from "../model/grouped-by.js";
import { crossingsOf } from "../model/questions/crossing.js";
import { safeJson } from "../output/visible.js";
import { mermaidOf } from "../output/report/mermaid.js";
import { pictureOf } from "../report/pictures.js";
import { review } from "../review/review.js";
import type { Review } from "../review/review.js";
import { choose } from "./choose.js";
import type { GlobalOptions } from "./global-options.js";
import { GRAPH_FORMATS, GRAPHS } from "./graph-choices.js";
import { moduleGraph } from "./module-graph.js";
import { openTarget } from "./open-target.js";
import type { Arrow, Picture } from "./picture.js";
import { draw } from "./picture.js";
import { print } from "./print.js";
import { note } from "./report-error.js";

/** Options of `archlint graph`. */
export interface GraphOptions {
  readonly format: string;
  readonly outputFile?: string;
}

/** Draws the modules, layers, contexts, aggregates or events of the repository around the working folder. */
export async function graph(what: string, options: GraphOptions & GlobalOptions): Promise<number> {
  const subject = choose("graph", what, GRAPHS);
  const format = choose("format", options.format, GRAPH_FORMATS);
  const { request } = await openTarget([], options);
  const reviewed = await review(request);
  const text = await render(reviewed, subject, format);
  print(text, options.outputFile ?? null);
  return 0;
}

async function render(reviewed: Review, subject: (typeof GRAPHS)[number], format: (typeof GRAPH_FORMATS)[number]): Promise<string> {
  const { program } = reviewed;
  if (subject === "modules") {
    const modules = moduleGraph(program);
    return format === "json" ? safeJson(modules) : draw(modulePicture(reviewed), format);
  }
  if (subject === "aggregates" || subject === "events") {
    const drawn = pictureOf(subject, program, reviewed.judgement.findings);
    if (drawn.nodes.length === 0) note(`there are no ${subject} to draw: none was found`);
    if (format === "mermaid") return mermaidPicture(drawn);
    return format === "json" ? safeJson({ [subject]: { nodes: drawn.nodes, edges: drawn.edges } }) : draw(namedPicture(drawn), format);
  }
  const groups = subject === "layers" ? layersOf(program) : contextsOf(program);
  if (groups.names.length === 0) note(groups.noneBecause);
  return format === "json" ? safeJson({ [subject]: groupGraph(reviewed, groups) }) : draw(groupPicture(reviewed, groups), format);
}

/** Several arrows may join two nodes here, which dependency-cruiser's reporter does not tell apart. */
function mermaidPicture(picture: ReportPicture): string {
  const text = mermaidOf(picture);
  if (text === null) throw new ArchlintError(`${picture.title}: larger than Mermaid draws; use --format svg`);
  return `${text}\n`;
}

/** Nodes by their labels, which the reporters know them by; a slash would be taken for a folder. */
function namedPicture({ nodes, edges }: ReportPicture): Picture {
  const count = (label: string): number => nodes.filter((each) => each.label === label).length;
  const names = new Map(nodes.map(({ id, label }) => [id, (count(label) > 1 ? id : label).replaceAll("/", "∕")]));
  return {
    nodes: [...names.values()],
    arrows: edges.map(({ from, to, label, kind }): Arrow => ({
      from: names.get(from) ?? from,
      to: names.get(to) ?? to,
      kind: "runtime",
      label: label === "" ? null : label,
      severity: kind === "violation" ? "error" : null,
    })),
  };
}

interface Groups {
  readonly names: readonly string[];
  readonly noneBecause: string;
  /** The rules that judge arrows between these groups. */
  readonly rules: RegExp;
  of(module: Module): string | null;
}

function layersOf({ architecture }: Program): Groups {
  const name = (layer: Layer): string => layer.name;
  return {
    names: architecture.layers.map(name),
    rules: /^da\/(layer-dependency|shared-kernel)$/,
    noneBecause: `there are no layers to draw: ${architecture.noLayersBecause}`,
    of: ({ path }) => architecture.layerOf(path)?.layer.name ?? null,
  };
}

function contextsOf({ architecture }: Program): Groups {
  const name = (context: Context): string => context.name;
  return {
    names: architecture.contexts.map(name),
    rules: /^da\/(context-\w+|shared-kernel)$/,
    noneBecause: "there are no contexts to draw: none is configured, and none was found",
    of: ({ path }) => architecture.contextOf(path)?.context.name ?? null,
  };
}

interface Group {
  readonly name: string;
  readonly files: number;
  readonly imports: readonly {
    readonly to: string;
    readonly count: number;
    readonly rules: readonly string[];
    readonly severity: Severity | null;
  }[];
}

function groupGraph({ program, judgement }: Review, groups: Groups): readonly Group[] {
  const violations = violationsByImport(judgement.findings.filter((each) => groups.rules.test(each.rule)));
  const sources = program.modules.filter((module) => module.subject === "source");
  return groups.names.map((name) => {
    const members = sources.filter((module) => groups.of(module) === name);
    const imports = new Map<string, { count: number; findings: Finding[] }>();
    for (const crossing of members.flatMap((module) => crossingsOf(program, module))) {
      const to = groups.of(crossing.to);
      if (to === null || to === name) continue;
      const entry = imports.get(to) ?? { count: 0, findings: [] };
      imports.set(to, entry);
      entry.count += 1;
      const { line } = program.position(crossing.at).start;
      entry.findings.push(
        ...(violations.get(`${crossing.from.path}:${line}`) ?? []).filter((each) => each.data["to"] === crossing.to.path),
      );
    }
    return {
      name,
      files: members.length,
      imports: [...imports]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([to, { count, findings }]) => ({
          to,
          count,
          rules: [...new Set(findings.map((each) => each.rule))].sort(),
          severity: worst(findings),
        })),
    };
  });
}

function groupPicture(reviewed: Review, groups: Groups): Picture {
  const graphed = groupGraph(reviewed, groups);
  const title = new Map(graphed.map((group) => [group.name, `${group.name.replaceAll("/", "∕")} (${group.files})`]));
  return {
    nodes: [...title.values()],
    arrows: graphed.flatMap((group) =>
      group.imports.map((each): Arrow => ({
        from: title.get(group.name) ?? group.name,
        to: title.get(each.to) ?? each.to,
        kind: "runtime",
        label: [String(each.count), ...each.rules].join(" "),
        severity: each.severity,
      })),
    ),
  };
}

function modulePicture({ program, judgement }: Review): Picture {
  const violations = violationsByImport(judgement.findings);
  const { modules } = moduleGraph(program);
  const paths = new Set(modules.map((module) => module.path));
  return {
    nodes: [...paths],
    arrows: modules.flatMap(({ path, imports }) =>
      imports
        .filter((each) => paths.has(each.to))
        .map(({ to, kind, line }): Arrow => {
          const findings = violations.get(`${path}:${line}`) ?? [];
          return { from: path, to, kind, label: findings[0]?.rule ?? null, severity: worst(findings) };
        }),
    ),
  };
}

/** Standing findings about imports, by file and line of the import. */
function violationsByImport(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const ofImports = findings.filter(
    ({ suppressed, data }) => suppressed === null && (data["to"] !== undefined || data["cycle"] !== undefined),
  );
  return groupedBy(ofImports, ({ file, line }) => `${file}:${line}`);
}

function worst(findings: readonly Finding[]): Severity | null {
  const order: readonly Severity[] = ["error", "warn", "info"];
  return order.find((severity) => findings.some((each) => each.severity === severity)) ?? null;
}
