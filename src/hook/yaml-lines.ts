import { isDeepStrictEqual } from "node:util";
import { isMap, isScalar, isSeq, parseDocument, type Document, type Pair, type YAMLMap } from "yaml";
import { marked } from "./marked-lines.js";

/** Lines for one place of a YAML file, and the value that they must come to. */
export interface YamlLines {
  /** The keys down to the map or sequence that the lines belong in, its first entry. */
  readonly within: readonly string[];
  readonly lines: readonly string[];
}

/** The text with the marked lines as the first entry of a map or sequence; null where its layout leaves no safe place for them. */
export function withYamlEntry(text: string, { within, lines }: YamlLines): string | null {
  const document = read(text);
  if (document === null) return null;
  const pair = pairAt(document, within);
  const indent = pair === null ? null : indentOf(text, pair);
  if (pair === null || indent === null || !isScalar(pair.key)) return null;
  const keyEnd = pair.key.range?.[1] ?? text.length;
  const lineEnd = text.indexOf("\n", keyEnd);
  if (lineEnd < 0) return null;
  const changed = `${text.slice(0, lineEnd + 1)}${marked(lines, indent)}${text.slice(lineEnd + 1)}`;
  return addsOnly(text, changed, within) ? changed : null;
}

/** The text with the marked lines as a further key of the whole file; null where it is no map or has the key already. */
export function withYamlKey(text: string, key: string, lines: readonly string[]): string | null {
  const document = read(text);
  if (document === null || (document.contents !== null && !isMap(document.contents)) || document.has(key)) return null;
  const lineBreak = text === "" || text.endsWith("\n") ? "" : "\n";
  const changed = `${text}${lineBreak}${marked([`${key}:`, ...lines])}`;
  const after: unknown = read(changed)?.toJS();
  if (typeof after !== "object" || after === null || !(key in after)) return null;
  const others = Object.fromEntries(Object.entries(after).filter(([name]) => name !== key));
  const before: unknown = document.toJS() ?? {};
  return isDeepStrictEqual(others, before) ? changed : null;
}

/** What stands at a way of keys: a map, a sequence, another value, or nothing. */
export function yamlKindAt(text: string, way: readonly string[]): "map" | "sequence" | "other" | "none" | "unreadable" {
  const document = read(text);
  if (document === null) return "unreadable";
  const node: unknown = way.length === 0 ? document.contents : document.getIn(way, true);
  if (node === undefined || node === null) return "none";
  if (isMap(node)) return "map";
  return isSeq(node) ? "sequence" : "other";
}

function read(text: string): Document.Parsed | null {
  const document = parseDocument(text);
  return document.errors.length > 0 ? null : document;
}

function pairAt(document: Document.Parsed, way: readonly string[]): Pair | null {
  const last = way.at(-1);
  const parent: unknown = way.length === 1 ? document.contents : document.getIn(way.slice(0, -1), true);
  if (!isMap(parent)) return null;
  return parent.items.find(({ key }) => isScalar(key) && key.value === last) ?? null;
}

/** The column of the first entry, as the spaces before it. */
function indentOf(text: string, pair: Pair): string | null {
  const { value } = pair;
  if (isSeq(value) && value.flow !== true) return spacesBefore(text, value.range?.[0]);
  if (!isMap(value) || value.flow === true) return null;
  return spacesBefore(text, firstKeyStart(value));
}

function firstKeyStart(map: YAMLMap): number | undefined {
  const key = map.items[0]?.key;
  return isScalar(key) ? key.range?.[0] : undefined;
}

function spacesBefore(text: string, offset: number | undefined): string | null {
  if (offset === undefined) return null;
  const before = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  return /^ *$/.test(before) ? before : null;
}

/** Whether the change reads as the same file with one entry more, and that the first. */
function addsOnly(text: string, changed: string, within: readonly string[]): boolean {
  const before = read(text);
  const after = read(changed);
  if (before === null || after === null) return false;
  const collection: unknown = after.getIn(within, true);
  if (!isMap(collection) && !isSeq(collection)) return false;
  collection.items.splice(0, 1);
  return isDeepStrictEqual(after.toJS(), before.toJS());
}
