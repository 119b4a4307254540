import { createRequire } from "node:module";
import type { ts } from "ts-morph";

/** The TypeScript compiler as ts-morph bundles it. */
export type Compiler = typeof ts;

let loaded: Compiler | null = null;

/**
 * Loads the compiler on first use, so that a run answered from the cache loads no parser.
 * `require` takes half the time of an ESM import of the same file; it is resolved from
 * ts-morph's own folder, because a strict package manager hides it from ours.
 */
export function compiler(): Compiler {
  if (loaded === null) {
    const own = createRequire(import.meta.url);
    const bundle: unknown = createRequire(own.resolve("ts-morph"))("@ts-morph/common");
    if (!isBundle(bundle)) throw new TypeError("ts-morph bundles no compiler");
    loaded = bundle.ts;
  }
  return loaded;
}

function isBundle(value: unknown): value is { readonly ts: Compiler } {
  return typeof value === "object" && value !== null && "ts" in value && typeof value.ts === "object";
}
