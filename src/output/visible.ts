/**
 * Characters that could steer a terminal, reorder a line or hide: control characters, invisible formatting (bidirectional overrides among it), line separators, lone surrogates.
 * The two joiners stay: scripts and emoji are written with them.
 */
const UNSAFE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Code of the linted repository as one line that is safe to print: what could steer the terminal is shown as `\u001b`. */
export function visible(text: string): string {
  return text.replace(UNSAFE, escaped);
}

/** The same for text whose line breaks are only layout: they become spaces. */
export function visibleLine(text: string): string {
  return visible(text.replace(/\s*(?:\r\n|[\n\r\u2028\u2029])\s*/g, " ").trim());
}

/** Indented JSON with a final newline; what JSON leaves raw and a terminal obeys is written as the escape that means the same. */
export function safeJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(/[\u007f-\u009f]|(?![\u200c\u200d])[\p{Cf}\p{Zl}\p{Zp}]/gu, jsonEscaped)}\n`;
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, "0")}`;
}

function jsonEscaped(character: string): string {
  return Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`).join("");
}
