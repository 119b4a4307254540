import { LIBRARIES } from "../../catalog/libraries.js";
import type { LibraryEntry, OperationKind, SymbolEntry } from "../../model/index.js";
import { lazily } from "../../model/index.js";
import { packageOf } from "../values/describe-call.js";
import type { CallIndex, CallPlace } from "./call-index.js";

/** Which calls may be operations of a kind, decided by names alone. */
export interface Candidates {
  /** In the order of files and text. */
  ofKind(kind: OperationKind): readonly CallPlace[];
  /** Whether a name is used by libraries for operations of a kind at all. */
  isNameOf(name: string, kind: OperationKind): boolean;
  /** Whether a name may be that of an operation of any kind. */
  isName(name: string): boolean;
  /** Whether libraries that the program has use a name for nothing but operations of a kind. */
  isDistinctive(name: string, kind: OperationKind): boolean;
}

interface Signs {
  readonly names: Set<string>;
  /** Of these, the names of methods: what they are called on may come from anywhere. */
  readonly methods: Set<string>;
  /** Exports that are such operations: who imports them may call them by any name. */
  readonly exports: Map<string, { readonly pkg: string; readonly name: string }>;
  /** Packages that give functions which are such operations: `const sql = postgres(url)`. */
  readonly givers: Set<string>;
  /** Packages with objects whose every method is such an operation: `client.getOrder(…)` of a gRPC service. */
  readonly anyName: Set<string>;
}

const NO_SIGNS: Signs = { names: new Set(), methods: new Set(), exports: new Map(), givers: new Set(), anyName: new Set() };

/** Makes the filter for the libraries that a program has. */
export function candidatesOf(index: CallIndex): Candidates {
  const kindsByName = new Map<string, Set<OperationKind | null>>();
  const signs = new Map<OperationKind, Signs>();
  for (const library of LIBRARIES) for (const entry of library.symbols) note(library, entry);

  function note({ guesses }: LibraryEntry, entry: SymbolEntry): void {
    const symbols = (typeof entry.symbol === "string" ? [entry.symbol] : entry.symbol).filter(isPresent);
    for (const symbol of symbols) for (const kind of kindsOf(entry)) addTo(kindsByName, lastName(symbol), kind);
    if (entry.operation === undefined || symbols.length === 0) return;
    for (const kind of kindsOf(entry)) {
      if (kind === null) continue;
      const found = signs.get(kind) ?? {
        names: new Set<string>(),
        methods: new Set<string>(),
        exports: new Map<string, { pkg: string; name: string }>(),
        givers: new Set<string>(),
        anyName: new Set<string>(),
      };
      signs.set(kind, found);
      for (const symbol of symbols) {
        if (lastName(symbol) === "*") found.anyName.add(packageOf(symbol));
        else found.names.add(lastName(symbol));
        if (isOfType(symbol) || isDecorator(entry)) found.methods.add(lastName(symbol));
        const name = symbol.includes("#") ? symbol.slice(symbol.indexOf("#") + 1) : "default";
        if (!name.includes(".") && !isDecorator(entry)) found.exports.set(symbol, { pkg: packageOf(symbol), name });
        if (GIVEN.has(symbol)) found.givers.add(packageOf(symbol));
      }
      for (const [name, guess] of Object.entries(guesses ?? {}))
        if (symbols.includes(guess)) {
          found.names.add(name);
          found.methods.add(name);
        }
    }
  }

  function isPresent(symbol: string): boolean {
    return [...standingFor(packageOf(symbol))].some((pkg) => pkg === "global" || index.packages.has(pkg));
  }

  const operationNames = lazily(() => new Set([...signs.values()].flatMap(({ names }) => [...names])));
  /** Objects of some library at hand are called by names that the program gives. */
  const anyMethod = lazily(() => [...signs.values()].some(({ anyName }) => anyName.size > 0));

  return {
    ofKind(kind) {
      const { names, methods, exports, givers, anyName } = signs.get(kind) ?? NO_SIGNS;
      if (names.size === 0 && anyName.size === 0) return [];
      const places = [...names, ...THROUGH].flatMap((name) => {
        if (methods.has(name) || THROUGH.includes(name)) return index.named(name);
        const users = new Set([...exports.values()].filter((each) => each.name === name).flatMap(({ pkg }) => index.users(pkg)));
        return index.named(name).filter(({ file }) => users.has(file));
      });
      const files = new Set([
        ...[...exports.values()].flatMap(({ pkg, name }) => index.takers(pkg, name)),
        ...[...givers].flatMap((pkg) => index.users(pkg)),
      ]);
      const whole = new Set([...anyName].flatMap((pkg) => index.importers(pkg)));
      return inOrder([...places, ...[...files].flatMap((file) => index.bare(file)), ...[...whole].flatMap((file) => index.of(file))]);
    },
    isName: (name) => anyMethod() || THROUGH.includes(name) || operationNames().has(name),
    isNameOf: (name, kind) => signs.get(kind)?.names.has(name) === true,
    isDistinctive: (name, kind) => signs.get(kind)?.names.has(name) === true && kindsByName.get(name)?.size === 1,
  };
}

