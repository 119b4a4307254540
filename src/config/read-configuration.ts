import type * as yamlModule from "yaml";
import type { Document, LineCounter, Node, YAMLError } from "yaml";
import { ArchlintError } from "../model/error.js";
import type { Position } from "../model/location.js";
import type { ConfigurationSource, KeyPath } from "./configuration-source.js";
import { readTextFile } from "./read-text-file.js";

/** Aliases may repeat parts of a configuration this often in all; beyond it a small file could grow without bound. */
const MAX_ALIASES = 100;

type Yaml = typeof yamlModule;

/** Reads a configuration file (YAML, or JSON as its subset) with the positions of its keys; `name` is the path that messages show. */
export async function readConfiguration(path: string, name: string): Promise<ConfigurationSource> {
  return parseConfiguration(readTextFile(path, name), path, name);
}

/** The same for a text that stands, or is to stand, at a path. */
export async function parseConfiguration(text: string, path: string, name: string): Promise<ConfigurationSource> {
  const yaml = await import("yaml");
  const { document, lines } = parse(yaml, text, name);
  const data = plainData(document, name);
  if (data === null) throw new ArchlintError(`${name}:1:1: the file is empty; write version: 1, or delete the file`);
  return { name, path, data, text, locate: (key, part) => locate(yaml, document, lines, key, part) };
}

/** Reads the `archlint` key of a package.json; the paths of the source begin at that key. */
export async function readPackageConfiguration(path: string, name: string): Promise<ConfigurationSource> {
  const whole = await readConfiguration(path, name);
  const data = isRecord(whole.data) ? whole.data["archlint"] : null;
  return { ...whole, data, locate: (key, part) => whole.locate(["archlint", ...key], part) };
}

function parse(yaml: Yaml, text: string, name: string): { document: Document; lines: LineCounter } {
  const lines = new yaml.LineCounter();
  const document = guarded(name, () => yaml.parseDocument(text, { lineCounter: lines, prettyErrors: false, stringKeys: false }));
  const error = document.errors[0] ?? document.warnings[0];
  if (error !== undefined) {
    const { line, col } = lines.linePos(error.pos[0]);
    throw new ArchlintError(`${name}:${line}:${col}: ${wordsFor(error, text)}`);
  }
  yaml.visit(document, {
    Alias: (_key, alias, path) => {
      const target = alias.resolve(document);
      const { line, col } = lines.linePos(alias.range?.[0] ?? 0);
      const where = `${name}:${line}:${col}: the alias *${alias.source}`;
      if (target === undefined) throw new ArchlintError(`${where} has no anchor before it`);
      if (path.includes(target)) throw new ArchlintError(`${where} stands inside its own anchor`);
    },
  });
  return { document, lines };
}

function plainData(document: Document, name: string): unknown {
  const data: unknown = guarded(name, (): unknown => document.toJS({ maxAliasCount: MAX_ALIASES }));
  return data ?? null;
}

/** The parser recurses with the text and throws on too many aliases: both are the text's fault. */
function guarded<T>(name: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof RangeError) throw new ArchlintError(`${name}: is nested too deeply`, { cause: error });
    if (error instanceof ReferenceError) throw new ArchlintError(`${name}: uses more than ${MAX_ALIASES} aliases`, { cause: error });
    throw error;
  }
}

function wordsFor(error: YAMLError, text: string): string {
  const written = /^\S+/.exec(text.slice(error.pos[0], error.pos[0] + 80))?.[0] ?? "";
  switch (error.code) {
    case "DUPLICATE_KEY":
      return `the key "${written.replace(/:$/, "")}" stands here twice; keep one`;
    case "TAB_AS_INDENT":
      return "a tab can't indent YAML; use spaces";
    case "MULTIPLE_DOCS":
      return "a second document begins here; a configuration is one document";
    case "TAG_RESOLVE_FAILED":
      return `the tag ${written} means nothing here; write the plain value`;
    default: {
      const message = (error.message.split("\n")[0] ?? "").replace(/\s+at line \d+.*$/, "");
      return `this is not valid YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
    }
  }
}

function locate(yaml: Yaml, document: Document, lines: LineCounter, path: KeyPath, part: "key" | "value"): Position {
  let place: Node | null = document.contents;
  let offset = place?.range?.[0] ?? 0;
  for (const [index, step] of path.entries()) {
    const node: Node | null | undefined = yaml.isAlias(place) ? place.resolve(document) : place;
    const found = child(yaml, node ?? null, step);
    if (found === null) break;
    const wantsKey = part === "key" && index === path.length - 1;
    place = found.value;
    offset = (wantsKey ? found.key : (found.value ?? found.key))?.range?.[0] ?? offset;
  }
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

function child(yaml: Yaml, node: Node | null, step: string | number): { key: Node | null; value: Node | null } | null {
  if (yaml.isMap(node)) {
    for (const { key, value } of node.items) {
      const name = yaml.isScalar(key) ? String(key.value) : null;
      if (yaml.isNode(key) && name === String(step)) return { key, value: yaml.isNode(value) ? value : null };
    }
  }
  if (yaml.isSeq(node) && typeof step === "number") {
    const item = node.items[step];
    return yaml.isNode(item) ? { key: item, value: item } : null;
  }
  return null;
}

/** Whether a value is a map of keys, as YAML, JSON or code give it. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
