import type { Span } from "./location.js";

/** A part of a YAML or JSON file as data; a tag that the reader doesn't know is part of the text: `!tagged name`. */
export type DocumentValue =
  | { readonly is: "scalar"; readonly value: string | number | boolean | null; readonly span: Span }
  | { readonly is: "list"; readonly items: readonly DocumentValue[]; readonly span: Span }
  | { readonly is: "map"; readonly entries: readonly DocumentEntry[]; readonly span: Span };

/** A key of a map with its value. */
export interface DocumentEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: DocumentValue;
}

/** A YAML or JSON file of the repository that the program reads when it starts. */
export interface DocumentFacts {
  readonly path: string;
  /** Offset at which each line begins. */
  readonly lineStarts: readonly number[];
  /** Null where the text can't be read as data. */
  readonly content: DocumentValue | null;
}

/** What a map holds under a key; null where it is no map or has no such key. */
export function entryOf(value: DocumentValue | null, key: string): DocumentValue | null {
  return value?.is === "map" ? (value.entries.findLast((entry) => entry.key === key)?.value ?? null) : null;
}

/** The text of a scalar; null where it is something else. */
export function textOf(value: DocumentValue | null): string | null {
  return value?.is === "scalar" && typeof value.value === "string" ? value.value : null;
}
