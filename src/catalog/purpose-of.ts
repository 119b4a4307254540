import { GLOBALS, type Purpose } from "../model/index.js";
import { GLOBAL_PURPOSES } from "./global-purposes.js";
import { PACKAGE_PURPOSES, type NamedPurpose } from "./package-purposes.js";
import { SYMBOL_PURPOSES } from "./symbol-purposes.js";
import { technologiesOf } from "./package-technologies.js";
import { PURE_PACKAGES } from "./pure-packages.js";

const BY_GLOBAL = byName(GLOBAL_PURPOSES);
const BY_SYMBOL = byName(SYMBOL_PURPOSES);
const BY_PACKAGE = byName([...PACKAGE_PURPOSES, { purpose: "pure", names: PURE_PACKAGES }]);

/** What an outside symbol is for, by its package (`node:fs` for a module of Node) or as a global; null where the catalog doesn't know. */
export function purposeOf(source: string, member: string): Purpose | null {
  if (source === GLOBALS) return globalPurpose(member);
  return BY_SYMBOL.get(`${source}#${member}`) ?? BY_PACKAGE.get(source) ?? technologiesOf(source)[0] ?? scopePurpose(source);
}

function globalPurpose(member: string): Purpose | null {
  for (let name = member.replace(/^new |\(\)$/g, ""); name !== ""; name = name.slice(0, Math.max(0, name.lastIndexOf(".")))) {
    const purpose = BY_GLOBAL.get(name);
    if (purpose !== undefined) return purpose;
  }
  return BY_GLOBAL.get(member) ?? null;
}

function scopePurpose(source: string): Purpose | null {
  const slash = source.startsWith("@") ? source.indexOf("/") : -1;
  return slash === -1 ? null : (BY_PACKAGE.get(`${source.slice(0, slash)}/*`) ?? null);
}

function byName(entries: readonly NamedPurpose[]): ReadonlyMap<string, Purpose> {
  return new Map(entries.flatMap(({ purpose, names }) => names.map((name): [string, Purpose] => [name, purpose])));
}
