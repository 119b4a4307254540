import type { Picture, PictureEdge, PictureNode } from "../../model/index.js";
import { visibleLine } from "../visible.js";

/** Folders that import each other in many ways are drawn as small as the page is wide. */
const FITTED = ' size="11.4,14"';

/** A picture in Graphviz' language; kinds are classes, so that a page colours them. */
export function dotOf({ name, nodes, edges }: Picture): string {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  return [
    "digraph {",
    `  graph [rankdir=${name === "layers" ? "TB" : "LR"} bgcolor=transparent nodesep=0.35 ranksep=0.6${name === "modules" ? FITTED : ""}]`,
    '  node [shape=box style=rounded fontname="Arial" fontsize=14 margin="0.2,0.08"]',
    '  edge [fontname="Arial" fontsize=12 arrowsize=0.7]',
    ...nodes.map((node) => nodeLine(node, ids)),
    ...edges.filter(({ from, to }) => ids.has(from) && ids.has(to)).map((edge) => edgeLine(edge, ids)),
    "}",
  ].join("\n");
}

function nodeLine({ id, label, kind }: PictureNode, ids: ReadonlyMap<string, string>): string {
  return `  ${ids.get(id) ?? ""} [label=${quoted(label)} class=${quoted(kind.toLowerCase().replace(/[^a-z0-9]+/g, "-"))}]`;
}

function edgeLine({ from, to, label, kind }: PictureEdge, ids: ReadonlyMap<string, string>): string {
  const said = kind === "violation" ? `${label} ✖`.trim() : label;
  const look = kind === "violation" ? ' color="#c62828" fontcolor="#c62828" penwidth=1.6' : "";
  return `  ${ids.get(from) ?? ""} -> ${ids.get(to) ?? ""} [label=${quoted(said)} class=${kind}${look}]`;
}

/** Graphviz reads escapes and entities in a label. */
function quoted(text: string): string {
  return `"${visibleLine(text).replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
