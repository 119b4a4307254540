import { builtinModules } from "node:module";

const BUILTINS = new Set(builtinModules.filter((each) => !each.startsWith("_") && !each.includes(":")));

/** The name of a module of Node's own, without `node:`; null for another. */
export function builtinName(specifier: string): string | null {
  if (specifier.startsWith("node:")) return specifier.slice("node:".length);
  return BUILTINS.has(specifier) ? specifier : null;
}

/** A bare specifier's package and what follows its name. */
export function splitBare(specifier: string): { readonly name: string; readonly subpath: string } {
  const slash = specifier.indexOf("/", specifier.startsWith("@") ? specifier.indexOf("/") + 1 : 0);
  const end = slash <= 0 ? specifier.length : slash;
  return { name: specifier.slice(0, end), subpath: specifier.slice(end + 1) };
}

/** The specifier without the question of a bundler (`./logo.svg?url`) and without its loaders (`raw-loader!./text`). */
export function withoutQuery(specifier: string): string {
  const loaded = specifier.slice(specifier.lastIndexOf("!") + 1);
  const question = loaded.indexOf("?");
  return question > 0 ? loaded.slice(0, question) : loaded;
}

/** `./a`, `..`, `/a`, `C:\a`: a path rather than a name. */
export function isPathSpecifier(specifier: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(specifier) || specifier.startsWith("/") || /^[A-Za-z]:[\\/]/.test(specifier);
}

/** `https:`, `data:`, `bun:`, `virtual:`: another host's module. */
export function hasScheme(specifier: string): boolean {
  return /^[a-z][a-z\d+.-]+:/.test(specifier) || specifier.startsWith("\0");
}

/** `@/a`, `~/a`, `~a`, `#a`: no package can have such a name, so it is an alias whether somebody declared it or not. */
export function aliasOf(specifier: string): { readonly pattern: string; readonly rest: string } | null {
  const sigil = /^(?:[@~#$]\/|[~#$])/.exec(specifier)?.[0];
  if (sigil === undefined) return null;
  if (sigil.endsWith("/")) return { pattern: `${sigil}*`, rest: specifier.slice(sigil.length) };
  const slash = specifier.indexOf("/");
  return { pattern: slash < 0 ? specifier : `${specifier.slice(0, slash)}/*`, rest: specifier.slice(1) };
}
