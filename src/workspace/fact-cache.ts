import { createHash, randomBytes } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { FACTS_SCHEMA } from "../model/facts.js";
import { lazily } from "../model/lazily.js";
import type { EncodedFacts, FactSource, FileBodies, FileOutline, FreshFacts } from "../model/index.js";
import { emptyCacheFolder, openCacheFiles, removeLeftovers, type CacheFiles } from "./cache-files.js";
import { cacheFolder } from "./cache-folder.js";
import { readPack, writePack, type PackedFacts } from "./fact-pack.js";
import { isObject } from "./json.js";
import type { SourceText } from "./open-workspace.js";

/** Facts and results of earlier runs. Whatever is wrong with it, it only knows less: it never throws and never prints. */
export interface FactCache {
  /** The facts of a file with this path and content, or null. */
  get(source: SourceText): FactSource | null;
  put(source: SourceText, facts: FreshFacts): FactSource;
  /** The finished result of a run with the same inputs, or null. */
  result(key: string): string | null;
  putResult(key: string, text: string): void;
  /** Writes what was put. */
  save(): void;
}

const PACK_PREFIX = "facts-";
const RESULT_PREFIX = "result-";

/** Packs beyond this number are made into one. */
const PACK_LIMIT = 6;
const RESULT_LIMIT = 6;

/** Facts that no run asked for in so many days are dropped. */
const LIFETIME_DAYS = 30;
/** A day of last use is written anew only when it is older than this. */
const REFRESH_DAYS = 7;
/** Facts of other branches may take as much as those in use, and this. */
const SPARE_BYTES = 32 * 1024 * 1024;

/** Opens the cache of a root; one that isn't enabled knows nothing and keeps nothing. */
export function openFactCache({ root, enabled }: { readonly root: string; readonly enabled: boolean }): FactCache {
  if (!enabled)
    return {
      get: () => null,
      put: (_, facts) => sourceOf(facts),
      result: () => null,
      putResult: () => undefined,
      save: () => undefined,
    };
  const folder = cacheFolder(root);
  const files = openCacheFiles(folder);
  const stamp = extractorStamp();
  const today = Math.floor(Date.now() / 86_400_000);
  const added = new Map<string, EncodedFacts>();
  const used = new Set<string>();
  let loaded: Loaded | null = null;

  function packed(): Loaded {
    loaded ??= loadPacks(files, stamp);
    return loaded;
  }

  return {
    get: (source) => {
      const key = keyOf(source);
      const entry = packed().entries.get(key);
      const outline = entry === undefined ? null : parseOutline(entry, source.path);
      if (entry === undefined || outline === null) return null;
      used.add(key);
      return { outline, bodies: lazily(() => parseBodies(entry)) };
    },
    put: (source, facts) => {
      added.set(keyOf(source), { outline: facts.outline, bodies: facts.bodies });
      return sourceOf(facts);
    },
    result: (key) => readResult(files, key),
    putResult: (key, text) => {
      if (files.write(resultName(key), `${digestOf(key, text)}\n${text}`)) pruneResults(files);
    },
    save: () => {
      if (added.size === 0 && loaded === null) return;
      const fresh = [...added].map(([key, facts]) => pack(key, facts, today));
      const { entries, packs, stale } = packed();
      const isOld = [...used].some((key) => today - (entries.get(key)?.day ?? today) > REFRESH_DAYS);
      if (packs.length + 1 > PACK_LIMIT || stale || isOld) rewrite(files, stamp, packed(), fresh, used, today);
      else if (fresh.length > 0) files.write(packName(), writePack(stamp, fresh));
      removeLeftovers(folder);
      added.clear();
    },
  };
}

/** Empties the cache of a root. */
export function cleanCache(root: string): void {
  emptyCacheFolder(cacheFolder(root), [PACK_PREFIX, RESULT_PREFIX]);
}

interface Loaded {
  readonly entries: ReadonlyMap<string, PackedFacts>;
  readonly packs: readonly string[];
  /** Some pack is damaged or of another version. */
  readonly stale: boolean;
}

function loadPacks(files: CacheFiles, stamp: string): Loaded {
  const entries = new Map<string, PackedFacts>();
  const packs = files.names(PACK_PREFIX);
  let stale = false;
  for (const name of packs) {
    const content = files.read(name);
    const found = content === null ? null : readPack(stamp, content);
    if (found === null) stale = true;
    else for (const entry of found) entries.set(entry.key, entry);
  }
  return { entries, packs, stale };
}

