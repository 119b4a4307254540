import { commentEnd } from "./trivia.js";

const HEADER_LINES = 10;
const SIGNS = [
  /@generated\b/,
  /\bdo not (?:edit|modify|change)\b.*\b(?:generated|directly|manually|by hand)\b/is,
  /\bDO NOT (?:EDIT|MODIFY)\b/,
  /\b(?:auto-?generated|automatically generated|machine[- ]generated)\b/i,
  /\b(?:file|code|class|types?|client|module) (?:is|was|has been|were|are) (?:auto-?)?generated\b/i,
  /^[\s*/#-]*generated (?:by|from|with|using)\b/im,
];

/** Whether a comment in the file's first lines, before any code, says that a tool wrote it. */
export function isGenerated(text: string): boolean {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (text.startsWith("#!", at)) at = text.indexOf("\n", at) + 1;
  const limit = headerEnd(text);
  for (;;) {
    at = skipBlanks(text, at);
    const end = text.charCodeAt(at) === 47 ? commentEnd(text, at) : at;
    if (end === at || at >= limit) return false;
    const comment = text.slice(at, Math.min(end, limit));
    if (SIGNS.some((sign) => sign.test(comment))) return true;
    at = end;
  }
}

function skipBlanks(text: string, at: number): number {
  let next = at;
  while (next < text.length && (text.charCodeAt(next) === 32 || (text.charCodeAt(next) >= 9 && text.charCodeAt(next) <= 13))) next++;
  return next;
}

function headerEnd(text: string): number {
  let at = -1;
  for (let line = 0; line < HEADER_LINES; line++) {
    at = text.indexOf("\n", at + 1);
    if (at < 0) return text.length;
  }
  return at;
}
