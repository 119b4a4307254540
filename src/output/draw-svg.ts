import { instance } from "@viz-js/viz";

/** What Graphviz draws with. Scripts, styles, links and images are not among it. */
const ELEMENTS = new Set(["svg", "g", "title", "polygon", "polyline", "path", "ellipse", "text"]);
const ATTRIBUTES = new Set([
  ...["class", "cx", "cy", "d", "fill", "fill-opacity", "font-family", "font-size", "font-style", "font-weight", "height", "id", "points"],
  ...["rx", "ry", "stroke", "stroke-dasharray", "stroke-opacity", "stroke-width", "text-anchor", "transform", "viewBox", "width", "x", "y"],
  ...["xml:space", "xmlns"],
]);
const TAG = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<>]*")*)\s*(\/?)>/y;
const ATTRIBUTE = /([\w:-]+)="([^"<>]*)"/g;

/** Draws a graph in the language DOT as one `<svg>` element by Graphviz, compiled to WebAssembly: the same on every machine. */
export async function drawSvg(dot: string): Promise<string> {
  const graphviz = await instance();
  return onlyDrawing(graphviz.renderString(dot, { format: "svg", engine: "dot" }));
}

/** The element alone, of known elements and attributes: whatever else a name may have smuggled in is dropped. */
function onlyDrawing(drawn: string): string {
  const svg = drawn.slice(drawn.indexOf("<svg"), drawn.lastIndexOf("</svg>") + "</svg>".length).replace(/<!--[^]*?-->\n?/g, "");
  let kept = "";
  let at = 0;
  while (at < svg.length) {
    const next = svg.indexOf("<", at);
    kept += svg.slice(at, next < 0 ? svg.length : next).replaceAll(">", "&gt;");
    if (next < 0) break;
    TAG.lastIndex = next;
    const [tag, closing, name = "", attributes = "", empty] = TAG.exec(svg) ?? [];
    at = next + (tag?.length ?? 1);
    if (!ELEMENTS.has(name)) continue;
    const known = [...attributes.matchAll(ATTRIBUTE)].filter(([, key = ""]) => ATTRIBUTES.has(key)).map(([pair]) => ` ${pair}`);
    kept += `<${closing ?? ""}${name}${known.join("")}${empty ?? ""}>`;
  }
  return kept;
}
