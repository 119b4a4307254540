import type { Picture, PictureEdge } from "../../model/index.js";
import { visibleLine } from "../visible.js";

/** Mermaid's own limits, beyond which it draws nothing. */
const MAX_EDGES = 500;
const MAX_TEXT = 50_000;

/** A picture as a flowchart of Mermaid; null where it is larger than Mermaid draws. */
export function mermaidOf({ name, nodes, edges }: Picture): string | null {
  const ids = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const drawn = edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const marked = drawn.flatMap(({ kind }, index) => (kind === "violation" ? [`  linkStyle ${index} stroke:#c62828,stroke-width:2px`] : []));
  const text = [
    `flowchart ${name === "layers" ? "TB" : "LR"}`,
    ...nodes.map(({ id, label }) => `  ${ids.get(id) ?? ""}["${quoted(label)}"]`),
    ...drawn.map((edge) => arrow(edge, ids)),
    ...marked,
  ].join("\n");
  return drawn.length > MAX_EDGES || text.length > MAX_TEXT ? null : text;
}

function arrow({ from, to, label, kind }: PictureEdge, ids: ReadonlyMap<string, string>): string {
  const said = [label, ...(kind === "violation" ? ["✖"] : [])].filter((each) => each !== "").join(" ");
  return `  ${ids.get(from) ?? ""} -->${said === "" ? "" : `|"${quoted(said)}"|`} ${ids.get(to) ?? ""}`;
}

/** Whatever is no letter, digit or harmless mark goes as its number: Mermaid reads labels as Markdown and as HTML. */
function quoted(label: string): string {
  const text = visibleLine(label).replace(/(?:(?<=^\d+)\.|^-|[^\p{L}\p{N} /:,.-])/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
  // A node without a label has no size.
  return text === "" ? "#160;" : text;
}
