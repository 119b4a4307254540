import { isAlias, isMap, isScalar, isSeq, LineCounter, parseAllDocuments, visit, type Document, type Node } from "yaml";
import type { DocumentEntry, DocumentFacts, DocumentValue, Span } from "../model/index.js";

/** Aliases that one alias may stand for in turn: more is an attack. */
const MOST_ALIASES = 100;
/** Values in one document, with those that aliases repeat; a longer text may hold as many as it has characters. */
const MOST_VALUES = 50_000;
const DEEPEST = 64;

/** The documents of one YAML or JSON text as data. */
export interface ParsedDocuments {
  /** Offset at which each line begins. */
  readonly lineStarts: readonly number[];
  /** Those with anything in them; null where the text is neither, repeats itself without end, or is too large. */
  readonly contents: readonly DocumentValue[] | null;
}

/** Reads a YAML or JSON text as data; null content where it is neither, repeats itself without end, or is too large. */
export function parseDocument(path: string, text: string): DocumentFacts {
  const { lineStarts, contents } = parseDocuments(text);
  const [content = null, ...others] = contents ?? [];
  return { path, lineStarts, content: others.length === 0 ? content : null };
}

/** The same for a text of several documents. */
export function parseDocuments(text: string): ParsedDocuments {
  const lines = new LineCounter();
  const contents = contentsOf(text, lines);
  return { lineStarts: lines.lineStarts.length === 0 ? [0] : lines.lineStarts, contents };
}

function contentsOf(text: string, lines: LineCounter): readonly DocumentValue[] | null {
  try {
    const documents = parseAllDocuments(text, { lineCounter: lines, logLevel: "silent", prettyErrors: false, uniqueKeys: false });
    const contents: DocumentValue[] = [];
    for (const document of documents) {
      if (document.errors.length > 0 || aliasesIn(document) > MOST_ALIASES) return null;
      if (document.contents === null) continue;
      const budget = { left: Math.max(MOST_VALUES, text.length) };
      const content = valueOf(document, document.contents, budget, 0);
      if (content === null || budget.left < 0) return null;
      contents.push(content);
    }
    return contents;
  } catch {
    // Whatever the parser can't cope with is no data.
    return null;
  }
}

function aliasesIn(document: Document): number {
  let count = 0;
  visit(document, {
    Alias: () => {
      count += 1;
    },
  });
  return count;
}

interface Budget {
  left: number;
}

function valueOf(document: Document, node: unknown, budget: Budget, depth: number): DocumentValue | null {
  budget.left = depth > DEEPEST ? -1 : budget.left - 1;
  if (budget.left < 0) return null;
  if (isAlias(node)) return valueOf(document, node.resolve(document), budget, depth + 1);
  if (isMap(node)) {
    const entries = node.items.flatMap(({ key, value }): readonly DocumentEntry[] => {
      const name = isScalar(key) ? String(key.value) : null;
      const held = name === null ? null : valueOf(document, value, budget, depth + 1);
      return name === null || held === null ? [] : [{ key: name, keySpan: spanOf(key), value: held }];
    });
    return { is: "map", entries, span: spanOf(node) };
  }
  if (isSeq(node))
    return { is: "list", items: node.items.flatMap((item) => valueOf(document, item, budget, depth + 1) ?? []), span: spanOf(node) };
  if (isScalar(node)) return { is: "scalar", value: plain(node.value, node.tag), span: spanOf(node) };
  return { is: "scalar", value: null, span: [0, 0] };
}

function plain(value: unknown, tag: string | undefined): string | number | boolean | null {
  if (tag?.startsWith("!") === true && !tag.startsWith("!!") && typeof value === "string") return `${tag} ${value}`;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value === null) return value;
  return typeof value === "bigint" ? String(value) : null;
}

function spanOf(node: unknown): Span {
  const range = isNode(node) ? node.range : null;
  return range == null ? [0, 0] : [range[0], range[1]];
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}
