import type { KeyPath } from "./configuration-source.js";
import { isRecord } from "./read-configuration.js";

/** The path of a dotted key in a configuration, where single keys may hold dots themselves; with `item` that item of the list there. Null where the key is not set. */
export function findKey(data: unknown, dotted: string, item?: string): KeyPath | null {
  const path = dotted === "" ? [] : descend(data, dotted);
  if (path === null || item === undefined) return path;
  const list = path.reduce<unknown>(
    (value, part) => (isRecord(value) || Array.isArray(value) ? entriesOf(value).get(String(part)) : undefined),
    data,
  );
  const index = Array.isArray(list) ? list.indexOf(item) : -1;
  return index < 0 ? path : [...path, index];
}

function descend(value: unknown, dotted: string): KeyPath | null {
  if (!isRecord(value) && !Array.isArray(value)) return null;
  for (const [key, inner] of entriesOf(value)) {
    const step = Array.isArray(value) ? Number(key) : key;
    if (dotted === key) return [step];
    if (!dotted.startsWith(`${key}.`)) continue;
    const rest = descend(inner, dotted.slice(key.length + 1));
    if (rest !== null) return [step, ...rest];
  }
  return null;
}

function entriesOf(value: object): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>(Object.entries(value));
}
