import { describe, expect, test } from "vitest";
import { LIBRARIES } from "../../src/catalog/libraries.js";
import { OPERATION_KINDS, type OperationKind, type SlotSource, type SymbolEntry } from "../../src/model/index.js";

/** `package`, `@scope/package/subpath`, `package#export.member()`, `global#console.log`; a member may be `*`. */
const PACKAGE = String.raw`(?:@[a-z0-9-~][a-z0-9-._~]*/)?[a-z0-9-~][a-zA-Z0-9-._~]*(?:/[a-zA-Z0-9-._~]+)*`;
const MEMBER = String.raw`(?:\*|[A-Za-z_$][\w$]*)(?:\(\))*`;
const CANONICAL = new RegExp(`^${PACKAGE}(?:\\(\\))*(?:#${MEMBER}(?:\\.${MEMBER})*)?$`);

/** The slots that no rule on such an operation can do without. */
const OBLIGATORY: Readonly<Partial<Record<OperationKind, readonly string[]>>> = {
  "cookie.set": ["name"],
  "cookie.clear": ["name"],
  "jwt.sign": ["payload", "key"],
  "jwt.decode": ["token"],
  "database.read": ["statement", "model"],
  "database.write": ["statement", "model"],
  "database.sql": ["text"],
  "event.publish": ["event"],
  "cache.write": ["key"],
  "store.write": ["model"],
};

/** Values of the `statement` slot. */
const STATEMENTS: ReadonlySet<unknown> = new Set(["insert", "update", "delete", "upsert", "select", "save"]);

describe.each(LIBRARIES.map((library) => [library.library, library] as const))("%s", (name, library) => {
  const symbols = library.symbols.flatMap(symbolsOf);
  const types = [
    ...Object.entries(library.aliases ?? {}).flat(),
    ...Object.entries(library.properties ?? {}).flat(),
    ...Object.entries(library.extends ?? {}).flat(),
    ...Object.entries(library.functions ?? {}).flatMap(([type, parameters]) => [type, ...parameters.filter((each) => each !== null)]),
    ...Object.keys(library.constants ?? {}),
    ...Object.values(library.guesses ?? {}),
    ...library.symbols.flatMap(typesNamed),
  ];

  test("has the canonical name of every symbol and type", () => {
    expect([...symbols, ...types].filter((symbol) => !CANONICAL.test(symbol))).toEqual([]);
    expect([...symbols, ...types].filter((symbol) => symbol.startsWith("node:"))).toEqual([]);
  });

  test("names its documentation", () => {
    expect(library.documentation).toMatch(/^https:\/\/\S+$/);
  });

  test("is data that survives JSON", () => {
    expect(JSON.parse(JSON.stringify(library))).toEqual(library);
  });

  test("speaks of no alias by the name that is replaced", () => {
    const replaced = Object.keys(library.aliases ?? {}).filter((alias) => alias !== library.aliases?.[alias]);
    expect([...symbols, ...typesGiven(library)].filter((symbol) => replaced.includes(symbol))).toEqual([]);
  });

  test("gives every operation the slots that rules can't do without", () => {
    const missing = library.symbols.flatMap((entry) =>
      (entry.operation === undefined ? [] : (OBLIGATORY[entry.operation] ?? []))
        .filter((slot) => entry.slots?.[slot] === undefined)
        .map((slot) => `${symbolsOf(entry)[0] ?? name}: ${slot}`),
    );
    expect(missing).toEqual([]);
  });

  test("says of no symbol nothing", () => {
    const idle = library.symbols.filter(
      (entry) =>
        entry.operation === undefined && entry.returns === undefined && entry.callbacks === undefined && entry.asynchronous !== true,
    );
    expect(idle).toEqual([]);
  });

  test("has slots only beside an operation, and in known words", () => {
    expect(library.symbols.filter((entry) => entry.operation === undefined && entry.slots !== undefined)).toEqual([]);
    const statements = library.symbols
      .filter((entry) => entry.operation === "database.read" || entry.operation === "database.write")
      .flatMap((entry) => sourcesOf(entry, "statement").filter((source) => "value" in source && !STATEMENTS.has(source.value)));
    expect(statements).toEqual([]);
  });

  test("reads from a wildcard only what its symbol has", () => {
    const beyond = library.symbols.flatMap((entry) =>
      Object.keys(entry.slots ?? {})
        .flatMap((slot) => sourcesOf(entry, slot))
        .flatMap((source) => ("wildcard" in source ? [source.wildcard] : []))
        .filter((wildcard) => symbolsOf(entry).some((symbol) => symbol.split("*").length - 1 <= wildcard))
        .map((wildcard) => `${symbolsOf(entry)[0] ?? name}: ${wildcard}`),
    );
    expect(beyond).toEqual([]);
  });

  test("reads from a chain only methods that keep it", () => {
    const chained = new Set(
      library.symbols
        .flatMap((entry) => Object.keys(entry.slots ?? {}).flatMap((slot) => sourcesOf(entry, slot)))
        // What is read of every call on the same name needs no chain.
        .flatMap((source) => ("chained" in source && source.each !== true ? [source.chained] : [])),
    );
    const kept = new Set(
      library.symbols
        .filter((entry) => entry.returns !== undefined)
        .flatMap(symbolsOf)
        .map((symbol) => symbol.split(".").at(-1)),
    );
    expect([...chained].filter((method) => !kept.has(method))).toEqual([]);
  });
});