/** Methods of functions by which they are called. */
const THROUGH = ["call", "apply"];

/** Types that calls of packages give. */
const GIVEN: ReadonlySet<string> = new Set(
  LIBRARIES.flatMap((library) =>
    library.symbols.flatMap(({ returns }) => (returns !== undefined && "type" in returns ? [returns.type] : [])),
  ),
);

/** A package, and those that give its types under names of their own: it may never be imported itself. */
function standingFor(pkg: string): ReadonlySet<string> {
  const found = new Set([pkg]);
  for (const each of found) for (const other of giving().get(each) ?? []) found.add(other);
  return found;
}

/** The packages that give types of others, by these. */
const giving = lazily(givers);

function givers(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { aliases, extends: bases, properties, functions, symbols } of LIBRARIES) {
    const types = [...Object.entries({ ...aliases, ...properties }), ...Object.entries(bases ?? {}), ...Object.entries(functions ?? {})];
    for (const [name, given] of types)
      for (const symbol of typeof given === "string" ? [given] : given)
        if (symbol !== null) addTo(found, packageOf(symbol), packageOf(name));
    for (const { symbol, returns, callbacks = [] } of symbols) {
      const given = returns !== undefined && "type" in returns ? [returns.type] : [];
      for (const type of [...given, ...callbacks.flatMap(({ parameters = [] }) => parameters)])
        for (const name of [symbol].flat()) if (type !== null) addTo(found, packageOf(type), packageOf(name));
    }
  }
  return found;
}

/** What stands on a method is no call. */
function isDecorator({ callbacks }: SymbolEntry): boolean {
  return callbacks?.some(({ argument }) => typeof argument === "string" && argument.startsWith("@")) === true;
}

/** The kinds that a symbol's calls may have; null where they are none that anybody asks for. */
export function kindsOf({ operation }: SymbolEntry): readonly (OperationKind | null)[] {
  if (operation === undefined) return [null];
  return operation === "database.sql" ? SQL_KINDS : [operation];
}

/** Whether a statement as text may be of that kind. */
export function isStatement(kind: OperationKind): boolean {
  return SQL_KINDS.includes(kind);
}

const SQL_KINDS: readonly OperationKind[] = [
  "database.sql",
  "database.read",
  "database.write",
  "transaction.begin",
  "transaction.commit",
  "transaction.rollback",
];

/** What is called on an object of a type, or is a global: not an export of a module. */
function isOfType(symbol: string): boolean {
  return packageOf(symbol) === "global" || symbol.slice(symbol.indexOf("#") + 1).includes(".");
}

function lastName(symbol: string): string {
  const end = symbol.slice(symbol.indexOf("#") + 1);
  return end.slice(end.lastIndexOf(".") + 1).replace(/\(\)$/, "");
}

function inOrder(places: readonly CallPlace[]): readonly CallPlace[] {
  const unique = new Map(places.map((place) => [`${place.file}\0${place.function}\0${place.step}`, place]));
  return [...unique.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.function - b.function || a.step - b.step));
}

function addTo<Key, Item>(map: Map<Key, Set<Item>>, key: Key, item: Item): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([item]));
  else set.add(item);
}
