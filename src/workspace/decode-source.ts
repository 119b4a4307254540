/** A file's text as it is linted, or why it is no source text. */
export type DecodedSource = { readonly is: "text"; readonly text: string } | { readonly is: "refused"; readonly because: string };

/** How far into a file a zero byte is looked for: as git does. */
const BINARY_PROBE = 8000;

/** A script this long is looked at for lines that nobody wrote. */
const MINIFIED_SIZE = 20_000;
const MINIFIED_LINE = 1000;

/** Decodes UTF-8 and UTF-16 with a byte order mark; the mark is no part of the text, and bytes that are no UTF-8 become U+FFFD. */
export function decodeSource(path: string, bytes: Buffer): DecodedSource {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return { is: "text", text: bytes.toString("utf16le", 2) };
  if (first === 0xfe && second === 0xff) return { is: "text", text: decodeBigEndian(bytes) };
  if (bytes.subarray(0, BINARY_PROBE).includes(0)) return { is: "refused", because: "binary content" };
  const text = first === 0xef && second === 0xbb && third === 0xbf ? bytes.toString("utf8", 3) : bytes.toString("utf8");
  if (/^\s*(<\?xml|<!DOCTYPE TS>)/.test(text.slice(0, 200))) return { is: "refused", because: "XML, not TypeScript" };
  if (/\.[cm]?jsx?$/.test(path) && isMinified(text)) return { is: "refused", because: "minified" };
  return { is: "text", text };
}

function decodeBigEndian(bytes: Buffer): string {
  const even = bytes.length - (bytes.length % 2);
  return Buffer.from(bytes.subarray(2, even)).swap16().toString("utf16le");
}

function isMinified(text: string): boolean {
  if (text.length < MINIFIED_SIZE) return false;
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return text.length / lines > MINIFIED_LINE;
}