test("no two entries speak of the same symbol in the same case", () => {
  const seen = new Set<string>();
  const twice: string[] = [];
  for (const entry of LIBRARIES.flatMap((library) => library.symbols)) {
    for (const symbol of symbolsOf(entry)) {
      const key = JSON.stringify([symbol, entry.arguments, entry.when, entry.versions]);
      if (seen.has(key)) twice.push(key);
      seen.add(key);
    }
  }
  expect(twice).toEqual([]);
});

test("every library stands in the list once", () => {
  const names = LIBRARIES.map((library) => library.library);
  expect(new Set(names).size).toBe(names.length);
});

test("no two libraries give one name two meanings", () => {
  for (const names of ["aliases", "properties", "extends"] as const) {
    const meanings = new Map<string, Set<string>>();
    for (const [name, meaning] of LIBRARIES.flatMap((library) => Object.entries(library[names] ?? {}))) {
      meanings.set(name, (meanings.get(name) ?? new Set()).add(meaning));
    }
    expect([...meanings].filter(([, each]) => each.size > 1).map(([name]) => name)).toEqual([]);
  }
});

test("no type inherits from itself", () => {
  const parents = new Map(LIBRARIES.flatMap((library) => Object.entries(library.extends ?? {})));
  const circular = [...parents.keys()].filter((type) => {
    let parent = parents.get(type);
    for (let steps = 0; parent !== undefined && steps <= parents.size; steps++) {
      if (parent === type) return true;
      parent = parents.get(parent);
    }
    return false;
  });
  expect(circular).toEqual([]);
});

test("no kind of operation is misspelt", () => {
  const kinds = LIBRARIES.flatMap((library) => library.symbols).flatMap((entry) =>
    entry.operation === undefined ? [] : [entry.operation],
  );
  expect(kinds.filter((kind) => !OPERATION_KINDS.includes(kind))).toEqual([]);
});

function symbolsOf(entry: SymbolEntry): readonly string[] {
  return typeof entry.symbol === "string" ? [entry.symbol] : entry.symbol;
}

function sourcesOf(entry: SymbolEntry, slot: string): readonly SlotSource[] {
  const sources = entry.slots?.[slot];
  if (sources === undefined) return [];
  return isList(sources) ? sources : [sources];
}

function isList(sources: SlotSource | readonly SlotSource[]): sources is readonly SlotSource[] {
  return Array.isArray(sources);
}

function typesNamed(entry: SymbolEntry): readonly string[] {
  const returned = entry.returns !== undefined && "type" in entry.returns ? [entry.returns.type] : [];
  const parameters = (entry.callbacks ?? []).flatMap((callback) => callback.parameters ?? []);
  return [...returned, ...parameters.filter((type) => type !== null && type !== "self")].filter((type) => type !== null);
}

function typesGiven(library: (typeof LIBRARIES)[number]): readonly string[] {
  return [...library.symbols.flatMap(typesNamed), ...Object.values(library.properties ?? {})];
}
