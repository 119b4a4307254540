import type { LibraryEntry, SymbolEntry } from "../model/index.js";
import { LIBRARIES } from "./libraries.js";

/** The catalog as questions; a name is canonical in the sense of `Evaluated`. */
export interface CatalogLookup {
  /** What a canonical name is called by the catalog: aliases followed, a default export taken for its package. */
  canonical(symbol: string): string;
  /** The entries of a symbol, its own before inherited ones, with what each `*` of theirs stands for. */
  entries(symbol: string): readonly CatalogMatch[];
  /** The type of a property of a type, or null. */
  property(type: string, name: string): string | null;
  /** The types of a function type's parameters, or null where it is none. */
  functionParameters(type: string): readonly (string | null)[] | null;
  /** The constant that a member stands for, or null. */
  constant(symbol: string): string | null;
  /** What a name may be taken for, by package of the library. */
  guesses(name: string): readonly { readonly library: string; readonly symbol: string }[];
  /** The library whose transactions the statements of a library take part in. */
  transactionsOf(library: string): string;
  /** Whether a type is one that transactions hand to their callbacks. */
  isHandle(type: string): boolean;
  /** The methods of a type that configure its value and give it back, where the slots of other calls look for them. */
  builderMethods(type: string): ReadonlySet<string>;
  /** Whether some library calls a function for each element by this name. */
  isCalledForEach(name: string): boolean;
  /** Whether the catalog says anything of a type's members. */
  isType(symbol: string): boolean;
  /** Whether a type is another one or inherits from it. */
  isA(type: string, other: string): boolean;
}

/** One entry that speaks of a symbol. */
export interface CatalogMatch {
  readonly entry: SymbolEntry;
  readonly wildcards: readonly string[];
}

let index: CatalogLookup | null = null;

/** The lookup over all libraries, made once. */
export function catalogLookup(): CatalogLookup {
  return (index ??= lookupOf(LIBRARIES));
}

/** Makes the lookup over some libraries. */
export function lookupOf(libraries: readonly LibraryEntry[]): CatalogLookup {
  const merged = (key: "aliases" | "properties" | "extends" | "constants"): ReadonlyMap<string, string> =>
    new Map(libraries.flatMap((library) => Object.entries(library[key] ?? {})));
  const aliases = merged("aliases");
  const properties = merged("properties");
  const parents = merged("extends");
  const constants = merged("constants");
  const functions = new Map(libraries.flatMap((library) => Object.entries(library.functions ?? {})));
  const guesses = new Map<string, { readonly library: string; readonly symbol: string }[]>();
  for (const { library, guesses: names } of libraries)
    for (const [name, symbol] of Object.entries(names ?? {})) push(guesses, name, { library, symbol });
  const over = new Map(libraries.flatMap(({ library, over: base }) => (base === undefined ? [] : [[library, base] as const])));
  const handles = new Set(libraries.flatMap(({ symbols }) => symbols.flatMap(handlesGiven)));
  const { exact, patterns } = entriesBySymbol(libraries);
  const found = new Map<string, readonly CatalogMatch[]>();
  const chained = new Set(libraries.flatMap(chainedMethods));
  const types = typesIn(libraries);
  const builders = new Map<string, ReadonlySet<string>>();
  let forEach: ReadonlySet<string> | null = null;

  function canonical(symbol: string): string {
    let name = plain(symbol);
    for (let steps = 0; steps < 8; steps++) {
      const next = aliases.get(name) ?? aliasOfOwner(name);
      if (next === undefined || next === name) return name;
      name = next;
    }
    return name;
  }

  /** `typeorm#Connection.query` is `typeorm#DataSource.query`. */
  function aliasOfOwner(name: string): string | undefined {
    const dot = name.lastIndexOf(".");
    if (dot <= name.indexOf("#")) return undefined;
    const owner = aliases.get(name.slice(0, dot));
    return owner === undefined ? undefined : `${owner}${owner.includes("#") ? "." : "#"}${name.slice(dot + 1)}`;
  }

  /** A type and what it inherits from; what a member of it holds, it may have inherited: `TransactionClient.order` is `PrismaClient.order`. */
  function lineage(type: string): readonly string[] {
    const line: string[] = [];
    for (let at: string | undefined = type; at !== undefined && !line.includes(at); at = parents.get(at) ?? inheritedMember(at))
      line.push(at);
    return line;
  }

  function inheritedMember(type: string): string | undefined {
    const [owner, name] = split(type);
    const parent = owner === null ? undefined : (parents.get(owner) ?? inheritedMember(owner));
    return parent === undefined ? undefined : `${parent}.${name}`;
  }

  function entries(symbol: string): readonly CatalogMatch[] {
    const known = found.get(symbol);
    if (known !== undefined) return known;
    const [owner, name] = split(symbol);
    const names = owner === null ? [symbol] : lineage(owner).map((type) => `${type}.${name}`);
    const matches = names.flatMap((each) => [...(exact.get(each) ?? []), ...patternMatches(patterns, each)]);
    found.set(symbol, matches);
    return matches;
  }

  function builderMethods(type: string): ReadonlySet<string> {
    const known = builders.get(type);
    if (known !== undefined) return known;
    const givesItself = (name: string): boolean =>
      entries(`${type}.${name}`).some(({ entry }) => entry.returns !== undefined && "self" in entry.returns);
    const methods = new Set([...chained].filter(givesItself));
    builders.set(type, methods);
    return methods;
  }

  return {
    canonical,
    entries,
    property: (type, name) => first(lineage(type), (each) => properties.get(`${each}.${name}`) ?? null),
    functionParameters: (type) => functions.get(type) ?? null,
    constant: (symbol) => constants.get(symbol) ?? null,
    guesses: (name) => guesses.get(name) ?? [],
    transactionsOf: (library) => over.get(library) ?? library,
    isHandle: (type) => handles.has(type),
    builderMethods,
    isCalledForEach: (name) => (forEach ??= new Set(libraries.flatMap(namesForEach))).has(name),
    isType: (symbol) => types.has(symbol),
    isA: (type, other) => lineage(type).includes(other),
  };
}

