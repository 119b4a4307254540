import { visible, visibleLine } from "./visible.js";

/** What Markdown, HTML or a table takes for its own inside a line, and what GitHub would link or draw: addresses, names, emoji, formulas. */
const MARKUP = /[#$*<>@[\\\]_`|~]|!(?=\[)|&(?=[#\w])|:(?=\/\/|\w+:)|(?<=www)\./gi;

/** Text of the linted repository inside `<code>`, where GitHub links no names and numbers. */
export function markdownCode(text: string): string {
  return `<code>${visible(text).replace(MARKUP, reference)}</code>`;
}

/** The same as running text; the comment keeps GitHub from taking `@nestjs/common` for somebody's name. */
export function markdownText(text: string): string {
  return visibleLine(text).replace(MARKUP, (character) => (character === "@" ? "@<!-- -->" : reference(character)));
}

function reference(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}
