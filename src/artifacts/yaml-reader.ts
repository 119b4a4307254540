import type { DocumentValue, FilePlace } from "../model/index.js";
import { entryOf, positionAt } from "../model/index.js";
import { parseDocuments } from "./parse-document.js";

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

/** The documents of a YAML or JSON text; null where it is neither, or repeats itself without end. */
export function readYaml(file: string, text: string): readonly YamlValue[] | null {
  const { lineStarts, contents } = parseDocuments(text);
  return contents?.map((content) => valueOf(content, (offset) => ({ file, ...positionAt(lineStarts, offset) }))) ?? null;
}

function valueOf(data: DocumentValue, placeAt: (offset: number) => FilePlace): YamlValue {
  const child = (inner: DocumentValue): YamlValue => valueOf(inner, placeAt);
  const value: YamlValue = {
    at: placeAt(data.span[0]),
    get(key) {
      const found = entryOf(data, key);
      return found === null ? null : child(found);
    },
    path: (...keys) => keys.reduce((found: YamlValue | null, key) => found?.get(key) ?? null, value),
    entries: () => (data.is === "map" ? data.entries.map((entry) => [entry.key, child(entry.value)] as const) : []),
    items: () => (data.is === "list" ? data.items.map(child) : []),
    text: () => (data.is === "scalar" && data.value !== null ? String(data.value) : null),
    number: () => (data.is === "scalar" && typeof data.value === "number" ? data.value : null),
  };
  return value;
}
