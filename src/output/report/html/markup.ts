import { visible, visibleLine } from "../../visible.js";

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A text of the linted repository as text of a page, in an element or in an attribute's quotes. */
export function htmlText(text: string): string {
  return escaped(visibleLine(text));
}

/** The same for code, whose spaces matter. */
export function htmlCode(text: string): string {
  return escaped(visible(text));
}

/** What an element is known by in addresses: without spaces, as it must be. */
export function htmlId(id: string): string {
  return escaped(visible(id).replace(/\s+/g, "-"));
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
