import { LIBRARIES } from "../libraries.js";

/**
 * The publishing methods of a client's class, by every name of its symbol.
 * AWS clients send any command by one method, so their type says nothing.
 */
export const PUBLISHING_CLIENTS: ReadonlyMap<string, ReadonlySet<string>> = publishingClients();

function publishingClients(): ReadonlyMap<string, ReadonlySet<string>> {
  const methods = new Map<string, Set<string>>();
  for (const { symbol, operation, when } of LIBRARIES.flatMap((library) => library.symbols)) {
    if ((operation !== "message.publish" && operation !== "event.publish") || when !== undefined) continue;
    for (const each of typeof symbol === "string" ? [symbol] : symbol) {
      const dot = each.lastIndexOf(".");
      if (dot > each.indexOf("#")) add(methods, each.slice(0, dot), [each.slice(dot + 1)]);
    }
  }
  const parents = new Map(entriesOf("extends"));
  for (const type of parents.keys())
    for (let parent = parents.get(type); parent !== undefined; parent = parents.get(parent)) add(methods, type, methods.get(parent) ?? []);
  for (const [alias, type] of entriesOf("aliases")) add(methods, alias.includes("#") ? alias : `${alias}#default`, methods.get(type) ?? []);
  return methods;
}

function entriesOf(names: "aliases" | "extends"): readonly (readonly [string, string])[] {
  return LIBRARIES.flatMap((library) => Object.entries(library[names] ?? {}));
}

function add(methods: Map<string, Set<string>>, type: string, names: Iterable<string>): void {
  const all = new Set([...(methods.get(type) ?? []), ...names]);
  if (all.size > 0) methods.set(type, all);
}