/** Makes one pack of all: what this run used or found, and what others did lately as far as there is room. */
function rewrite(
  files: CacheFiles,
  stamp: string,
  loaded: Loaded,
  fresh: readonly PackedFacts[],
  used: ReadonlySet<string>,
  today: number,
): void {
  const kept: PackedFacts[] = [...fresh];
  const spare: PackedFacts[] = [];
  for (const entry of loaded.entries.values()) {
    if (used.has(entry.key)) kept.push({ ...entry, day: today });
    else if (today - entry.day <= LIFETIME_DAYS) spare.push(entry);
  }
  let room = kept.reduce((sum, each) => sum + each.size, SPARE_BYTES);
  for (const entry of spare.sort((a, b) => b.day - a.day)) {
    room -= entry.size;
    if (room > 0) kept.push(entry);
  }
  if (!files.write(packName(), writePack(stamp, kept))) return;
  for (const name of loaded.packs) files.remove(name);
}

function pack(key: string, { outline, bodies }: EncodedFacts, day: number): PackedFacts {
  return { key, day, outline: bufferOf(outline), bodies: bufferOf(bodies), size: key.length + outline.length + bodies.length };
}

function packName(): string {
  return `${PACK_PREFIX}${randomBytes(6).toString("hex")}`;
}

/** Every run asks for the outline; the bodies are kept as they are while there is room, and else read from their text. */
function sourceOf({ live, bodies }: FreshFacts): FactSource {
  const made = new WeakRef(live.bodies);
  return { outline: live.outline, bodies: lazily(() => made.deref() ?? parseBodies({ bodies: bufferOf(bodies) })) };
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Path and content: the path is escaped as in JSON, so that no tab or newline of it breaks a pack's line. */
function keyOf({ path, hash }: SourceText): string {
  return `${hash} ${JSON.stringify(path)}`;
}

function parseOutline(entry: Pick<PackedFacts, "outline">, path: string): FileOutline | null {
  const value = parse(entry.outline);
  return isObject(value) && value["path"] === path && Array.isArray(value["imports"]) ? asOutline(value) : null;
}

function parseBodies(entry: Pick<PackedFacts, "bodies">): FileBodies {
  const value = parse(entry.bodies);
  return isObject(value) && Array.isArray(value["functions"]) ? asBodies(value) : { functions: [], locals: [] };
}

function parse(content: Buffer): unknown {
  try {
    const value: unknown = JSON.parse(content.toString("utf8"));
    return value;
  } catch {
    return null;
  }
}

/** The pack's checksum and stamp say that this very build wrote it. */
function asOutline(value: object): FileOutline {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- proven by stamp and checksum, not by shape
  return value as FileOutline;
}

function asBodies(value: object): FileBodies {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- proven by stamp and checksum, not by shape
  return value as FileBodies;
}

function readResult(files: CacheFiles, key: string): string | null {
  const content = files.read(resultName(key))?.toString("utf8");
  if (content === undefined) return null;
  const end = content.indexOf("\n");
  const text = content.slice(end + 1);
  if (end <= 0 || content.slice(0, end) !== digestOf(key, text)) return null;
  // What changes are held against is asked for again and again, while each edit brings a result of its own.
  files.touch(resultName(key));
  return text;
}

function pruneResults(files: CacheFiles): void {
  for (const name of files.names(RESULT_PREFIX).slice(0, -RESULT_LIMIT)) files.remove(name);
}

function resultName(key: string): string {
  return RESULT_PREFIX + createHash("sha256").update(key).digest("hex").slice(0, 32);
}

function digestOf(key: string, text: string): string {
  return createHash("sha256").update(key).update("\0").update(text).digest("hex");
}

/** What the facts were made by: the schema, the package with its dependencies, and the extractor's own files. */
function extractorStamp(): string {
  const hash = createHash("sha256").update(String(FACTS_SCHEMA));
  const source = join(import.meta.dirname, "..");
  for (const manifest of [join(source, "..", "package.json"), join(source, "..", "..", "package.json")]) {
    if (lstatSync(manifest, { throwIfNoEntry: false })?.isFile() === true) hash.update(readFileSync(manifest));
  }
  for (const folder of ["extract", "model"]) {
    for (const path of codeIn(join(source, folder))) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`\0${path.slice(source.length)} ${size} ${mtimeMs}`);
    }
  }
  return hash.digest("base64url").slice(0, 22);
}

function codeIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .sort()
      .flatMap((name) => (/\.[jt]s$/.test(name) ? join(folder, name) : []));
  } catch {
    return [];
  }
}
