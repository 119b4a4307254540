import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument as parseYaml, visit, type Document, type Node } from "yaml";
import type { DocumentEntry, DocumentFacts, DocumentValue, Span } from "../model/index.js";

/** Aliases that one alias may stand for in turn: more is an attack. */
const MOST_ALIASES = 100;
/** Values in one document, with those that aliases repeat. */
const MOST_VALUES = 50_000;
const DEEPEST = 64;

/** Reads a YAML or JSON text as data; null content where it is neither, repeats itself without end, or is too large. */
export function parseDocument(path: string, text: string): DocumentFacts {
  const lines = new LineCounter();
  const content = contentOf(text, lines);
  return { path, lineStarts: lines.lineStarts.length === 0 ? [0] : lines.lineStarts, content };
}

function contentOf(text: string, lines: LineCounter): DocumentValue | null {
  try {
    const document = parseYaml(text, { lineCounter: lines, logLevel: "silent", prettyErrors: false, uniqueKeys: false });
    if (document.errors.length > 0 || document.contents === null || aliasesIn(document) > MOST_ALIASES) return null;
    const budget = { left: MOST_VALUES };
    const content = valueOf(document, document.contents, budget, 0);
    return budget.left < 0 ? null : content;
  } catch {
    // Whatever the parser can't cope with is no configuration.
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
