import { isDeepStrictEqual } from "node:util";
import { isMap, isScalar, parseDocument, type YAMLMap } from "yaml";

const HOOK = "pre-commit";

/** The text of a JSON file whose `pre-commit` command, at a way of keys, begins with the given one; null where there is no safe place. */
export function withCommand(text: string, way: readonly string[], command: string): string | null {
  const map = mapAt(text, way);
  if (map === null) return null;
  const present = rangeOfHook(map);
  if (present !== null)
    return checked(text, way, replaced(text, present, `${command} && ${present.value}`), `${command} && ${present.value}`);
  if (map.items.some(({ key }) => isScalar(key) && key.value === HOOK)) return null;
  const open = (map.range?.[0] ?? 0) + 1;
  const space = /^\s*/.exec(text.slice(open))?.[0] ?? "";
  const entry = `${JSON.stringify(HOOK)}: ${JSON.stringify(command)}`;
  const added = map.items.length === 0 ? ` ${entry} ` : `${space}${entry},`;
  return checked(text, way, `${text.slice(0, open)}${added}${text.slice(open)}`, command);
}

/** The text without the command at the beginning of the hook's; null where it does not begin so. */
export function withoutCommand(text: string, way: readonly string[], command: string): string | null {
  const map = mapAt(text, way);
  const present = map === null ? null : rangeOfHook(map);
  if (map === null || present === null) return null;
  const rest = present.value.startsWith(`${command} && `) ? present.value.slice(command.length + 4) : null;
  if (rest !== null) return checked(text, way, replaced(text, present, rest), rest);
  const open = (map.range?.[0] ?? 0) + 1;
  const isFirst = text.slice(open, present.keyStart).trim() === "";
  if (present.value !== command || !isFirst) return null;
  const after = text.slice(present.end).replace(/^\s*,/, "");
  return checked(text, way, `${text.slice(0, open)}${after.replace(/^ +\}/, "}")}`, null);
}

/** What the hook is told to run; null where it is told nothing. */
export function commandAt(text: string, way: readonly string[]): string | null {
  const map = mapAt(text, way);
  return map === null ? null : (rangeOfHook(map)?.value ?? null);
}

interface HookRange {
  readonly keyStart: number;
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** JSON is read as the YAML that it also is, because that keeps the places. */
function mapAt(text: string, way: readonly string[]): YAMLMap | null {
  if (parsed(text) === undefined) return null;
  const document = parseDocument(text);
  const node: unknown = way.length === 0 ? document.contents : document.getIn(way, true);
  return document.errors.length === 0 && isMap(node) ? node : null;
}

function rangeOfHook(map: YAMLMap): HookRange | null {
  const pair = map.items.find(({ key }) => isScalar(key) && key.value === HOOK);
  if (pair === undefined || !isScalar(pair.key) || !isScalar(pair.value) || typeof pair.value.value !== "string") return null;
  const [keyStart] = pair.key.range ?? [];
  const [start, end] = pair.value.range ?? [];
  if (keyStart === undefined || start === undefined || end === undefined) return null;
  return { keyStart, start, end, value: pair.value.value };
}

function replaced(text: string, { start, end }: HookRange, value: string): string {
  return `${text.slice(0, start)}${JSON.stringify(value)}${text.slice(end)}`;
}

/** The change where it reads as the same file but for the hook's command. */
function checked(text: string, way: readonly string[], changed: string, command: string | null): string | null {
  const after = parsed(changed);
  if (after === undefined || commandAt(changed, way) !== command) return null;
  return isDeepStrictEqual(withoutHook(after, way), withoutHook(parsed(text), way)) ? changed : null;
}

function withoutHook(value: unknown, way: readonly string[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  const [key, ...rest] = way;
  const entries: readonly (readonly [string, unknown])[] = Object.entries(value);
  if (key === undefined) return Object.fromEntries(entries.filter(([name]) => name !== HOOK));
  return Object.fromEntries(entries.map(([name, each]) => [name, name === key ? withoutHook(each, rest) : each]));
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
