import { isObject, objectIn, ownValue, parseJson, textIn, type JsonObject } from "./json.js";
import { folderOf } from "./tree-path.js";

/** A package.json as far as resolution and the report need it. */
export interface Manifest {
  readonly path: string;
  readonly folder: string;
  readonly name: string | null;
  readonly version: string | null;
  readonly private: boolean;
  readonly dependencies: Readonly<Record<string, string>>;
  /** `exports` by subpath (`.`, `./sub`, `./features/*`), each with its targets, those for run time first; null without the field. */
  readonly exports: ReadonlyMap<string, readonly string[]> | null;
  /** `imports` by key (`#db`, `#lib/*`). */
  readonly imports: ReadonlyMap<string, readonly string[]>;
  /** Targets of `source`, `module`, `main` and `types`, in this order. */
  readonly mains: readonly string[];
  /** `_moduleAliases` of the package module-alias. */
  readonly aliases: Readonly<Record<string, string>>;
}

const DEPENDENCY_FIELDS = ["peerDependencies", "optionalDependencies", "devDependencies", "dependencies"];
const MAIN_FIELDS = ["source", "module", "main", "browser", "types", "typings"];

/** How deep conditions of `exports` may be nested; deeper ones are hostile. */
const CONDITION_DEPTH = 12;

/** Reads a package.json's text; null where it is no JSON object. */
export function parseManifest(path: string, text: string): Manifest | null {
  const value = parseJson(text);
  if (!isObject(value)) return null;
  const name = textIn(value, "name");
  return {
    path,
    folder: folderOf(path),
    name: name === "" ? null : name,
    version: textIn(value, "version"),
    private: ownValue(value, "private") === true,
    dependencies: Object.fromEntries(DEPENDENCY_FIELDS.flatMap((field) => Object.entries(textEntries(objectIn(value, field))))),
    exports: exportsIn(value),
    imports: new Map(Object.entries(objectIn(value, "imports")).map(([key, target]) => [key, targetsIn(target)])),
    mains: MAIN_FIELDS.flatMap((field) => textIn(value, field) ?? []),
    aliases: textEntries(objectIn(value, "_moduleAliases")),
  };
}

function textEntries(object: JsonObject): Record<string, string> {
  const entries = Object.entries(object).filter((each): each is [string, string] => typeof each[1] === "string");
  return Object.fromEntries(entries);
}

function exportsIn(value: JsonObject): ReadonlyMap<string, readonly string[]> | null {
  const written = ownValue(value, "exports");
  if (written === undefined || written === null) return null;
  if (isObject(written) && Object.keys(written).some((key) => key.startsWith("."))) {
    return new Map(Object.entries(written).map(([key, target]) => [key, targetsIn(target)]));
  }
  return new Map([[".", targetsIn(written)]]);
}

/** All targets under conditions, in the order of writing, those for types only last. */
function targetsIn(written: unknown): readonly string[] {
  const runtime: string[] = [];
  const types: string[] = [];
  const visit = (value: unknown, typesOnly: boolean, depth: number): void => {
    if (typeof value === "string") (typesOnly ? types : runtime).push(value);
    else if (depth > CONDITION_DEPTH) return;
    else if (Array.isArray(value)) for (const each of value) visit(each, typesOnly, depth + 1);
    else if (isObject(value)) {
      for (const [condition, target] of Object.entries(value)) visit(target, typesOnly || condition.startsWith("types"), depth + 1);
    }
  };
  visit(written, false, 0);
  return [...new Set([...runtime, ...types])];
}

/** The targets of the entry that a key matches, the star replaced; null where nothing matches. The most specific pattern wins. */
export function matchTargets(entries: ReadonlyMap<string, readonly string[]>, key: string): readonly string[] | null {
  const exact = entries.get(key);
  if (exact !== undefined) return exact;
  let best: { readonly length: number; readonly targets: readonly string[] } | null = null;
  for (const [pattern, targets] of entries) {
    const star = pattern.endsWith("/") ? pattern.length : pattern.indexOf("*");
    if (star < 0 || (best !== null && star <= best.length)) continue;
    const before = pattern.slice(0, star);
    const after = pattern.slice(star + 1);
    if (!key.startsWith(before) || !key.endsWith(after) || key.length < before.length + after.length) continue;
    const matched = key.slice(before.length, key.length - after.length);
    const replaced = targets.map((each) => (pattern.endsWith("/") ? each + matched : each.replaceAll("*", () => matched)));
    best = { length: star, targets: replaced };
  }
  return best === null ? null : best.targets;
}
