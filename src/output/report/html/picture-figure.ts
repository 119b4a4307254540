import type { Picture } from "../../../model/index.js";
import { drawSvg } from "../../draw-svg.js";
import { dotOf } from "../dot.js";
import { htmlText } from "./markup.js";

/** A picture as SVG, and its arrows as a table for who can't see it. */
export async function pictureFigure(picture: Picture): Promise<string> {
  const { name, title, nodes, edges } = picture;
  const svg = await drawSvg(dotOf(picture));
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const rows = edges.map(({ from, to, label, kind }) => {
    const cells = [labels.get(from) ?? from, labels.get(to) ?? to, label, kind === "violation" ? "violation" : ""];
    return `<tr>${cells.map((cell) => `<td>${htmlText(cell)}</td>`).join("")}</tr>`;
  });
  const table = `<table><thead><tr><th scope="col">from</th><th scope="col">to</th><th scope="col">what</th><th scope="col">finding</th></tr></thead><tbody>${rows.join("")}</tbody></table>`;
  return [
    `<figure id="picture-${name}"><figcaption>${htmlText(title)}</figcaption>`,
    `<div class="drawing" role="group" tabindex="0" aria-label="${htmlText(title)}, drawn">${named(svg, title)}</div>`,
    rows.length === 0 ? "" : `<details><summary>the same as a table (${rows.length})</summary>${table}</details>`,
    "</figure>",
  ].join("\n");
}

/** Several pictures of a page must not share ids, and names of nodes that only Graphviz needs are no titles. */
function named(svg: string, title: string): string {
  return svg
    .replace(/<title>[^<]*<\/title>\n?/g, "")
    .replace(/ id="[^"]*"/g, "")
    .replace("<svg ", `<svg role="img" aria-label="${htmlText(title)}" `);
}