function handlesGiven({ callbacks = [] }: SymbolEntry): readonly string[] {
  return callbacks
    .filter(({ runs }) => runs === "transaction")
    .flatMap(({ parameters = [] }) => parameters.filter((type) => type !== null));
}

function namesForEach({ symbols }: LibraryEntry): readonly string[] {
  return symbols
    .filter(({ callbacks = [] }) => callbacks.some(({ each }) => each != null))
    .flatMap(({ symbol }) => symbol)
    .map((symbol) => symbol.slice(Math.max(symbol.lastIndexOf("."), symbol.lastIndexOf("#")) + 1));
}

function typesIn(libraries: readonly LibraryEntry[]): ReadonlySet<string> {
  const members = libraries.flatMap(({ symbols, properties }) => [
    ...symbols.flatMap(({ symbol }) => symbol),
    ...Object.keys(properties ?? {}),
  ]);
  const heirs = libraries.flatMap((library) => Object.keys(library.extends ?? {}));
  return new Set([...heirs, ...members.map((member) => member.slice(0, Math.max(0, member.lastIndexOf("."))))]);
}

function chainedMethods({ symbols }: LibraryEntry): readonly string[] {
  const sources = symbols.flatMap(({ slots }) => Object.values(slots ?? {})).flat();
  return sources.flatMap((source) => ("chained" in source ? [source.chained] : []));
}

/** The default export stands for its package: `jsonwebtoken#default.sign` is `jsonwebtoken#sign`. */
function plain(symbol: string): string {
  return symbol.replace(/#(?:default|\*)$/, "").replace(/#(?:default|\*)\./, "#");
}

interface Pattern {
  /** The parts of the name after `#`, by the dots. */
  readonly parts: readonly string[];
  readonly match: SymbolEntry;
}

function entriesBySymbol(libraries: readonly LibraryEntry[]): {
  readonly exact: ReadonlyMap<string, readonly CatalogMatch[]>;
  readonly patterns: ReadonlyMap<string, readonly Pattern[]>;
} {
  const exact = new Map<string, CatalogMatch[]>();
  const patterns = new Map<string, Pattern[]>();
  for (const entry of libraries.flatMap((library) => library.symbols)) {
    for (const symbol of typeof entry.symbol === "string" ? [entry.symbol] : entry.symbol) {
      if (!symbol.includes("*")) push(exact, symbol, { entry, wildcards: [] });
      else push(patterns, symbol.slice(0, symbol.indexOf("#")), { parts: partsOf(symbol), match: entry });
    }
  }
  return { exact, patterns };
}

function patternMatches(patterns: ReadonlyMap<string, readonly Pattern[]>, symbol: string): readonly CatalogMatch[] {
  const hash = symbol.indexOf("#");
  const candidates = hash === -1 ? undefined : patterns.get(symbol.slice(0, hash));
  if (candidates === undefined) return [];
  const parts = partsOf(symbol);
  return candidates.flatMap(({ parts: expected, match }) => {
    if (expected.length !== parts.length || !expected.every((part, at) => part === "*" || part === parts[at])) return [];
    return [{ entry: match, wildcards: parts.filter((_, at) => expected[at] === "*") }];
  });
}

function partsOf(symbol: string): readonly string[] {
  return symbol.slice(symbol.indexOf("#") + 1).split(".");
}

function split(symbol: string): readonly [owner: string | null, name: string] {
  const dot = symbol.lastIndexOf(".");
  return dot > symbol.indexOf("#") && symbol.includes("#") ? [symbol.slice(0, dot), symbol.slice(dot + 1)] : [null, symbol];
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
}

function first<Item, Found>(items: readonly Item[], find: (item: Item) => Found | null): Found | null {
  for (const item of items) {
    const found = find(item);
    if (found !== null) return found;
  }
  return null;
}
