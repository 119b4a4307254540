/** What XML 1.0 can't hold at all, not even as a reference. */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;
const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** An element with its attributes in the order given; the children are elements already written, each on lines of its own. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, children: readonly string[] = []): string {
  const opening = `<${name}${Object.entries(attributes).map(attribute).join("")}`;
  if (children.length === 0) return `${opening}/>`;
  return [`${opening}>`, ...children.map((child) => child.replace(/^/gm, "  ")), `</${name}>`].join("\n");
}

/** The same with text inside, which keeps its line breaks and begins right after the tag. */
export function textElement(name: string, attributes: Readonly<Record<string, string | number>>, text: string): string {
  return `<${name}${Object.entries(attributes).map(attribute).join("")}>${escaped(text)}</${name}>`;
}

/** A whole document of one element. */
export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function attribute([name, value]: readonly [string, string | number]): string {
  return ` ${name}="${escaped(String(value))}"`;
}

function escaped(text: string): string {
  return text.replace(NOT_XML, "\ufffd").replace(/[&<>"'\t\n\r]/g, (character) => ENTITIES[character] ?? character);
}
