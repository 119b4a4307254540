/** First offset at or after `pos` that is neither white space nor comment, at most `end`. */
export function skipTrivia(text: string, pos: number, end: number): number {
  let at = pos;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (code === 32 || (code >= 9 && code <= 13)) at++;
    else if (code === 47) {
      const after = commentEnd(text, at);
      if (after === at) return at;
      at = after;
    } else if (code === 35 && at === 0 && text.charCodeAt(1) === 33) at = lineEnd(text, at);
    else if (code > 127 && isWideSpace(code)) at++;
    else return at;
  }
  return end;
}

/** End of the comment that begins at `at`; `at` itself where none begins. */
export function commentEnd(text: string, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (next === 47) return lineEnd(text, at);
  if (next !== 42) return at;
  const close = text.indexOf("*/", at + 2);
  return close < 0 ? text.length : close + 2;
}

/** The last doc comment between `pos` and `start` without its stars, or null. */
export function docBetween(text: string, pos: number, start: number): string | null {
  if (start - pos < 5) return null;
  let at = pos;
  let found: string | null = null;
  while (at < start) {
    if (text.charCodeAt(at) !== 47) {
      at++;
      continue;
    }
    const after = commentEnd(text, at);
    if (after === at) return found;
    if (text.charCodeAt(at + 1) === 42 && text.charCodeAt(at + 2) === 42 && after - at > 4)
      found = withoutStars(text.slice(at + 3, after - 2));
    at = after;
  }
  return found;
}

/** Offsets at which lines begin; `\n`, `\r\n` and a lone `\r` end one. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1);
  }
  return starts;
}

function withoutStars(comment: string): string {
  const lines = comment.split("\n");
  return lines
    .map((line) => {
      const trimmed = line.trim();
      return trimmed.startsWith("*") ? trimmed.slice(1).trim() : trimmed;
    })
    .join("\n")
    .trim();
}

function lineEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return end;
    end++;
  }
  return end;
}

function isWideSpace(code: number): boolean {
  return (
    code === 0xa0 ||
    code === 0xfeff ||
    code === 0x85 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}
