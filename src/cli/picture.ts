import type { DependencyType, ICruiseResult, IDependency, IModule } from "dependency-cruiser";
import type { ImportKind, Severity } from "../model/index.js";
import { groupedBy } from "../model/grouped-by.js";
import { visible } from "../output/visible.js";

/** What a picture shows: named nodes, and arrows between them. */
export interface Picture {
  readonly nodes: readonly string[];
  readonly arrows: readonly Arrow[];
}

/** One arrow; a severity marks it as a violation. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly kind: ImportKind;
  readonly label: string | null;
  readonly severity: Severity | null;
}

/** Draws a picture through dependency-cruiser's reporters. */
export async function draw(picture: Picture, format: string): Promise<string> {
  if (format === "svg") {
    const { drawSvg } = await import("../output/draw-svg.js");
    // The graph's name is the picture's title, which a browser shows under the pointer.
    return drawSvg((await draw(picture, "dot")).replace(/^strict digraph "[^"]*"/, 'strict digraph "archlint"'));
  }
  const { format: report } = await import("dependency-cruiser");
  const { output } = await report(cruiseResultOf(printable(picture)), { outputType: format });
  if (typeof output !== "string") throw new TypeError(`dependency-cruiser gave no text for ${format}`);
  return format === "mermaid" ? withLabels(output, picture.arrows) : output;
}

/** Names of the linted repository reach a terminal unescaped through the reporters. */
function printable({ nodes, arrows }: Picture): Picture {
  return { nodes: nodes.map(visible), arrows: arrows.map((arrow) => ({ ...arrow, from: visible(arrow.from), to: visible(arrow.to) })) };
}

function cruiseResultOf({ nodes, arrows }: Picture): ICruiseResult {
  const leaving = groupedBy(arrows, ({ from }) => from);
  const entering = groupedBy(arrows, ({ to }) => to);
  const modules = nodes.map((node): IModule => ({
    source: node,
    valid: true,
    dependencies: (leaving.get(node) ?? []).map(dependencyOf),
    dependents: (entering.get(node) ?? []).map((arrow) => arrow.from),
  }));
  const count = (severity: Severity): number => arrows.filter((arrow) => arrow.severity === severity).length;
  return {
    modules,
    summary: {
      error: count("error"),
      warn: count("warn"),
      info: count("info"),
      ignore: 0,
      violations: [],
      totalCruised: nodes.length,
      totalDependenciesCruised: arrows.length,
      optionsUsed: { args: "" },
    },
  };
}

function dependencyOf(arrow: Arrow): IDependency {
  const types: Record<ImportKind, readonly DependencyType[]> = {
    runtime: ["local", "import"],
    type: ["local", "type-only", "import"],
    dynamic: ["local", "dynamic-import"],
  };
  return {
    module: arrow.to,
    resolved: arrow.to,
    circular: false,
    coreModule: false,
    couldNotResolve: false,
    dependencyTypes: [...types[arrow.kind]],
    dynamic: arrow.kind === "dynamic",
    typeOnly: arrow.kind === "type",
    exoticallyRequired: false,
    followable: true,
    protocol: "file:",
    mimeType: "",
    moduleSystem: "es6",
    instability: 0,
    valid: arrow.label === null,
    // The reporters write the first rule's name beside the arrow, and colour it by its severity.
    ...(arrow.label === null ? {} : { rules: [{ name: arrow.label, severity: arrow.severity ?? "info" }] }),
  };
}

/** The mermaid reporter writes arrows without labels and in the order of their nodes: `A-->B`. */
function withLabels(output: string, arrows: readonly Arrow[]): string {
  const unplaced = [...arrows];
  const marked: string[] = [];
  let drawn = 0;
  const lines = output
    .trimEnd()
    .split("\n")
    .map((line) => {
      const ends = /^(\w+)-->(\w+)$/.exec(line);
      if (ends === null) return line;
      const arrow = unplaced.shift();
      if (arrow?.severity != null) marked.push(`linkStyle ${drawn} stroke:${arrow.severity === "error" ? "red" : "orange"}`);
      drawn += 1;
      return arrow?.label == null ? line : `${ends[1] ?? ""}-->|"${arrow.label}"|${ends[2] ?? ""}`;
    });
  return [...lines, ...marked].join("\n");
}
