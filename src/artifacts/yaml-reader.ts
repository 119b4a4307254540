import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, type Document } from "yaml";
import type { FilePlace } from "../model/index.js";

/** A value of a YAML document that answers for what it is, and with nothing for what it is not. */
export interface YamlValue {
  readonly at: FilePlace;
  get(key: string): YamlValue | null;
  /** What a chain of keys leads to. */
  path(...keys: readonly string[]): YamlValue | null;
  entries(): readonly (readonly [string, YamlValue])[];
  items(): readonly YamlValue[];
  text(): string | null;
  number(): number | null;
}

/** Nobody writes more by hand. */
const MOST_ITEMS = 2_000;
const MOST_DOCUMENTS = 500;

/** The documents of a YAML or JSON text; null where it is neither. */
export function readYaml(file: string, text: string): readonly YamlValue[] | null {
  const lines = new LineCounter();
  try {
    const documents = parseAllDocuments(text, { lineCounter: lines, logLevel: "silent", prettyErrors: false, uniqueKeys: false });
    if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return null;
    return documents
      .slice(0, MOST_DOCUMENTS)
      .flatMap((document) => (document.contents === null ? [] : [valueOf(document, document.contents, file, lines)]));
  } catch {
    // The parser recurses with the text: what is nested beyond its stack is no document.
    return null;
  }
}

function valueOf(document: Document, written: unknown, file: string, lines: LineCounter): YamlValue {
  const node: unknown = isAlias(written) ? written.resolve(document) : written;
  const offset = isMap(node) || isSeq(node) || isScalar(node) ? (node.range?.[0] ?? 0) : 0;
  const { line, col } = lines.linePos(offset);
  const child = (value: unknown): YamlValue => valueOf(document, value, file, lines);
  const value: YamlValue = {
    at: { file, line: Math.max(line, 1), column: Math.max(col, 1) },
    get(key) {
      const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === key) : undefined;
      return pair === undefined || pair.value === null ? null : child(pair.value);
    },
    path: (...keys) => keys.reduce((found: YamlValue | null, key) => found?.get(key) ?? null, value),
    entries: () =>
      isMap(node)
        ? node.items
            .slice(0, MOST_ITEMS)
            .flatMap((item) => (isScalar(item.key) ? [[String(item.key.value), child(item.value)] as const] : []))
        : [],
    items: () => (isSeq(node) ? node.items.slice(0, MOST_ITEMS).map(child) : []),
    text: () => (isScalar(node) ? textOf(node.value) : null),
    number: () => (isScalar(node) && typeof node.value === "number" ? node.value : null),
  };
  return value;
}

function textOf(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}
